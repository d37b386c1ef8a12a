import { Skeleton, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { webWords } from '../../../domain/words/web.js'
import { useWords } from '../language.js'

/** The place of a list that is still on its way, about as high as the list will be. */
export function LoadingRows({ rows = 6 }: { rows?: number }): ReactNode {
  const word = useWords(webWords)
  return (
    <Stack gap={6} role="status" aria-busy="true" aria-label={word('loading')}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows that stand for nothing have no other name
        <Skeleton key={row} h={28} />
      ))}
    </Stack>
  )
}
