import { setTimeout as sleep } from 'node:timers/promises'

/** Do something again and again, with a pause after each time, until it is stopped. A failure does not end it. */
export function keepDoing(
  work: () => Promise<void>,
  pause: number,
  failed: (error: unknown) => void,
): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const running = (async () => {
    while (!signal.aborted) {
      await work().catch(failed)
      await sleep(pause, undefined, { signal }).catch(() => {})
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
