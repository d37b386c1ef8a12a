import type { Finding } from '../domain/problem.js'
import { requestFault } from './request-faults.js'

/** Levels that a body of JSON may be nested. */
const DEEPEST = 40
// PostgreSQL keeps neither NUL nor half a surrogate pair.
const UNSOUND = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Is this a text that can be stored? */
export function isSound(text: string): boolean {
  return !UNSOUND.test(text)
}

/** The first text in a value that cannot be stored, or a nesting beyond reason; null when there is none. */
export function unsoundIn(value: unknown, where: string, depth = 0): Finding | null {
  if (typeof value === 'string') return isSound(value) ? null : requestFault(where || 'body', 'characters')
  if (value === null || typeof value !== 'object') return null
  if (depth >= DEEPEST) return requestFault(where || 'body', 'deep')
  for (const [key, inner] of Object.entries(value)) {
    if (!isSound(key)) return requestFault(where || 'body', 'characters')
    const found = unsoundIn(inner, where === '' ? key : `${where}.${key}`, depth + 1)
    if (found !== null) return found
  }
  return null
}
