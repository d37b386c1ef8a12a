import { Text } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { webReturnWords } from '../../domain/words/web-return.js'
import { useWords } from '../app/language.js'
import { lately } from './changes.js'
import type { OpenReturn } from './return-context.js'
import type { ReturnEvent } from './use-history.js'
import { useWhen } from './when.js'

/** How long a save of somebody else is news. Milliseconds. */
const NEWS = 15 * 60_000

/** What others saved lately: their saves, and by cell who changed it and when. */
export function useOthers({ account, history, open }: Pick<OpenReturn, 'account' | 'history' | 'open'>): {
  readonly saves: readonly ReturnEvent[]
  readonly cells: ReadonlyMap<string, string>
} {
  const word = useWords(webReturnWords)
  const when = useWhen()
  const [now, setNow] = useState(() => Date.now())
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has just been saved is news at once
  useEffect(() => {
    setNow(Date.now())
    const ticking = setInterval(() => setNow(Date.now()), 60_000)
    return () => clearInterval(ticking)
  }, [history])
  // Who only reads the return sees its history; this is for those who work on it at the same time.
  if (!open) return { saves: [], cells: new Map() }
  const cells = new Map<string, string>()
  for (const event of history) {
    const mine = event.by.account === account
    if (event.kind !== 'save' || new Date(event.at).getTime() < now - NEWS) continue
    for (const { series } of event.cells)
      if (mine) cells.delete(series)
      else cells.set(series, word('others-mark', { who: event.by.name, time: when(event.at) }))
  }
  return { saves: lately(history, account, now - NEWS), cells }
}

/** Who else is at work on this return, by what they saved last. */
export function OthersLine({ saves }: { saves: readonly ReturnEvent[] }): ReactNode {
  const word = useWords(webReturnWords)
  const when = useWhen()
  return (
    <div role="status" className="no-print">
      {saves.map(({ seq, by, at, cells, narrative, explanations }) => {
        const texts = narrative.length + explanations.length
        const what = [
          ...(cells.length > 0 ? [word('others-cells', { count: cells.length })] : []),
          ...(texts > 0 ? [word('others-texts', { count: texts })] : []),
        ].join(', ')
        return (
          <Text size="sm" key={seq}>
            {word('others-saved', { who: by.name, time: when(at), what })}
          </Text>
        )
      })}
    </div>
  )
}
