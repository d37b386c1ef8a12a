import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { roleName } from '../../domain/access-refusal.js'
import type { Role } from '../../domain/access-table.js'
import { webWords } from '../../domain/words/web.js'
import { webAccountWords } from '../../domain/words/web-account.js'
import { webAdministerWords } from '../../domain/words/web-administer.js'
import { shortDate } from '../app/dates.js'
import { useLanguage, useWords } from '../app/language.js'
import { usePack } from '../app/register.js'
import { PrintOnly } from '../session/print-only.js'
import { SecretText } from '../session/secret-text.js'
import { capital } from './capital.js'

/** What is handed over with an account, told once. */
export interface Slip {
  readonly name: string
  readonly position: string
  readonly unit: string
  readonly role: Role | null
  readonly username: string
  readonly password: string
}

interface SlipsProps {
  readonly slips: readonly Slip[]
  /** They were handed over; left out where something else closes them. */
  readonly onDone?: () => void
}

/**
 * Temporary passwords on the screen, and the same as slips on paper, one sheet A5 a person. Whoever leaves the page is asked
 * first: they are not told again.
 */
export function Slips({ slips, onDone }: SlipsProps): ReactNode {
  const word = useWords(webAdministerWords)
  const own = useWords(webAccountWords)
  useBlocker({ shouldBlockFn: () => !window.confirm(word('handed-leave')) })
  return (
    <Alert color="yellow" variant="default" role="status">
      <Stack gap="sm">
        <Text size="sm" fw={600}>
          {word('handed-title')}
        </Text>
        <Text size="sm">{word('handed-text')}</Text>
        <Table.ScrollContainer minWidth={280}>
          <Table verticalSpacing={4}>
            <Table.Tbody>
              {slips.map(({ name, username, password }) => (
                <Table.Tr key={username}>
                  <Table.Td>
                    <Text size="sm" fw={500}>
                      {name}
                    </Text>
                    <Text size="sm">{username}</Text>
                  </Table.Td>
                  <Table.Td>
                    <SecretText label={word('temporary-password', { name })} secret={password} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        <Group gap="xs">
          <Button size="xs" onClick={() => window.print()}>
            {word('slip-print', { count: slips.length })}
          </Button>
          {onDone !== undefined && (
            <Button size="xs" variant="default" onClick={onDone}>
              {word('handed-done')}
            </Button>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {own('print')}: {word('slip-paper')}
        </Text>
      </Stack>
      <PrintOnly>
        {slips.map((slip) => (
          <SlipSheet key={slip.username} slip={slip} />
        ))}
      </PrintOnly>
    </Alert>
  )
}

function SlipSheet({ slip }: { slip: Slip }): ReactNode {
  const word = useWords(webAdministerWords)
  const { lang } = useLanguage()
  const product = useWords(webWords)('product')
  const pack = usePack()
  const { name, position, unit, role, username, password } = slip
  const lines: readonly (readonly [string, string])[] = [
    [word('name'), name],
    [word('position'), position],
    [word('unit'), unit],
    ...(role === null ? [] : ([[word('role'), capital(roleName(role)[lang])]] as const)),
    [word('slip-address'), location.origin],
  ]
  return (
    <section className="slip">
      <h1>{word('slip-title')}</h1>
      <dl>
        {lines.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <dt>{word('username')}</dt>
        <dd className="secret">{username}</dd>
        <dt>{word('slip-password')}</dt>
        <dd className="secret">{password}</dd>
      </dl>
      <p>{word('slip-text')}</p>
      <p>{word('slip-foot', { product, date: shortDate(pack.data?.today ?? null, lang) })}</p>
    </section>
  )
}
