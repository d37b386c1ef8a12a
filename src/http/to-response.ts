import type { StoredReply } from '../cycle/run-step.js'
import type { Endpoint } from '../wire/endpoint.js'
import type { FileReply, Reply } from './handler.js'
import { jsonReply } from './json-reply.js'

/** What a handler gave back, as HTTP sends it. */
export function toResponse(endpoint: Endpoint, reply: Reply<unknown> | FileReply): Response {
  if ('bytes' in reply) return file(reply)
  const response = fromStored(jsonReply(endpoint, reply))
  for (const cookie of reply.cookies ?? []) response.headers.append('set-cookie', cookie)
  return response
}

/** A reply that was kept, or is ready to be. */
export function fromStored({ status, headers, body }: StoredReply): Response {
  return new Response(body === null ? null : JSON.stringify(body), { status, headers })
}

/** A file is saved, never shown: nothing in it runs in the name of this server. */
function file({ bytes, name, mediaType, etag, headers }: FileReply): Response {
  // A plain name for those who do not read the encoded one. RFC 6266, 4.3.
  const plain = name.normalize('NFD').replace(/[^\x20-\x7e]|["\\%;]/g, '')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    status: 200,
    headers: {
      'content-type': mediaType,
      'content-length': String(bytes.byteLength),
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
      ...(etag === undefined ? {} : { etag: `"${etag}"` }),
      ...headers,
    },
  })
}
