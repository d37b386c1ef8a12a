import { Button, Drawer, Stack, Table, Text, Title } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { decimal } from '../../domain/decimal.js'
import { formatNumber } from '../../domain/number-text.js'
import { webFiguresWords } from '../../domain/words/web-figures.js'
import { AnchorLink } from '../app/anchor-link.js'
import { periodText } from '../app/dates.js'
import { useLanguage, useWords } from '../app/language.js'
import { useMoments } from '../app/moments.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { ProblemNote } from '../app/problem-note.js'
import { inLang } from '../app/words-of.js'
import { type Explanation, type Question, useExplanation } from './figures-data.js'

interface DrawerProps {
  readonly question: Question
  /** Id of the indicator; null when nothing is asked. */
  readonly indicator: string | null
  readonly close: () => void
}

/** Where a figure comes from: how it is computed, every return in it, and those that are missing. */
export function ExplanationDrawer({ question, indicator, close }: DrawerProps): ReactNode {
  const word = useWords(webFiguresWords)
  return (
    <Drawer
      opened={indicator !== null}
      onClose={close}
      position="right"
      size="xl"
      lockScroll={false}
      title={word('explain-title')}
      closeButtonProps={{ 'aria-label': word('close') }}
    >
      {indicator !== null && <Explained question={question} indicator={indicator} />}
    </Drawer>
  )
}

function Explained({ question, indicator }: { question: Question; indicator: string }): ReactNode {
  const word = useWords(webFiguresWords)
  const { lang } = useLanguage()
  const found = useExplanation(question, indicator)
  if (found.isPending) return <LoadingRows rows={10} />
  if (found.isError) return <ProblemNote error={found.error} />
  const { name, measured, words, expression, note, numerator, denominator } = found.data
  const number = (text: string) => formatNumber(decimal(text), undefined, lang)
  return (
    <Stack gap="md">
      <div>
        <Title order={3} size="h5">
          {inLang(name, lang)}{' '}
          <Text span size="sm" c="dimmed">
            ({inLang(measured, lang)})
          </Text>
        </Title>
        <Text size="sm">{words}</Text>
      </div>
      <div>
        <Text size="sm" fw={600}>
          {word('expression')}
        </Text>
        <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
          {expression}
        </Text>
        {numerator !== null && denominator !== null && (
          <Text size="sm" className="figures">
            {word('expression-parts', {
              numerator: number(numerator),
              denominator: number(denominator),
            })}
          </Text>
        )}
        {note !== null && (
          <Text size="sm" c="dimmed">
            {inLang(note, lang)}
          </Text>
        )}
      </div>
      <Missing missing={found.data.missing} />
      <Parts found={found.data} />
    </Stack>
  )
}

/** Lines drawn before somebody asks for all. */
const FIRST = 60

function Missing({ missing }: Pick<Explanation, 'missing'>): ReactNode {
  const word = useWords(webFiguresWords)
  const { lang } = useLanguage()
  const [all, setAll] = useState(false)
  if (missing.length === 0) return <Text size="sm">{word('missing-none')}</Text>
  const shown = all ? missing : missing.slice(0, FIRST)
  return (
    <section aria-labelledby="explain-missing">
      <Title order={4} size="h6" id="explain-missing">
        {word('missing', { count: missing.length })}
      </Title>
      <Stack gap={2} component="ul" m={0} pl="md">
        {shown.map(({ unitKey, name, period, form }) => (
          <li key={`${unitKey} ${period} ${form}`}>
            <AnchorLink size="sm" to="/returns/$unit/$period/$form" params={{ unit: unitKey, period, form }}>
              {name}, {periodText(period, lang)}
            </AnchorLink>
          </li>
        ))}
      </Stack>
      {shown.length < missing.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {word('show-all', { count: missing.length })}
        </Button>
      )}
    </section>
  )
}

function Parts({ found }: { found: Explanation }): ReactNode {
  const word = useWords(webFiguresWords)
  const { lang } = useLanguage()
  const [all, setAll] = useState(false)
  const { parts, series } = found
  const shown = all ? parts : parts.slice(0, FIRST)
  return (
    <section aria-labelledby="explain-parts">
      <Title order={4} size="h6" id="explain-parts">
        {word('parts', { count: parts.length })}
      </Title>
      {parts.length > 0 && (
        <Table.ScrollContainer
          minWidth={260 + 90 * series.length}
          scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
        >
          <Table verticalSpacing={4} className="figures" aria-labelledby="explain-parts">
            <Table.Thead>
              <Table.Tr>
                <Table.Th miw={200}>{word('column-return')}</Table.Th>
                {series.map(({ code, name }) => (
                  <Table.Th key={code} ta="right">
                    <Text size="xs" fw={600}>
                      {inLang(name, lang)}
                    </Text>
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((part) => (
                <PartRow key={`${part.unit.key} ${part.period} ${part.form}`} part={part} series={series} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {shown.length < parts.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {word('show-all', { count: parts.length })}
        </Button>
      )}
    </section>
  )
}

function PartRow({
  part,
  series,
}: {
  part: Explanation['parts'][number]
  series: Explanation['series']
}): ReactNode {
  const word = useWords(webFiguresWords)
  const { lang } = useLanguage()
  const moment = useMoments(lang)
  const { unit, period, form, version, enteredBy, enteredAt, acceptedAt, values, explanations } = part
  return (
    <Table.Tr>
      <Table.Td>
        <AnchorLink size="sm" to="/returns/$unit/$period/$form" params={{ unit: unit.key, period, form }}>
          {unit.name}, {periodText(period, lang)}
        </AnchorLink>
        <Text size="xs" c="dimmed">
          {word('version', { version, by: enteredBy, at: moment(enteredAt) })},{' '}
          {acceptedAt === null ? word('not-accepted') : word('accepted', { at: moment(acceptedAt) })}
        </Text>
        {explanations.map(({ key, text }) => (
          <Text key={key} size="xs">
            {word('explanation', { text })}
          </Text>
        ))}
      </Table.Td>
      {series.map(({ code }) => (
        <Table.Td key={code} ta="right">
          {valueText(values[code] ?? null, lang)}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}

function valueText(value: string | null, lang: 'vi' | 'en'): string {
  if (value === null) return '–'
  return value === 'n/a' ? value : formatNumber(decimal(value), undefined, lang)
}
