import { Button, Paper, Skeleton, Stack, Table, Text, Title } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { webFollowWords } from '../../domain/words/web-follow.js'
import type { listMyDeadlines } from '../../wire/deadlines.js'
import { AnchorLink } from '../app/anchor-link.js'
import { useClient } from '../app/client.js'
import { periodText, shortDate } from '../app/dates.js'
import { useLanguage, useWords } from '../app/language.js'
import { ProblemNote } from '../app/problem-note.js'
import { useTitle } from '../app/title.js'
import { inLang } from '../app/words-of.js'
import { StateBadge } from './state-badge.js'

type Task = z.infer<NonNullable<typeof listMyDeadlines.reply>>['items'][number]

/** The first page after signing in: what waits for the person in any of their offices, the oldest deadline first. */
export function MinePage(): ReactNode {
  const word = useWords(webFollowWords)
  const client = useClient()
  useTitle(word('mine'))
  const tasks = useInfiniteQuery({
    queryKey: ['mine'],
    queryFn: async ({ pageParam }) =>
      (
        await client.listMyDeadlines({
          query: { limit: 100, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        })
      ).body,
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const items = tasks.data?.pages.flatMap((page) => page.items) ?? []
  const counts = tasks.data?.pages[0]?.counts
  return (
    <Stack gap="lg">
      <Title order={1} size="h3">
        {word('mine')}
      </Title>
      <ProblemNote error={tasks.error} />
      {tasks.isPending && <Skeleton h={160} />}
      {tasks.isSuccess && items.length === 0 && (
        <Paper withBorder p="lg">
          <Text fw={500}>{word('nothing-title')}</Text>
          <Text c="dimmed">{word('nothing-text')}</Text>
        </Paper>
      )}
      {(['fill', 'approve', 'accept'] as const).map((task) => {
        const rows = items.filter((item) => item.task === task)
        if (rows.length === 0) return null
        return (
          <section key={task} aria-labelledby={`task-${task}`}>
            <Title order={2} size="h5" mb="xs" id={`task-${task}`}>
              {word(`task-${task}`)} ({counts?.[task] ?? rows.length})
            </Title>
            <TaskTable tasks={rows} />
          </section>
        )
      })}
      {tasks.hasNextPage && (
        <Button variant="default" loading={tasks.isFetchingNextPage} onClick={() => tasks.fetchNextPage()}>
          {word('more')}
        </Button>
      )}
    </Stack>
  )
}

function TaskTable({ tasks }: { tasks: readonly Task[] }): ReactNode {
  const word = useWords(webFollowWords)
  const { lang } = useLanguage()
  const client = useClient()
  const forms = useQuery({ queryKey: ['forms'], queryFn: async () => (await client.listForms()).body.forms })
  const nameOf = (form: string) => inLang(forms.data?.find(({ id }) => id === form)?.name, lang) || form
  return (
    <Paper withBorder>
      <Table.ScrollContainer minWidth={640}>
        <Table highlightOnHover verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{word('unit')}</Table.Th>
              <Table.Th>{word('form')}</Table.Th>
              <Table.Th>{word('period')}</Table.Th>
              <Table.Th>{word('state')}</Table.Th>
              <Table.Th>{word('due')}</Table.Th>
              <Table.Th>{word('timeliness')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tasks.map((task) => (
              <Table.Tr key={`${task.unit.key} ${task.period} ${task.form}`}>
                <Table.Td>
                  <AnchorLink
                    size="sm"
                    to="/returns/$unit/$period/$form"
                    params={{ unit: task.unit.key, period: task.period, form: task.form }}
                  >
                    {task.unit.name}
                  </AnchorLink>
                </Table.Td>
                <Table.Td>{nameOf(task.form)}</Table.Td>
                <Table.Td>{periodText(task.period, lang)}</Table.Td>
                <Table.Td>
                  <StateBadge state={task.state} />
                </Table.Td>
                <Table.Td className="figures">{shortDate(task.due, lang)}</Table.Td>
                <Table.Td>
                  <Text size="sm" {...(task.timeliness.state === 'late' ? { c: 'red', fw: 500 } : {})}>
                    {task.timeliness.text}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  )
}
