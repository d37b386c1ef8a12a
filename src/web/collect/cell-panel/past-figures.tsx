import { Table, Text } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Period, parsePeriod, previous, samePeriodLastYear } from '../../../domain/period.js'
import { webReturnPapersWords } from '../../../domain/words/web-return-papers.js'
import { useClient } from '../../app/client.js'
import { periodText } from '../../app/dates.js'
import { useLanguage, useWords } from '../../app/language.js'
import { LoadingRows } from '../../app/parts/loading-rows.js'
import { ProblemNote } from '../../app/problem-note.js'
import { showEntry } from '../grid/entry-text.js'
import { useOpenReturn } from '../return-context.js'

/** Periods shown: with monthly returns the last is that of a year ago. */
const PERIODS = 12

/** What the unit itself returned for a series in the periods before, newest first; the one of a year ago stands out. */
export function PastFigures({ series }: { series: string }): ReactNode {
  const word = useWords(webReturnPapersWords)
  const { lang } = useLanguage()
  const client = useClient()
  const { params } = useOpenReturn()
  const periods = before(parsePeriod(params.period))
  const yearAgo = samePeriodLastYear(parsePeriod(params.period)).code
  const totals = useQueries({
    queries: periods.map(({ code }) => ({
      queryKey: ['own-totals', params.unit, code],
      staleTime: 60_000,
      queryFn: async () => {
        const query = { unit: params.unit, period: code, scope: 'own', stage: 'entered' } as const
        const { body } = await client.readTotals({ query })
        return new Map(body.series.map((one) => [one.code, one.total]))
      },
    })),
  })
  const failed = totals.find(({ isError }) => isError)
  if (failed !== undefined) return <ProblemNote error={failed.error} />
  if (totals.some(({ isPending }) => isPending)) return <LoadingRows rows={4} />
  const rows = periods.map(({ code }, at) => ({ code, total: totals[at]!.data!.get(series) ?? null }))
  if (rows.every(({ total }) => total === null))
    return (
      <Text size="sm" c="dimmed">
        {word('past-none')}
      </Text>
    )
  return (
    <Table verticalSpacing={0} horizontalSpacing={6} fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{word('past-period')}</Table.Th>
          <Table.Th ta="right">{word('past-figure')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ code, total }) => (
          <Table.Tr key={code} fw={code === yearAgo ? 600 : undefined}>
            <Table.Td>{periodText(code, lang)}</Table.Td>
            <Table.Td ta="right" className="figures">
              {total === null ? word('past-missing') : showEntry({ kind: 'value', value: total }, lang, '')}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function before(period: Period): Period[] {
  const found: Period[] = []
  for (let at = period; found.length < PERIODS; ) {
    at = previous(at)
    found.push(at)
  }
  return found
}
