import { periodFromKey } from '../../domain/period.js'
import type { ReturnState } from '../../domain/submission-table.js'
import { editionsSince } from '../../store/editions.js'
import {
  commentsSince,
  type Followed,
  followedTo,
  horizon,
  ordersSince,
  stepsSince,
} from '../../store/news.js'
import { noticesChanged, unreadOf } from '../../store/notices.js'
import type { Desk } from '../desk.js'
import { asRoot } from './as-root.js'

/** That something happened, as it is told to those who watch: never a figure. Units by key, periods by code. */
export type Happening =
  | {
      readonly kind: 'return'
      readonly unit: string
      readonly period: string
      readonly form: string
      /** Null when it was not the state that changed. */
      readonly state: ReturnState | null
      readonly version: number | null
      readonly at: Date
    }
  | { readonly kind: 'order'; readonly period: string; readonly at: Date }
  | { readonly kind: 'definitions'; readonly edition: string; readonly at: Date }

/** The same happening always has the same key. */
export interface Seen {
  readonly key: string
  readonly what: Happening
}

export interface Look {
  readonly seen: readonly Seen[]
  /** Of those whose notices changed: how many they have not read, and when the last change was. */
  readonly unread: ReadonlyMap<string, { readonly count: number; readonly at: Date }>
  /** Where to look on from. */
  readonly followed: Followed
}

/** Facts carry the next whole millisecond: one that can be seen may look newer than now. */
const AHEAD = 60_000

const NOBODY: ReadonlyMap<string, Date> = new Map()
const NONE: ReadonlyMap<string, number> = new Map()

/** The moment to begin to look from: now, less the given milliseconds. */
export function lookingFrom(desk: Desk, back: number): Promise<Followed> {
  return asRoot(desk, null, async (tx) => {
    const { at } = await horizon(tx)
    return { at: new Date(at.getTime() - back), next: null }
  })
}

/**
 * What happened since it was looked last, to all returns of the tree, and to the notices of these accounts. The same happening is
 * seen again until everything as old as it is known to be committed: leave out what was seen. Rights are the caller's affair.
 */
export async function lookAround(desk: Desk, from: Followed, accounts: readonly string[]): Promise<Look> {
  const look = await lookOnce(desk, from, accounts)
  // Whoever hears of new definitions asks for them at once: this server must know them then.
  if (look.seen.some(({ what }) => what.kind === 'definitions')) await desk.definitions?.follow()
  return look
}

function lookOnce(desk: Desk, from: Followed, accounts: readonly string[]): Promise<Look> {
  return asRoot(desk, null, async (tx) => {
    const now = await horizon(tx)
    const until = new Date(now.at.getTime() + AHEAD)
    const steps = await stepsSince(tx, from.at, until)
    const comments = await commentsSince(tx, from.at, until)
    const orders = await ordersSince(tx, from.at, until)
    const editions = await editionsSince(tx, from.at, until)
    const changed = accounts.length === 0 ? NOBODY : await noticesChanged(tx, accounts, from.at)
    const unread = changed.size === 0 ? NONE : await unreadOf(tx, [...changed.keys()])
    const key = (unit: number) => desk.index.unitById.get(unit)?.key ?? String(unit)
    const place = (one: { unit: number; period: number; form: string; at: Date }) => ({
      unit: key(one.unit),
      period: periodFromKey(one.period).code,
      form: one.form,
      at: one.at,
    })
    const seen: Seen[] = [
      ...steps.map((step) => ({
        key: `step:${step.unit}/${step.period}/${step.form}/${step.seq}`,
        what: { kind: 'return' as const, ...place(step), state: step.to, version: step.version },
      })),
      ...comments.map((comment) => ({
        key: `comment:${comment.id}`,
        what: { kind: 'return' as const, ...place(comment), state: null, version: null },
      })),
      ...orders.map(({ id, period, at }) => ({
        key: `order:${id}/${at.getTime()}`,
        what: { kind: 'order' as const, period: periodFromKey(period).code, at },
      })),
      ...editions.map(({ edition, at }) => ({
        key: `definitions:${edition}`,
        what: { kind: 'definitions' as const, edition, at },
      })),
    ]
    return {
      seen: seen.sort((a, b) => a.what.at.getTime() - b.what.at.getTime()),
      unread: new Map(
        [...changed].map(([account, at]) => [account, { count: unread.get(account) ?? 0, at }]),
      ),
      followed: followedTo(from, now),
    }
  })
}

/** How many notices an account has not read. */
export function unreadNow(desk: Desk, account: string): Promise<number> {
  return asRoot(desk, null, async (tx) => (await unreadOf(tx, [account])).get(account) ?? 0)
}
