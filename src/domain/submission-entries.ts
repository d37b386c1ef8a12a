import { parseDecimal } from './decimal.js'

/**
 * What stands in one cell of a return. A figure, which may be a reported nought; "not applicable", said by the unit; or
 * nothing yet. The three are never taken for one another. `value` is as typed: in a draft it may not be readable yet,
 * `checkReturn` says so, and nothing typed is lost.
 */
export type Entry =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'not-applicable' }
  | { readonly kind: 'empty' }

/** The cells of a return as they are stored: figures by series index − 1, and the indexes marked as not applicable. */
export interface EntryRow {
  readonly figures: readonly (string | null)[]
  readonly notApplicable: readonly number[]
}

export interface EntryChange {
  /** Index of the series. */
  readonly series: number
  readonly before: Entry
  readonly after: Entry
}

/** What stands in the cell of a series (its index, from 1). A figure that is also marked not applicable is still a figure. */
export function entryOf(row: EntryRow, series: number): Entry {
  const value = row.figures[series - 1] ?? null
  if (value !== null) return { kind: 'value', value }
  return { kind: row.notApplicable.includes(series) ? 'not-applicable' : 'empty' }
}

/** The row with some cells entered, by series index; all others stay as they are. A blank text empties its cell. */
export function withEntries(row: EntryRow, entries: ReadonlyMap<number, Entry>): EntryRow {
  const figures = [...row.figures]
  const notApplicable = new Set(row.notApplicable)
  for (const [series, entry] of entries) {
    while (figures.length < series) figures.push(null)
    figures[series - 1] = entry.kind === 'value' && entry.value.trim() !== '' ? entry.value : null
    if (entry.kind === 'not-applicable') notApplicable.add(series)
    else notApplicable.delete(series)
  }
  return { figures, notApplicable: [...notApplicable].sort((a, b) => a - b) }
}

/** The cells that differ, in order of series. `12` and `12.0` are the same figure; `0` and an empty cell are not. */
export function entryChanges(before: EntryRow, after: EntryRow): EntryChange[] {
  const last = Math.max(
    before.figures.length,
    after.figures.length,
    ...before.notApplicable,
    ...after.notApplicable,
  )
  const changes: EntryChange[] = []
  for (let series = 1; series <= last; series++) {
    const [was, is] = [entryOf(before, series), entryOf(after, series)]
    if (!sameEntry(was, is)) changes.push({ series, before: was, after: is })
  }
  return changes
}

/** How many of these series (indexes) hold a figure, how many of those a nought, and how many hold none. */
export function entryCounts(
  row: EntryRow,
  series: readonly number[],
): { value: number; nought: number; notApplicable: number; empty: number } {
  const counts = { value: 0, nought: 0, notApplicable: 0, empty: 0 }
  for (const index of series) {
    const entry = entryOf(row, index)
    if (entry.kind === 'not-applicable') counts.notApplicable++
    else if (entry.kind === 'empty') counts.empty++
    else {
      counts.value++
      if (parseDecimal(entry.value)?.eq(0)) counts.nought++
    }
  }
  return counts
}

/** Do two entries say the same? `12` and `12.0` do; nought and empty do not. */
export function sameEntry(a: Entry, b: Entry): boolean {
  if (a.kind !== 'value' || b.kind !== 'value') return a.kind === b.kind
  const [x, y] = [parseDecimal(a.value), parseDecimal(b.value)]
  return x === undefined || y === undefined ? a.value === b.value : x.eq(y)
}
