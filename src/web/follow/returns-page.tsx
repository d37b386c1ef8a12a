import { Button, Group, Paper, Select, Skeleton, Stack, Table, Text, Title } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { RETURN_STATES, type ReturnState } from '../../domain/submission-table.js'
import { submissionWords } from '../../domain/words/submission.js'
import { webFollowWords } from '../../domain/words/web-follow.js'
import { AnchorLink } from '../app/anchor-link.js'
import { useClient } from '../app/client.js'
import { shortDate } from '../app/dates.js'
import { useLanguage, useWords } from '../app/language.js'
import { ProblemNote } from '../app/problem-note.js'
import { useTitle } from '../app/title.js'
import { inLang } from '../app/words-of.js'
import { StateBadge } from './state-badge.js'

/** The returns of a period in the units that the reader may see. */
export function ReturnsPage(): ReactNode {
  const word = useWords(webFollowWords)
  const states = useWords(submissionWords)
  const { lang } = useLanguage()
  const client = useClient()
  useTitle(word('returns'))
  const [chosen, setChosen] = useState<string | null>(null)
  const [state, setState] = useState<ReturnState | null>(null)
  const pack = useQuery({ queryKey: ['pack'], queryFn: async () => (await client.readPack()).body })
  const year = pack.data === undefined ? null : Number(pack.data.today.slice(0, 4))
  const periods = useQuery({
    queryKey: ['periods', year],
    enabled: year !== null,
    queryFn: async () => (await client.listPeriods({ query: { year: year! } })).body.periods,
  })
  const choices = (periods.data ?? []).filter(({ forms }) => forms.length > 0)
  const over = choices.filter(({ window }) => window.to < (pack.data?.today ?? ''))
  const period = chosen ?? over.at(-1)?.code ?? choices[0]?.code ?? null
  const returns = useInfiniteQuery({
    queryKey: ['returns', period, state],
    enabled: period !== null,
    queryFn: async ({ pageParam }) =>
      (
        await client.listReturns({
          query: {
            period: period!,
            limit: 100,
            ...(state === null ? {} : { state }),
            ...(pageParam === '' ? {} : { cursor: pageParam }),
          },
        })
      ).body,
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const items = returns.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Stack gap="md">
      <Title order={1} size="h3">
        {word('returns')}
      </Title>
      <Group gap="sm">
        <Select
          label={word('choose-period')}
          data={choices.map(({ code, name }) => ({ value: code, label: inLang(name, lang) }))}
          value={period}
          onChange={setChosen}
          allowDeselect={false}
        />
        <Select
          label={word('state')}
          placeholder={word('all-states')}
          clearable
          data={RETURN_STATES.map((value) => ({ value, label: states(`state-${value}`) }))}
          value={state}
          onChange={(value) => setState(value as ReturnState | null)}
        />
      </Group>
      <ProblemNote error={returns.error ?? periods.error ?? pack.error} />
      {returns.isLoading && <Skeleton h={240} />}
      {returns.isSuccess && items.length === 0 && <Text c="dimmed">{word('returns-none')}</Text>}
      {items.length > 0 && (
        <Paper withBorder>
          <Table.ScrollContainer minWidth={640}>
            <Table highlightOnHover verticalSpacing={6}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{word('unit')}</Table.Th>
                  <Table.Th>{word('form')}</Table.Th>
                  <Table.Th>{word('state')}</Table.Th>
                  <Table.Th ta="right">{word('filled')}</Table.Th>
                  <Table.Th>{word('due')}</Table.Th>
                  <Table.Th>{word('timeliness')}</Table.Th>
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
                    </Table.Td>
                    <Table.Td>{inLang(item.form.name, lang)}</Table.Td>
                    <Table.Td>
                      <StateBadge state={item.state} />
                    </Table.Td>
                    <Table.Td className="figures" ta="right">
                      {item.completeness.cells - item.completeness.empty}/{item.completeness.cells}
                    </Table.Td>
                    <Table.Td className="figures">{shortDate(item.due, lang)}</Table.Td>
                    <Table.Td>{item.timeliness.text}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Paper>
      )}
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
