/** What the address of a list of definitions holds: the entry that is open, and what was typed into the search box. */
export interface EntrySearch {
  readonly open?: string
  readonly q?: string
  /** Whose figures, and of when, an expression is tried on. */
  readonly unit?: string
  readonly period?: string
}

export function entrySearch(raw: Record<string, unknown>): EntrySearch {
  return { ...textOf(raw, 'open'), ...textOf(raw, 'q'), ...textOf(raw, 'unit'), ...textOf(raw, 'period') }
}

/** The year that a calendar shows. */
export interface YearSearch {
  readonly year?: number
}

export function yearSearch({ year }: Record<string, unknown>): YearSearch {
  return Number.isInteger(year) && Number(year) > 1900 && Number(year) < 2199 ? { year: Number(year) } : {}
}

/** An older edition, for looking at. */
export interface EditionSearch {
  readonly edition?: string
}

export function editionSearch(raw: Record<string, unknown>): EditionSearch {
  return textOf(raw, 'edition')
}

function textOf<K extends string>(raw: Record<string, unknown>, key: K): { [key in K]?: string } {
  const value = raw[key]
  if (typeof value !== 'string' && typeof value !== 'number') return {}
  return value === '' ? {} : ({ [key]: String(value) } as { [key in K]?: string })
}
