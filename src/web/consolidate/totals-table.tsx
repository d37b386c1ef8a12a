import { Paper, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { decimal } from '../../domain/decimal.js'
import { formatNumber } from '../../domain/number-text.js'
import { webFiguresWords } from '../../domain/words/web-figures.js'
import { useLanguage, useWords } from '../app/language.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { ProblemNote } from '../app/problem-note.js'
import { inLang } from '../app/words-of.js'
import { type Question, useTotals } from './figures-data.js'

/** Every series of the unit and all under it, with how many of the returns that are owed hold it. */
export function TotalsTable({ question }: { question: Question }): ReactNode {
  const word = useWords(webFiguresWords)
  const { lang } = useLanguage()
  const totals = useTotals(question)
  if (totals.isPending) return <LoadingRows rows={12} />
  if (totals.isError) return <ProblemNote error={totals.error} />
  const { series, note } = totals.data
  if (note !== null) return <Text size="sm">{note}</Text>
  return (
    <Paper withBorder>
      <Table verticalSpacing={3} className="figures" aria-label={word('totals')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{word('column-series')}</Table.Th>
            <Table.Th ta="right">{word('column-total')}</Table.Th>
            <Table.Th ta="right">{word('column-reported')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {series
            .filter(({ expected, total }) => expected > 0 || total !== null)
            .map(({ code, name, unit, total, reported, notApplicable, expected }) => (
              <Table.Tr key={code}>
                <Table.Td>
                  {inLang(name, lang)}{' '}
                  <Text span size="xs" c="dimmed">
                    ({inLang(unit, lang)})
                  </Text>
                </Table.Td>
                <Table.Td ta="right" data-series={code}>
                  {total === null ? (
                    <Text span size="sm" c="dimmed">
                      {word('nothing')}
                    </Text>
                  ) : (
                    formatNumber(decimal(total), undefined, lang)
                  )}
                </Table.Td>
                <Table.Td ta="right">
                  {reported}/{expected}
                  {notApplicable > 0 && (
                    <Text span size="xs" c="dimmed">
                      {' · '}
                      {word('not-applicable', { count: notApplicable })}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
    </Paper>
  )
}
