import { type Endpoint, EVENTS } from '../../wire/endpoint.js'
import { fields } from '../openapi/document.js'
import type { SchemaBook } from '../openapi/schemas.js'
import { exampleOf } from './example.js'

/** The endpoint called from a shell; CUNGKY_URL is the address of the server there. */
export function curlOf(endpoint: Endpoint, book: SchemaBook): string {
  const example = (schema: Parameters<typeof exampleOf>[0]) => exampleOf(schema, book.components)
  const values = new Map(fields(endpoint.params, book).map(({ name, schema }) => [name, example(schema)]))
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values.get(name) ?? name)),
  )
  const query = fields(endpoint.query, book)
    .filter(({ required }) => required)
    .map(({ name, schema }) => `${name}=${encodeURIComponent(String([example(schema)].flat()[0]))}`)
    .join('&')
  const url = `$CUNGKY_URL/api/v1${path}${query === '' ? '' : `?${query}`}`
  const parts = [
    `curl${endpoint.replyFile === EVENTS ? ' -N' : ''}${endpoint.method === 'get' ? '' : ` -X ${endpoint.method.toUpperCase()}`} "${url}"`,
    ...(endpoint.access === 'public' ? [] : [`-H "Authorization: Bearer $CUNGKY_TOKEN"`]),
    ...(endpoint.ifMatch === undefined ? [] : [`-H 'If-Match: "…"'`]),
    ...(endpoint.writes && endpoint.access !== 'public' ? [`-H "Idempotency-Key: $(uuidgen)"`] : []),
    ...(endpoint.access === 'public' && endpoint.method !== 'get' ? [`-H 'X-Cungky: 1'`] : []),
    ...sent(endpoint, book),
    ...(endpoint.replyFile === undefined || endpoint.replyFile === EVENTS ? [] : ['-OJ']),
  ]
  return parts.join(' \\\n  ')
}

function sent(endpoint: Endpoint, book: SchemaBook): string[] {
  if (endpoint.bodyFile !== undefined)
    return [
      `-H 'Content-Type: ${endpoint.bodyFile}'`,
      `-H 'X-File-Name: tep.xlsx'`,
      `--data-binary @tep.xlsx`,
    ]
  if (endpoint.body === undefined) return []
  const value = exampleOf(book.of(endpoint.body, 'input'), book.components)
  return [`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(value).replaceAll("'", "'\\''")}'`]
}
