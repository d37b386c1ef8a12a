import { Paper, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { roleName } from '../../domain/access-refusal.js'
import { webAdministerWords } from '../../domain/words/web-administer.js'
import { AnchorLink } from '../app/anchor-link.js'
import { useLanguage, useWords } from '../app/language.js'
import { AccountBadges } from './account-badges.js'
import type { Account } from './account-data.js'
import { capital } from './capital.js'

/** A page of accounts, by user name. */
export function AccountTable({ accounts, busy }: { accounts: readonly Account[]; busy: boolean }): ReactNode {
  const word = useWords(webAdministerWords)
  const { lang } = useLanguage()
  return (
    <Paper withBorder aria-busy={busy}>
      <Table.ScrollContainer minWidth={720}>
        <Table highlightOnHover verticalSpacing={5}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{word('name')}</Table.Th>
              <Table.Th>{word('unit')}</Table.Th>
              <Table.Th>{word('roles-today')}</Table.Th>
              <Table.Th>{word('state')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {accounts.map((account) => {
              const live = account.roles.filter(({ when }) => when === 'live')
              return (
                <Table.Tr key={account.id}>
                  <Table.Td>
                    <AnchorLink size="sm" to="/accounts/$account" params={{ account: account.id }}>
                      {account.name}
                    </AnchorLink>
                    <Text size="xs" c="dimmed">
                      {account.username} · {account.position}
                    </Text>
                  </Table.Td>
                  <Table.Td>{account.unit.name}</Table.Td>
                  <Table.Td>
                    {live.length === 0 && <Text size="sm">{word('roles-none')}</Text>}
                    {live.map(({ id, role, unit }) => (
                      <Text size="sm" key={id}>
                        {capital(roleName(role)[lang])}
                        {unit.key === account.unit.key ? '' : ` · ${unit.name}`}
                      </Text>
                    ))}
                  </Table.Td>
                  <Table.Td>
                    <AccountBadges account={account} />
                  </Table.Td>
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  )
}
