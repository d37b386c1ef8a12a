import { Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

/** A part of a page with its own heading. */
export function Part(props: {
  title: ReactNode
  text?: string
  actions?: ReactNode
  children: ReactNode
}): ReactNode {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h5" id={id}>
        {props.title}
      </Title>
      {props.text !== undefined && (
        <Text size="sm" c="dimmed" mb="xs">
          {props.text}
        </Text>
      )}
      {props.children}
    </section>
  )
}
