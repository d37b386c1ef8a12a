import { Button, Code, Container, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { webWords } from '../../domain/words/web.js'
import { ApiProblem, ApiUnreachable } from '../../wire/client.js'
import { useWords } from './language.js'
import { useTitle } from './title.js'

/** What stands in place of a page that failed: what happened, what is safe, what to do. */
export function FaultPage({ error }: { error: unknown }): ReactNode {
  const word = useWords(webWords)
  const away = error instanceof ApiUnreachable
  const title = word(away ? 'unreachable-title' : 'fault-title')
  useTitle(title)
  return (
    <Container size="xs" py="xl" component="main">
      <Title order={1} size="h2" mb="sm">
        {title}
      </Title>
      <Text mb="lg">
        {error instanceof ApiProblem ? error.problem.detail : word(away ? 'unreachable-text' : 'fault-text')}
      </Text>
      <Button onClick={() => location.reload()}>{word('fault-reload')}</Button>
      {!away && !(error instanceof ApiProblem) && (
        <Code block mt="lg">
          {String(error)}
        </Code>
      )}
    </Container>
  )
}
