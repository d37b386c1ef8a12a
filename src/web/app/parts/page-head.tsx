import { Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTitle } from '../title.js'

interface PageHeadProps {
  /** What the page shows; also the name of the browser's tab. */
  readonly title: string
  /** A sentence under it, for whoever comes here for the first time. */
  readonly text?: ReactNode
  /** Where this page belongs, e.g. a link one level up. */
  readonly above?: ReactNode
  /** What can be done here: buttons, not printed. */
  readonly actions?: ReactNode
}

/** The head of every page: its one first heading, and what can be done with the page as a whole. */
export function PageHead({ title, text, above, actions }: PageHeadProps): ReactNode {
  useTitle(title)
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <Stack gap={2} style={{ flex: '1 1 20rem' }}>
        {above}
        <Title order={1} size="h3">
          {title}
        </Title>
        {text !== undefined && (
          <Text c="dimmed" size="sm">
            {text}
          </Text>
        )}
      </Stack>
      {actions !== undefined && (
        <Group gap="xs" className="no-print">
          {actions}
        </Group>
      )}
    </Group>
  )
}
