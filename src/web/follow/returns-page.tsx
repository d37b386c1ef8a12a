import { Button, Checkbox, Group, Paper, Select, Stack, Table, Text } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { RETURN_STATES, type ReturnState } from '../../domain/submission-table.js'
import { submissionWords } from '../../domain/words/submission.js'
import { webFollowWords } from '../../domain/words/web-follow.js'
import type { listedReturnShape } from '../../wire/returns.js'
import { AnchorLink } from '../app/anchor-link.js'
import { useClient } from '../app/client.js'
import { shortDate } from '../app/dates.js'
import { useLanguage, useWords } from '../app/language.js'
import { useLiveQueries } from '../app/live.js'
import { EmptyState } from '../app/parts/empty-state.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { PageHead } from '../app/parts/page-head.js'
import { PeriodSelect } from '../app/parts/period-select.js'
import { UnitSelect } from '../app/parts/unit-select.js'
import { ProblemNote } from '../app/problem-note.js'
import { useForms } from '../app/register.js'
import { inLang } from '../app/words-of.js'
import { type Chosen, useChosen } from './search.js'
import { StateBadge } from './state-badge.js'
import { useLastPeriod } from './use-last-period.js'

type Listed = z.infer<typeof listedReturnShape>
type Filter = 'period' | 'unit' | 'form' | 'state' | 'late'

/** The returns of a period in the units that the reader may see, narrowed by what the address says. */
export function ReturnsPage(): ReactNode {
  const word = useWords(webFollowWords)
  const [chosen, choose] = useChosen<Filter>()
  const last = useLastPeriod()
  const period = chosen.period ?? last
  const returns = useReturns(period, chosen)
  useLiveQueries(['returns'])
  const items = returns.data?.pages.flatMap((page) => page.items) ?? []
  const filtered = [chosen.unit, chosen.form, chosen.state, chosen.late].some((one) => one !== undefined)
  const drop = () => choose({ unit: undefined, form: undefined, state: undefined, late: undefined })
  return (
    <Stack gap="md">
      <PageHead title={word('returns')} />
      <Filters chosen={chosen} choose={choose} period={period} />
      <ProblemNote error={returns.error} />
      {returns.isLoading && <LoadingRows />}
      {returns.isSuccess && items.length === 0 && (
        <EmptyState
          title={word('returns-none-title')}
          text={word('returns-none')}
          actions={
            filtered && (
              <Button variant="default" size="xs" onClick={drop}>
                {word('filters-drop')}
              </Button>
            )
          }
        />
      )}
      {items.length > 0 && <ReturnTable items={items} />}
      {returns.hasNextPage && (
        <Button
          variant="default"
          loading={returns.isFetchingNextPage}
          onClick={() => returns.fetchNextPage()}
        >
          {word('more')}
        </Button>
      )}
    </Stack>
  )
}

function useReturns(period: string | null, { unit, form, state, late }: Chosen<Filter>) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['returns', period, unit, form, state, late],
    enabled: period !== null,
    placeholderData: keepPreviousData,
    queryFn: async ({ pageParam, signal }) =>
      (
        await client.listReturns({
          signal,
          query: {
            period: period!,
            limit: 100,
            ...(unit === undefined ? {} : { unit }),
            ...(form === undefined ? {} : { form }),
            ...(state === undefined ? {} : { state: state as ReturnState }),
            ...(late === undefined ? {} : { late: 'true' as const }),
            ...(pageParam === '' ? {} : { cursor: pageParam }),
          },
        })
      ).body,
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
}

interface FiltersProps {
  readonly chosen: Chosen<Filter>
  readonly choose: (change: Chosen<Filter>) => void
  readonly period: string | null
}

function Filters({ chosen, choose, period }: FiltersProps): ReactNode {
  const word = useWords(webFollowWords)
  const states = useWords(submissionWords)
  const { lang } = useLanguage()
  const forms = useForms()
  return (
    <Group gap="sm" align="flex-end" className="no-print">
      <PeriodSelect returned value={period} onChange={(next) => choose({ period: next })} />
      <UnitSelect
        label={word('unit')}
        placeholder={word('all-units')}
        clearable
        w={{ base: '100%', xs: 280 }}
        value={chosen.unit ?? null}
        onChange={(unit) => choose({ unit: unit ?? undefined })}
      />
      <Select
        label={word('form')}
        placeholder={word('all-forms')}
        clearable
        w={{ base: '100%', xs: 260 }}
        data={(forms.data ?? []).map(({ id, name }) => ({ value: id, label: inLang(name, lang) }))}
        value={chosen.form ?? null}
        onChange={(form) => choose({ form: form ?? undefined })}
      />
      <Select
        label={word('state')}
        placeholder={word('all-states')}
        clearable
        w={{ base: '100%', xs: 220 }}
        data={RETURN_STATES.map((value) => ({ value, label: states(`state-${value}`) }))}
        value={chosen.state ?? null}
        onChange={(state) => choose({ state: state ?? undefined })}
      />
      <Checkbox
        label={word('late-only')}
        pb={8}
        checked={chosen.late !== undefined}
        onChange={(event) => choose({ late: event.currentTarget.checked ? 'only' : undefined })}
      />
    </Group>
  )
}

function ReturnTable({ items }: { items: readonly Listed[] }): ReactNode {
  const word = useWords(webFollowWords)
  const { lang } = useLanguage()
  return (
    <Paper withBorder>
      <Table highlightOnHover verticalSpacing={6} aria-label={word('returns')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{word('unit')}</Table.Th>
            <Table.Th>{word('state')}</Table.Th>
            <Table.Th ta="right" visibleFrom="sm">
              {word('filled')}
            </Table.Th>
            <Table.Th visibleFrom="sm">{word('due')}</Table.Th>
            <Table.Th visibleFrom="sm">{word('timeliness')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr key={`${item.unit.key} ${item.form.id}`}>
              <Table.Td>
                <AnchorLink
                  size="sm"
                  to="/returns/$unit/$period/$form"
                  params={{ unit: item.unit.key, period: item.period.code, form: item.form.id }}
                >
                  {item.unit.name}
                </AnchorLink>
                <Text size="xs" c="dimmed">
                  {inLang(item.form.name, lang)}
                </Text>
                <Text size="xs" hiddenFrom="sm">
                  {shortDate(item.due, lang)} · {item.timeliness.text}
                </Text>
              </Table.Td>
              <Table.Td>
                <StateBadge state={item.state} />
              </Table.Td>
              <Table.Td className="figures" ta="right" visibleFrom="sm">
                {item.completeness.cells - item.completeness.empty}/{item.completeness.cells}
              </Table.Td>
              <Table.Td className="figures" visibleFrom="sm">
                {shortDate(item.due, lang)}
              </Table.Td>
              <Table.Td visibleFrom="sm">
                <Text size="sm" {...(item.timeliness.state === 'late' ? { c: 'red', fw: 600 } : {})}>
                  {item.timeliness.text}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  )
}
