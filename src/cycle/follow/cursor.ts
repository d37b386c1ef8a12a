import { fail } from '../../domain/problem.js'

/** Where a page of a list ended, as text for clients to give back: the values that the list is sorted by. */
export function writeCursor(place: readonly string[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** The place again; null for the first page. Problem `list-cursor` for anything that `writeCursor` did not make. */
export function readCursor(cursor: string | undefined, length: number): readonly string[] | null {
  if (cursor === undefined) return null
  let place: unknown
  try {
    place = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    fail('list-cursor')
  }
  const good =
    Array.isArray(place) && place.length === length && place.every((part) => typeof part === 'string')
  return good ? (place as string[]) : fail('list-cursor')
}

/** Which of two places comes first: negative for `a`. */
export function comparePlaces(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((part, n) => part !== b[n])
  if (at === -1) return 0
  return a[at]! < b[at]! ? -1 : 1
}

/** The page of a list that comes after a place: at most `limit` of it, and where to go on. */
export function pageAfter<T>(
  items: readonly T[],
  placeOf: (item: T) => readonly string[],
  after: readonly string[] | null,
  limit: number,
): { items: T[]; next: string | null } {
  const places = new Map(items.map((item) => [item, placeOf(item)]))
  const sorted = [...items].sort((a, b) => comparePlaces(places.get(a)!, places.get(b)!))
  const rest = after === null ? sorted : sorted.filter((item) => comparePlaces(places.get(item)!, after) > 0)
  const page = rest.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page,
    next: rest.length > limit && last !== undefined ? writeCursor(places.get(last)!) : null,
  }
}
