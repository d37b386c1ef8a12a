import { Paper, Table, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Folded } from './folded.js'

interface EffectTableProps<T> {
  readonly title: string
  readonly text?: string
  readonly head: readonly string[]
  readonly items: readonly T[]
  readonly keyOf: (item: T) => string
  readonly cells: (item: T) => readonly ReactNode[]
}

/** One kind of effect as a table; nothing when there is none. */
export function EffectTable<T>({ title, text, head, items, keyOf, cells }: EffectTableProps<T>): ReactNode {
  if (items.length === 0) return null
  return (
    <section aria-label={title}>
      <Title order={4} size="h6" mb={2}>
        {title}
      </Title>
      {text !== undefined && (
        <Text size="sm" c="dimmed" mb={4}>
          {text}
        </Text>
      )}
      <Folded items={items}>
        {(shown) => (
          <Paper withBorder>
            <Table.ScrollContainer minWidth={head.length * 110}>
              <Table verticalSpacing={4} fz="sm">
                <Table.Thead>
                  <Table.Tr>
                    {head.map((name) => (
                      <Table.Th key={name}>{name}</Table.Th>
                    ))}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {shown.map((item) => (
                    <Table.Tr key={keyOf(item)}>
                      {cells(item).map((cell, at) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column
                        <Table.Td key={at}>{cell}</Table.Td>
                      ))}
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </Paper>
        )}
      </Folded>
    </section>
  )
}
