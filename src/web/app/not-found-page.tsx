import { Button, Container, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { webWords } from '../../domain/words/web.js'
import { useWords } from './language.js'
import { useTitle } from './title.js'

export function NotFoundPage(): ReactNode {
  const word = useWords(webWords)
  useTitle(word('not-found-title'))
  return (
    <Container size="xs" py="xl">
      <Title order={1} size="h2" mb="sm">
        {word('not-found-title')}
      </Title>
      <Text mb="lg">{word('not-found-text')}</Text>
      <Button component={Link} to="/">
        {word('not-found-home')}
      </Button>
    </Container>
  )
}
