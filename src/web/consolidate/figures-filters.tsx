import { Checkbox, Group, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { STAGES } from '../../domain/strata.js'
import { webFiguresWords } from '../../domain/words/web-figures.js'
import { useLanguage, useWords } from '../app/language.js'
import { PeriodSelect } from '../app/parts/period-select.js'
import { UnitSelect } from '../app/parts/unit-select.js'
import { usePack, useUnits } from '../app/register.js'
import { inLang } from '../app/words-of.js'
import type { Chosen } from '../follow/search.js'
import { BASES, type FiguresFilter, type Question } from './figures-data.js'

interface FiltersProps {
  readonly question: Question
  readonly by: string | null
  readonly choose: (change: Chosen<FiguresFilter>) => void
}

/** Which figures: all of it in the address. */
export function FiguresFilters({ question, by, choose }: FiltersProps): ReactNode {
  const word = useWords(webFiguresWords)
  const levels = useLevelsBelow(question.unit)
  return (
    <Group gap="sm" align="flex-end" className="no-print">
      <UnitSelect
        label={word('unit')}
        w={{ base: '100%', xs: 300 }}
        allowDeselect={false}
        value={question.unit}
        onChange={(unit) => choose({ unit: unit ?? undefined, by: undefined })}
      />
      <PeriodSelect value={question.period} onChange={(period) => choose({ period })} />
      <Select
        label={word('stage')}
        w={{ base: '100%', xs: 230 }}
        allowDeselect={false}
        data={[...STAGES].reverse().map((stage) => ({ value: stage, label: word(`stage-${stage}`) }))}
        value={question.stage}
        onChange={(stage) => choose({ stage: stage === 'accepted' ? undefined : (stage ?? undefined) })}
      />
      <Select
        label={word('base')}
        w={{ base: '100%', xs: 200 }}
        allowDeselect={false}
        data={BASES.map((base) => ({ value: base, label: word(`base-${base}`) }))}
        value={question.base}
        onChange={(base) => choose({ base: base === BASES[0] ? undefined : (base ?? undefined) })}
      />
      {levels.length > 0 && (
        <Select
          label={word('by')}
          w={{ base: '100%', xs: 180 }}
          data={levels.map(({ id, name }) => ({ value: id, label: name }))}
          placeholder={word('by-none')}
          clearable
          value={by}
          onChange={(level) => choose({ by: level ?? undefined })}
        />
      )}
      <Checkbox
        label={word('incomplete')}
        pb={8}
        checked={question.incomplete}
        onChange={(event) => choose({ incomplete: event.currentTarget.checked ? 'too' : undefined })}
      />
    </Group>
  )
}

/** Levels that units under this one have today. */
export function useLevelsBelow(unit: string): readonly { readonly id: string; readonly name: string }[] {
  const { lang } = useLanguage()
  const pack = usePack()
  const units = useUnits()
  const below = new Set(
    (units.data ?? [])
      .filter(({ key, path }) => key !== unit && path.includes(unit))
      .map(({ level }) => level),
  )
  return (pack.data?.levels ?? [])
    .filter(({ id }) => below.has(id))
    .map(({ id, name }) => ({ id, name: inLang(name, lang) }))
}
