import type { ReactNode } from 'react'
import { webEffectsWords } from '../../../domain/words/web-effects.js'
import { periodText, shortDate } from '../../app/dates.js'
import { useLanguage, useWords } from '../../app/language.js'
import { usePack } from '../../app/register.js'
import { inLang } from '../../app/words-of.js'
import type { Effects } from '../draft/editions.js'
import { EffectTable } from './effect-table.js'
import { Folded } from './folded.js'

/** What happens to forms, measures, indicators and the calendar. */
export function FormEffects({ effects }: { effects: Effects }): ReactNode {
  const word = useWords(webEffectsWords)
  const { lang } = useLanguage()
  const pack = usePack()
  const levelName = (level: string) =>
    inLang(pack.data?.levels.find(({ id }) => id === level)?.name, lang) || level
  const { forms, periods, measures, indicators, series } = effects
  const day = (date: string | null) => (date === null ? word('no-due') : shortDate(date, lang))
  const codes = [
    {
      name: word('measures'),
      parts: [
        ['measures-added', measures.added],
        ['measures-changed', measures.changed],
      ],
    },
    {
      name: word('indicators'),
      parts: [
        ['indicators-added', indicators.added],
        ['indicators-changed', indicators.changed],
        ['indicators-removed', indicators.removed],
      ],
    },
    {
      name: word('series'),
      parts: [
        ['series-added', series.added],
        ['series-renamed', series.renamed],
      ],
    },
  ] as const
  return (
    <>
      <EffectTable
        title={word('forms', { count: forms.length })}
        head={[word('form'), word('change'), word('asked'), word('no-longer-asked'), word('open-returns')]}
        items={forms}
        keyOf={({ form }) => form}
        cells={({ form, change, asked, noLongerAsked, open }) => [
          form,
          word(`form-${change}`),
          <Codes key="asked" codes={asked} />,
          <Codes key="dropped" codes={noLongerAsked} />,
          open,
        ]}
      />
      {codes.map(({ name, parts }) =>
        parts.map(([label, list]) => (
          <EffectTable
            key={label}
            title={`${name}: ${word(label, { count: list.length }).toLocaleLowerCase(lang)}`}
            head={[name]}
            items={list}
            keyOf={(code) => code}
            cells={(code) => [code]}
          />
        )),
      )}
      <EffectTable
        title={word('periods', { count: periods.length })}
        head={[word('period'), word('window'), word('due')]}
        items={periods}
        keyOf={({ period }) => period}
        cells={({ period, window, due }) => [
          periodText(period, lang),
          window === null ? word('same') : word('from-to', window),
          due.length === 0
            ? word('same')
            : due.map(({ level, before, after }) => (
                <div key={level}>
                  {word('due-of', { level: levelName(level), before: day(before), after: day(after) })}
                </div>
              )),
        ]}
      />
    </>
  )
}

function Codes({ codes }: { codes: readonly string[] }): ReactNode {
  if (codes.length === 0) return '—'
  return <Folded items={codes}>{(shown) => shown.map((code) => <div key={code}>{code}</div>)}</Folded>
}
