import type { StoredReply } from '../cycle/run-step.js'
import type { Endpoint } from '../wire/endpoint.js'
import type { Reply } from './handler.js'

/** Status, headers and body of a reply in JSON. */
export function jsonReply(endpoint: Endpoint, reply: Reply<unknown>): StoredReply {
  const etag = reply.etag === undefined ? {} : { etag: `"${reply.etag}"` }
  const headers = { ...reply.headers, ...etag, 'cache-control': 'no-store' }
  if (endpoint.status === 204) return { status: 204, headers, body: null }
  return {
    status: endpoint.status,
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
    body: reply.body ?? null,
  }
}
