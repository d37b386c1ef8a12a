import { useQueryClient } from '@tanstack/react-query'
import { startTransition, useEffect, useMemo, useRef, useState } from 'react'
import type { Entry } from '../../domain/submission-entries.js'
import type { Lang } from '../../domain/words.js'
import { type Api, ApiProblem, createClient } from '../../wire/client.js'
import { useLanguage } from '../app/language.js'
import { newKey } from '../app/new-key.js'
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
import { entryText, readTextName } from './part-names.js'
import { knownOf, type Return, type ReturnParams } from './return-data.js'
import { returnKey } from './use-return.js'

/** What the page knows of saving. */
export interface Saving {
  readonly unsaved: Unsaved
  readonly offline: boolean
  /** Is what is unsaved kept on the device, so that the page may be closed? */
  readonly kept: boolean
  /** When the server took something from this page last; null before. */
  readonly savedAt: Date | null
  /** What the cells hold that the server does not know yet. */
  readonly entries: ReadonlyMap<string, Entry>
  type(changes: Iterable<readonly [string, Typed]>): void
  draft(name: string, change: Typed | null): void
  settle(name: string, choice: 'mine' | 'theirs'): void
  retry(): void
  giveUp(): void
  drop(name: string): void
}

/** Save what is typed: on the device at once, on the server as soon as it can be. */
export function useSaving(account: string, params: ReturnParams, held: Return): Saving {
  const { lang } = useLanguage()
  const queries = useQueryClient()
  const [state, setState] = useState({ unsaved: NOTHING_UNSAVED, offline: false, kept: true })
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const { unit, period, form } = params
  const now = useRef(held)
  const saving = useRef<Autosave | null>(null)
  const shown = useRef(state)

  useEffect(() => {
    const which = { unit, period, form }
    const client = savingClient(lang)
    const keeper = deviceKeeper(account, `${unit}/${period}/${form}`)
    const autosave = new Autosave(
      {
        keeper,
        send: (request) =>
          save(client, which, request, {
            seen: (next) => {
              const queryKey = returnKey(which)
              // An answer that is under way may be older than this one, or newer: it is asked for again.
              const underWay = queries.isFetching({ queryKey }) > 0
              void queries.cancelQueries({ queryKey })
              queries.setQueryData(queryKey, next)
              if (underWay) void queries.invalidateQueries({ queryKey })
              setSavedAt(new Date())
            },
            signedOut: () => void queries.invalidateQueries({ queryKey: SESSION_KEY }),
          }),
        newKey,
        after: (milliseconds, work) => {
          const timer = setTimeout(work, milliseconds)
          return () => clearTimeout(timer)
        },
        changed: (unsaved) => {
          const next = { unsaved, offline: autosave.isOffline, kept: autosave.isKept }
          const before = shown.current
          shown.current = next
          // What is half typed stands in the cell already: the page around it follows when the keys leave it time. A text is drawn from
          // what is kept here, and waits for nothing: a field that lags behind would lose letters.
          if (onlyCellDrafts(before, next)) startTransition(() => setState(next))
          else setState(next)
        },
      },
      now.current.etag,
      knownOf(now.current),
    )
    saving.current = autosave
    autosave.resume()
    const deaf = keeper.listen(() => autosave.heard())
    const wake = (): void => autosave.wake()
    addEventListener('online', wake)
    return () => {
      deaf()
      removeEventListener('online', wake)
      autosave.stop()
    }
  }, [account, lang, queries, unit, period, form])

  useEffect(() => {
    now.current = held
    saving.current?.saw(held.etag, knownOf(held))
  }, [held])

  const { unsaved } = state
  return {
    ...state,
    savedAt,
    entries: useMemo(() => unsavedEntries(unsaved), [unsaved]),
    type: (changes) => saving.current?.type(changes),
    draft: (name, change) => saving.current?.draft(name, change),
    settle: (name, choice) => saving.current?.settle(name, choice),
    retry: () => saving.current?.retry(),
    giveUp: () => saving.current?.giveUp(),
    drop: (name) => saving.current?.drop(name),
  }
}

/** Is nothing another than what is half typed in a cell of the table? What is kept is read from the device each time, so that its parts are never the same objects. */
function onlyCellDrafts(a: Shown, b: Shown): boolean {
  const rest = ({ unsaved: { drafts, ...parts }, offline, kept }: Shown) =>
    JSON.stringify([
      parts,
      offline,
      kept,
      Object.entries(drafts).filter(([name]) => readTextName(name) !== null),
    ])
  return rest(a) === rest(b)
}

interface Shown {
  readonly unsaved: Unsaved
  readonly offline: boolean
  readonly kept: boolean
}

/** A client that tries once: saving is tried again by `Autosave`, which says meanwhile where things are. */
function savingClient(lang: Lang): Api {
  return createClient({
    baseUrl: location.origin,
    fetch: (url, init) => fetch(url, init),
    newKey,
    lang,
    retries: 0,
  })
}

interface Told {
  seen(now: Return): void
  signedOut(): void
}

async function save(client: Api, params: ReturnParams, request: Sending, told: Told): Promise<Answer> {
  try {
    const { body } = await client.saveCells({
      params,
      body: bodyOf(request),
      ifMatch: request.etag,
      idempotencyKey: request.key,
    })
    told.seen(body)
    return { kind: 'saved', etag: body.etag, now: knownOf(body) }
  } catch (error) {
    if (!(error instanceof ApiProblem)) return { kind: 'unreachable' }
    if (error.status === 401) {
      // The session has run out: what was typed waits on the device until somebody has signed in again.
      told.signedOut()
      return { kind: 'unreachable' }
    }
    if (error.status === 412) {
      const { return: now } = error.problem.current as { return: Return }
      told.seen(now)
      return { kind: 'stale', etag: now.etag, now: knownOf(now) }
    }
    if (error.status >= 500 || error.status === 429) return { kind: 'unreachable' }
    return { kind: 'refused', code: error.code, message: error.problem.detail }
  }
}

/** What a request changes, as the server reads it: cells, and texts, of which a blank one is taken away. */
function bodyOf({ cells }: Sending): Parameters<Api['saveCells']>[0]['body'] {
  const entries: Record<string, ReturnType<typeof entryBody>> = {}
  const texts = { narrative: {}, explanations: {} } as Record<string, Record<string, string | null>>
  for (const [name, { after }] of Object.entries(cells)) {
    const text = readTextName(name)
    if (text === null) entries[name] = entryBody(after)
    else texts[text.part]![text.id] = entryText(after) === '' ? null : entryText(after)
  }
  const filled = Object.entries({ entries, ...texts }).filter(([, part]) => Object.keys(part).length > 0)
  return Object.fromEntries(filled)
}
