import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Entry } from '../../domain/submission-entries.js'
import { type Api, ApiProblem } from '../../wire/client.js'
import { useClient } from '../app/client.js'
import { SESSION_KEY } from '../app/session.js'
import { Autosave, entryBody } from './autosave.js'
import {
  type Answer,
  NOTHING_UNSAVED,
  type Sending,
  type Typed,
  type Unsaved,
  unsavedEntries,
} from './autosave-state.js'
import { deviceKeeper } from './keeper.js'
import { entriesOf, type Return, type ReturnParams } from './return-data.js'

export const returnKey = ({ unit, period, form }: ReturnParams) => ['return', unit, period, form] as const

/** One return, kept up to date while the page is open: what others save appears by itself. */
export function useReturn(params: ReturnParams) {
  const client = useClient()
  const queries = useQueryClient()
  const { unit, period, form } = params
  const key = useMemo(() => returnKey({ unit, period, form }), [unit, period, form])
  useEffect(() => {
    const stop = new AbortController()
    void follow(client, { unit, period, form }, stop.signal, () =>
      queries.invalidateQueries({ queryKey: key }),
    )
    return () => stop.abort()
  }, [client, queries, key, unit, period, form])
  return useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => (await client.readReturn({ params: { unit, period, form }, signal })).body,
  })
}

async function follow(
  client: Api,
  which: ReturnParams,
  signal: AbortSignal,
  changed: () => unknown,
): Promise<void> {
  try {
    for await (const { event, data } of client.watchLive({
      query: { unit: which.unit, period: which.period },
      signal,
    })) {
      if (signal.aborted) return
      if (event === 'reset' || event === 'order') changed()
      if (event === 'return' && (data as { form?: string }).form === which.form) changed()
    }
  } catch {
    // Without the stream the page still reads anew whenever it is looked at.
  }
}

/** What the page knows of saving. */
export interface Saving {
  readonly unsaved: Unsaved
  readonly offline: boolean
  /** What the cells hold that the server does not know yet. */
  readonly entries: ReadonlyMap<string, Entry>
  type(changes: Iterable<readonly [string, Typed]>): void
  settle(cell: string, choice: 'mine' | 'theirs'): void
  retry(): void
}

/** Save what is typed: on the device at once, on the server as soon as it can be. */
export function useSaving(account: string, params: ReturnParams, held: Return): Saving {
  const client = useClient()
  const queries = useQueryClient()
  const [unsaved, setUnsaved] = useState<Unsaved>(NOTHING_UNSAVED)
  const [offline, setOffline] = useState(false)
  const { unit, period, form } = params
  const etag = useRef(held.etag)
  const saving = useRef<Autosave | null>(null)

  useEffect(() => {
    const which = { unit, period, form }
    const autosave = new Autosave(
      {
        keeper: deviceKeeper(account, `${unit}/${period}/${form}`),
        send: (request) =>
          save(
            client,
            which,
            request,
            (now) => queries.setQueryData(returnKey(which), now),
            () => void queries.invalidateQueries({ queryKey: SESSION_KEY }),
          ),
        newKey: () => crypto.randomUUID(),
        after: (milliseconds, work) => {
          const timer = setTimeout(work, milliseconds)
          return () => clearTimeout(timer)
        },
        changed: (next) => {
          setUnsaved(next)
          setOffline(autosave.isOffline)
        },
      },
      etag.current,
    )
    saving.current = autosave
    void autosave.resume()
    return () => autosave.stop()
  }, [account, client, queries, unit, period, form])

  useEffect(() => {
    etag.current = held.etag
    saving.current?.saw(held.etag)
  }, [held.etag])

  return {
    unsaved,
    offline,
    entries: useMemo(() => unsavedEntries(unsaved), [unsaved]),
    type: (changes) => void saving.current?.type(changes),
    settle: (cell, choice) => saving.current?.settle(cell, choice),
    retry: () => saving.current?.retry(),
  }
}

async function save(
  client: Api,
  params: ReturnParams,
  request: Sending,
  seen: (now: Return) => void,
  signedOut: () => void,
): Promise<Answer> {
  const entries = Object.fromEntries(
    Object.entries(request.cells).map(([cell, { after }]) => [cell, entryBody(after)]),
  )
  try {
    const { body } = await client.saveCells({
      params,
      body: { entries },
      ifMatch: request.etag,
      idempotencyKey: request.key,
    })
    seen(body)
    return { kind: 'saved', etag: body.etag }
  } catch (error) {
    if (!(error instanceof ApiProblem)) return { kind: 'unreachable' }
    if (error.status === 401) {
      // The session has run out: what was typed waits on the device until somebody has signed in again.
      signedOut()
      return { kind: 'unreachable' }
    }
    if (error.status === 412) {
      const { return: now } = error.problem.current as { return: Return }
      seen(now)
      return { kind: 'stale', etag: now.etag, now: Object.fromEntries(entriesOf(now)) }
    }
    if (error.status >= 500 || error.status === 429) return { kind: 'unreachable' }
    return { kind: 'refused', code: error.code, message: error.problem.detail }
  }
}
