import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { problemWords } from '../../src/domain/words/problem.js'
import { problemsByStatus } from '../../src/http/openapi/replies.js'
import { SchemaBook } from '../../src/http/openapi/schemas.js'
import { allHandlers } from '../../src/http/routes.js'
import { TAGS } from '../../src/wire/endpoint.js'
import { type TestServer, testServer } from '../support/http.js'
import { smallPack } from '../support/small-pack.js'

// biome-ignore lint/suspicious/noExplicitAny: a document of JSON, looked into as any reader would
type Json = any

let server: TestServer
let document: Json

beforeAll(async () => {
  server = await testServer(smallPack())
  document = await (await server.app.request('/api/v1/openapi.json')).json()
})

const METHODS = ['get', 'put', 'post', 'delete', 'patch']
const operations = (): [string, string, Json][] =>
  Object.entries<Json>(document.paths).flatMap(([path, item]) =>
    Object.entries<Json>(item).map(([method, operation]): [string, string, Json] => [
      path,
      method,
      operation,
    ]),
  )

/** Everything in a document, with the way to it. */
function* walk(value: Json, at = ''): Generator<[string, Json]> {
  yield [at, value]
  if (value === null || typeof value !== 'object') return
  for (const [key, inner] of Object.entries(value)) yield* walk(inner, `${at}/${key}`)
}

describe('the document is OpenAPI 3.1', () => {
  test('in its outline', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/)
    expect(Object.keys(document).filter((key) => !FIELDS.root.includes(key))).toEqual([])
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) })
    expect(document.tags.map((tag: Json) => tag.name)).toEqual([...TAGS])
    for (const [path, item] of Object.entries<Json>(document.paths)) {
      expect(path).toMatch(/^\/api\/v1\/[^?#]*$/)
      expect(Object.keys(item).filter((key) => !METHODS.includes(key))).toEqual([])
    }
  })

  test('in every operation', () => {
    const ids = new Set<string>()
    for (const [path, method, operation] of operations()) {
      const where = `${method} ${path}`
      expect(
        Object.keys(operation).filter((key) => !FIELDS.operation.includes(key)),
        where,
      ).toEqual([])
      expect(ids.has(operation.operationId), where).toBe(false)
      ids.add(operation.operationId)
      expect(operation.tags.every((tag: string) => (TAGS as readonly string[]).includes(tag))).toBe(true)
      expect(
        Object.keys(operation.responses).every((status) => /^[1-5]\d\d$/.test(status)),
        where,
      ).toBe(true)
      for (const reply of Object.values<Json>(operation.responses)) {
        expect(reply.description.length, where).toBeGreaterThan(0)
        expect(
          Object.keys(reply).filter((key) => !FIELDS.response.includes(key)),
          where,
        ).toEqual([])
      }
      const given = operation.parameters.map((one: Json) =>
        one.$ref === undefined ? one : resolve(one.$ref),
      )
      const names = given.map((one: Json) => `${one.in} ${one.name}`)
      expect(new Set(names).size, where).toBe(names.length)
      for (const one of given) {
        expect(['path', 'query', 'header', 'cookie'], where).toContain(one.in)
        expect(
          Object.keys(one).filter((key) => !FIELDS.parameter.includes(key)),
          where,
        ).toEqual([])
        if (one.in === 'path') expect(one.required, where).toBe(true)
      }
      const holes = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect(
        given.filter((one: Json) => one.in === 'path').map((one: Json) => one.name),
        where,
      ).toEqual(holes)
      if (method === 'get' || method === 'delete')
        expect(operation.requestBody === undefined || method !== 'get', where).toBe(true)
    }
  })

  test('in every reference and schema', () => {
    for (const [at, value] of walk(document)) {
      if (at.endsWith('/$ref')) expect(resolve(value), at).toBeDefined()
      if (/\/(schema|items|additionalProperties)$/.test(at) && typeof value === 'object')
        expect(faultOf(value), at).toBeNull()
    }
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      expect(name).toMatch(/^[A-Za-z0-9._-]+$/)
      expect(faultOf(schema), name).toBeNull()
    }
    for (const name of ['session', 'token']) expect(document.components.securitySchemes[name]).toBeDefined()
  })
})

describe('the document says what the server does', () => {
  test('every endpoint is in it, once', () => {
    const served = allHandlers.map(
      ({ endpoint }) => `${endpoint.method} /api/v1${endpoint.path} ${endpoint.id}`,
    )
    const told = operations().map(([path, method, operation]) => `${method} ${path} ${operation.operationId}`)
    expect(told.sort()).toEqual(served.sort())
  })

  test('with all its statuses, codes and headers', () => {
    for (const { endpoint } of allHandlers) {
      const operation = document.paths[`/api/v1${endpoint.path}`][endpoint.method]
      const statuses = Object.keys(operation.responses).map(Number)
      expect(statuses).toContain(endpoint.status)
      for (const [status, codes] of problemsByStatus(endpoint)) {
        expect(statuses, endpoint.id).toContain(status)
        expect(operation.responses[status]['x-codes'], endpoint.id).toEqual(codes)
        for (const code of codes) expect(problemWords[code], code).toBeDefined()
      }
      const refs = operation.parameters.map((one: Json) => one.$ref ?? '')
      const has = (name: string) => refs.includes(`#/components/parameters/${name}`)
      expect(has('IdempotencyKey'), endpoint.id).toBe(endpoint.writes && endpoint.access !== 'public')
      expect(has('IfMatch'), endpoint.id).toBe(endpoint.ifMatch === 'required')
      expect(operation.security, endpoint.id).toEqual(endpoint.access === 'public' ? [] : undefined)
      if (endpoint.etag === true)
        expect(operation.responses[endpoint.status].headers.ETag, endpoint.id).toBeDefined()
    }
  })

  test('in either language', async () => {
    const vi: Json = await (await server.app.request('/api/v1/openapi.json?lang=vi')).json()
    const en: Json = await (
      await server.app.request('/api/v1/openapi.json', { headers: { 'accept-language': 'en' } })
    ).json()
    expect(vi.paths['/api/v1/units'].get.summary).toMatch(/đơn vị/i)
    expect(en.paths['/api/v1/units'].get.summary).toMatch(/unit/i)
    expect(vi.paths['/api/v1/units'].get['x-summary'].en).toBe(en.paths['/api/v1/units'].get.summary)
  })
})

describe('shapes', () => {
  const inner = z.object({ day: z.iso.date(), at: z.string().default('x') }).meta({ id: 'Inner' })
  test('a named one is told apart by what is sent and what is answered, when they differ', () => {
    const book = new SchemaBook()
    expect(book.of(z.object({ inner }), 'output')).toMatchObject({
      properties: { inner: { $ref: '#/components/schemas/Inner' } },
    })
    expect(book.of(z.object({ inner }), 'input')).toMatchObject({
      properties: { inner: { $ref: '#/components/schemas/InnerInput' } },
    })
    expect(book.components.Inner).toMatchObject({ required: ['day', 'at'] })
    expect(book.components.InnerInput).toMatchObject({ required: ['day'] })
  })
  test('numbers of a query are numbers, and optional is not nullable', () => {
    const { properties } = new SchemaBook().of(
      z.object({ limit: z.coerce.number().int().min(1).optional() }),
      'input',
    ) as Json
    expect(properties.limit).toEqual({ type: 'integer', minimum: 1 })
  })
})

describe('pages', () => {
  const page = async (path: string) => (await server.app.request(path)).text()
  test('every endpoint and every named shape has its place, and every link of the page leads somewhere', async () => {
    const text = await page('/docs')
    const ids = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    for (const { endpoint } of allHandlers) expect(ids).toContain(endpoint.id)
    const targets = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(targets.filter((id) => !ids.has(id))).toEqual([])
  })
  test('every code has its place among the problems', async () => {
    const text = await page('/docs/problems')
    for (const code of Object.keys(problemWords)) expect(text).toContain(`id="${code}"`)
  })
  test('in Vietnamese and English, with a way from one to the other', async () => {
    for (const path of ['/', '/docs', '/docs/problems']) {
      const vi = await page(`${path}?lang=vi`)
      const en = await page(`${path}?lang=en`)
      expect(vi).toContain('<html lang="vi">')
      expect(vi).toContain(`href="${path}?lang=en"`)
      expect(en).toContain('<html lang="en">')
      expect(en).toContain(`href="${path}?lang=vi"`)
      for (const text of [vi, en]) expect(text).not.toMatch(/undefined|\[object|NaN/)
    }
  })
})

const SCHEMA_OBJECT = { parameter: ['description', 'schema'] }
const FIELDS = {
  root: ['openapi', 'info', 'servers', 'tags', 'paths', 'components', 'security'],
  operation: [
    'operationId',
    'tags',
    'summary',
    'description',
    'parameters',
    'requestBody',
    'responses',
    'security',
    'x-summary',
    'x-access',
  ],
  response: ['description', 'headers', 'content', 'x-codes'],
  parameter: ['name', 'in', 'required', 'style', 'explode', ...SCHEMA_OBJECT.parameter],
}

const KEYWORDS: Readonly<Record<string, (value: Json) => boolean>> = {
  $ref: (value) => typeof value === 'string',
  type: (value) => [value].flat().every((one) => TYPES.includes(one)),
  enum: Array.isArray,
  const: () => true,
  properties: (value) => Object.values(value).every((one) => faultOf(one) === null),
  required: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
  additionalProperties: (value) => typeof value === 'boolean' || faultOf(value) === null,
  propertyNames: (value) => faultOf(value) === null,
  items: (value) => faultOf(value) === null,
  prefixItems: (value) => value.every((one: Json) => faultOf(one) === null),
  anyOf: (value) => value.length > 0 && value.every((one: Json) => faultOf(one) === null),
  oneOf: (value) => value.length > 0 && value.every((one: Json) => faultOf(one) === null),
  allOf: (value) => value.length > 0 && value.every((one: Json) => faultOf(one) === null),
  not: (value) => faultOf(value) === null,
  minLength: Number.isInteger,
  maxLength: Number.isInteger,
  minItems: Number.isInteger,
  maxItems: Number.isInteger,
  minimum: (value) => typeof value === 'number',
  maximum: (value) => typeof value === 'number',
  exclusiveMinimum: (value) => typeof value === 'number',
  exclusiveMaximum: (value) => typeof value === 'number',
  multipleOf: (value) => typeof value === 'number',
  pattern: (value) => new RegExp(value, 'u') instanceof RegExp,
  format: (value) => typeof value === 'string',
  description: (value) => typeof value === 'string',
  title: (value) => typeof value === 'string',
  default: () => true,
  examples: Array.isArray,
}
const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']

/** What is not JSON Schema 2020-12 in a schema; null when nothing. */
function faultOf(schema: Json): string | null {
  if (typeof schema === 'boolean') return null
  for (const [key, value] of Object.entries<Json>(schema)) {
    const good = KEYWORDS[key]
    if (good === undefined) return `unknown keyword ${key}`
    if (!good(value)) return `${key}: ${JSON.stringify(value).slice(0, 200)}`
  }
  return null
}

function resolve(ref: string): Json {
  return ref
    .replace('#/', '')
    .split('/')
    .reduce((at: Json, key) => at?.[key.replaceAll('~1', '/')], document)
}
