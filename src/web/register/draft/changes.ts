import { parse } from 'yaml'
import type { z } from 'zod'
import type { definitionChange, definitionList } from '../../../wire/definitions.js'
import { same } from './same.js'

export type Change = z.infer<typeof definitionChange>
export type ListName = z.infer<typeof definitionList>

/** One entry of a list, as the pack's files hold it (docs/pack-format.md). */
export type Entry = Readonly<Record<string, unknown>>
export type Lists = Readonly<Record<ListName, readonly Entry[]>>

/** Everything that the pages edit entry by entry. */
export interface Definitions {
  readonly lists: Lists
  readonly calendar: Entry
}

/** The file of the pack in which each list stands, and the key below which it stands there; null: the whole file is the list. */
const HOME: Readonly<Record<ListName, { readonly file: string; readonly key: string | null }>> = {
  levels: { file: 'pack.yaml', key: 'levels' },
  classifications: { file: 'measures.yaml', key: 'classifications' },
  measures: { file: 'measures.yaml', key: 'measures' },
  forms: { file: 'forms.yaml', key: null },
  indicators: { file: 'indicators.yaml', key: null },
  acts: { file: 'reorganisations.yaml', key: null },
}

const LISTS = Object.keys(HOME) as ListName[]

/** The file that a change is about. */
export function fileOf(change: Change): string {
  if (change.kind === 'file') return change.name
  return change.kind === 'calendar' ? 'calendar.yaml' : HOME[change.list].file
}

/** The definitions as they would be. A file that cannot be read leaves its lists as they were: the preview tells what is wrong with it. */
export function applyChanges(lists: Lists, calendar: Entry, changes: readonly Change[]): Definitions {
  return changes.reduce<Definitions>(applyOne, { lists, calendar })
}

function applyOne(to: Definitions, change: Change): Definitions {
  if (change.kind === 'calendar') return { ...to, calendar: change.value }
  if (change.kind === 'file') return withFile(to, change.name, change.text)
  const list = to.lists[change.list]
  const next =
    change.kind === 'remove'
      ? list.filter(({ id }) => id !== change.id)
      : withEntry(list, change.id, change.value, change.after)
  return { ...to, lists: { ...to.lists, [change.list]: next } }
}

function withEntry(
  list: readonly Entry[],
  id: string,
  value: Entry,
  after: string | null | undefined,
): readonly Entry[] {
  const at = list.findIndex((entry) => entry.id === id)
  if (after === undefined)
    return at === -1 ? [...list, value] : list.map((entry, n) => (n === at ? value : entry))
  const rest = list.filter((entry) => entry.id !== id)
  const behind = after === null ? 0 : rest.findIndex((entry) => entry.id === after) + 1
  const place = after !== null && behind === 0 ? rest.length : behind
  return [...rest.slice(0, place), value, ...rest.slice(place)]
}

function withFile(to: Definitions, name: string, text: string | null): Definitions {
  const read = readYaml(name, text)
  if (read === undefined) return to
  if (name === 'calendar.yaml') return isEntry(read) ? { ...to, calendar: read } : to
  const lists = { ...to.lists }
  for (const list of LISTS) {
    const { file, key } = HOME[list]
    if (file !== name) continue
    const found = key === null ? read : isEntry(read) ? read[key] : undefined
    if (Array.isArray(found)) lists[list] = found.filter(isEntry)
    else if (found === undefined || found === null) lists[list] = []
  }
  return { ...to, lists }
}

/** What the text holds; null when there is no such file; undefined when it is none of ours or cannot be read. */
function readYaml(name: string, text: string | null): unknown {
  if (!name.endsWith('.yaml')) return undefined
  if (text === null) return null
  try {
    return parse(text) ?? null
  } catch {
    return undefined
  }
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * One more change to a draft, so that the draft stays as short as what it does: an entry that is edited again is one change, one that
 * is as it was is none, and a file written as text takes in what was changed in it before.
 */
export function addChange(base: Definitions, changes: readonly Change[], change: Change): readonly Change[] {
  if (change.kind === 'file') return [...changes.filter((earlier) => fileOf(earlier) !== change.name), change]
  // What was written before a text of the whole file is part of that text.
  const text = changes.findLastIndex(
    ({ kind, ...of }) => kind === 'file' && fileOf({ kind, ...of } as Change) === fileOf(change),
  )
  const at = changes.findIndex((earlier, n) => n > text && sameTarget(earlier, change))
  if (change.kind === 'remove') return withRemoval(base, changes, change, at)
  const earlier = changes[at]
  const stays = earlier !== undefined && (change.kind === 'calendar' || change.after === undefined)
  const before = at === -1 ? changes : changes.filter((_, n) => n !== at)
  if (nothingNew(base, stays ? changes.slice(0, at) : before, earlier, change)) return before
  if (!stays) return [...before, change]
  const place = earlier.kind === 'put' && earlier.after !== undefined ? { after: earlier.after } : {}
  return changes.map((one, n) => (n === at ? { ...place, ...change } : one))
}

/** Would this change leave everything as it was before any change of the same entry? */
function nothingNew(
  base: Definitions,
  before: readonly Change[],
  earlier: Change | undefined,
  change: Exclude<Change, { kind: 'file' | 'remove' }>,
): boolean {
  const { lists, calendar } = applyChanges(base.lists, base.calendar, before)
  if (change.kind === 'calendar') return same(calendar, change.value)
  if (earlier?.kind === 'put' && earlier.after !== undefined) return false
  const held = lists[change.list].find(({ id }) => id === change.id)
  return change.after === undefined && held !== undefined && same(held, change.value)
}

function withRemoval(
  base: Definitions,
  changes: readonly Change[],
  change: Extract<Change, { kind: 'remove' }>,
  at: number,
): readonly Change[] {
  const dropped = changes[at]
  if (dropped?.kind === 'remove') return changes
  const rest = changes.filter((_, n) => n !== at)
  const { lists } = applyChanges(base.lists, base.calendar, changes.slice(0, at === -1 ? 0 : at))
  const known = lists[change.list].some(({ id }) => id === change.id)
  if (known || at === -1) return [...rest, change]
  // It was new in this draft: who was to stand behind it stands where it stood.
  const place = dropped?.kind === 'put' ? dropped.after : undefined
  return rest.map((one) =>
    one.kind === 'put' && one.list === change.list && one.after === change.id ? moved(one, place) : one,
  )
}

function moved(put: Extract<Change, { kind: 'put' }>, after: string | null | undefined): Change {
  const { after: _, ...bare } = put
  return after === undefined ? bare : { ...bare, after }
}

/** Are both about the same entry, or both about the calendar, or both about the same file? */
export function sameTarget(a: Change, b: Change): boolean {
  if (a.kind === 'calendar' || b.kind === 'calendar') return a.kind === b.kind
  if (a.kind === 'file' || b.kind === 'file') return a.kind === b.kind && fileOf(a) === fileOf(b)
  return a.list === b.list && a.id === b.id
}
