import { Anchor, Paper, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { webFiguresWords } from '../../domain/words/web-figures.js'
import { useLanguage, useWords } from '../app/language.js'
import { inLang } from '../app/words-of.js'
import type { Base, Comparison } from './figures-data.js'

interface HeadlineProps {
  readonly comparisons: readonly Comparison[]
  /** Is each return that of one unit, as in a month? Then the count of returns is one of units. */
  readonly units: boolean
  readonly explain: (indicator: string) => void
  readonly base: Base
}

/** Each headline indicator beside its base, with how it is said, what must be read beside it, and whether all returns are in. */
export function HeadlineTable({ comparisons, units, explain, base }: HeadlineProps): ReactNode {
  const word = useWords(webFiguresWords)
  return (
    <Paper withBorder>
      <Table verticalSpacing={6} className="figures" aria-label={word('headline')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{word('column-indicator')}</Table.Th>
            <Table.Th ta="right" style={WHOLE}>
              {word('column-current')}
            </Table.Th>
            <Table.Th ta="right" style={WHOLE}>
              {word(`column-${base}`)}
            </Table.Th>
            <Table.Th ta="right" style={WHOLE} visibleFrom="sm">
              {word('column-change')}
            </Table.Th>
            <Table.Th ta="right" style={WHOLE} visibleFrom="sm">
              {word('column-percent')}
            </Table.Th>
            <Table.Th ta="right" style={WHOLE} visibleFrom="sm">
              {word('column-complete')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {comparisons.map((one) => (
            <HeadlineRow key={one.indicator} of={one} units={units} explain={explain} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  )
}

/** Headings of narrow columns stay in one line. */
const WHOLE = { whiteSpace: 'nowrap' } as const

function HeadlineRow({
  of,
  units,
  explain,
}: {
  of: Comparison
  units: boolean
  explain: (indicator: string) => void
}): ReactNode {
  const word = useWords(webFiguresWords)
  const { lang } = useLanguage()
  const name = inLang(of.name, lang)
  const { current, base, shown } = of
  const lacking = current.reported < current.expected
  const remarks = [...of.remarks, ...of.scopeNotes.map((note) => inLang(note, lang))]
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={500}>
          {name} <Text span size="xs" c="dimmed">{`(${inLang(of.unit, lang)})`}</Text>
        </Text>
        <Text size="sm">{inLang(of.words, lang)}</Text>
        {remarks.length > 0 && (
          <Text size="xs" c="dimmed">
            {remarks.join(' · ')}
          </Text>
        )}
        <Text size="xs" fw={lacking ? 600 : 400} hiddenFrom="sm">
          {word('column-complete')}: {word(units ? 'complete-units' : 'complete-returns', countsOf(current))}
        </Text>
      </Table.Td>
      <Table.Td ta="right">
        <Anchor
          component="button"
          type="button"
          size="sm"
          fw={600}
          aria-label={word('explain', { name, value: shown.current })}
          data-figure={of.indicator}
          onClick={() => explain(of.indicator)}
        >
          {shown.current}
        </Anchor>
      </Table.Td>
      <Table.Td ta="right">{shown.base}</Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        {shown.change}
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        {shown.percent}
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        <Text size="sm" fw={lacking ? 600 : 400} data-complete={of.indicator}>
          {word(units ? 'complete-units' : 'complete-returns', countsOf(current))}
        </Text>
        {base.reported < base.expected && (
          <Text size="xs" c="dimmed">
            {word('complete-base', countsOf(base))}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function countsOf({ reported, expected }: Comparison['current']) {
  return { reported, expected }
}
