import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { type Api, ApiProblem, ApiUnreachable } from '../../wire/client.js'
import { useClient } from './client.js'
import { SESSION_KEY, type Session } from './session.js'

/** What happened, as the stream of events tells it (`wire/live.ts`). */
export interface Happened {
  readonly event: string
  readonly data: unknown
}

export type OnHappened = (happened: Happened) => void

/**
 * One stream for the whole page, however many parts of it listen: a browser opens few connections to a server, and each
 * stream would take one for good.
 */
class LiveStream {
  private readonly listeners = new Set<OnHappened>()
  private stop: AbortController | null = null

  constructor(private readonly client: Api) {}

  /** Gives the function that stops listening. The stream is open as long as somebody listens. */
  listen(listener: OnHappened): () => void {
    this.listeners.add(listener)
    if (this.stop === null) {
      this.stop = new AbortController()
      void this.follow(this.stop.signal)
    }
    return () => {
      this.listeners.delete(listener)
      if (this.listeners.size > 0) return
      this.stop?.abort()
      this.stop = null
    }
  }

  private async follow(signal: AbortSignal): Promise<void> {
    try {
      while (!signal.aborted && (await this.hear(signal))) {
        await comeBack(signal)
        // What happened meanwhile was not told.
        for (const listener of this.listeners) listener({ event: 'reset', data: {} })
      }
    } finally {
      if (this.stop?.signal === signal) this.stop = null
    }
  }

  /** Tell what happens until nobody listens, or (true) the server cannot be reached any more. */
  private async hear(signal: AbortSignal): Promise<boolean> {
    try {
      for await (const happened of this.client.watchLive({ signal })) {
        if (signal.aborted) return false
        for (const listener of this.listeners) listener(happened)
      }
      return false
    } catch (error) {
      // Without the stream pages still read anew whenever they are looked at. What was refused stays so until another page is opened.
      if (error instanceof ApiProblem || signal.aborted) return false
      if (error instanceof ApiUnreachable) return true
      throw error
    }
  }
}

/** How long to wait for a server that cannot be reached, unless the network comes back before. Milliseconds. */
const AWAY = 10_000

function comeBack(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const over = (): void => {
      clearTimeout(timer)
      removeEventListener('online', over)
      signal.removeEventListener('abort', over)
      done()
    }
    const timer = setTimeout(over, AWAY)
    addEventListener('online', over)
    signal.addEventListener('abort', over)
  })
}

const streams = new WeakMap<Api, LiveStream>()

/** Call `on` with whatever happens while the component is shown. Who may see no return is told nothing, and does not ask. */
export function useLive(on: OnHappened): void {
  const client = useClient()
  const queries = useQueryClient()
  const latest = useRef(on)
  latest.current = on
  useEffect(() => {
    if (queries.getQueryData<Session | null>(SESSION_KEY)?.may.seeReturns !== true) return
    let stream = streams.get(client)
    if (stream === undefined) {
      stream = new LiveStream(client)
      streams.set(client, stream)
    }
    return stream.listen((happened) => latest.current(happened))
  }, [client, queries])
}

/** Milliseconds for which events are gathered: a bulk step tells hundreds at once. */
const GATHER = 200

/**
 * Read the queries whose keys begin with one of these names again when a return or the orders of a period change anywhere
 * that the reader may see. `wanted` can leave events out that do not concern the page.
 */
export function useLiveQueries(names: readonly string[], wanted?: (happened: Happened) => boolean): void {
  const queries = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => () => clearTimeout(timer.current ?? undefined), [])
  useLive((happened) => {
    if (happened.event === 'notice' || happened.event === 'end') return
    if (happened.event !== 'reset' && wanted?.(happened) === false) return
    timer.current ??= setTimeout(() => {
      timer.current = null
      for (const name of names) void queries.invalidateQueries({ queryKey: [name] })
    }, GATHER)
  })
}
