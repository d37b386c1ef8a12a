import { Button, Code, Container, Group, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
import { webWords } from '../../domain/words/web.js'
import { ApiProblem, ApiUnreachable } from '../../wire/client.js'
import { useWords } from './language.js'
import { useTitle } from './title.js'

const NoRight = lazy(async () => ({ default: (await import('./frame/no-right.js')).NoRight }))

/** What stands in place of a page that failed: what happened, what is safe, what to do. */
export function FaultPage({ error }: { error: unknown }): ReactNode {
  const word = useWords(webWords)
  const again = useAgain()
  const kind = kindOf(error)
  const title = word(`${kind}-title`)
  useTitle(title)
  return (
    <Container size="xs" py="xl">
      <Title order={1} size="h2" mb="sm">
        {title}
      </Title>
      <Text mb="lg" role="alert">
        {error instanceof ApiProblem
          ? error.problem.detail
          : word(kind === 'unreachable' ? 'unreachable-text' : 'fault-text')}
      </Text>
      {kind === 'no-right' && (
        <Suspense>
          <NoRight />
        </Suspense>
      )}
      <Group gap="xs">
        {kind !== 'no-right' && kind !== 'not-found' && (
          <Button onClick={again}>{word(kind === 'fault' ? 'fault-reload' : 'try-again')}</Button>
        )}
        <Button component={Link} to="/" variant={kind === 'fault' ? 'default' : 'filled'}>
          {word('not-found-home')}
        </Button>
      </Group>
      {kind === 'fault' && !(error instanceof ApiProblem) && (
        <Code block mt="lg">
          {String(error)}
        </Code>
      )}
    </Container>
  )
}

function kindOf(error: unknown): 'unreachable' | 'no-right' | 'not-found' | 'fault' {
  if (error instanceof ApiUnreachable) return 'unreachable'
  if (!(error instanceof ApiProblem)) return 'fault'
  if (error.status === 403) return 'no-right'
  return error.status === 404 ? 'not-found' : 'fault'
}

/** Ask the server once more for what the page needs; a page that broke by itself is loaded anew. */
function useAgain(): () => void {
  const queries = useQueryClient()
  const router = useRouter()
  return () => {
    const failed = queries.getQueryCache().findAll({ predicate: ({ state }) => state.status === 'error' })
    if (failed.length === 0) location.reload()
    for (const { queryKey } of failed) void queries.invalidateQueries({ queryKey, exact: true })
    void router.invalidate()
  }
}
