import type { Entry } from '../../domain/submission-entries.js'
import {
  type Answer,
  answered,
  drafted,
  dropRefused,
  dropTyped,
  finished,
  holds,
  isAllSaved,
  type Known,
  NOTHING_UNSAVED,
  nextRequest,
  rebase,
  retryRefused,
  type Sending,
  settle,
  type Typed,
  typed,
  type Unsaved,
} from './autosave-state.js'
import { sameUnder } from './part-names.js'

/** What the device keeps of one return; every open page of it reads and writes the same. */
export interface Keeper {
  load(): Unsaved | null
  /** Kept when it returns; throws when the device has no room. */
  keep(unsaved: Unsaved): void
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
/** How long another page of the same return is left to send what it has. It sends under the same key: late is not wrong. */
const LEAVE_TO_OTHER = 5_000
/** Two pages that write at the same moment do not see each other: what was typed just now is looked for once more. */
const RECENT = 1_000

/**
 * Saves what is typed into one return: first on the device, then on the server, each cell exactly once, in order. Says at all
 * times what is where (`state`). Several pages may have the same return open: what is kept on the device is one for all of them.
 */
export class Autosave {
  private unsaved: Unsaved = NOTHING_UNSAVED
  private readonly recent = new Map<string, Typed>()
  private callOff: (() => void) | null = null
  private failures = 0
  private stopped = false
  private inFlight = false
  /** Does the device hold what `unsaved` says? */
  private kept = true
  /** A request of another page, seen and left to it for a while. */
  private left: string | null = null
  /** The request that this page sent last. */
  private own: string | null = null

  constructor(
    private readonly parts: AutosaveParts,
    private etag: string,
    private now: Known,
  ) {}

  get state(): Unsaved {
    return this.unsaved
  }

  /** Did the last try not reach the server? */
  get isOffline(): boolean {
    return this.failures > 0
  }

  /** Is what is unsaved on the device, and not in this page alone? */
  get isKept(): boolean {
    return this.kept
  }

  /** Take up what an earlier page left on the device. A request whose answer never came is sent again under its own key. */
  resume(): void {
    this.become((unsaved) => rebase(finished(unsaved), this.now))
    this.left = this.unsaved.sending?.key ?? null
    if (!isAllSaved(this.unsaved)) this.plan(0)
  }

  /** The return as the server has it now: later requests build on it. */
  saw(etag: string, now: Known): void {
    if (this.current().sending !== null) return
    this.etag = etag
    this.now = now
    this.become((unsaved) => rebase(unsaved, now))
  }

  /** Another page of this return has kept something. */
  heard(): void {
    if (this.stopped) return
    this.become((unsaved) => {
      let next = unsaved
      for (const [cell, change] of this.recent) {
        if (!holds(next, cell)) next = typed(next, cell, change)
        else if (!holds(next, cell, change.after)) this.recent.delete(cell)
      }
      return next === unsaved ? unsaved : rebase(next, this.now)
    })
    if (!this.inFlight && !isAllSaved(this.unsaved)) this.plan(LEAVE_TO_OTHER)
  }

  /** Cells were typed. Kept on the device when this returns. */
  type(cells: Iterable<readonly [string, Typed]>): void {
    this.become((unsaved) => {
      let next = unsaved
      for (const [cell, change] of cells) {
        next = typed(next, cell, change)
        this.recent.set(cell, change)
        this.parts.after(RECENT, () => this.recent.get(cell) === change && this.recent.delete(cell))
      }
      return rebase(next, this.now)
    })
    this.plan(QUIET)
  }

  /** Something is being typed and not finished: kept on the device, not sent. Null: given up. */
  draft(cell: string, change: Typed | null): void {
    if (change === null && this.current().drafts[cell] === undefined) return
    this.become((unsaved) => drafted(unsaved, cell, change))
  }

  /** Choose between two values of a cell. */
  settle(cell: string, choice: 'mine' | 'theirs'): void {
    this.become((unsaved) => settle(unsaved, cell, choice))
    this.plan(0)
  }

  /** Try now what was refused or could not be sent. */
  retry(): void {
    this.become(retryRefused)
    this.plan(0)
  }

  /** Give up what was refused. */
  giveUp(): void {
    this.become(dropRefused)
  }

  /** Give up what was typed under one name. */
  drop(cell: string): void {
    this.recent.delete(cell)
    this.become((unsaved) => dropTyped(unsaved, cell))
  }

  /** The network is there again, as far as the device knows. */
  wake(): void {
    if (!isAllSaved(this.unsaved)) this.plan(0)
  }

  /** Send nothing more from this page; what is unsaved stays on the device. */
  stop(): void {
    this.stopped = true
    this.callOff?.()
  }

  /** What is unsaved of all pages. Where the device keeps nothing, this page knows of itself alone. */
  private current(): Unsaved {
    return this.kept ? (this.parts.keeper.load() ?? NOTHING_UNSAVED) : this.unsaved
  }

  private become(step: (unsaved: Unsaved) => Unsaved): void {
    const before = this.current()
    this.now = { ...this.now, ...savedElsewhere(this.unsaved, before) }
    this.unsaved = step(before)
    if (this.unsaved !== before) this.kept = this.keep()
    this.parts.changed(this.unsaved)
  }

  private keep(): boolean {
    try {
      this.parts.keeper.keep(this.unsaved)
      return true
    } catch {
      // No room on the device must not keep it from going to the server.
      return false
    }
  }

  private plan(milliseconds: number): void {
    if (this.stopped) return
    this.callOff?.()
    this.callOff = this.parts.after(milliseconds, () => void this.flush())
  }

  private async flush(): Promise<void> {
    if (this.stopped || this.inFlight) return
    const sending = this.toSend()
    if (sending === null) return
    this.inFlight = true
    const answer = await this.parts.send(sending)
    this.inFlight = false
    if (this.stopped) return
    if (answer.kind === 'unreachable') {
      this.failures++
      this.parts.changed(this.unsaved)
      this.plan(TRY_AGAIN[Math.min(this.failures, TRY_AGAIN.length) - 1]!)
      return
    }
    this.failures = 0
    if (answer.kind !== 'refused') {
      this.etag = answer.etag
      this.now = answer.now
    }
    // Another page may have had the same answer already.
    this.become((unsaved) => (unsaved.sending?.key === sending.key ? answered(unsaved, answer) : unsaved))
    this.plan(0)
  }

  /** The request that is due: kept on the device before it is on the wire, so that it can be repeated under the same key. */
  private toSend(): Sending | null {
    const { sending } = this.current()
    if (sending === null) {
      const key = this.parts.newKey()
      this.become((unsaved) => nextRequest(unsaved, this.etag, key) ?? unsaved)
      this.own = key
      return this.unsaved.sending
    }
    if (sending.key !== this.own && sending.key !== this.left) {
      this.left = sending.key
      this.plan(LEAVE_TO_OTHER)
      return null
    }
    return sending
  }
}

/** What another page had saved since this page looked: its request is gone, and nothing of it is left. */
function savedElsewhere({ sending }: Unsaved, next: Unsaved): Known {
  if (sending === null || next.sending?.key === sending.key) return {}
  const saved = Object.entries(sending.cells).filter(([cell, { after }]) => {
    const left = next.refused?.cells[cell] !== undefined || next.conflicts.some((one) => one.cell === cell)
    const over = next.waiting[cell]
    return !left && (over === undefined || sameUnder(cell, over.before, after))
  })
  return Object.fromEntries(saved.map(([cell, { after }]) => [cell, after]))
}

/** The entry as requests carry it. */
export function entryBody(entry: Entry): { value: string } | { notApplicable: true } | null {
  if (entry.kind === 'value') return { value: entry.value }
  return entry.kind === 'empty' ? null : { notApplicable: true }
}
