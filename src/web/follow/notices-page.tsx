import { Badge, Button, Group, Paper, Stack, Switch, Text } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { webFollowWords } from '../../domain/words/web-follow.js'
import type { noticeShape } from '../../wire/deadlines.js'
import { AnchorLink } from '../app/anchor-link.js'
import { useClient } from '../app/client.js'
import { useLanguage, useWords } from '../app/language.js'
import { useMoments } from '../app/moments.js'
import { EmptyState } from '../app/parts/empty-state.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { PageHead } from '../app/parts/page-head.js'
import { ProblemNote } from '../app/problem-note.js'
import { useChosen } from './search.js'

type Notice = z.infer<typeof noticeShape>

/** The person's notices, newest first, each with a way to what it is about. The menu follows new ones, and this list with it. */
export function NoticesPage(): ReactNode {
  const word = useWords(webFollowWords)
  const client = useClient()
  const [chosen, choose] = useChosen<'unread'>()
  const unreadOnly = chosen.unread !== undefined
  const notices = useInfiniteQuery({
    queryKey: ['notices', unreadOnly],
    queryFn: async ({ pageParam, signal }) =>
      (
        await client.listNotices({
          signal,
          query: {
            limit: 50,
            ...(unreadOnly ? { unread: 'true' as const } : {}),
            ...(pageParam === '' ? {} : { cursor: pageParam }),
          },
        })
      ).body,
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const marked = useMarked()
  const readAll = useMutation({
    mutationFn: async () => (await client.readAllNotices()).body.unread,
    onSuccess: marked,
  })
  const items = notices.data?.pages.flatMap((page) => page.items) ?? []
  const unread = notices.data?.pages.at(-1)?.unread ?? 0
  return (
    <Stack gap="md">
      <PageHead
        title={word('notices')}
        text={unread > 0 ? word('notices-count', { count: unread }) : undefined}
        actions={
          <>
            <Switch
              label={word('notices-only-unread')}
              checked={unreadOnly}
              onChange={(event) => choose({ unread: event.currentTarget.checked ? 'only' : undefined })}
            />
            <Button
              variant="default"
              size="xs"
              disabled={unread === 0}
              loading={readAll.isPending}
              onClick={() => readAll.mutate()}
            >
              {word('notices-read-all')}
            </Button>
          </>
        }
      />
      <ProblemNote error={notices.error ?? readAll.error} />
      {notices.isPending && <LoadingRows />}
      {notices.isSuccess && items.length === 0 && (
        <EmptyState
          title={word(unreadOnly ? 'notices-none-unread' : 'notices-none')}
          text={word('notices-none-text')}
        />
      )}
      {items.length > 0 && (
        <Paper withBorder>
          <Stack gap={0} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {items.map((notice, n) => (
              <NoticeLine key={notice.id} notice={notice} first={n === 0} />
            ))}
          </Stack>
        </Paper>
      )}
      {notices.hasNextPage && (
        <Button
          variant="default"
          loading={notices.isFetchingNextPage}
          onClick={() => notices.fetchNextPage()}
        >
          {word('more')}
        </Button>
      )}
    </Stack>
  )
}

/** To be called with how many are unread now. */
function useMarked(): (unread: number) => void {
  const queries = useQueryClient()
  return (unread) => {
    queries.setQueryData(['unread'], unread)
    for (const name of ['notices', 'mine']) void queries.invalidateQueries({ queryKey: [name] })
  }
}

function NoticeLine({ notice, first }: { notice: Notice; first: boolean }): ReactNode {
  const word = useWords(webFollowWords)
  const { lang } = useLanguage()
  const moment = useMoments(lang)
  const client = useClient()
  const marked = useMarked()
  const read = useMutation({
    mutationFn: async () => (await client.readNotice({ params: { id: notice.id } })).body.unread,
    onSuccess: marked,
  })
  const isNew = notice.readAt === null
  const open = () => {
    if (isNew) read.mutate()
  }
  return (
    <li style={first ? {} : { borderTop: '1px solid var(--mantine-color-default-border)' }}>
      <Group p="xs" gap="sm" align="flex-start" justify="space-between">
        <Stack gap={2} style={{ flex: '1 1 18rem' }}>
          <Group gap={6} align="center">
            {isNew && (
              <Badge size="sm" variant="filled" tt="none">
                {word('notice-new')}
              </Badge>
            )}
            <Text size="xs" c="dimmed" className="figures">
              {moment(notice.at)}
            </Text>
          </Group>
          <Text size="sm" fw={isNew ? 600 : 400}>
            {notice.text}
          </Text>
          {notice.reason !== null && (
            <Text size="sm">{word('sent-back-for', { reason: notice.reason })}</Text>
          )}
          <ProblemNote error={read.error} />
        </Stack>
        <Group gap="sm" className="no-print">
          <NoticeTarget notice={notice} open={open} />
          {isNew && (
            <Button
              variant="subtle"
              size="compact-sm"
              loading={read.isPending}
              onClick={() => read.mutate()}
              aria-label={`${word('notice-read')}: ${notice.text}`}
            >
              {word('notice-read')}
            </Button>
          )}
        </Group>
      </Group>
    </li>
  )
}

/** Notices about the closing of a period. */
const OF_ORDERS: readonly Notice['kind'][] = ['closed', 'final', 'excepted']

/** Where to look at what a notice is about. */
function NoticeTarget({ notice, open }: { notice: Notice; open: () => void }): ReactNode {
  const word = useWords(webFollowWords)
  const { kind, unit, period, form } = notice
  const within = { unit: unit.key, ...(period === null ? {} : { period }) } as never
  if (OF_ORDERS.includes(kind))
    return (
      <AnchorLink size="sm" to="/orders" search={within} onClick={open}>
        {word('notice-open-orders')}
      </AnchorLink>
    )
  if (period === null || form === null)
    return (
      <AnchorLink size="sm" to="/board" search={{ unit: unit.key } as never} onClick={open}>
        {word('notice-open-board')}
      </AnchorLink>
    )
  return (
    <AnchorLink
      size="sm"
      to="/returns/$unit/$period/$form"
      params={{ unit: unit.key, period, form }}
      onClick={open}
    >
      {word('notice-open-return')}
    </AnchorLink>
  )
}
