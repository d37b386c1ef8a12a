import type { Entry } from '../../domain/submission-entries.js'
import {
  type Answer,
  answered,
  NOTHING_UNSAVED,
  nextRequest,
  retryRefused,
  type Sending,
  settle,
  type Typed,
  typed,
  type Unsaved,
} from './autosave-state.js'

/** What the device keeps of one return. */
export interface Keeper {
  load(): Promise<Unsaved | null>
  keep(unsaved: Unsaved): Promise<void>
}

export interface AutosaveParts {
  readonly keeper: Keeper
  /** Send one request; never throws. */
  send(request: Sending): Promise<Answer>
  /** A new key for a request: random, never used before. */
  newKey(): string
  /** Call back after so many milliseconds; gives back how to call it off. */
  after(milliseconds: number, work: () => void): () => void
  /** Something changed: what to draw anew. */
  changed(unsaved: Unsaved): void
}

/** How long after the last keystroke a request goes out, and how often an unreachable server is tried again. Milliseconds. */
const QUIET = 400
const TRY_AGAIN = [1_000, 2_000, 5_000, 10_000, 30_000]

/**
 * Saves what is typed into one return: first on the device, then on the server, each cell exactly once, in order. Says at all
 * times what is where (`state`).
 */
export class Autosave {
  private unsaved: Unsaved = NOTHING_UNSAVED
  private keeping: Promise<void> = Promise.resolve()
  private callOff: (() => void) | null = null
  private failures = 0
  private stopped = false
  private inFlight = false

  constructor(
    private readonly parts: AutosaveParts,
    private etag: string,
  ) {}

  get state(): Unsaved {
    return this.unsaved
  }

  /** Did the last try not reach the server? */
  get isOffline(): boolean {
    return this.failures > 0
  }

  /** Take up what an earlier page left on the device. A request whose answer never came is sent again under its own key. */
  async resume(): Promise<void> {
    const held = await this.parts.keeper.load()
    if (held === null) return
    // What was typed while we were loading is newer.
    const waiting = { ...held.waiting, ...this.unsaved.waiting }
    this.set({ ...held, waiting })
    this.plan(0)
  }

  /** Somebody else's save was shown: later requests build on it. */
  saw(etag: string): void {
    if (this.unsaved.sending === null) this.etag = etag
  }

  /** Cells were typed. Kept on the device when the promise is fulfilled. */
  type(cells: Iterable<readonly [string, Typed]>): Promise<void> {
    let next = this.unsaved
    for (const [cell, change] of cells) next = typed(next, cell, change)
    this.set(next)
    this.plan(QUIET)
    return this.keeping
  }

  /** Choose between two values of a cell. */
  settle(cell: string, choice: 'mine' | 'theirs'): void {
    this.set(settle(this.unsaved, cell, choice))
    this.plan(0)
  }

  /** Try now what was refused or could not be sent. */
  retry(): void {
    this.set(retryRefused(this.unsaved))
    this.plan(0)
  }

  /** Send nothing more from this page; what is unsaved stays on the device. */
  stop(): void {
    this.stopped = true
    this.callOff?.()
  }

  private set(unsaved: Unsaved): void {
    this.unsaved = unsaved
    // One after the other: an older state must not come to lie over a newer one.
    // No room on the device must not keep it from going to the server.
    this.keeping = this.keeping.then(() => this.parts.keeper.keep(unsaved)).catch(() => {})
    this.parts.changed(unsaved)
  }

  private plan(milliseconds: number): void {
    if (this.stopped) return
    this.callOff?.()
    this.callOff = this.parts.after(milliseconds, () => void this.flush())
  }

  private async flush(): Promise<void> {
    if (this.stopped || this.inFlight) return
    if (this.unsaved.sending === null) {
      const next = nextRequest(this.unsaved, this.etag, this.parts.newKey())
      if (next === null) return
      this.set(next)
    }
    this.inFlight = true
    // On the device before it is on the wire: were the page closed now, the request is repeated under the same key.
    await this.keeping
    const answer = await this.parts.send(this.unsaved.sending!)
    this.inFlight = false
    if (this.stopped) return
    if (answer.kind === 'unreachable') {
      this.failures++
      this.parts.changed(this.unsaved)
      this.plan(TRY_AGAIN[Math.min(this.failures, TRY_AGAIN.length) - 1]!)
      return
    }
    this.failures = 0
    if (answer.kind === 'saved' || answer.kind === 'stale') this.etag = answer.etag
    this.set(answered(this.unsaved, answer))
    this.plan(0)
  }
}

/** The entry as requests carry it. */
export function entryBody(entry: Entry): { value: string } | { notApplicable: true } | null {
  if (entry.kind === 'value') return { value: entry.value }
  return entry.kind === 'empty' ? null : { notApplicable: true }
}
