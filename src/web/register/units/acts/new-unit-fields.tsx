import { Autocomplete, Select, SimpleGrid, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { webActsWords } from '../../../../domain/words/web-acts.js'
import { useWords } from '../../../app/language.js'
import type { NewUnit } from './act-value.js'
import { useEditing, useFault } from './editing.js'
import type { KnownUnit } from './known-units.js'
import { withCode } from './proposals.js'
import { UnitChoice } from './unit-choice.js'

interface NewUnitFieldsProps<U extends NewUnit> {
  readonly made: U
  readonly onChange: (made: U) => void
  /** Where in the act it stands, with a point at the end unless it is the operation itself: `operations.0.into`. */
  readonly path: string
  /** A unit of its kind, which tells how keys are made. */
  readonly like?: KnownUnit | undefined
  /** Names that it may well bear. */
  readonly names?: readonly string[]
}

/** The particulars of a unit that the act makes. All but the name are proposed. */
export function NewUnitFields<U extends NewUnit>({
  made,
  onChange,
  path,
  like,
  names = [],
}: NewUnitFieldsProps<U>): ReactNode {
  const word = useWords(webActsWords)
  const { known, levels } = useEditing()
  const set = (part: Partial<NewUnit>) => onChange({ ...made, ...part })
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing={6}>
      <Autocomplete
        label={word('name')}
        data={[...new Set(names)]}
        value={made.name}
        onChange={(name) => set({ name })}
        {...useFault(`${path}.name`)}
      />
      <TextInput
        label={word('code')}
        value={made.code}
        onChange={(event) => onChange(withCode(made, event.currentTarget.value, like, known))}
        {...useFault(`${path}.code`)}
      />
      <Select
        label={word('level')}
        data={[...levels]}
        allowDeselect={false}
        value={made.level === '' ? null : made.level}
        onChange={(level) => set({ level: level ?? '' })}
        {...useFault(`${path}.level`)}
      />
      <UnitChoice
        label={word('superior')}
        value={made.parent}
        onChange={(parent) => set({ parent })}
        path={`${path}.parent`}
      />
      <TextInput
        label={word('key')}
        description={word('key-hint')}
        value={made.unit}
        onChange={(event) => set({ unit: event.currentTarget.value })}
        {...useFault(`${path}.unit`)}
      />
    </SimpleGrid>
  )
}
