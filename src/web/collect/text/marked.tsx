import { Text } from '@mantine/core'
import { lazy, type ReactNode, Suspense } from 'react'

/** Reading what is formatted takes some room: it comes when the first formatted text is shown. */
const MarkedView = lazy(async () => ({ default: (await import('./marked-view.js')).MarkedView }))

/** Reads the text otherwise than it is typed? */
export function isFormatted(text: string): boolean {
  return /[*_]\S|^\s*(?:[-*+•]|\d{1,3}[.)])\s/m.test(text)
}

/** A text of the return as it reads. */
export function Marked({ text }: { text: string }): ReactNode {
  const plain = (
    <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {text}
    </Text>
  )
  if (!isFormatted(text)) return plain
  return (
    <Suspense fallback={plain}>
      <MarkedView text={text} />
    </Suspense>
  )
}
