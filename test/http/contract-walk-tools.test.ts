import fc from 'fast-check'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { type ApiDocument, operationsOf } from '../support/api-document.js'
import { arbitraryOf } from '../support/arbitrary-json.js'
import { validRequest } from '../support/arbitrary-request.js'
import { type Schema, schemaFaults } from '../support/json-schema.js'
import { KnownThings } from '../support/known-things.js'
import { Walker } from '../support/walker.js'

/** The walk is worth what its tools see: what they make is allowed, and what is wrong they find. */

const HOME = { components: { schemas: { Cell: { type: ['string', 'null'], maxLength: 3 } as Schema } } }

const GOOD: [schema: Schema, value: unknown][] = [
  [{ type: 'integer', minimum: 1, maximum: 3 }, 2],
  [{ $ref: '#/components/schemas/Cell' }, null],
  [
    { type: 'object', properties: { a: { const: 1 } }, required: ['a'] },
    { a: 1, b: 2 },
  ],
  [{ type: 'object', additionalProperties: { type: 'string' } }, { x: 'y' }],
  [{ anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] }, '2026-10-14'],
  [{ type: 'array', items: { enum: ['a', 'b'] }, minItems: 1, uniqueItems: true }, ['b', 'a']],
  [{ type: 'string', minLength: 2, maxLength: 2 }, '😀😀'],
]

const BAD: [schema: Schema, value: unknown, says: RegExp][] = [
  [{ type: 'integer', minimum: 1 }, 0, /at least 1/],
  [{ type: 'integer' }, 1.5, /integer/],
  [{ $ref: '#/components/schemas/Cell' }, 'four', /length 4/],
  [{ type: 'object', properties: { a: { const: 1 } }, required: ['a'] }, {}, /a is missing/],
  [{ type: 'object', properties: { a: { const: 1 } } }, { a: 2 }, /\$\.a/],
  [{ type: 'object', additionalProperties: false }, { b: 1 }, /b is not described/],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 1, /string/],
  [{ type: 'array', items: { type: 'string' } }, ['a', 1], /\$\[1\]/],
  [{ type: 'array', uniqueItems: true }, [1, 1], /repeat/],
  [{ type: 'string', pattern: '^a' }, 'b', /\^a/],
  [{ type: 'string', format: 'uuid' }, 'x', /uuid/],
  [{ not: { type: 'string' } }, 'x', /must not/],
]

describe('the checker of schemas', () => {
  test.each(GOOD)('%j allows %j', (schema, value) => {
    expect(schemaFaults(HOME, schema, value)).toEqual([])
  })

  test.each(BAD)('%j refuses %j', (schema, value, says) => {
    expect(schemaFaults(HOME, schema, value).join('\n')).toMatch(says)
  })

  test('a keyword that it does not know is an error, as is a reference to nothing', () => {
    expect(() => schemaFaults(HOME, { dependentRequired: {} } as Schema, {})).toThrow('dependentRequired')
    expect(() => schemaFaults(HOME, { $ref: '#/components/schemas/None' }, {})).toThrow('None')
  })

  test.each(GOOD)('what is made for %j is allowed by it', (schema) => {
    const known = new KnownThings(HOME)
    known.learn('/things/{id}', {}, { id: 'b', value: 'xy', other: '2026-01-01' }, null)
    for (const made of fc.sample(arbitraryOf(HOME, schema, 'value'), { seed: 1, numRuns: 50 }))
      expect(schemaFaults(HOME, schema, known.fill(made))).toEqual([])
  })
})

describe('the walker', () => {
  const problem = (status: number, code: string) => ({
    type: `/docs/problems#${code}`,
    title: 't',
    status,
    detail: 'd',
    code,
    requestId: 'r',
    findings: [],
  })
  const document: ApiDocument = {
    openapi: '3.1.1',
    paths: {
      '/things': {
        post: {
          operationId: 'makeThing',
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: { type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] },
              },
            },
          },
          responses: {
            200: {
              content: { 'application/json': { schema: { type: 'object', required: ['id'] } } },
            },
            409: { 'x-codes': ['return-closed'], content: { 'application/problem+json': {} } },
          },
        },
      },
    },
  }
  const [operation] = operationsOf(document)

  async function faultsOf(
    body: unknown,
    status = 200,
    type = 'application/json',
    sent: unknown = { n: 1 },
  ): Promise<string> {
    const app = new Hono()
    app.post('/things', () => {
      const headers = { 'content-type': type, 'x-request-id': 'r' }
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers })
    })
    const walker = new Walker(app, document)
    const [plan] = fc.sample(validRequest(document, operation!), { seed: 1, numRuns: 1 })
    const planned = { kind: 'json', value: sent, mediaType: 'application/json' } as const
    const request = walker.fill({ ...plan!, body: planned }, null)
    return walker.faults(operation!, request, await walker.send(operation!, request)).join('\n')
  }

  test('is content with what the document says', async () => {
    expect(await faultsOf({ id: 1 })).toBe('')
    expect(await faultsOf(problem(409, 'return-closed'), 409, 'application/problem+json')).toBe('')
  })

  const WRONG: [what: string, says: RegExp, ...reply: Parameters<typeof faultsOf>][] = [
    ['a reply of another shape', /id is missing/, {}],
    ['a reply that is no JSON', /not JSON/, 'oh'],
    ['another media type', /media type text\/html/, '<p>', 200, 'text/html'],
    ['a status that is not there', /status 418/, problem(418, 'x'), 418, 'application/problem+json'],
    ['a fault of the server', /status 500/, problem(500, 'server-fault'), 500, 'application/problem+json'],
    ['a code that is not there', /code x/, problem(409, 'x'), 409, 'application/problem+json'],
    ['a refusal that is no problem', /a refusal as/, { error: 'x' }, 409],
    [
      'a status that is not that of the problem',
      /but 400 in the problem/,
      problem(400, 'return-closed'),
      409,
      'application/problem+json',
    ],
    [
      'a sentence with a hole',
      /a hole is left/,
      { ...problem(409, 'return-closed'), detail: 'since {date}' },
      409,
      'application/problem+json',
    ],
    ['something wrong taken for right', /does not allow/, { id: 1 }, 200, 'application/json', { n: 'x' }],
  ]

  test.each(WRONG)('finds %s', async (_what, says, ...reply) => {
    expect(await faultsOf(...reply)).toMatch(says)
  })
})
