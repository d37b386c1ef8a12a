import { ActionIcon, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { webDefinitionsWords } from '../../../domain/words/web-definitions.js'
import { useWords } from '../../app/language.js'

interface OrderButtonsProps {
  /** What is moved, for whoever does not see the row. */
  readonly what: string
  readonly at: number
  readonly count: number
  readonly move: (by: -1 | 1) => void
}

/** Move something up or down in its list, by keyboard as by mouse. */
export function OrderButtons({ what, at, count, move }: OrderButtonsProps): ReactNode {
  const word = useWords(webDefinitionsWords)
  return (
    <Group gap={2} wrap="nowrap">
      <ActionIcon
        variant="subtle"
        color="gray"
        size={26}
        disabled={at === 0}
        aria-label={word('up', { what })}
        onClick={() => move(-1)}
      >
        <span aria-hidden="true">↑</span>
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={26}
        disabled={at === count - 1}
        aria-label={word('down', { what })}
        onClick={() => move(1)}
      >
        <span aria-hidden="true">↓</span>
      </ActionIcon>
    </Group>
  )
}

/** A list with one of its parts a place up or down. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const to = at + by
  if (to < 0 || to >= list.length) return list
  const next = [...list]
  next.splice(to, 0, ...next.splice(at, 1))
  return next
}
