import { ActionIcon, Button, Group, List, Stack, Table, Textarea, TextInput } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { type ReactNode, useMemo } from 'react'
import { isValidDate, weekday } from '../../../domain/date.js'
import { webDefinitionCalendarWords } from '../../../domain/words/web-definition-calendar.js'
import { webDefinitionsWords } from '../../../domain/words/web-definitions.js'
import { shortDate } from '../../app/dates.js'
import { useLanguage, useWords } from '../../app/language.js'
import { EmptyState } from '../../app/parts/empty-state.js'
import type { CalendarEditor } from './calendar-editor.js'
import { entriesOf } from './calendar-plan.js'
import { addHolidays, type Holiday, readHolidays } from './holidays.js'
import { Part } from './part.js'

/** The holidays of a year, and a box to paste several into. */
export function HolidaysPart({
  of,
  year,
  choice,
}: {
  of: CalendarEditor
  year: number
  choice: ReactNode
}): ReactNode {
  const word = useWords(webDefinitionCalendarWords)
  const held = entriesOf(of.calendar.holidays).map(
    (day): Holiday => ({ ...day, date: String(day.date ?? ''), name: String(day.name ?? '') }),
  )
  const shown = held.filter(({ date }) => String(date).startsWith(`${year}-`))
  return (
    <Part title={word('holidays')} text={word('holidays-text')}>
      <Stack gap="sm">
        {choice}
        {shown.length === 0 ? (
          <EmptyState
            title={word('holidays-none', { year })}
            text={of.open ? word('holidays-none-text') : ''}
          />
        ) : (
          <HolidayTable of={of} held={held} shown={shown} />
        )}
        {of.open && <PasteHolidays of={of} held={held} />}
      </Stack>
    </Part>
  )
}

function HolidayTable(props: {
  of: CalendarEditor
  held: readonly Holiday[]
  shown: readonly Holiday[]
}): ReactNode {
  const { of, held, shown } = props
  const word = useWords(webDefinitionCalendarWords)
  const shared = useWords(webDefinitionsWords)
  const { lang } = useLanguage()
  return (
    <Table verticalSpacing={2} withTableBorder fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={110}>{word('holiday-date')}</Table.Th>
          <Table.Th w={100}>{word('holiday-weekday')}</Table.Th>
          <Table.Th>{word('holiday-name')}</Table.Th>
          {of.open && <Table.Th w={40} />}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {shown.map((day) => {
          const at = held.indexOf(day)
          const date = shortDate(day.date, lang)
          return (
            <Table.Tr key={`${day.date} ${at}`}>
              <Table.Td className="figures" style={{ whiteSpace: 'nowrap' }}>
                {date}
              </Table.Td>
              <Table.Td>
                {isValidDate(day.date)
                  ? word(`weekday-${weekday(day.date) as 1 | 2 | 3 | 4 | 5 | 6 | 7}`)
                  : ''}
              </Table.Td>
              <Table.Td>
                {of.open ? (
                  <TextInput
                    size="xs"
                    aria-label={word('holiday-name-of', { date })}
                    value={day.name}
                    error={of.fault(`holidays.${at}.name`) ?? of.fault(`holidays.${at}.date`)}
                    onChange={(event) => {
                      const name = event.currentTarget.value
                      of.set(
                        'holidays',
                        held.map((one, n) => (n === at ? { ...one, name } : one)),
                      )
                    }}
                  />
                ) : (
                  day.name
                )}
              </Table.Td>
              {of.open && (
                <Table.Td>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={26}
                    aria-label={shared('remove-one', { what: word('holiday-row', { date }) })}
                    onClick={() =>
                      of.set(
                        'holidays',
                        held.filter((_, n) => n !== at),
                      )
                    }
                  >
                    <span aria-hidden="true">×</span>
                  </ActionIcon>
                </Table.Td>
              )}
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}

/** Many at once, as they stand in the yearly notice. What cannot be read is named and stays in the box. */
function PasteHolidays({ of, held }: { of: CalendarEditor; held: readonly Holiday[] }): ReactNode {
  const word = useWords(webDefinitionCalendarWords)
  const { lang } = useLanguage()
  const [text, setText] = useLocalStorage({ key: 'cungky.holidays', defaultValue: '' })
  const { holidays, faults } = useMemo(() => readHolidays(text), [text])
  const renamed = holidays.filter(({ date, name }) =>
    held.some((day) => day.date === date && day.name !== name),
  )
  return (
    <form
      className="no-print"
      onSubmit={(event) => {
        event.preventDefault()
        if (holidays.length === 0) return
        of.set('holidays', addHolidays(held, holidays))
        const lines = text.split(/\r?\n/)
        setText(faults.map(({ line }) => lines[line - 1]).join('\n'))
      }}
    >
      <Stack gap="xs">
        <Textarea
          label={word('paste-label')}
          description={word('paste-text')}
          placeholder={word('paste-example')}
          autosize
          minRows={2}
          maxRows={12}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {(faults.length > 0 || renamed.length > 0) && (
          <List size="sm" role="status">
            {faults.map(({ line, kind }) => (
              <List.Item key={line}>{word(`paste-fault-${kind}`, { line })}</List.Item>
            ))}
            {renamed.length > 0 && (
              <List.Item>
                {word('paste-replaces', {
                  days: renamed.map(({ date }) => shortDate(date, lang)).join(', '),
                })}
              </List.Item>
            )}
          </List>
        )}
        <Group>
          <Button type="submit" size="xs" variant="default" disabled={holidays.length === 0}>
            {word('paste-add', { count: holidays.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
