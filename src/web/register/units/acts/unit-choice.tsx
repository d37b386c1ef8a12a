import { MultiSelect, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { matchesSearch } from '../../../../domain/text-normal.js'
import { useEditing, useFault } from './editing.js'

interface ChoiceProps {
  readonly label: string
  readonly description?: string
  /** Where in the act it stands. */
  readonly path: string
}

/** More are not listed: type more letters. */
const LISTED = 100

function filter({ options, search }: { options: readonly object[]; search: string }): never[] {
  return options.filter(
    (option) => 'label' in option && matchesSearch(String(option.label), search.trim()),
  ) as never[]
}

/** Choose one unit of the day before, or one that the act makes. */
export function UnitChoice({
  value,
  onChange,
  path,
  ...labels
}: ChoiceProps & { value: string; onChange: (unit: string) => void }): ReactNode {
  const { units } = useEditing()
  return (
    <Select
      searchable
      allowDeselect={false}
      limit={LISTED}
      data={withChosen(units, [value])}
      value={value === '' ? null : value}
      onChange={(unit) => onChange(unit ?? '')}
      filter={filter}
      {...labels}
      {...useFault(path)}
    />
  )
}

/** Choose several units of the day before. */
export function UnitsChoice({
  value,
  onChange,
  path,
  ...labels
}: ChoiceProps & { value: readonly string[]; onChange: (units: string[]) => void }): ReactNode {
  const { units } = useEditing()
  return (
    <MultiSelect
      searchable
      clearable
      hidePickedOptions
      limit={LISTED}
      data={withChosen(units, value)}
      value={[...value]}
      onChange={onChange}
      filter={filter}
      {...labels}
      {...useFault(path)}
    />
  )
}

/** What is chosen stays to be seen, though the unit may not exist on that day. */
function withChosen(units: readonly { value: string; label: string }[], chosen: readonly string[]) {
  const held = new Set(units.map(({ value }) => value))
  const missing = chosen.filter((unit) => unit !== '' && !held.has(unit))
  return [...units, ...missing.map((unit) => ({ value: unit, label: unit }))]
}
