import { fail } from '../domain/problem.js'

/** Where a list goes on, as clients give it back without looking into it. */
export function cursorOf(...parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** The parts of a cursor, one for each form; null when none was given. Problem `list-cursor` for what was not handed out here. */
export function readCursor(
  cursor: string | undefined,
  ...forms: readonly RegExp[]
): readonly string[] | null {
  if (cursor === undefined) return null
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const isPart = (part: unknown, n: number) => typeof part === 'string' && forms[n]!.test(part)
    if (Array.isArray(parts) && parts.length === forms.length && parts.every(isPart)) return parts
  } catch {
    // Not ours: told below.
  }
  return fail('list-cursor', { field: 'query.cursor' })
}

/** A page out of one row more than it holds. */
export function page<T, R>(
  rows: readonly T[],
  limit: number,
  item: (row: T) => R,
  after: (row: T) => string,
): { items: R[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(item), next: rows.length > limit && last !== undefined ? after(last) : null }
}
