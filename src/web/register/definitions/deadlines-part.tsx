import { NumberInput, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Words } from '../../../domain/measure.js'
import { webDefinitionCalendarWords } from '../../../domain/words/web-definition-calendar.js'
import { useLanguage, useWords } from '../../app/language.js'
import { inLang } from '../../app/words-of.js'
import type { Entry } from '../draft/changes.js'
import type { CalendarEditor } from './calendar-editor.js'
import { entriesOf } from './calendar-plan.js'
import type { EntryEditor } from './entry-editor.js'
import { ChoiceField } from './fields.js'
import { Part } from './part.js'

/** The day on which each level must have sent. */
export function DeadlinesPart({ of, levels }: { of: CalendarEditor; levels: readonly Entry[] }): ReactNode {
  const word = useWords(webDefinitionCalendarWords)
  const { lang } = useLanguage()
  const rows = entriesOf(of.calendar.deadlines)
  const set = (level: string, day: number | undefined) => {
    const known = rows.some((row) => row.level === level)
    const next = known
      ? rows.flatMap((row) => (row.level !== level ? [row] : day === undefined ? [] : [{ ...row, day }]))
      : day === undefined
        ? rows
        : [...rows, { level, day }]
    of.set('deadlines', next)
  }
  return (
    <Part title={word('deadlines')} text={word('deadlines-text')}>
      <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="sm" verticalSpacing="xs">
        {levels.map((level) => {
          const id = String(level.id)
          const at = rows.findIndex((row) => row.level === id)
          const held = rows[at]?.day
          return (
            <NumberInput
              key={id}
              label={inLang(level.name as Words, lang) || id}
              min={1}
              max={31}
              allowDecimal={false}
              value={typeof held === 'number' ? held : ''}
              readOnly={!of.open}
              error={at === -1 ? undefined : of.fault(`deadlines.${at}.day`)}
              onChange={(value) => set(id, typeof value === 'number' ? value : undefined)}
            />
          )
        })}
      </SimpleGrid>
    </Part>
  )
}

/** When people are reminded of what they have not sent; what is left out has its usual value. */
export function RemindersPart({ of }: { of: CalendarEditor }): ReactNode {
  const word = useWords(webDefinitionCalendarWords)
  const held = (of.calendar.reminders ?? {}) as Entry
  const before = Array.isArray(held.before) ? held.before.join(', ') : '3, 1'
  const [typed, setTyped] = useState<string | null>(null)
  const editor: EntryEditor = {
    entry: held,
    id: 'reminders',
    open: of.open,
    mark: null,
    text: (key) => (typeof held[key] === 'string' ? (held[key] as string) : ''),
    words: () => ({ vi: '', en: '' }),
    list: () => [],
    set: (key, value) => {
      const next = { ...held, [key]: value }
      if (value === undefined) delete next[key]
      of.set('reminders', Object.keys(next).length === 0 ? undefined : next)
    },
    write: (next) => of.set('reminders', next),
    fault: (path) => of.fault(`reminders.${path}`),
    remove: () => {},
  }
  const late = (['daily', 'never'] as const).map((value) => ({ value, label: word(`remind-late-${value}`) }))
  return (
    <Part title={word('reminders')}>
      <Stack gap="xs">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            label={word('remind-before')}
            description={word('remind-before-text')}
            value={typed ?? before}
            readOnly={!of.open}
            error={of.fault('reminders.before') ?? of.fault('reminders.before.0')}
            onChange={(event) => {
              const text = event.currentTarget.value
              setTyped(text)
              const days = (text.match(/\d+/g) ?? []).map(Number)
              editor.set('before', days)
            }}
            onBlur={() => setTyped(null)}
          />
          <ChoiceField of={editor} at="late" label={word('remind-late')} data={late} usual="daily" />
          <NumberInput
            label={word('remind-late-for')}
            min={1}
            max={260}
            allowDecimal={false}
            value={typeof held.lateFor === 'number' ? held.lateFor : 20}
            readOnly={!of.open}
            error={of.fault('reminders.lateFor')}
            onChange={(value) => editor.set('lateFor', typeof value === 'number' ? value : undefined)}
          />
        </SimpleGrid>
      </Stack>
    </Part>
  )
}
