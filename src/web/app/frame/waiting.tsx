import { Skeleton, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { webWords } from '../../../domain/words/web.js'
import { useWords } from '../language.js'

/** Before it is known who has signed in: the outline of the frame, so that nothing jumps when it comes. */
export function Waiting(): ReactNode {
  const word = useWords(webWords)
  return (
    <main aria-busy="true" aria-label={word('loading')}>
      <Skeleton h={48} radius={0} animate={false} />
      <Stack p="md" maw={900}>
        <Skeleton h={28} maw={260} />
        <Skeleton h={200} />
      </Stack>
    </main>
  )
}
