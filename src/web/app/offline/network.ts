import { useSyncExternalStore } from 'react'

/** What the page knows of the way to the server. */
export interface Network {
  /** Did the last request reach it? */
  readonly reachable: boolean
  /** When the oldest of the answers was given that the page shows from the device; null when none is shown. Milliseconds. */
  readonly keptAt: number | null
  /** When the server last answered: a session ends when nobody asks anything for a while. Milliseconds. */
  readonly answeredAt: number
}

let now: Network = { reachable: navigator.onLine, keptAt: null, answeredAt: Date.now() }
const listeners = new Set<() => void>()

function set(next: Network): void {
  const changed = next.reachable !== now.reachable || next.keptAt !== now.keptAt
  now = next
  if (changed) for (const listener of listeners) listener()
}

/** The server answered. */
export function reached(): void {
  set({ reachable: true, keptAt: null, answeredAt: Date.now() })
}

/** The server did not answer; an answer given at this time is shown instead (null: none). */
export function missed(keptAt: number | null): void {
  const oldest = Math.min(now.keptAt ?? Number.POSITIVE_INFINITY, keptAt ?? Number.POSITIVE_INFINITY)
  set({ ...now, reachable: false, keptAt: Number.isFinite(oldest) ? oldest : null })
}

/** When the server last answered. */
export function answeredAt(): number {
  return now.answeredAt
}

export function useNetwork(): Network {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => now,
  )
}
