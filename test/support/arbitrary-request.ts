import fc from 'fast-check'
import type { ApiDocument, DocumentedParameter, WalkedOperation } from './api-document.js'
import { anything, arbitraryOf, ODD_TEXTS } from './arbitrary-json.js'
import { resolved, type Schema } from './json-schema.js'

/** A request before it is known what it is sent to: ids that replies gave are filled in when it is sent. */
export interface PlannedRequest {
  readonly operation: WalkedOperation
  readonly params: Readonly<Record<string, unknown>>
  readonly query: readonly (readonly [string, unknown])[]
  readonly headers: Readonly<Record<string, unknown>>
  /** undefined: no body. */
  readonly body: PlannedBody | undefined
  /** Which of the things that replies described it is about, when its path names more than one part; null: any mixture. */
  readonly about: number | null
  /** What was done to it; null when the document allows it. */
  readonly broken: string | null
}

export type PlannedBody =
  | { readonly kind: 'json'; readonly value: unknown; readonly mediaType: string | null }
  | { readonly kind: 'bytes'; readonly value: Uint8Array; readonly mediaType: string | null }

/** Headers that ask for the version that was seen; which one is found out when the request is sent. */
export class SeenVersion {
  constructor(readonly pick: number) {}
}

/** Requests that the document allows. */
export function validRequest(
  document: ApiDocument,
  operation: WalkedOperation,
): fc.Arbitrary<PlannedRequest> {
  const parts = { path: of('path'), query: of('query'), header: of('header') }
  function of(place: string): readonly DocumentedParameter[] {
    return operation.parameters.filter((one) => one.in === place)
  }
  const values = (list: readonly DocumentedParameter[]) =>
    fc.record(Object.fromEntries(list.map((one) => [one.name, parameterValue(document, one)])), {
      requiredKeys: list.filter((one) => one.required === true || one.in === 'path').map((one) => one.name),
    }) as fc.Arbitrary<Record<string, unknown>>
  return fc
    .record({
      params: values(parts.path),
      query: values(parts.query),
      headers: values(parts.header),
      body: bodyOf(document, operation),
      about: fc.oneof({ weight: 4, arbitrary: fc.nat(99) }, { weight: 1, arbitrary: fc.constant(null) }),
    })
    .map(({ query, ...rest }) => ({
      ...rest,
      operation,
      query: Object.entries(query).flatMap(([name, value]): [string, unknown][] =>
        Array.isArray(value) ? value.map((one) => [name, one]) : [[name, value]],
      ),
      broken: null,
    }))
}

function parameterValue(
  document: ApiDocument,
  { name, in: place, schema }: DocumentedParameter,
): fc.Arbitrary<unknown> {
  if (/^if-(none-)?match$/i.test(name)) return fc.nat(99).map((pick) => new SeenVersion(pick))
  if (/^idempotency-key$/i.test(name)) return fc.uuid()
  if (/^x-file-name$/i.test(name)) return fc.constantFrom(...FILE_NAMES)
  // What else a header may hold, no schema says: a line of ASCII.
  if (place === 'header')
    return fc.string({ minLength: 1, maxLength: 40 }).filter((line) => line.trim() !== '')
  return arbitraryOf(document, schema, name)
}

function bodyOf(document: ApiDocument, operation: WalkedOperation): fc.Arbitrary<PlannedBody | undefined> {
  const { body } = operation
  if (body === null) return fc.constant(undefined)
  const given: fc.Arbitrary<PlannedBody> =
    body.schema === null
      ? fc
          .tuple(fc.constantFrom(...FILES), fc.constantFrom(...operation.mediaTypes))
          .map(([value, mediaType]) => ({
            kind: 'bytes',
            value,
            mediaType: mediaType === '*/*' ? 'application/octet-stream' : mediaType,
          }))
      : arbitraryOf(document, body.schema, '').map((value) => ({
          kind: 'json',
          value,
          mediaType: body.mediaType,
        }))
  return body.required ? given : fc.option(given, { nil: undefined, freq: 4 })
}

const FILE_NAMES: readonly string[] = [
  'a.csv',
  'báo cáo.xlsx',
  'x.pdf',
  'ảnh.png',
  'a',
  '.',
  'a/b.csv',
  'con.txt',
  'a'.repeat(300),
].map(encodeURIComponent)

const text = (value: string) => new TextEncoder().encode(value)

/** Contents of files that people send: good, bad and none. */
const FILES: readonly Uint8Array[] = [
  text(''),
  text('đơn vị;kỳ;chỉ tiêu;giá trị\na1;2026-10;recorded;5\n'),
  text('unit,period,recorded\na12,2026-10,5\n'),
  text('unit,period,series,value\na12,2026-10,recorded,5\na12,2026-10,cleared,x\n'),
  text('%PDF-1.4\n%%EOF'),
  text('<html><script>alert(1)</script>'),
  Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]),
  Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 20, 0, 0, 0, 0, 0]),
  Uint8Array.from([0x50, 0x4b, 0x05, 0x06, ...Array(18).fill(0)]),
  Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  Uint8Array.from([0x4d, 0x5a, 0x90, 0]),
  Uint8Array.from([0xff, 0xfe, 0x00, 0xd8, 0x80]),
  Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256),
]

/** Requests that the document does not allow, or that no client of good will sends. */
export function brokenRequest(
  document: ApiDocument,
  operation: WalkedOperation,
): fc.Arbitrary<PlannedRequest> {
  const { body, parameters } = operation
  const breakers: Breaker[] = [
    (request) =>
      fc
        .constantFrom(...HEADERS)
        .map(([name, value]) =>
          broken(request, `${name}: ${value}`, { headers: { ...request.headers, [name]: value } }),
        ),
    (request) =>
      fc
        .tuple(
          fc.constantFrom('lang', 'unit', 'x', '__proto__', ...request.query.map(([name]) => name)),
          fc.constantFrom(...ODD_TEXTS),
        )
        .map(([name, value]) =>
          broken(request, `query ${name}`, { query: [...request.query, [name, value]] }),
        ),
  ]
  const holes = parameters.filter((one) => one.in === 'path')
  if (holes.length > 0)
    breakers.push((request) =>
      fc
        .tuple(
          fc.constantFrom(...holes),
          fc.oneof(fc.constantFrom(...ODD_TEXTS.filter((odd) => odd !== '')), fc.string({ minLength: 1 })),
        )
        .filter(([, value]) => value !== '.' && value !== '..')
        .map(([{ name }, value]) =>
          broken(request, `path ${name}`, { about: null, params: { ...request.params, [name]: value } }),
        ),
    )
  const needed = parameters.filter((one) => one.required === true && one.in !== 'path')
  if (needed.length > 0)
    breakers.push((request) =>
      fc.constantFrom(...needed).map(({ name }) =>
        broken(request, `without ${name}`, {
          query: request.query.filter(([one]) => one !== name),
          headers: Object.fromEntries(Object.entries(request.headers).filter(([one]) => one !== name)),
        }),
      ),
    )
  const queries = parameters.filter((one) => one.in === 'query')
  if (queries.length > 0)
    breakers.push((request) =>
      fc.tuple(fc.constantFrom(...queries), fc.constantFrom(...ODD_TEXTS)).map(([{ name }, value]) =>
        broken(request, `query ${name}`, {
          query: [...request.query.filter(([one]) => one !== name), [name, value]],
        }),
      ),
    )
  if (body !== null) breakers.push(...bodyBreakers(document, body.schema, body.mediaType))
  return validRequest(document, operation).chain((request) =>
    fc.oneof(...breakers.map((make) => make(request))),
  )
}

type Breaker = (request: PlannedRequest) => fc.Arbitrary<PlannedRequest>

function bodyBreakers(document: ApiDocument, schema: Schema | null, mediaType: string): Breaker[] {
  const all: Breaker[] = [
    (request) =>
      fc
        .constantFrom(...MEDIA_TYPES)
        .map((type) =>
          broken(
            request,
            `as ${type}`,
            request.body === undefined ? {} : { body: { ...request.body, mediaType: type } },
          ),
        ),
    (request) =>
      fc
        .constantFrom(...RAW)
        .map(([how, value]) => broken(request, how, { body: { kind: 'bytes', value, mediaType } })),
    (request) => fc.constant(broken(request, 'without body', { body: undefined })),
  ]
  if (schema === null) return all
  const { properties = {} } = resolved(document, schema)
  const keys = Object.keys(properties)
  return [
    ...all,
    (request) =>
      anything().map((value) => broken(request, 'other body', { body: { kind: 'json', value, mediaType } })),
    ...(keys.length === 0
      ? []
      : ([
          (request) =>
            fc
              .tuple(fc.constantFrom(...keys), anything())
              .map(([key, value]) =>
                broken(request, `${key} is else`, { body: changed(request, { [key]: value }) }),
              ),
          (request) =>
            fc
              .constantFrom(...keys)
              .map((key) =>
                broken(request, `${key} is missing`, { body: changed(request, { [key]: undefined }) }),
              ),
          (request) =>
            fc
              .tuple(fc.constantFrom(...ODD_TEXTS), anything())
              .map(([key, value]) =>
                broken(request, 'one field more', { body: changed(request, { [key]: value }) }),
              ),
        ] satisfies Breaker[])),
  ]
}

function changed(request: PlannedRequest, fields: Readonly<Record<string, unknown>>): PlannedBody {
  const before = request.body?.kind === 'json' ? request.body.value : {}
  const base = typeof before === 'object' && before !== null ? before : {}
  return { kind: 'json', value: { ...base, ...fields }, mediaType: 'application/json' }
}

function broken(request: PlannedRequest, how: string, change: Partial<PlannedRequest>): PlannedRequest {
  return { ...request, ...change, broken: how }
}

const MEDIA_TYPES: readonly (string | null)[] = [
  null,
  'text/plain',
  'application/xml',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'application/json; charset=utf-16',
  'json',
  ';',
]

const RAW: readonly (readonly [string, Uint8Array])[] = [
  ['open brace', text('{')],
  ['two values', text('{} {}')],
  ['no UTF-8', Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ['byte order mark', text('\ufeff{}')],
  ['deep', text('['.repeat(20_000) + ']'.repeat(20_000))],
  ['deep objects', text(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`)],
  ['double keys', text('{"reason":"a","reason":2,"__proto__":{"x":1}}')],
  ['large', text(`{"reason":"${'x'.repeat(1_500_000)}"}`)],
  ['large number', text('{"limit":1e999,"days":-1e999}')],
  ['half a pair', text('{"reason":"\\ud800","text":"\\udc00","name":"\\u0000"}')],
]

const HEADERS: readonly (readonly [string, string])[] = [
  ['if-match', '"'],
  ['if-match', '*'],
  ['if-match', 'W/"1"'],
  ['if-match', '"a", "b"'],
  ['if-match', 'x'.repeat(3000)],
  ['if-match', ''],
  ['if-none-match', '*'],
  ['if-none-match', '"'],
  ['idempotency-key', ''],
  ['idempotency-key', 'short'],
  ['idempotency-key', 'x'.repeat(3000)],
  ['idempotency-key', 'with spaces and \xe9'],
  ['accept', 'image/png'],
  ['accept-language', '*;q=x,,,'],
  ['accept-language', 'e'.repeat(3000)],
  ['accept-encoding', 'nonsense'],
  ['authorization', 'Bearer'],
  ['authorization', 'Bearer a b'],
  ['authorization', 'Bearer cky_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
  ['authorization', 'Basic YTpi'],
  ['cookie', 'cungky_session='],
  ['cookie', 'cungky_session=%00%E0%A4%A; =; ;;'],
  ['x-request-id', "' or 1=1"],
  ['x-request-id', 'x'.repeat(3000)],
  ['x-file-name', '%E0%A4%A'],
  ['x-file-name', '..%2F..%2Fetc%2Fpasswd'],
  ['x-file-name', '%00.xlsx'],
  ['x-forwarded-for', "1.2.3.4, '; drop table account"],
  ['origin', 'https://evil.example'],
  ['origin', 'null'],
  ['sec-fetch-site', 'cross-site'],
  ['last-event-id', "' or 1=1"],
  ['last-event-id', 'x'.repeat(3000)],
  ['content-encoding', 'gzip'],
]
