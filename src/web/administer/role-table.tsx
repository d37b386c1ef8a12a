import { Box, Flex, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { roleName } from '../../domain/access-refusal.js'
import { addDays } from '../../domain/date.js'
import { webAccountWords } from '../../domain/words/web-account.js'
import { webAdministerWords } from '../../domain/words/web-administer.js'
import { useClient } from '../app/client.js'
import { shortDate } from '../app/dates.js'
import { useLanguage, useWords } from '../app/language.js'
import { usePack } from '../app/register.js'
import { ConfirmButton } from '../session/confirm-button.js'
import { type AccountDetail, useChanged } from './account-data.js'
import { capital } from './capital.js'
import { MoveEnd } from './move-end.js'
import { RoleRights } from './role-rights.js'
import { TimeBar } from './time-bar.js'
import { barOf, spanOfRoles } from './time-line.js'

/** The roles of an account on one line of time, with what may be done with each. */
export function RoleTable({ account }: { account: AccountDetail }): ReactNode {
  const word = useWords(webAdministerWords)
  const own = useWords(webAccountWords)
  const { lang } = useLanguage()
  const client = useClient()
  const changed = useChanged()
  const today = usePack().data?.today ?? ''
  const order = ['live', 'coming', 'past']
  const roles = [...account.roles].sort(
    (a, b) => order.indexOf(a.when) - order.indexOf(b.when) || a.from.localeCompare(b.from),
  )
  const span = today === '' ? null : spanOfRoles(roles, today)
  return (
    <>
      <Box component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {roles.map((held) => {
          const name = capital(roleName(held.role)[lang])
          const last = held.to === null ? null : addDays(held.to, -1)
          return (
            <Flex
              component="li"
              key={held.id}
              wrap="wrap"
              gap="sm"
              py={8}
              align="flex-start"
              style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}
            >
              <Box style={{ flex: '2 1 15rem' }}>
                <Text size="sm" fw={held.when === 'live' ? 600 : 400}>
                  {name}
                </Text>
                <Text size="sm">{held.unit.name}</Text>
                <RoleRights role={held.role} />
              </Box>
              <Box style={{ flex: '1 1 11rem' }}>
                <Text size="sm" className="figures">
                  {last === null
                    ? own('held-from', { from: shortDate(held.from, lang) })
                    : own('held-between', {
                        from: shortDate(held.from, lang),
                        last: shortDate(last, lang),
                      })}
                </Text>
                <Text size="xs" c="dimmed">
                  {own(`when-${held.when}`)}
                </Text>
              </Box>
              <Box style={{ flex: '2 1 11rem' }} pt={2}>
                {span !== null && <TimeBar bar={barOf(held, span, today)} when={held.when} />}
              </Box>
              <Group gap={4} justify="flex-end" className="no-print" style={{ flex: '0 1 auto' }}>
                {account.may.giveRole === true && held.when !== 'past' && (
                  <MoveEnd key={held.to} account={account} held={held} name={name} today={today} />
                )}
                {account.may.giveRole === true && held.when === 'coming' && (
                  <ConfirmButton
                    label={word('role-cancel')}
                    text={word('role-cancel-text', { role: name, unit: held.unit.name })}
                    act={async () =>
                      changed((await client.cancelRole({ params: { id: account.id, role: held.id } })).body)
                    }
                  />
                )}
              </Group>
            </Flex>
          )
        })}
      </Box>
      {span !== null && (
        <Text size="xs" c="dimmed" className="figures">
          {word('time-line', { from: shortDate(span.from, lang), to: shortDate(span.to, lang) })}
        </Text>
      )}
    </>
  )
}
