import { Group, Paper, Text } from '@mantine/core'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  /** What there is none of. */
  readonly title: string
  /** What to do so that there is something, or why that is well. */
  readonly text: ReactNode
  readonly actions?: ReactNode
}

/** In place of an empty list: why it is empty and what to do. */
export function EmptyState({ title, text, actions }: EmptyStateProps): ReactNode {
  return (
    <Paper withBorder p="lg">
      <Text fw={500}>{title}</Text>
      <Text c="dimmed">{text}</Text>
      {actions !== undefined && (
        <Group gap="xs" mt="sm">
          {actions}
        </Group>
      )}
    </Paper>
  )
}
