import { useEffect, useState } from 'react'

/** A text of the return that is being changed: what the server had when the change began, and what was made of it. */
interface Changed {
  readonly base: string
  readonly text: string
}

/** A text that may be changed here and elsewhere. */
export interface KeptText {
  /** What to show: the change, or else what the server has now. */
  readonly text: string
  /** Does it differ from what the server has? */
  readonly changed: boolean
  /** Has somebody else changed it since this change began? Then it is not sent without being asked for. */
  readonly overtaken: boolean
  set(text: string): void
  /** The change is on the server, or given up. */
  settled(): void
}

/**
 * A text that follows the server until it is changed here. A change is kept on the device with every letter, under `key`, until it is on the
 * server: a closed tab loses nothing, and what was not touched is never written over what somebody else wrote.
 */
export function useKeptText(key: string, server: string): KeptText {
  const [change, setChange] = useState<Changed | null>(() => read(key))
  useEffect(() => {
    write(key, change)
  }, [key, change])
  const changed = change !== null && change.text !== server
  return {
    text: change?.text ?? server,
    changed,
    overtaken: changed && change.base !== server,
    set: (text) => setChange((now) => ({ base: now?.base ?? server, text })),
    settled: () => setChange(null),
  }
}

function read(key: string): Changed | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Changed | null
  } catch {
    return null
  }
}

function write(key: string, change: Changed | null): void {
  try {
    if (change === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(change))
  } catch {
    // No room on the device: it is still on the page, and is saved when the field is left.
  }
}
