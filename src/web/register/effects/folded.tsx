import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { webEffectsWords } from '../../../domain/words/web-effects.js'
import { useWords } from '../../app/language.js'

/** As many of a long list as are seen at first. */
const FIRST = 8

/** A long list that shows its beginning, and all of it on demand. `children` draws what is given to it. */
export function Folded<T>({
  items,
  children,
}: {
  items: readonly T[]
  children: (shown: readonly T[]) => ReactNode
}): ReactNode {
  const word = useWords(webEffectsWords)
  const [all, setAll] = useState(false)
  // One more is no reason to fold.
  const long = items.length > FIRST + 1
  return (
    <>
      {children(long && !all ? items.slice(0, FIRST) : items)}
      {long && (
        <Button
          mt={4}
          size="compact-sm"
          variant="subtle"
          aria-expanded={all}
          onClick={() => setAll(!all)}
          className="no-print"
        >
          {all ? word('fewer') : word('more', { count: items.length })}
        </Button>
      )}
    </>
  )
}
