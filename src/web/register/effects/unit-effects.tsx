import type { ReactNode } from 'react'
import type { Role } from '../../../domain/access-table.js'
import { submissionWords } from '../../../domain/words/submission.js'
import { webEffectsWords } from '../../../domain/words/web-effects.js'
import { webUnitsWords } from '../../../domain/words/web-units.js'
import { AnchorLink } from '../../app/anchor-link.js'
import { shortDate } from '../../app/dates.js'
import { useLanguage, useWords } from '../../app/language.js'
import type { Effects } from '../draft/editions.js'
import { sharePercent } from '../units/share-text.js'
import { EffectTable } from './effect-table.js'
import { fateOf } from './summary.js'

type Succession = Effects['successions'][number]
type Place = NonNullable<Effects['units'][number]['before']>

/** What happens to units, to their past figures and to those who hold an office in them. */
export function UnitEffects({ effects }: { effects: Effects }): ReactNode {
  const word = useWords(webEffectsWords)
  const roles = useWords(submissionWords)
  const { lang } = useLanguage()
  const { units, successions, needed, offices } = effects
  const place = (at: Place | null) =>
    at === null
      ? '—'
      : at.parent === null
        ? word('place', { name: at.name, code: at.code })
        : word('place-under', { name: at.name, code: at.code, parent: at.parent.name })
  return (
    <>
      <EffectTable
        title={word('needed', { count: needed.length })}
        text={word('needed-text')}
        head={[word('unit'), word('heirs'), '']}
        items={needed}
        keyOf={({ act, from }) => `${act} ${from.key}`}
        cells={({ act, from, to, text }) => [
          from.name,
          to.length === 0 ? text : to.map(({ name }) => name).join(', '),
          <AnchorLink key="go" size="sm" to="/acts/$act" params={{ act }}>
            {word('needed-go')}
          </AnchorLink>,
        ]}
      />
      <EffectTable
        title={word('units', { count: units.length })}
        head={[word('change'), word('was'), word('becomes')]}
        items={units}
        keyOf={({ unit, on }) => `${unit} ${on}`}
        cells={({ on, change, before, after }) => [
          word('change-on', { change: word(`change-${change}`), date: shortDate(on, lang) }),
          place(before),
          place(after),
        ]}
      />
      <EffectTable
        title={word('successions', { count: successions.length })}
        text={word('successions-text')}
        head={[word('unit'), word('fate'), word('returns')]}
        items={successions}
        keyOf={({ unit, on }) => `${unit.key} ${on}`}
        cells={(one) => [
          one.unit.name,
          <Fate key="fate" succession={one} />,
          one.returnsAfter === 0
            ? one.returns
            : word('returns-of', { count: one.returns, after: one.returnsAfter }),
        ]}
      />
      <EffectTable
        title={word('offices', { count: offices.length })}
        text={word('offices-text')}
        head={[word('person'), word('role'), word('on')]}
        items={offices}
        keyOf={({ account, role, unit }) => `${account} ${role} ${unit.key}`}
        cells={({ name, role, unit, on }) => [
          name,
          word('office', { role: roles(`role-${role as Role}`), unit: unit.name }),
          shortDate(on, lang),
        ]}
      />
    </>
  )
}

/** How the past figures of a unit count from then on, and with whom. */
function Fate({ succession: { fate, heirs } }: { succession: Succession }): ReactNode {
  const word = useWords(webEffectsWords)
  const units = useWords(webUnitsWords)
  const { lang } = useLanguage()
  return (
    <>
      <div>{word(`fate-${fateOf({ fate, heirs })}`)}</div>
      {heirs.map(({ unit: { key, name }, share, basis }) => {
        const percent = sharePercent(share, lang)
        return (
          <div key={key}>
            {'→ '}
            {percent === null
              ? word('heir-unknown', { name })
              : basis === 'whole'
                ? name
                : word('heir-share', { name, share: percent, basis: units(`basis-${basis}`) })}
          </div>
        )
      })}
    </>
  )
}
