import { Anchor, Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { webReturnPapersWords } from '../../../domain/words/web-return-papers.js'
import { useWords } from '../../app/language.js'
import { EmptyState } from '../../app/parts/empty-state.js'
import { LoadingRows } from '../../app/parts/loading-rows.js'
import { ProblemNote } from '../../app/problem-note.js'
import { useOpenReturn } from '../return-context.js'
import { useWhen } from '../when.js'
import { type Comment, useAddComment, useComments, useResolveComment } from './use-comments.js'

/** Everything that was said about the return, that of its cells included. */
export function CommentsPanel(): ReactNode {
  const word = useWords(webReturnPapersWords)
  return (
    <section aria-labelledby="comments-title" className="no-print">
      <Title order={2} size="h5" mb="xs" id="comments-title">
        {word('comments')}
      </Title>
      <Comments series={null} />
    </section>
  )
}

/** What was said, and room to say more: about one cell, or (null) about the return and all its cells. */
export function Comments({ series }: { series: string | null }): ReactNode {
  const word = useWords(webReturnPapersWords)
  const { params } = useOpenReturn()
  const comments = useComments(params)
  const [settled, setSettled] = useState(false)
  if (comments.isError) return <ProblemNote error={comments.error} />
  if (comments.data === undefined) return <LoadingRows rows={2} />
  const items = comments.data.pages
    .flatMap((page) => page.items)
    .filter((one) => series === null || one.series === series)
  const may = comments.data.pages[0]!.may.comment
  const [done, waiting] = [
    items.filter(({ resolved }) => resolved),
    items.filter(({ resolved }) => !resolved),
  ]
  return (
    <Stack gap="xs" maw={900}>
      {items.length === 0 && series === null && (
        <EmptyState title={word('comments-none')} text={word('comments-none-text')} />
      )}
      {[...(settled ? done : []), ...waiting].map((comment) => (
        <OneComment key={comment.id} comment={comment} whole={series === null} may={may === true} />
      ))}
      {done.length > 0 && !settled && (
        <Anchor component="button" type="button" size="sm" ta="left" onClick={() => setSettled(true)}>
          {word('comments-settled', { count: done.length })}
        </Anchor>
      )}
      {comments.hasNextPage && (
        <Button
          variant="default"
          loading={comments.isFetchingNextPage}
          onClick={() => void comments.fetchNextPage()}
        >
          {word('comments-more')}
        </Button>
      )}
      {may === true ? (
        <NewComment series={series} />
      ) : (
        <Text size="sm" c="dimmed">
          {may.why}
        </Text>
      )}
    </Stack>
  )
}

function OneComment({ comment, whole, may }: { comment: Comment; whole: boolean; may: boolean }): ReactNode {
  const word = useWords(webReturnPapersWords)
  const when = useWhen()
  const { params, nameOf, details } = useOpenReturn()
  const resolve = useResolveComment(params)
  const { id, series, text, by, at, resolved } = comment
  return (
    <Paper withBorder p="xs">
      <Text size="xs" c="dimmed">
        {word('history-who', { who: by.name, time: when(at) })}
      </Text>
      {whole && series !== null && (
        <Anchor component="button" type="button" size="sm" ta="left" onClick={() => details(series)}>
          {word('comment-about', { name: nameOf(series) })}
        </Anchor>
      )}
      <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text}
      </Text>
      {resolved !== null && (
        <Text size="xs" c="dimmed">
          {word('comment-resolved', { who: resolved.by.name, time: when(resolved.at) })}
        </Text>
      )}
      {resolved === null && may && (
        <Group justify="flex-end">
          <Button
            size="compact-sm"
            variant="default"
            loading={resolve.isPending}
            onClick={() => resolve.mutate(id)}
          >
            {word('comment-resolve')}
          </Button>
        </Group>
      )}
      <ProblemNote error={resolve.error} />
    </Paper>
  )
}

/** What is being written, kept on the device: going to another cell or page loses nothing. */
function NewComment({ series }: { series: string | null }): ReactNode {
  const word = useWords(webReturnPapersWords)
  const { account, params } = useOpenReturn()
  const add = useAddComment(params, series)
  const key = `cungky.comment.${account}.${params.unit}/${params.period}/${params.form}.${series ?? ''}`
  const [text, setText] = useState(() => read(key))
  useEffect(() => setText(read(key)), [key])
  const change = (next: string): void => {
    setText(next)
    write(key, next)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate(text, { onSuccess: () => change('') })
      }}
    >
      <Stack gap={6}>
        <Textarea
          label={word('comment-add')}
          autosize
          minRows={2}
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
            // Elsewhere on the page this key submits the return.
            event.preventDefault()
            event.currentTarget.form?.requestSubmit()
          }}
        />
        <ProblemNote error={add.error} />
        <Group justify="flex-end">
          <Button type="submit" size="xs" loading={add.isPending} disabled={text.trim() === ''}>
            {word('comment-send')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

function write(key: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(key)
    else localStorage.setItem(key, text)
  } catch {
    // It is still in its field.
  }
}
