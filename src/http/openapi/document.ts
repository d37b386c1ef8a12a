import { z } from 'zod'
import { actionName } from '../../domain/access-refusal.js'
import type { Action } from '../../domain/access-table.js'
import { apiWords } from '../../domain/words/api.js'
import { docsWords } from '../../domain/words/docs.js'
import { type Lang, say } from '../../domain/words.js'
import { ANY_FILE, type Endpoint, TAGS } from '../../wire/endpoint.js'
import { problemShape } from '../../wire/problem.js'
import { strictly } from '../validate.js'
import { problemsByStatus } from './replies.js'
import { type JsonSchema, SchemaBook } from './schemas.js'

/** What the document says beside the endpoints. */
export interface DocumentInfo {
  readonly version: string
  readonly lang: Lang
  /** Name of the cookie that carries the session. */
  readonly cookie: string
}

/** The API as an OpenAPI 3.1 document, from the very contracts by which requests are checked. */
export function openApi(endpoints: readonly Endpoint[], { version, lang, cookie }: DocumentInfo): JsonSchema {
  const book = new SchemaBook()
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of endpoints) {
    const path = `/api/v1${endpoint.path}`
    paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint, book, lang) }
  }
  // Refusals refer to it by its name.
  book.of(problemShape, 'output')
  return {
    openapi: '3.1.1',
    info: {
      title: 'Cùng Kỳ',
      version,
      summary: say(docsWords, 'api-summary', lang),
      description: say(docsWords, 'api-description', lang),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: TAGS.map((name) => ({ name, description: say(docsWords, `tag-${name}`, lang) })),
    paths,
    components: {
      schemas: book.components,
      headers: {
        ETag: header('header-etag', lang),
        RequestId: header('header-request-id', lang),
        RateLimit: header('header-rate-limit', lang),
        RateLimitPolicy: header('header-rate-limit-policy', lang),
        RetryAfter: header('header-retry-after', lang),
        IdempotencyReplayed: header('header-replayed', lang),
      },
      parameters: {
        IfMatch: headerParameter('If-Match', 'header-if-match', lang, true),
        IfMatchOptional: headerParameter('If-Match', 'header-if-match', lang),
        IfNoneMatch: headerParameter('If-None-Match', 'header-if-none-match', lang),
        IdempotencyKey: {
          ...headerParameter('Idempotency-Key', 'header-idempotency-key', lang),
          schema: { type: 'string', pattern: '^[A-Za-z0-9._:-]{8,64}$' },
        },
        FileName: headerParameter('X-File-Name', 'header-file-name', lang),
        OwnPage: headerParameter('X-Cungky', 'header-own-page', lang),
        Language: {
          name: 'lang',
          in: 'query',
          description: say(docsWords, 'parameter-lang', lang),
          schema: { type: 'string', enum: ['vi', 'en'] },
        },
      },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: cookie,
          description: say(docsWords, 'scheme-session', lang),
        },
        token: { type: 'http', scheme: 'bearer', description: say(docsWords, 'scheme-token', lang) },
      },
    },
    security: [{ session: [] }, { token: [] }],
  }
}

function operation(endpoint: Endpoint, book: SchemaBook, lang: Lang): JsonSchema {
  const { id, access } = endpoint
  return {
    operationId: id,
    tags: [endpoint.tag],
    summary: say(apiWords, id, lang),
    'x-summary': apiWords[id],
    'x-access': access,
    description: accessText(endpoint, lang),
    ...(access === 'public' ? { security: [] } : {}),
    parameters: parameters(endpoint, book),
    ...requestBody(endpoint, book),
    responses: responses(endpoint, book, lang),
  }
}

/** Who may use it, in words. */
export function accessText({ access }: Endpoint, lang: Lang): string {
  if (access === 'public') return say(docsWords, 'access-public', lang)
  if (access === 'signed-in') return say(docsWords, 'access-signed-in', lang)
  const rights = (access as readonly Action[]).map((action) => `${actionName(action)[lang]} (${action})`)
  return say(docsWords, 'access-rights', lang, { rights: rights.join(', ') })
}

function parameters(endpoint: Endpoint, book: SchemaBook): JsonSchema[] {
  const ref = (name: string) => ({ $ref: `#/components/parameters/${name}` })
  const match = endpoint.ifMatch === 'required' ? 'IfMatch' : 'IfMatchOptional'
  const own = fields(endpoint.query, book).map(({ name, schema, required }) => ({
    name,
    in: 'query',
    required,
    ...list(schema),
    schema,
  }))
  return [
    ...fields(endpoint.params, book).map(({ name, schema }) => ({
      name,
      in: 'path',
      required: true,
      schema,
    })),
    ...own,
    ...(own.some(({ name }) => name === 'lang') ? [] : [ref('Language')]),
    ...(endpoint.ifMatch === undefined ? [] : [ref(match)]),
    ...(endpoint.method === 'get' && endpoint.etag === true ? [ref('IfNoneMatch')] : []),
    ...(endpoint.writes && endpoint.access !== 'public' ? [ref('IdempotencyKey')] : []),
    ...(endpoint.bodyFile === undefined ? [] : [ref('FileName')]),
    ...(endpoint.method === 'get' ? [] : [ref('OwnPage')]),
  ]
}

function list(schema: JsonSchema): JsonSchema {
  return schema.type === 'array' ? { style: 'form', explode: true } : {}
}

interface Field {
  readonly name: string
  readonly schema: JsonSchema
  readonly required: boolean
}

/** The fields of a shape of parameters. */
export function fields(shape: z.ZodType | undefined, book: SchemaBook): Field[] {
  if (!(shape instanceof z.ZodObject)) return []
  const { properties, required } = book.of(shape, 'input') as {
    properties?: Record<string, JsonSchema>
    required?: readonly string[]
  }
  return Object.entries(properties ?? {}).map(([name, schema]) => ({
    name,
    schema,
    required: required?.includes(name) === true,
  }))
}

function requestBody(endpoint: Endpoint, book: SchemaBook): JsonSchema {
  if (endpoint.bodyFile !== undefined)
    return { requestBody: { required: true, content: { [fileType(endpoint.bodyFile)]: { schema: BYTES } } } }
  if (endpoint.body === undefined) return {}
  const { body } = endpoint
  return {
    requestBody: {
      required: !body.safeParse(undefined).success,
      content: { 'application/json': { schema: book.of(strictly(body), 'input') } },
    },
  }
}

/** Where any file may go, its own type is said in the request or reply itself. */
function fileType(type: string): string {
  return type === ANY_FILE ? '*/*' : type
}

/** Raw bytes: in 3.1 a schema of them says nothing, the media type says it all. */
const BYTES: JsonSchema = {}

function responses(endpoint: Endpoint, book: SchemaBook, lang: Lang): JsonSchema {
  const always = {
    'X-Request-Id': { $ref: '#/components/headers/RequestId' },
    RateLimit: { $ref: '#/components/headers/RateLimit' },
    'RateLimit-Policy': { $ref: '#/components/headers/RateLimitPolicy' },
  }
  const good = {
    description: say(docsWords, `status-${endpoint.status}`, lang),
    headers: {
      ...always,
      ...(endpoint.etag === true ? { ETag: { $ref: '#/components/headers/ETag' } } : {}),
      ...(endpoint.writes
        ? { 'Idempotency-Replayed': { $ref: '#/components/headers/IdempotencyReplayed' } }
        : {}),
    },
    ...replyContent(endpoint, book),
  }
  const refusals = [...problemsByStatus(endpoint)].map(([status, codes]) => [
    String(status),
    {
      description: say(docsWords, 'refused-with', lang, { codes: codes.join(', ') }),
      headers: {
        ...always,
        ...(status === 429 || status === 503
          ? { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } }
          : {}),
      },
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      'x-codes': codes,
    },
  ])
  const unchanged =
    endpoint.method === 'get' && endpoint.etag === true
      ? [['304', { description: say(docsWords, 'status-304', lang), headers: always }]]
      : []
  return Object.fromEntries([[String(endpoint.status), good], ...unchanged, ...refusals])
}

function replyContent(endpoint: Endpoint, book: SchemaBook): JsonSchema {
  if (endpoint.replyFile !== undefined)
    return { content: { [fileType(endpoint.replyFile)]: { schema: BYTES } } }
  if (endpoint.reply === undefined) return {}
  return { content: { 'application/json': { schema: book.of(endpoint.reply, 'output') } } }
}

type DocsKey = keyof typeof docsWords

function header(key: DocsKey, lang: Lang): JsonSchema {
  return { description: say(docsWords, key, lang), schema: { type: 'string' } }
}

function headerParameter(name: string, key: DocsKey, lang: Lang, required = false): JsonSchema {
  return { name, in: 'header', required, description: say(docsWords, key, lang), schema: { type: 'string' } }
}
