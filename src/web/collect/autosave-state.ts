import type { Entry } from '../../domain/submission-entries.js'
import { readTextName, sameUnder } from './part-names.js'

/** A cell or text as it was when somebody began to change it, and as they left it. */
export interface Typed {
  readonly before: Entry
  readonly after: Entry
}

/** Cells by the code of their series, texts by their `textName`. */
export type Cells = Readonly<Record<string, Typed>>

/** A request that was sent, or is to be sent again: with the same key, so that it is carried out once. */
export interface Sending {
  readonly key: string
  readonly etag: string
  readonly cells: Cells
}

/** A cell or text that somebody else has changed meanwhile: both are shown, the person chooses. */
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
  /** Being typed now: not to be sent before the cell is left, but not to be lost either. */
  readonly drafts: Cells
  /** Typed since the last request went out. */
  readonly waiting: Cells
  readonly sending: Sending | null
  readonly conflicts: readonly Conflict[]
  /** What the server refused, with the problem's code: typed values stay here until they are sent or given up. */
  readonly refused: { readonly code: string; readonly message: string; readonly cells: Cells } | null
}

export const NOTHING_UNSAVED: Unsaved = {
  drafts: {},
  waiting: {},
  sending: null,
  conflicts: [],
  refused: null,
}

/** What the return holds, as far as somebody knows. What is not in it is empty. */
export type Known = Readonly<Record<string, Entry>>

/** What the server said to a request. */
export type Answer =
  | { readonly kind: 'saved'; readonly etag: string; readonly now: Known }
  /** Somebody else was first: the return as it is now. */
  | { readonly kind: 'stale'; readonly etag: string; readonly now: Known }
  /** Not to be had now: try the same again later. */
  | { readonly kind: 'unreachable' }
  /** Not to be done: closed, no right, a rule. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }

const EMPTY: Entry = { kind: 'empty' }

/** One more cell typed. What it was before the first change since the last request stays known. */
export function typed(unsaved: Unsaved, cell: string, change: Typed): Unsaved {
  const before =
    unsaved.waiting[cell]?.before ?? unsaved.refused?.cells[cell]?.before ?? unsaved.drafts[cell]?.before
  const mine = { before: before ?? change.before, after: change.after }
  const waiting = without(unsaved.waiting, [cell])
  return {
    ...drop(unsaved, cell),
    // Typed and taken back again: nothing to send.
    waiting: sameUnder(cell, mine.before, mine.after) ? waiting : { ...waiting, [cell]: mine },
  }
}

/** What is being typed into a cell that was not left yet; null when it was given up. */
export function drafted(unsaved: Unsaved, cell: string, change: Typed | null): Unsaved {
  const drafts = without(unsaved.drafts, [cell])
  if (change === null) return { ...unsaved, drafts }
  const before = unsaved.drafts[cell]?.before ?? change.before
  return { ...unsaved, drafts: { ...drafts, [cell]: { before, after: change.after } } }
}

/** What somebody was typing when the page was closed counts as typed. */
export function finished(unsaved: Unsaved): Unsaved {
  return Object.entries(unsaved.drafts).reduce(
    (next, [cell, change]) => typed(drafted(next, cell, null), cell, change),
    unsaved,
  )
}

/**
 * Put what waits into a request; null when nothing waits or one is under way. All cells go together, texts one by one: a text that
 * is refused keeps nothing else back.
 */
export function nextRequest(unsaved: Unsaved, etag: string, key: string): Unsaved | null {
  if (unsaved.sending !== null) return null
  const names = Object.keys(unsaved.waiting)
  const figures = names.filter((name) => readTextName(name) === null)
  const sent = figures.length > 0 ? figures : names.slice(0, 1)
  if (sent.length === 0) return null
  return {
    ...unsaved,
    waiting: without(unsaved.waiting, sent),
    sending: { key, etag, cells: Object.fromEntries(sent.map((name) => [name, unsaved.waiting[name]!])) },
  }
}

/**
 * What is unsaved, held against what the return holds now: what nobody else touched waits on, what somebody else changed is a
 * conflict, what is there already needs no sending. Nothing of anybody is overwritten unseen.
 */
export function rebase(unsaved: Unsaved, now: Known): Unsaved {
  const waiting: Record<string, Typed> = {}
  const conflicts: Conflict[] = []
  for (const [cell, mine] of Object.entries(unsaved.waiting)) {
    const theirs = now[cell] ?? EMPTY
    if (unsaved.sending?.cells[cell] !== undefined || sameUnder(cell, theirs, mine.before))
      waiting[cell] = mine
    else if (!sameUnder(cell, theirs, mine.after)) conflicts.push({ cell, mine: mine.after, theirs })
  }
  for (const { cell, mine } of unsaved.conflicts) {
    const theirs = now[cell] ?? EMPTY
    if (!sameUnder(cell, theirs, mine) && waiting[cell] === undefined) conflicts.push({ cell, mine, theirs })
  }
  return { ...unsaved, waiting, conflicts: conflicts.filter(lastOfItsCell) }
}

function lastOfItsCell({ cell }: Conflict, at: number, all: readonly Conflict[]): boolean {
  return all.findIndex((one) => one.cell === cell) === at
}

/** What is unsaved after an answer. A stale request waits again on top of what is there now, as far as nobody else touched it. */
export function answered(unsaved: Unsaved, answer: Answer): Unsaved {
  const { sending, waiting } = unsaved
  if (sending === null || answer.kind === 'unreachable') return unsaved
  if (answer.kind === 'saved') {
    const refused = refusedWithout(unsaved, Object.keys(sending.cells))
    return rebase({ ...unsaved, sending: null, refused }, answer.now)
  }
  // What was typed over it meanwhile is what counts, but it goes on from what the server still has.
  const over = Object.fromEntries(
    Object.entries(waiting).map(([cell, mine]) => [
      cell,
      { before: sending.cells[cell]?.before ?? mine.before, after: mine.after },
    ]),
  )
  if (answer.kind === 'stale')
    return rebase({ ...unsaved, sending: null, waiting: { ...sending.cells, ...over } }, answer.now)
  const cells = { ...unsaved.refused?.cells, ...without(sending.cells, Object.keys(waiting)) }
  return {
    ...unsaved,
    sending: null,
    waiting: over,
    refused: Object.keys(cells).length === 0 ? null : { code: answer.code, message: answer.message, cells },
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

/** Give up what was refused: the cells show again what the server has. */
export function dropRefused(unsaved: Unsaved): Unsaved {
  return { ...unsaved, refused: null }
}

/** Give up what was typed here under a name and has not gone out yet. */
export function dropTyped(unsaved: Unsaved, cell: string): Unsaved {
  return { ...drop(unsaved, cell), waiting: without(unsaved.waiting, [cell]) }
}

/** What was typed into cells and is not known to be saved, newest first to win: to be laid over what the server gives. */
export function unsavedEntries(unsaved: Unsaved): Map<string, Entry> {
  const layers = [unsaved.refused?.cells ?? {}, unsaved.sending?.cells ?? {}, unsaved.waiting]
  const entries = new Map<string, Entry>()
  for (const cells of layers) for (const [cell, { after }] of Object.entries(cells)) entries.set(cell, after)
  return entries
}

export function isAllSaved(unsaved: Unsaved): boolean {
  return (
    unsavedEntries(unsaved).size === 0 &&
    unsaved.conflicts.length === 0 &&
    Object.keys(unsaved.drafts).length === 0
  )
}

/** Is something of this name, or just this, among what is unsaved, in whatever stage? */
export function holds(unsaved: Unsaved, cell: string, after?: Entry): boolean {
  const mine =
    unsavedEntries(unsaved).get(cell) ??
    unsaved.drafts[cell]?.after ??
    unsaved.conflicts.find((one) => one.cell === cell)?.mine
  return mine !== undefined && (after === undefined || sameUnder(cell, mine, after))
}

/** Without what is known of a name except what waits. */
function drop(unsaved: Unsaved, cell: string): Unsaved {
  return {
    ...unsaved,
    drafts: without(unsaved.drafts, [cell]),
    conflicts: unsaved.conflicts.filter((conflict) => conflict.cell !== cell),
    refused: refusedWithout(unsaved, [cell]),
  }
}

function refusedWithout({ refused }: Unsaved, names: readonly string[]): Unsaved['refused'] {
  if (refused === null) return null
  const cells = without(refused.cells, names)
  return Object.keys(cells).length === 0 ? null : { ...refused, cells }
}

function without(cells: Cells, names: readonly string[]): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([name]) => !names.includes(name)))
}
