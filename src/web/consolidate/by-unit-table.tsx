import { Button, Paper, Table, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { webFiguresWords } from '../../domain/words/web-figures.js'
import { AnchorLink } from '../app/anchor-link.js'
import { useLanguage, useWords } from '../app/language.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { ProblemNote } from '../app/problem-note.js'
import { inLang } from '../app/words-of.js'
import { type Question, type TableRow, useComparison } from './figures-data.js'

/** Rows drawn before somebody asks for all: three thousand communes are many. */
const FIRST = 100

/** The headline indicators of every unit of a level: figure and change, and the total they add up to. */
export function ByUnitTable({
  question,
  by,
  title,
}: {
  question: Question
  by: string
  title: string
}): ReactNode {
  const word = useWords(webFiguresWords)
  const { lang } = useLanguage()
  const table = useComparison(question, by)
  const [all, setAll] = useState(false)
  if (table.isPending) return <LoadingRows />
  if (table.isError) return <ProblemNote error={table.error} />
  const { rows } = table.data
  const shown = all ? rows : rows.slice(0, FIRST)
  const columns = rows[0]?.comparisons ?? []
  return (
    <Paper withBorder>
      <Table.ScrollContainer
        minWidth={220 + 130 * columns.length}
        scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      >
        <Table verticalSpacing={4} horizontalSpacing={8} className="figures" aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th miw={200} style={STAYS}>
                {word('unit')}
              </Table.Th>
              {columns.map(({ indicator, name }) => (
                <Table.Th key={indicator} ta="right">
                  <Text size="xs" fw={600}>
                    {inLang(name, lang)}
                  </Text>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((row) => (
              <UnitRow key={row.unit?.key ?? row.kind} row={row} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {shown.length < rows.length && (
        <Button variant="subtle" fullWidth radius={0} onClick={() => setAll(true)}>
          {word('show-all', { count: rows.length })}
        </Button>
      )}
    </Paper>
  )
}

/** The names stay in sight while the figures go by. */
const STAYS = { position: 'sticky', insetInlineStart: 0, background: 'var(--mantine-color-body)' } as const

function UnitRow({ row }: { row: TableRow }): ReactNode {
  const word = useWords(webFiguresWords)
  const strong = row.kind === 'unit' ? 400 : 600
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={strong} style={STAYS}>
        {row.kind === 'unit' && row.unit !== null ? (
          <AnchorLink
            size="sm"
            to="/figures"
            search={(before: object) => ({ ...before, unit: row.unit!.key, by: undefined }) as never}
          >
            {row.unit.name}
          </AnchorLink>
        ) : (
          word(row.kind === 'total' ? 'total' : 'rest')
        )}
      </Table.Th>
      {row.comparisons.map(({ indicator, shown, current }) => (
        <Table.Td key={indicator} ta="right">
          <Text size="sm" fw={strong}>
            {shown.current}
          </Text>
          {shown.change !== shown.current && (
            <Text size="xs" c="dimmed">
              {shown.change}
            </Text>
          )}
          {current.reported < current.expected && (
            <Text size="xs" c="dimmed">
              {current.reported}/{current.expected}
            </Text>
          )}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}
