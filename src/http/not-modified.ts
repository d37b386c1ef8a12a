import type { Context } from 'hono'

/** Headers that a 304 carries as the 200 would have. RFC 9110, 15.4.5. */
const KEPT = ['etag', 'cache-control', 'vary', 'x-request-id']

/**
 * The reply without its body when the client says by If-None-Match that it has that very body already. The request has been
 * authenticated and its rights were demanded all the same.
 */
export function unlessSeen(context: Context, response: Response): Response {
  const etag = response.headers.get('etag')
  const seen = context.req.header('if-none-match')
  if (context.req.method !== 'GET' || response.status !== 200 || etag === null || seen === undefined)
    return response
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '')
  if (!seen.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag))) return response
  const headers = new Headers()
  for (const name of KEPT) {
    const value = response.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  return new Response(null, { status: 304, headers })
}
