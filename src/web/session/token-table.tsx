import { Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { webAccountWords } from '../../domain/words/web-account.js'
import type { tokenShape } from '../../wire/session.js'
import { useLanguage, useWords } from '../app/language.js'
import { useMoments } from '../app/moments.js'
import { ConfirmButton } from './confirm-button.js'

interface TokenTableProps {
  readonly tokens: readonly z.infer<typeof tokenShape>[]
  /** Left out when they are not the reader's to revoke. */
  readonly onRevoke?: (token: string) => Promise<unknown>
}

/** Access tokens without their secrets. */
export function TokenTable({ tokens, onRevoke }: TokenTableProps): ReactNode {
  const word = useWords(webAccountWords)
  const { lang } = useLanguage()
  const moment = useMoments(lang)
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{word('token-name')}</Table.Th>
            <Table.Th>{word('token-scopes')}</Table.Th>
            <Table.Th>{word('token-until')}</Table.Th>
            <Table.Th>{word('token-seen')}</Table.Th>
            <Table.Th aria-label={word('actions')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tokens.map((token) => (
            <Table.Tr key={token.id}>
              <Table.Td>
                {token.name}
                <Text size="xs" c="dimmed">
                  {word('token-made', { date: moment(token.createdAt) })}
                </Text>
              </Table.Td>
              <Table.Td>{token.scopes.map((scope) => word(`scope-${scope}`)).join('; ')}</Table.Td>
              <Table.Td className="figures">{moment(token.expiresAt)}</Table.Td>
              <Table.Td className="figures">
                {token.seen === null ? word('token-never') : moment(token.seen)}
              </Table.Td>
              <Table.Td ta="right">
                {onRevoke !== undefined && (
                  <ConfirmButton
                    label={word('token-revoke')}
                    text={word('token-revoke-text', { name: token.name })}
                    act={() => onRevoke(token.id)}
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
