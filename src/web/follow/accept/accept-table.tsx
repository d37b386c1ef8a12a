import { Button, Checkbox, Paper, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { webAcceptWords } from '../../../domain/words/web-accept.js'
import { useLanguage, useWords } from '../../app/language.js'
import { inLang } from '../../app/words-of.js'
import { keyOf, type Waiting } from './acceptance-data.js'
import { Marks } from './marks.js'

interface AcceptTableProps {
  readonly items: readonly Waiting[]
  readonly chosen: ReadonlySet<string>
  readonly choose: (chosen: ReadonlySet<string>) => void
  readonly look: (at: number) => void
}

/** What waits, with what is unusual beside each. Only what may be accepted can be chosen. */
export function AcceptTable({ items, chosen, choose, look }: AcceptTableProps): ReactNode {
  const word = useWords(webAcceptWords)
  const { lang } = useLanguage()
  const open = items.filter(({ may }) => may.accept === true).map(keyOf)
  const all = open.length > 0 && open.every((key) => chosen.has(key))
  const turn = (key: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(key)
    else next.delete(key)
    choose(next)
  }
  return (
    <Paper withBorder>
      <Table highlightOnHover verticalSpacing={6} aria-label={word('title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={40}>
              <Checkbox
                aria-label={word('choose-all')}
                checked={all}
                indeterminate={!all && chosen.size > 0}
                onChange={(event) => choose(new Set(event.currentTarget.checked ? open : []))}
              />
            </Table.Th>
            <Table.Th>{word('column-unit')}</Table.Th>
            <Table.Th visibleFrom="sm">{word('column-unusual')}</Table.Th>
            <Table.Th ta="right" visibleFrom="sm">
              {word('column-filled')}
            </Table.Th>
            <Table.Th w={70}>{word('look')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((one, at) => (
            <Table.Tr key={keyOf(one)}>
              <Table.Td>
                <Checkbox
                  aria-label={word('choose-one', { unit: one.unit.name })}
                  checked={chosen.has(keyOf(one))}
                  disabled={one.may.accept !== true}
                  onChange={(event) => turn(keyOf(one), event.currentTarget.checked)}
                />
              </Table.Td>
              <Table.Td>
                <Text size="sm" fw={500}>
                  {one.unit.name}
                </Text>
                <Text size="xs" c="dimmed">
                  {inLang(one.form.name, lang)}
                </Text>
                {one.may.accept !== true && (
                  <Text size="xs" c="dimmed">
                    {one.may.accept.why}
                  </Text>
                )}
                <Text component="div" hiddenFrom="sm" mt={2}>
                  <Marks of={one} />
                </Text>
              </Table.Td>
              <Table.Td visibleFrom="sm">
                <Marks of={one} />
              </Table.Td>
              <Table.Td className="figures" ta="right" visibleFrom="sm">
                {one.completeness.cells - one.completeness.empty}/{one.completeness.cells}
              </Table.Td>
              <Table.Td>
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={word('look-at', { unit: one.unit.name })}
                  onClick={() => look(at)}
                >
                  {word('look')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  )
}
