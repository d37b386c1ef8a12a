import { isValidDate } from '../../../domain/date.js'

/** What the address of the page of units says: a view that can be sent as a link. */
export interface UnitsSearch {
  /** Day of the tree; today when left out. */
  readonly on?: string
  readonly q?: string
  readonly level?: string
  /** Mark what changed around the day. */
  readonly changes?: true
}

/** Read what stands in the address; what makes no sense is left out. */
export function unitsSearch(given: Record<string, unknown>): UnitsSearch {
  const on = text(given.on)
  const q = text(given.q)
  const level = text(given.level)
  return {
    ...(on !== null && isValidDate(on) ? { on } : {}),
    ...(q !== null ? { q } : {}),
    ...(level !== null ? { level } : {}),
    ...(given.changes === true || given.changes === 'true' ? { changes: true as const } : {}),
  }
}

/** Text of the address; a number was text that looks like one (a code). */
function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value.slice(0, 100) : null
}
