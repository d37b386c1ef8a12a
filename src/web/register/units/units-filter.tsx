import { Button, Group, Select, TextInput } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { isValidDate } from '../../../domain/date.js'
import { webUnitsWords } from '../../../domain/words/web-units.js'
import { useWords } from '../../app/language.js'

interface UnitsFilterProps {
  readonly words: string
  readonly level: string | null
  /** The chosen day; null: today. */
  readonly on: string | null
  readonly today: string
  readonly levels: readonly { readonly value: string; readonly label: string }[]
  readonly onWords: (words: string) => void
  readonly onLevel: (level: string | null) => void
  readonly onDay: (day: string | null) => void
}

/** Which units of which day. */
export function UnitsFilter(filter: UnitsFilterProps): ReactNode {
  const word = useWords(webUnitsWords)
  return (
    <Group gap="sm" align="flex-end" className="no-print">
      <DayField on={filter.on ?? filter.today} onDay={filter.onDay} />
      <Button
        variant="default"
        disabled={filter.on === null || filter.on === filter.today}
        onClick={() => filter.onDay(null)}
      >
        {word('today')}
      </Button>
      <TextInput
        type="search"
        label={word('find')}
        placeholder={word('find-hint')}
        value={filter.words}
        onChange={(event) => filter.onWords(event.currentTarget.value)}
        style={{ flex: '1 1 14rem' }}
      />
      <Select
        label={word('level')}
        placeholder={word('all-levels')}
        clearable
        data={[...filter.levels]}
        value={filter.level}
        onChange={filter.onLevel}
        style={{ flex: '0 1 16rem' }}
      />
    </Group>
  )
}

/** A day is half typed most of the time: only one that exists is taken. */
function DayField({ on, onDay }: { on: string; onDay: (day: string) => void }): ReactNode {
  const word = useWords(webUnitsWords)
  const [typed, setTyped] = useState(on)
  useEffect(() => setTyped(on), [on])
  return (
    <TextInput
      type="date"
      label={word('on')}
      value={typed}
      onChange={(event) => {
        const day = event.currentTarget.value
        setTyped(day)
        if (isValidDate(day) && day >= '1900-01-01') onDay(day)
      }}
    />
  )
}
