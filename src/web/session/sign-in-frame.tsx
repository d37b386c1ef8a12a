import { Container, Group, Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { webWords } from '../../domain/words/web.js'
import { useWords } from '../app/language.js'
import { LanguageSwitch, ThemeSwitch } from '../app/switches.js'
import { useTitle } from '../app/title.js'

/** What signing in, the second factor and the new password have in common: one narrow column. */
export function SignInFrame({
  title,
  intro,
  children,
}: {
  title: string
  intro: string
  children: ReactNode
}): ReactNode {
  const word = useWords(webWords)
  useTitle(title)
  return (
    <Container size={420} py={{ base: 'lg', sm: 80 }} component="main">
      <Group justify="space-between" mb="lg">
        <Group gap="xs">
          <img src="/icon.svg" alt="" width={32} height={32} />
          <Text fw={600} size="lg">
            {word('product')}
          </Text>
        </Group>
        <Group gap={4}>
          <LanguageSwitch />
          <ThemeSwitch />
        </Group>
      </Group>
      <Paper withBorder p="lg">
        <Stack gap="md">
          <div>
            <Title order={1} size="h3">
              {title}
            </Title>
            <Text c="dimmed" size="sm" mt={4}>
              {intro}
            </Text>
          </div>
          {children}
        </Stack>
      </Paper>
    </Container>
  )
}
