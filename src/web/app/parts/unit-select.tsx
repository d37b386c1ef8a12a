import { Select, type SelectProps } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { matchesSearch } from '../../../domain/text-normal.js'
import { useUnits } from '../register.js'

interface UnitSelectProps extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'filter'> {
  /** Key of the unit; null when none is chosen. */
  readonly value: string | null
  readonly onChange: (unit: string | null) => void
  /** Day of the tree; today when left out. */
  readonly on?: string | undefined
  /** Only this unit and what stands below it. */
  readonly under?: string | undefined
}

/** Choose a unit by typing any part of its name or code, with or without accents. Units stand under their superiors. */
export function UnitSelect({ value, onChange, on, under, ...more }: UnitSelectProps): ReactNode {
  const units = useUnits(on)
  const data = useMemo(
    () =>
      (units.data ?? [])
        .filter(({ path }) => under === undefined || path.includes(under))
        .map(({ key, code, name, path }) => ({
          value: key,
          label: `${'\u2007\u2007'.repeat(path.length - 1)}${name} (${code})`,
        })),
    [units.data, under],
  )
  return (
    <Select
      searchable
      limit={200}
      data={data}
      value={value}
      onChange={onChange}
      filter={({ options, search }) =>
        options.filter((option) => 'value' in option && matchesSearch(option.label, search.trim()))
      }
      {...more}
    />
  )
}
