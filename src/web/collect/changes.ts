import { readTextName } from './part-names.js'
import type { ReturnEvent } from './use-history.js'

/** Did this step change a cell or text? */
export function touches(event: ReturnEvent, name: string): boolean {
  const text = readTextName(name)
  if (text === null) return event.cells.some(({ series }) => series === name)
  return event[text.part].some(({ key }) => key === text.id)
}

/** The last step by which somebody else changed it; undefined when nobody did. */
export function lastByOthers(
  history: readonly ReturnEvent[],
  name: string,
  me: string,
): ReturnEvent | undefined {
  return history.findLast((event) => event.by.account !== me && touches(event, name))
}

/** What others saved lately: the newest save of each, newest first. `since` in milliseconds. */
export function lately(history: readonly ReturnEvent[], me: string, since: number): ReturnEvent[] {
  const found = new Map<string, ReturnEvent>()
  for (const event of history.toReversed())
    if (event.by.account !== me && event.kind === 'save' && new Date(event.at).getTime() >= since)
      if (!found.has(event.by.account)) found.set(event.by.account, event)
  return [...found.values()]
}
