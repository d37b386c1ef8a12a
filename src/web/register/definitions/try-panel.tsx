import { Group, Paper, Stack, Table, Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { decimal } from '../../../domain/decimal.js'
import type { Words } from '../../../domain/measure.js'
import { formatNumber } from '../../../domain/number-text.js'
import { webDefinitionEntriesWords } from '../../../domain/words/web-definition-entries.js'
import type { Lang } from '../../../domain/words.js'
import { ApiProblem } from '../../../wire/client.js'
import { useClient } from '../../app/client.js'
import { useLanguage, useWords } from '../../app/language.js'
import { PeriodSelect } from '../../app/parts/period-select.js'
import { UnitSelect } from '../../app/parts/unit-select.js'
import { ProblemNote } from '../../app/problem-note.js'
import { usePack, usePeriods } from '../../app/register.js'
import { useSession } from '../../app/session.js'
import { inLang } from '../../app/words-of.js'
import type { Finding } from '../draft/editions.js'

/** Milliseconds of rest after which what was typed is worked out. */
const REST = 250

export interface Tried {
  readonly expression: string
  readonly decimals: number
  readonly format: 'count' | 'percent' | 'rate' | 'amount'
  readonly unit: string | null
  readonly period: string | null
}

/** What an expression comes to on real figures, while it is typed. */
export function useTry(tried: Tried, edition: string | undefined) {
  const client = useClient()
  const { lang } = useLanguage()
  const [asked] = useDebouncedValue(tried, REST, { leading: false })
  const key = JSON.stringify(asked)
  return useQuery({
    queryKey: ['try-expression', edition, lang, key],
    enabled: asked.expression.trim() !== '' && asked.period !== null,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const { unit, period, ...rest } = asked
      const body = {
        ...rest,
        decimals: Math.min(6, rest.decimals),
        ...(unit === null ? {} : { unit }),
        ...(period === null ? {} : { period }),
      }
      return { asked, ...(await client.tryExpression({ body, signal })).body }
    },
  })
}

/** Unit and period on which to try: as chosen, else the person's own unit and the last period that is over. */
export function useTryOn(unit: string | undefined, period: string | undefined) {
  const home = useSession().data?.account.home.key ?? null
  const today = usePack().data?.today ?? ''
  const periods = usePeriods()
  const last = useMemo(
    () =>
      (periods.data ?? []).filter(({ forms, window }) => forms.length > 0 && window.to < today).at(-1)?.code,
    [periods.data, today],
  )
  return { unit: unit ?? home, period: period ?? last ?? null }
}

interface TryPanelProps {
  readonly name: Words
  /** Its unit of measure, as printed behind the value. */
  readonly unitOfMeasure: Words
  readonly tried: Tried
  readonly result: ReturnType<typeof useTry>
  /** Names in it that are in the draft only. */
  readonly notInForce: readonly string[]
  readonly choose: (on: { unit?: string; period?: string }) => void
}

/** The result of an expression on the figures of a unit and a period, and what it is made of. */
export function TryPanel({
  name,
  unitOfMeasure,
  tried,
  result,
  notInForce,
  choose,
}: TryPanelProps): ReactNode {
  const word = useWords(webDefinitionEntriesWords)
  const { lang } = useLanguage()
  const { data } = result
  return (
    <Paper withBorder p="sm" component="section" aria-label={word('try')}>
      <Stack gap="xs">
        <Title order={3} size="h6">
          {word('try')}
        </Title>
        <Group gap="sm" align="flex-end">
          <UnitSelect
            label={word('try-unit')}
            value={tried.unit}
            allowDeselect={false}
            flex="1 1 16rem"
            onChange={(unit) => unit !== null && choose({ unit })}
          />
          <PeriodSelect value={tried.period} onChange={(period) => choose({ period })} />
        </Group>
        {result.error instanceof ApiProblem && result.error.status === 403 ? (
          // Who may not see figures has no use for them here either; the server says who may.
          <Text size="sm" c="dimmed">
            {result.error.problem.detail}
          </Text>
        ) : (
          <ProblemNote error={result.error} />
        )}
        {notInForce.length > 0 ? (
          <Text size="sm">{word('try-not-in-force', { names: notInForce.join(', ') })}</Text>
        ) : tried.expression.trim() === '' ? (
          <Text size="sm" c="dimmed">
            {word('try-empty')}
          </Text>
        ) : data === undefined ? (
          <Text size="sm" c="dimmed">
            {result.isFetching ? word('try-waiting') : ''}
          </Text>
        ) : (
          data.findings.length === 0 && (
            <>
              <Result name={name} unitOfMeasure={unitOfMeasure} data={data} />
              {data.parts.length > 0 && (
                <Table withTableBorder verticalSpacing={2} fz="sm">
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>{word('try-parts')}</Table.Th>
                      <Table.Th ta="right">{word('try-value')}</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {data.parts.map((part) => (
                      <Table.Tr key={part.code}>
                        <Table.Td>
                          {inLang(part.name, lang)}{' '}
                          <Text span size="xs" c="dimmed" className="monospace">
                            {part.code}
                          </Text>
                        </Table.Td>
                        <Table.Td ta="right" className="figures">
                          {part.value === null ? word('try-no-value') : shown(part.value, lang)}
                        </Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              )}
            </>
          )
        )}
      </Stack>
    </Paper>
  )
}

function Result(props: {
  name: Words
  unitOfMeasure: Words
  data: {
    readonly shown: Words | null
    readonly numerator: string | null
    readonly denominator: string | null
    readonly note: string | null
  }
}): ReactNode {
  const { name, unitOfMeasure, data } = props
  const word = useWords(webDefinitionEntriesWords)
  const { lang } = useLanguage()
  if (data.shown === null)
    return (
      <Text size="sm" role="status">
        {data.note ?? word('try-no-value')}
      </Text>
    )
  const value = inLang(data.shown, lang)
  const unit = inLang(unitOfMeasure, lang)
  const ratio =
    data.numerator === null || data.denominator === null
      ? ''
      : word('try-ratio', {
          numerator: shown(data.numerator, lang),
          denominator: shown(data.denominator, lang),
        })
  return (
    <div role="status">
      <Text size="lg" fw={600} className="figures" data-result>
        {value} {ratio}
      </Text>
      <Text size="sm" c="dimmed">
        {word('try-report')}:{' '}
        <q>
          {word('try-phrase', {
            name: inLang(name, lang),
            shown: value,
            unit: value.endsWith(unit) ? '' : unit,
          }).trim()}
          {ratio === '' ? '' : ` ${ratio}`}
        </q>
      </Text>
      {data.note !== null && <Text size="sm">{data.note}</Text>}
    </div>
  )
}

function shown(value: string, lang: Lang): string {
  return formatNumber(decimal(value), undefined, lang)
}

/** What is wrong with what is on the page now, if the server has looked at just that. */
export function faultOf(
  tried: Tried,
  result: ReturnType<typeof useTry>,
): { readonly message: string; readonly column?: number | undefined } | undefined {
  if (result.data?.asked.expression !== tried.expression) return undefined
  const found: Finding | undefined = result.data.findings[0]
  return found === undefined ? undefined : { message: found.message, column: found.column }
}
