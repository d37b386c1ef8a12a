import { applyPatch, structuredPatch } from 'diff'
import { applyChanges, type Change, type Definitions, type Entry } from './changes.js'
import { same } from './same.js'

/** An edition as far as a draft is about it: its lists, and the texts of the files that the draft writes as text. */
export interface EditionSeen extends Definitions {
  readonly files: Readonly<Record<string, string | null>>
}

/** A draft on another edition than the one it was begun on. */
export interface Rebased {
  readonly changes: readonly Change[]
  /** Changes (by their place in the old draft) of what somebody else changed too, in the same part: theirs would be overwritten. */
  readonly clashes: readonly number[]
}

/**
 * The same draft on a newer edition. What only one side changed is kept from that side, part by part; where both changed the same part
 * the draft's stays, and the change is named.
 */
export function rebase(changes: readonly Change[], old: EditionSeen, now: EditionSeen): Rebased {
  const clashes: number[] = []
  const moved = changes.map((change, at) => {
    const { value, clash } = rebaseOne(change, old, now)
    if (clash) clashes.push(at)
    return value
  })
  return { changes: moved.filter((change) => changesSomething(change, now)), clashes }
}

interface Moved {
  readonly value: Change
  readonly clash: boolean
}

function rebaseOne(change: Change, old: EditionSeen, now: EditionSeen): Moved {
  if (change.kind === 'calendar') {
    const { value, clash } = mergeEntry(old.calendar, change.value, now.calendar)
    return { value: { ...change, value }, clash }
  }
  if (change.kind === 'file') return rebaseFile(change, old, now)
  const was = old.lists[change.list].find(({ id }) => id === change.id)
  const is = now.lists[change.list].find(({ id }) => id === change.id)
  if (change.kind === 'remove') return { value: change, clash: !same(was, is) && is !== undefined }
  if (was === undefined || is === undefined)
    return { value: change, clash: !same(was, is) && !same(is, change.value) }
  const { value, clash } = mergeEntry(was, change.value, is)
  return { value: { ...change, value }, clash }
}

/** The lines that were changed in the old text, changed in the new one. */
function rebaseFile(change: Extract<Change, { kind: 'file' }>, old: EditionSeen, now: EditionSeen): Moved {
  const was = old.files[change.name] ?? null
  const is = now.files[change.name] ?? null
  if (was === is || is === change.text) return { value: change, clash: false }
  if (was === null || is === null || change.text === null) return { value: change, clash: true }
  const text = applyPatch(is, structuredPatch(change.name, change.name, was, change.text))
  return text === false ? { value: change, clash: true } : { value: { ...change, text }, clash: false }
}

/**
 * One entry as both made it of what it was, key by key; where both changed a key, the draft's stays. Lists of dated things (holidays) are
 * made one thing by thing.
 */
export function mergeEntry(was: Entry, mine: Entry, theirs: Entry): { value: Entry; clash: boolean } {
  const value: Record<string, unknown> = {}
  let clash = false
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const merged =
      mergeValue(was[key], mine[key], theirs[key]) ?? mergeDated(was[key], mine[key], theirs[key])
    if (merged === null) clash = true
    const kept = merged === null ? mine[key] : merged.value
    if (kept !== undefined) value[key] = kept
  }
  return { value, clash }
}

/** Null: both changed it, each in another way. */
function mergeValue(was: unknown, mine: unknown, theirs: unknown): { value: unknown } | null {
  if (same(was, theirs)) return { value: mine }
  return same(was, mine) || same(mine, theirs) ? { value: theirs } : null
}

function mergeDated(was: unknown, mine: unknown, theirs: unknown): { value: unknown } | null {
  if (!isDated(was) || !isDated(mine) || !isDated(theirs)) return null
  const days = [...new Set([...mine, ...theirs].map(({ date }) => date))].sort()
  const on = (list: readonly Dated[], day: string) => list.find(({ date }) => date === day)
  const merged = days.map((day) => mergeValue(on(was, day), on(mine, day), on(theirs, day)))
  return merged.includes(null)
    ? null
    : { value: merged.flatMap((one) => (one!.value === undefined ? [] : [one!.value])) }
}

type Dated = Entry & { readonly date: string }

function isDated(value: unknown): value is readonly Dated[] {
  return Array.isArray(value) && value.every((one) => typeof (one as Entry | null)?.date === 'string')
}

function changesSomething(change: Change, now: EditionSeen): boolean {
  if (change.kind === 'file') return (now.files[change.name] ?? null) !== change.text
  if (change.kind === 'put' && change.after !== undefined) return true
  const after = applyChanges(now.lists, now.calendar, [change])
  return !same(after, { lists: now.lists, calendar: now.calendar })
}
