import { Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Role } from '../../domain/access-table.js'
import { webHelpWords } from '../../domain/words/web-help.js'
import { AnchorLink } from '../app/anchor-link.js'
import { useWords } from '../app/language.js'
import { PageHead } from '../app/parts/page-head.js'
import { useSession } from '../app/session.js'
import { TOPICS, type Topic, topicsOf } from './topics.js'

/** The topics of the guide: those of one's own roles first. */
export function HelpPage(): ReactNode {
  const word = useWords(webHelpWords)
  const session = useSession()
  const roles = new Set<Role>(
    session.data?.offices.filter(({ when }) => when === 'live').map(({ role }) => role) ?? [],
  )
  const own = topicsOf(roles)
  const others = TOPICS.filter((topic) => !own.includes(topic))
  return (
    <Stack gap="md" maw={760}>
      <PageHead title={word('help')} text={word('help-text')} />
      <TopicList title={word('yours')} topics={own} />
      {others.length > 0 && <TopicList title={word('others')} topics={others} />}
    </Stack>
  )
}

function TopicList({ title, topics }: { title: string; topics: readonly Topic[] }): ReactNode {
  const word = useWords(webHelpWords)
  return (
    <section>
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      <Stack gap="xs">
        {topics.map((topic) => (
          <Paper key={topic} withBorder px="md" py="xs">
            <AnchorLink to="/help/$topic" params={{ topic }} fw={500}>
              {word(`topic-${topic}`)}
            </AnchorLink>
            <Text size="sm" c="dimmed">
              {word(`about-${topic}`)}
            </Text>
          </Paper>
        ))}
      </Stack>
    </section>
  )
}
