import type { StoredReply } from '../cycle/run-step.js'
import type { Endpoint } from '../wire/endpoint.js'
import type { Reply } from './handler.js'

/** Status, headers and body of a reply in JSON. Nobody on the way keeps it unless the handler says that it may be kept. */
export function jsonReply(endpoint: Endpoint, reply: Reply<unknown>): StoredReply {
  const etag = reply.etag === undefined ? {} : { etag: `"${reply.etag}"` }
  const headers = { 'cache-control': 'no-store', ...reply.headers, ...etag }
  if (endpoint.status === 204 || endpoint.status === 303)
    return { status: endpoint.status, headers, body: null }
  return {
    status: endpoint.status,
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
    body: reply.body ?? null,
  }
}
