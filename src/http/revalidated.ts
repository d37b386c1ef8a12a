import { createHash } from 'node:crypto'
import type { Reply } from './handler.js'

/**
 * A reply that a client may keep and ask for again by If-None-Match: its ETag is the hash of all it says. Never for figures:
 * those are not kept anywhere on the way.
 */
export function revalidated<R>(body: R): Reply<R> {
  return {
    body,
    etag: createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22),
    headers: { 'cache-control': 'private, no-cache', vary: 'Cookie, Authorization' },
  }
}
