import { Button, Paper, Table, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { webFollowWords } from '../../../domain/words/web-follow.js'
import { shortDate } from '../../app/dates.js'
import { useLanguage, useWords } from '../../app/language.js'
import { StateBadge } from '../state-badge.js'
import { nameOf, type Task, type Which } from './my-data.js'
import { ReturnLink } from './return-link.js'

/** A return that is to be worked on; what stands against its deadline when that is known. */
export type Row = Which &
  Partial<Pick<Task, 'state' | 'due' | 'timeliness'>> & {
    /** Why it came back. */
    readonly reason?: string | null
  }

/** Rows shown before somebody asks for all. */
const FIRST = 8

/** Returns that wait for the same thing. */
export function TaskTable({ rows, label }: { rows: readonly Row[]; label: string }): ReactNode {
  const word = useWords(webFollowWords)
  const { lang } = useLanguage()
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, FIRST)
  return (
    <Paper withBorder>
      <Table verticalSpacing={6} aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{word('return')}</Table.Th>
            <Table.Th visibleFrom="sm">{word('state')}</Table.Th>
            <Table.Th w={{ base: 120, sm: 220 }}>{word('due')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((row) => (
            <Table.Tr key={nameOf(row)}>
              <Table.Td>
                <ReturnLink
                  of={row}
                  below={
                    row.reason != null && (
                      <Text size="sm" lineClamp={1} title={row.reason}>
                        {word('sent-back-for', { reason: row.reason })}
                      </Text>
                    )
                  }
                />
              </Table.Td>
              <Table.Td visibleFrom="sm">
                {row.state !== undefined && <StateBadge state={row.state} />}
              </Table.Td>
              <Table.Td>
                <Text size="sm" className="figures">
                  {shortDate(row.due ?? null, lang)}
                </Text>
                {row.timeliness !== undefined && (
                  <Text size="xs" {...(row.timeliness.state === 'late' ? LATE : { c: 'dimmed' })}>
                    {row.timeliness.text}
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {shown.length < rows.length && (
        <Button variant="subtle" fullWidth radius={0} onClick={() => setAll(true)}>
          {word('show-all', { count: rows.length })}
        </Button>
      )}
    </Paper>
  )
}

const LATE = { c: 'red', fw: 600 } as const
