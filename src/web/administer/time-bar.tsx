import { Box } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Bar } from './time-line.js'

const COLOUR = {
  live: 'var(--mantine-primary-color-filled)',
  coming: 'var(--mantine-color-gray-5)',
  past: 'var(--mantine-color-gray-5)',
} as const

/** A role as a bar on the line of time, with today as a mark. The dates stand beside it in words. */
export function TimeBar({ bar, when }: { bar: Bar; when: keyof typeof COLOUR }): ReactNode {
  return (
    <Box
      pos="relative"
      h={18}
      aria-hidden
      style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}
    >
      <Box
        pos="absolute"
        top={5}
        h={8}
        miw={2}
        style={{
          left: `${bar.left}%`,
          width: `${bar.width}%`,
          background: when === 'past' ? 'transparent' : COLOUR[when],
          border: `1px solid ${COLOUR[when]}`,
          ...(bar.open ? { borderRight: 'none' } : {}),
        }}
      />
      <Box
        pos="absolute"
        top={0}
        h={18}
        w={2}
        style={{ left: `${bar.today}%`, background: 'var(--mantine-color-text)' }}
      />
    </Box>
  )
}
