import { Table, Text } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import type { Words } from '../../../domain/measure.js'
import { type PeriodType, periodName } from '../../../domain/period.js'
import { webDefinitionCalendarWords } from '../../../domain/words/web-definition-calendar.js'
import { shortDate } from '../../app/dates.js'
import { useLanguage, useWords } from '../../app/language.js'
import { inLang } from '../../app/words-of.js'
import type { DefinitionDraft } from '../draft/use-draft.js'
import { type Planned, planOf, readCalendar } from './calendar-plan.js'
import { Part } from './part.js'

/** The periods of a year with their windows and deadlines as the draft would have them; what differs from now is marked. */
export function PlanTable({ draft, year }: { draft: DefinitionDraft; year: number }): ReactNode {
  const word = useWords(webDefinitionCalendarWords)
  const { lang } = useLanguage()
  const { calendar, base, lists } = draft
  const { rows, before, levels } = useMemo(() => {
    const types = new Set<PeriodType>([
      'month',
      ...lists.forms.map(({ periodType }) => periodType as PeriodType),
    ])
    const [now, then] = [readCalendar(calendar), readCalendar(base.calendar)]
    const due = new Set([...now.deadlines, ...then.deadlines].map(({ level }) => level))
    const levels = lists.levels.filter(({ id }) => due.has(String(id)))
    const ids = levels.map(({ id }) => String(id))
    return { rows: planOf(now, year, types, ids), before: planOf(then, year, types, ids), levels }
  }, [calendar, base.calendar, lists, year])
  const changed = rows.filter((row, at) => differs(row, before[at]!)).length
  const window = ({ window: { from, to } }: Planned) => `${shortDate(from, lang)} – ${shortDate(to, lang)}`
  const dueText = (day: string | null | undefined) =>
    day === null || day === undefined ? word('plan-no-deadline') : shortDate(day, lang)
  return (
    <Part title={word('plan', { year })} text={word('plan-text')}>
      {changed > 0 && (
        <Text size="sm" fw={500} role="status">
          {word('plan-changed', { count: changed })}
        </Text>
      )}
      <Table.ScrollContainer minWidth={720} type="native" tabIndex={0}>
        <Table verticalSpacing={3} withTableBorder fz="sm" className="figures no-wrap" data-plan>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{word('plan-period')}</Table.Th>
              <Table.Th>{word('plan-window')}</Table.Th>
              <Table.Th ta="right">{word('plan-days')}</Table.Th>
              {levels.map((level) => (
                <Table.Th key={String(level.id)}>{inLang(level.name as Words, lang)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, at) => {
              const was = before[at]!
              return (
                <Table.Tr key={row.period.code} data-period={row.period.code}>
                  <Table.Th scope="row" fw={400}>
                    {periodName(row.period, lang)}
                  </Table.Th>
                  <Changing now={window(row)} was={window(was)} />
                  <Table.Td ta="right">{row.window.days}</Table.Td>
                  {levels.map(({ id }) => (
                    <Changing
                      key={String(id)}
                      now={dueText(row.due[String(id)])}
                      was={dueText(was.due[String(id)])}
                    />
                  ))}
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Part>
  )
}

function Changing({ now, was }: { now: string; was: string }): ReactNode {
  const word = useWords(webDefinitionCalendarWords)
  if (now === was) return <Table.Td>{now}</Table.Td>
  return (
    <Table.Td data-changed>
      <b>● {now}</b>
      <Text size="xs" c="dimmed">
        {word('plan-was', { value: was })}
      </Text>
    </Table.Td>
  )
}

function differs(a: Planned, b: Planned): boolean {
  return JSON.stringify([a.window, a.due]) !== JSON.stringify([b.window, b.due])
}
