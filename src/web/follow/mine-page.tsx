import { Button, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { webFollowWords } from '../../domain/words/web-follow.js'
import { AnchorLink } from '../app/anchor-link.js'
import { periodText, shortDate } from '../app/dates.js'
import { useLanguage, useWords } from '../app/language.js'
import { useLiveQueries } from '../app/live.js'
import { EmptyState } from '../app/parts/empty-state.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { PageHead } from '../app/parts/page-head.js'
import { ProblemNote } from '../app/problem-note.js'
import { type MyDesk, nameOf, type Task, useMyDesk, useTasks } from './mine/my-data.js'
import { AccountsToMind, NewNotices, Part, ProgressLines, Questions } from './mine/other-matters.js'
import { TaskTable } from './mine/task-table.js'

/** The first page after signing in: what waits for the person in any of their offices, what came back first. */
export function MinePage(): ReactNode {
  const word = useWords(webFollowWords)
  const { lang } = useLanguage()
  const tasks = useTasks()
  const desk = useMyDesk()
  useLiveQueries(['mine'])
  const items = tasks.data?.pages.flatMap((page) => page.items) ?? []
  const counts = tasks.data?.pages[0]?.counts
  const next = desk.data?.next ?? null
  const today =
    desk.data === undefined ? undefined : word('today', { date: shortDate(desk.data.today, lang) })
  const due =
    next === null
      ? undefined
      : word('next-due', { date: shortDate(next.due, lang), period: periodText(next.period, lang) })
  return (
    <Stack gap="lg">
      <PageHead title={word('mine')} text={[today, due].filter((text) => text !== undefined).join(' · ')} />
      <ProblemNote error={tasks.error ?? desk.error} />
      {(tasks.isPending || desk.isPending) && <LoadingRows rows={4} />}
      {tasks.isSuccess && desk.isSuccess && (
        <>
          {items.length === 0 && isEmpty(desk.data) && (
            <EmptyState
              title={word('nothing-title')}
              text={
                <>
                  {due !== undefined && <>{due}. </>}
                  {word('nothing-text')}
                </>
              }
            />
          )}
          <Tasks items={items} counts={counts} desk={desk.data} />
        </>
      )}
      {tasks.hasNextPage && (
        <Button variant="default" loading={tasks.isFetchingNextPage} onClick={() => tasks.fetchNextPage()}>
          {word('more')}
        </Button>
      )}
    </Stack>
  )
}

function isEmpty({ sentBack, questions, progress, accounts, unread }: MyDesk): boolean {
  return [sentBack, questions, progress, accounts].every(({ length }) => length === 0) && unread === 0
}

/** Everything in the order in which it wants doing. */
function Tasks({
  items,
  counts,
  desk,
}: {
  items: readonly Task[]
  counts: Readonly<Record<Task['task'], number>> | undefined
  desk: MyDesk
}): ReactNode {
  const word = useWords(webFollowWords)
  const taskOf = new Map(items.map((item) => [nameOf(item), item]))
  const back = desk.sentBack.map((one) => ({ ...taskOf.get(nameOf(one)), ...one }))
  const cameBack = new Set(back.map(nameOf))
  return (
    <>
      <ProgressLines progress={desk.progress} />
      {back.length > 0 && (
        <Part id="task-back" title={`${word('sent-back')} (${back.length})`}>
          <TaskTable rows={back} label={word('sent-back')} />
        </Part>
      )}
      {(['fill', 'approve', 'accept'] as const).map((task) => {
        const all = items.filter((item) => item.task === task)
        const rows = task === 'fill' ? all.filter((item) => !cameBack.has(nameOf(item))) : all
        if (rows.length === 0) return null
        const count = (counts?.[task] ?? all.length) - (all.length - rows.length)
        return (
          <Part
            key={task}
            id={`task-${task}`}
            title={`${word(`task-${task}`)} (${count})`}
            actions={
              task === 'accept' && (
                <AnchorLink size="sm" to="/accept">
                  {word('accept-look')}
                </AnchorLink>
              )
            }
          >
            <TaskTable rows={rows} label={word(`task-${task}`)} />
          </Part>
        )
      })}
      <Questions questions={desk.questions} />
      <NewNotices notices={desk.notices} unread={desk.unread} />
      <AccountsToMind accounts={desk.accounts} />
    </>
  )
}
