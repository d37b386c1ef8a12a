import { Badge, Group, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { webAccountWords } from '../../domain/words/web-account.js'
import type { listedSession } from '../../wire/session.js'
import { useLanguage, useWords } from '../app/language.js'
import { useMoments } from '../app/moments.js'
import { agentText } from './agent-text.js'
import { ConfirmButton } from './confirm-button.js'

export type ListedSession = z.infer<typeof listedSession> & { readonly current?: boolean }

interface SessionTableProps {
  readonly sessions: readonly ListedSession[]
  /** Left out when they are not the reader's to end. */
  readonly onEnd?: (session: string) => Promise<unknown>
}

/** Sessions that are good now: where, since when, last seen. */
export function SessionTable({ sessions, onEnd }: SessionTableProps): ReactNode {
  const word = useWords(webAccountWords)
  const { lang } = useLanguage()
  const moment = useMoments(lang)
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{word('session-device')}</Table.Th>
            <Table.Th>{word('session-address')}</Table.Th>
            <Table.Th>{word('session-since')}</Table.Th>
            <Table.Th>{word('session-seen')}</Table.Th>
            <Table.Th aria-label={word('actions')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sessions.map((session) => (
            <Table.Tr key={session.id}>
              <Table.Td>
                <Group gap={6}>
                  <Text size="sm" title={session.agent}>
                    {agentText(session.agent) || word('session-unknown')}
                  </Text>
                  {session.current === true && (
                    <Badge variant="dot" tt="none" fw={500}>
                      {word('session-current')}
                    </Badge>
                  )}
                </Group>
                <Text size="xs" c="dimmed">
                  {word(`session-${session.method}`)}
                  {session.secondFactor ? ` · ${word('session-second')}` : ''}
                </Text>
              </Table.Td>
              <Table.Td className="figures">{session.address}</Table.Td>
              <Table.Td className="figures">{moment(session.since)}</Table.Td>
              <Table.Td className="figures">{moment(session.seen)}</Table.Td>
              <Table.Td ta="right">
                {onEnd !== undefined && session.current !== true && (
                  <ConfirmButton
                    label={word('session-end')}
                    text={word('session-end-text')}
                    act={() => onEnd(session.id)}
                  />
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
