import { Paper, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { roleName } from '../../domain/access-refusal.js'
import { webWords } from '../../domain/words/web.js'
import { webAdministerWords } from '../../domain/words/web-administer.js'
import { ApiProblem } from '../../wire/client.js'
import { AnchorLink } from '../app/anchor-link.js'
import { useLanguage, useWords } from '../app/language.js'
import type { PastedRow } from './pasted-accounts.js'
import type { MadeRow } from './use-make-many.js'

interface PastedTableProps {
  readonly rows: readonly PastedRow[]
  readonly made: ReadonlyMap<number, MadeRow>
  readonly refused: ReadonlyMap<number, unknown>
}

/** Every row as it was understood, and what is wrong with it. */
export function PastedTable({ rows, made, refused }: PastedTableProps): ReactNode {
  const word = useWords(webAdministerWords)
  const frame = useWords(webWords)
  const { lang } = useLanguage()
  const wrong = rows.filter(({ faults }) => faults.length > 0).length
  const inWords = (error: unknown) =>
    error instanceof ApiProblem ? error.problem.detail : frame('unreachable-text')
  return (
    <>
      <Text size="sm" fw={500} role="status">
        {word(wrong === 0 ? 'paste-all-good' : 'paste-some-wrong', { count: rows.length, wrong })}
      </Text>
      <Paper withBorder>
        <Table.ScrollContainer minWidth={720} mah={320}>
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{word('line')}</Table.Th>
                <Table.Th>{word('name')}</Table.Th>
                <Table.Th>{word('username')}</Table.Th>
                <Table.Th>{word('unit')}</Table.Th>
                <Table.Th>{word('role')}</Table.Th>
                <Table.Th>{word('result')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => {
                const done = made.get(row.line)
                const error = refused.get(row.line) ?? done?.refused ?? null
                return (
                  <Table.Tr key={row.line}>
                    <Table.Td className="figures">{row.line}</Table.Td>
                    <Table.Td>
                      {row.name}
                      <Text size="xs" c="dimmed">
                        {row.position}
                      </Text>
                    </Table.Td>
                    <Table.Td>{done?.slip.username ?? row.username}</Table.Td>
                    <Table.Td>{row.unit?.name ?? ''}</Table.Td>
                    <Table.Td>{row.role === null ? '' : roleName(row.role)[lang]}</Table.Td>
                    <Table.Td>
                      {done !== undefined && (
                        <AnchorLink
                          size="sm"
                          target="_blank"
                          to="/accounts/$account"
                          params={{ account: done.account.id }}
                        >
                          {word('row-made')}
                        </AnchorLink>
                      )}
                      {done === undefined && row.faults.length === 0 && error === null && word('row-good')}
                      {row.faults.map(({ fault, text, near }) => (
                        <Text size="sm" c="red" key={fault}>
                          {word(`fault-${fault}`, { text })}
                          {near === undefined ? '' : ` ${word('fault-near', { near })}`}
                        </Text>
                      ))}
                      {error !== null && (
                        <Text size="sm" c="red">
                          {inWords(error)}
                        </Text>
                      )}
                    </Table.Td>
                  </Table.Tr>
                )
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Paper>
    </>
  )
}
