import { Stack, Table, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { decimal, parseDecimal } from '../../../domain/decimal.js'
import { formatNumber, formatSigned } from '../../../domain/number-text.js'
import { webAcceptWords } from '../../../domain/words/web-accept.js'
import { useLanguage, useWords } from '../../app/language.js'
import { inLang } from '../../app/words-of.js'
import type { Waiting } from './acceptance-data.js'
import type { useSeriesNames } from './series-names.js'

type Cell = Waiting['cells'][number]

/** The figures of a return beside those of the period before and of the year before, and what was written. */
export function LookFigures({
  of,
  names: { sections, nameOf },
}: {
  of: Waiting
  names: ReturnType<typeof useSeriesNames>
}): ReactNode {
  const word = useWords(webAcceptWords)
  const { lang } = useLanguage()
  const cellOf = new Map(of.cells.map((cell) => [cell.series, cell]))
  const marked = new Set([...of.questions, ...of.changes].map(({ series }) => series))
  return (
    <Stack gap="md">
      <Table verticalSpacing={3} horizontalSpacing={6} className="figures" aria-label={word('figures')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{word('column-series')}</Table.Th>
            <Table.Th ta="right" style={WHOLE}>
              {word('column-last-year')}
            </Table.Th>
            <Table.Th ta="right" style={WHOLE} visibleFrom="xs">
              {word('column-previous')}
            </Table.Th>
            <Table.Th ta="right" style={WHOLE}>
              {word('column-current')}
            </Table.Th>
            <Table.Th ta="right" style={WHOLE}>
              {word('column-difference')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        {sections.map(({ id, name, series }) => (
          <Table.Tbody key={id}>
            <Table.Tr>
              <Table.Th colSpan={5} scope="rowgroup" fw={600}>
                {name}
              </Table.Th>
            </Table.Tr>
            {series.map((code) => (
              <FigureRow key={code} name={nameOf(code)} cell={cellOf.get(code)} marked={marked.has(code)} />
            ))}
          </Table.Tbody>
        ))}
      </Table>
      <section aria-labelledby="look-narrative">
        <Title order={3} size="h6" mb={4} id="look-narrative">
          {word('narrative')}
        </Title>
        {of.narrative.map(({ id, name, text }) => (
          <Text key={id} size="sm" mb={4} style={{ whiteSpace: 'pre-wrap' }}>
            <Text span fw={600} size="sm">
              {inLang(name, lang)}:{' '}
            </Text>
            {text === '' ? word('narrative-empty') : text}
          </Text>
        ))}
      </section>
    </Stack>
  )
}

/** Headings of narrow columns stay in one line. */
const WHOLE = { whiteSpace: 'nowrap' } as const

function FigureRow({
  name,
  cell,
  marked,
}: {
  name: string
  cell: Cell | undefined
  marked: boolean
}): ReactNode {
  const word = useWords(webAcceptWords)
  const { lang } = useLanguage()
  if (cell === undefined) return null
  const number = (text: string | null) => (text === null ? '' : formatNumber(decimal(text), undefined, lang))
  const entry = cell.entry === null || 'notApplicable' in cell.entry ? null : cell.entry.value
  const shown = entry !== null && parseDecimal(entry) !== undefined ? number(entry) : entry
  const notApplicable = cell.entry !== null && 'notApplicable' in cell.entry
  return (
    <Table.Tr>
      <Table.Td>{name}</Table.Td>
      <Table.Td ta="right">{number(cell.lastYear)}</Table.Td>
      <Table.Td ta="right" visibleFrom="xs">
        {number(cell.previous)}
      </Table.Td>
      <Table.Td ta="right" fw={marked ? 700 : 500}>
        {notApplicable ? word('not-applicable') : (shown ?? '–')}
      </Table.Td>
      <Table.Td ta="right" {...(marked ? { fw: 700 } : { c: 'dimmed' })}>
        {differenceText(entry, cell.lastYear, lang)}
      </Table.Td>
    </Table.Tr>
  )
}

function differenceText(entry: string | null, lastYear: string | null, lang: 'vi' | 'en'): string {
  const current = entry === null ? undefined : parseDecimal(entry)
  if (current === undefined || lastYear === null) return ''
  return formatSigned(current.minus(decimal(lastYear)), undefined, lang)
}
