import { type Entry, sameEntry } from '../../domain/submission-entries.js'

/** A cell as it was when somebody began to change it, and as they left it. */
export interface Typed {
  readonly before: Entry
  readonly after: Entry
}

/** Cells by the code of their series. */
export type Cells = Readonly<Record<string, Typed>>

/** A request that was sent, or is to be sent again: with the same key, so that it is carried out once. */
export interface Sending {
  readonly key: string
  readonly etag: string
  readonly cells: Cells
}

/** A cell that somebody else has changed meanwhile: both are shown, the person chooses. */
export interface Conflict {
  readonly cell: string
  readonly mine: Entry
  readonly theirs: Entry
}

/**
 * All that has been typed into one return and is not known to be on the server. Kept on the device at every change, so that a
 * closed tab, a reload or a lost connection loses nothing.
 */
export interface Unsaved {
  /** Typed since the last request went out. */
  readonly waiting: Cells
  readonly sending: Sending | null
  readonly conflicts: readonly Conflict[]
  /** What the server refused, with the problem's code: typed values stay here until they are sent or given up. */
  readonly refused: { readonly code: string; readonly message: string; readonly cells: Cells } | null
}

export const NOTHING_UNSAVED: Unsaved = { waiting: {}, sending: null, conflicts: [], refused: null }

/** What the server said to a request. */
export type Answer =
  | { readonly kind: 'saved'; readonly etag: string }
  /** Somebody else was first: the return as it is now. */
  | { readonly kind: 'stale'; readonly etag: string; readonly now: Readonly<Record<string, Entry>> }
  /** Not to be had now: try the same again later. */
  | { readonly kind: 'unreachable' }
  /** Not to be done: closed, no right, a rule. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }

/** One more cell typed. What it was before the first change since the last request stays known. */
export function typed(unsaved: Unsaved, cell: string, change: Typed): Unsaved {
  const before = unsaved.waiting[cell]?.before ?? change.before
  const conflicts = unsaved.conflicts.filter((conflict) => conflict.cell !== cell)
  return { ...unsaved, conflicts, waiting: { ...unsaved.waiting, [cell]: { before, after: change.after } } }
}

/** Put what waits into a request; null when nothing waits or one is under way. */
export function nextRequest(unsaved: Unsaved, etag: string, key: string): Unsaved | null {
  if (unsaved.sending !== null || Object.keys(unsaved.waiting).length === 0) return null
  return { ...unsaved, waiting: {}, sending: { key, etag, cells: unsaved.waiting } }
}

/**
 * What is unsaved after an answer. A stale request is cut in two: cells that nobody else touched wait to be sent again on top
 * of what is there now, the others are conflicts. Nothing of anybody is overwritten unseen.
 */
export function answered(unsaved: Unsaved, answer: Answer): Unsaved {
  const { sending, waiting } = unsaved
  if (sending === null || answer.kind === 'unreachable') return unsaved
  if (answer.kind === 'saved') return { ...unsaved, sending: null, refused: null }
  if (answer.kind === 'refused')
    return {
      ...unsaved,
      sending: null,
      refused: {
        code: answer.code,
        message: answer.message,
        cells: { ...unsaved.refused?.cells, ...sending.cells },
      },
    }
  const again: Record<string, Typed> = {}
  const conflicts: Conflict[] = []
  for (const [cell, mine] of Object.entries(sending.cells)) {
    const theirs = answer.now[cell] ?? { kind: 'empty' }
    // What is typed over it meanwhile is what counts.
    const after = waiting[cell]?.after ?? mine.after
    if (sameEntry(theirs, after)) continue
    if (sameEntry(theirs, mine.before)) again[cell] = { before: theirs, after }
    else conflicts.push({ cell, mine: after, theirs })
  }
  const settled = new Set([...Object.keys(sending.cells)])
  const later = Object.fromEntries(Object.entries(waiting).filter(([cell]) => !settled.has(cell)))
  return {
    ...unsaved,
    sending: null,
    waiting: { ...later, ...again },
    conflicts: [...unsaved.conflicts.filter(({ cell }) => !settled.has(cell)), ...conflicts],
  }
}

/** The person has chosen: their own value is sent on top of the other, or given up. */
export function settle(unsaved: Unsaved, cell: string, choice: 'mine' | 'theirs'): Unsaved {
  const conflict = unsaved.conflicts.find((one) => one.cell === cell)
  if (conflict === undefined) return unsaved
  const conflicts = unsaved.conflicts.filter((one) => one !== conflict)
  if (choice === 'theirs') return { ...unsaved, conflicts }
  return {
    ...unsaved,
    conflicts,
    waiting: { ...unsaved.waiting, [cell]: { before: conflict.theirs, after: conflict.mine } },
  }
}

/** Send what was refused once more: the period was opened again, the right was given. */
export function retryRefused(unsaved: Unsaved): Unsaved {
  if (unsaved.refused === null) return unsaved
  return { ...unsaved, refused: null, waiting: { ...unsaved.refused.cells, ...unsaved.waiting } }
}

/** What the cells hold that are not known to be saved, newest first to win: to be laid over what the server gives. */
export function unsavedEntries(unsaved: Unsaved): Map<string, Entry> {
  const layers = [unsaved.refused?.cells ?? {}, unsaved.sending?.cells ?? {}, unsaved.waiting]
  const entries = new Map<string, Entry>()
  for (const cells of layers) for (const [cell, { after }] of Object.entries(cells)) entries.set(cell, after)
  return entries
}

export function isAllSaved(unsaved: Unsaved): boolean {
  return unsavedEntries(unsaved).size === 0 && unsaved.conflicts.length === 0
}
