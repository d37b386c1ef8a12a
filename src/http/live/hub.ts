import type { Desk } from '../../cycle/desk.js'
import { type Happening, lookAround, lookingFrom } from '../../cycle/follow/happenings.js'

/** Somebody who watches. */
export interface Watcher {
  readonly account: string
  /** Something happened; `id`: where to go on after it. */
  happened(what: Happening, id: string): void
  /** Their notices changed. */
  noticed(unread: number, id: string): void
}

/** Times in milliseconds. */
export interface LiveRules {
  /** How often to look at what other servers did, while anybody watches. */
  readonly poll: number
  /** How often to send a sign of life, and to ask whether the watcher may still watch. */
  readonly beat: number
  /** How far back an interrupted client can go on. */
  readonly back: number
  /** Streams at once, of one account on one server. */
  readonly most: number
  /** A client that has not taken this many bytes is let go; it comes back and goes on. */
  readonly unread: number
}

export const USUAL_LIVE: LiveRules = { poll: 300, beat: 15_000, back: 10 * 60_000, most: 5, unread: 262_144 }

type Position = Awaited<ReturnType<typeof lookingFrom>>

/**
 * Follows what happens in the database as long as anybody watches, and tells each watcher. One look for all of them; a server
 * on which nobody watches asks nothing.
 */
export class Hub {
  private readonly watchers = new Set<Watcher>()
  private position: Position | null = null
  private timer: NodeJS.Timeout | undefined
  private looking: Promise<void> | null = null
  private again = false
  /** Keys and times of what was told and may be seen again. */
  private readonly told = new Map<string, number>()
  /** Which change of the notices of an account was told last, as its time. */
  private readonly unread = new Map<string, number>()

  constructor(
    private readonly desk: Desk,
    private readonly rules: LiveRules,
  ) {}

  /** How many streams an account has open here. */
  count(account: string): number {
    return [...this.watchers].filter((watcher) => watcher.account === account).length
  }

  /** Where a client that begins now would go on. */
  get id(): string {
    return String(this.position?.at.getTime() ?? 0)
  }

  /** Tell a watcher from now on. What happened before is nobody's news, except by `Last-Event-ID`. */
  async add(watcher: Watcher): Promise<void> {
    this.watchers.add(watcher)
    if (this.position !== null) return
    await this.look()
    this.wait()
  }

  remove(watcher: Watcher): void {
    this.watchers.delete(watcher)
    if (this.count(watcher.account) === 0) this.unread.delete(watcher.account)
    if (this.watchers.size > 0) return
    clearTimeout(this.timer)
    this.position = null
    this.told.clear()
    this.unread.clear()
  }

  /** Something was committed here: look at once. */
  nudge(): void {
    if (this.watchers.size === 0) return
    if (this.looking === null) void this.look()
    else this.again = true
  }

  private wait(): void {
    clearTimeout(this.timer)
    if (this.watchers.size === 0) return
    this.timer = setTimeout(() => this.look().finally(() => this.wait()), this.rules.poll)
  }

  private look(): Promise<void> {
    // A database that cannot be reached is asked again at the next look, from where the last one ended.
    this.looking ??= this.lookOnce()
      .catch(() => {})
      .finally(() => {
        this.looking = null
        if (!this.again) return
        this.again = false
        void this.look()
      })
    return this.looking
  }

  private async lookOnce(): Promise<void> {
    const begins = this.position === null
    // What is still under way may be older than now: so far back it is looked for, and what is there already is no news.
    const from = this.position ?? (await lookingFrom(this.desk, this.rules.back))
    const accounts = [...new Set([...this.watchers].map(({ account }) => account))]
    const { seen, unread, followed } = await lookAround(this.desk, from, begins ? [] : accounts)
    if (this.watchers.size === 0) return
    this.position = followed
    for (const { key, what } of seen) {
      if (this.told.has(key)) continue
      this.told.set(key, what.at.getTime())
      if (!begins) for (const watcher of this.watchers) watcher.happened(what, this.id)
    }
    for (const [account, { count, at }] of unread) this.noticed(account, count, at.getTime())
    for (const [key, at] of this.told) if (at <= followed.at.getTime()) this.told.delete(key)
  }

  private noticed(account: string, count: number, changed: number): void {
    if (this.unread.get(account) === changed) return
    this.unread.set(account, changed)
    for (const watcher of this.watchers) if (watcher.account === account) watcher.noticed(count, this.id)
  }
}

const hubs = new WeakMap<Desk, Hub>()

/** The hub of a server; made when it is first asked for. */
export function hubOf(desk: Desk, rules: LiveRules = USUAL_LIVE): Hub {
  let hub = hubs.get(desk)
  if (hub === undefined) {
    hub = new Hub(desk, rules)
    hubs.set(desk, hub)
  }
  return hub
}

/** For `Desk.told`: those who watch on this server learn of what was committed here at once. */
export function nudgeLive(desk: Desk): void {
  hubs.get(desk)?.nudge()
}
