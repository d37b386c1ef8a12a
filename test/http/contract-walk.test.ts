import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/domain/access.js'
import { makeApp } from '../../src/http/app.js'
import { allHandlers } from '../../src/http/routes.js'
import { type ApiDocument, operationsOf } from '../support/api-document.js'
import { brokenRequest, type PlannedRequest, validRequest } from '../support/arbitrary-request.js'
import { type Person, testServer } from '../support/http.js'
import { returnsPack } from '../support/returns-pack.js'
import { asCurl, Walker } from '../support/walker.js'

/**
 * The API walked by a client that is made from the document the server serves, and from nothing else: for every operation
 * requests that the document allows and requests that it does not, in the names of people of every role. Whatever comes, the
 * server does not fail, and answers as the document says.
 */

const RUNS = Number(process.env.CUNGKY_WALK_RUNS ?? 35)
const SEED = Number(process.env.CUNGKY_WALK_SEED ?? Date.now() % 2 ** 31)
/** Milliseconds for all, shared out as they go: a slow machine asks less. Without end when the number was asked for. */
const BUDGET = process.env.CUNGKY_WALK_RUNS === undefined ? 60_000 : 3_600_000

const ROLES: readonly (readonly [Role, string])[] = [
  ['clerk', 'a12'],
  ['head', 'a12'],
  ['analyst', 'pa'],
  ['clerk', 'pa'],
  ['head', 'pa'],
  ['registrar', 'pa'],
  ['leader', 'vn'],
  ['head', 'vn'],
  ['administrator', 'vn'],
]

const server = await testServer(returnsPack())
/** What the server wrote into its log about faults of its own. */
const serverFaults: object[] = []
const app = makeApp(server.desk, allHandlers, {
  lang: 'vi',
  log: { info: () => {}, warn: () => {}, error: (fields) => serverFaults.push(fields) },
})
const document = (await (await app.request('/api/v1/openapi.json')).json()) as ApiDocument
const operations = operationsOf(document)
const walker = new Walker(app, document)
console.log(`contract walk: seed ${SEED}, ${operations.length} operations, ${RUNS} requests of each kind`)

const people = new Map<number, Promise<Person>>()

/** Somebody of that role: another person once the one before has signed out, or was closed. The last number is nobody. */
function cookieOf(role: number): Promise<string | null> {
  const [name, unit] = ROLES[role] ?? []
  if (name === undefined) return Promise.resolve(null)
  let person = people.get(role)
  if (person === undefined) {
    person = server.person(`${name}@${unit!}`)
    people.set(role, person)
  }
  return person.then(({ cookie }) => cookie)
}

/** Roles that an operation has not refused so far, of all those that it was asked in. */
const welcome = new Map<string, Set<number>>()

/** Mostly somebody whom the operation does something for; now and then anybody, or nobody. */
function roleFor(id: string, pick: number): number {
  const known = [...(welcome.get(id) ?? [])].sort()
  return pick % 3 === 0 || known.length === 0 ? pick % (ROLES.length + 1) : known[pick % known.length]!
}

async function faultsOf(plan: PlannedRequest, pick: number): Promise<string[]> {
  const { id } = plan.operation
  const role = roleFor(id, pick)
  const request = walker.fill(plan, await cookieOf(role))
  const reply = await walker.send(plan.operation, request)
  if (reply.status === 401 && plan.broken === null) people.delete(role)
  if (reply.status !== 401 && reply.status !== 403) welcome.set(id, (welcome.get(id) ?? new Set()).add(role))
  const found = walker.faults(plan.operation, request, reply)
  if (reply.status >= 500) found.push(JSON.stringify(serverFaults.at(-1), null, 1))
  if (plan.broken === null && reply.status === 400 && codeOf(reply.body) === 'request-invalid')
    found.push(`refused although the document allows it: ${reply.text.slice(0, 600)}`)
  return found.length === 0
    ? []
    : [
        `${plan.broken ?? 'valid'}, as ${ROLES[role]?.join(' at ') ?? 'nobody'}\n${asCurl(request)}\n→ ${found.join('\n→ ')}`,
      ]
}

function codeOf(body: unknown): unknown {
  return (body as { code?: unknown } | undefined)?.code
}

function walk(plans: fc.Arbitrary<PlannedRequest>): Promise<void> {
  const asked = fc.tuple(plans, fc.nat(999))
  return fc.assert(
    fc.asyncProperty(asked, async ([plan, pick]) => {
      const faults = await faultsOf(plan, pick)
      if (faults.length > 0) throw new Error(faults.join('\n'))
    }),
    {
      seed: SEED,
      numRuns: RUNS,
      interruptAfterTimeLimit: share(),
      markInterruptAsFailure: false,
      reporter: ({ failed, errorInstance, counterexamplePath }) => {
        // Without a cause it is the end of the time that was given.
        if (failed && errorInstance !== null)
          throw new Error(
            `${(errorInstance as Error).message}\n(seed ${SEED}, path ${counterexamplePath ?? ''})`,
          )
      },
    },
  )
}

let walksLeft = 2 * operations.length
const end = Date.now() + BUDGET

function share(): number {
  return Math.max(100, (end - Date.now()) / Math.max(1, walksLeft--))
}

// Some figures to read, accepted and being typed.
const head = await server.person('head@pa')
const months = ['2025-09', '2025-10', '2026-08', '2026-09']
const figures = months.flatMap((month) => [`a1,${month},recorded,12`, `a1,${month},cleared,5`])
const imported = await head.send(
  'post',
  '/imports',
  new TextEncoder().encode(['unit,period,series,value', ...figures].join('\n')),
  { 'content-type': 'text/csv', 'x-file-name': 'figures.csv' },
)
if (imported.status !== 200) throw new Error(JSON.stringify(imported.body))

/** What is read first teaches the client what there is. */
const READING_FIRST = operations.filter(({ method }) => method === 'get')
for (const operation of READING_FIRST)
  await faultsOf(
    { operation, params: {}, query: [], headers: {}, body: undefined, about: 0, broken: null },
    1,
  )
for (const operation of READING_FIRST)
  for (const [at, plan] of fc.sample(validRequest(document, operation), { seed: SEED, numRuns: 8 }).entries())
    await faultsOf(plan, 3 * at)

afterAll(() => {
  if (process.env.CUNGKY_WALK_RUNS === undefined) return
  for (const [id, counts] of walker.counts)
    console.log(
      id,
      [...counts]
        .sort(([a], [b]) => a - b)
        .map(([status, count]) => `${status}×${count}`)
        .join(' '),
    )
})

describe.each(operations)('$id: $method $path', (operation) => {
  test('requests that the document allows', async () => {
    await walk(validRequest(document, operation))
  })

  test('requests that it does not allow', async () => {
    await walk(brokenRequest(document, operation))
  })
})

test('a token for reading never changes anything', async () => {
  const { body } = await head.send('post', '/tokens', { name: 'đọc', scopes: ['read'], days: 1 })
  const changing = operations.filter(
    // An expression is worked out and a file is looked at, and nothing of either is kept.
    ({ method, id }) => method !== 'get' && !['signIn', 'tryExpression', 'verifyDocument'].includes(id),
  )
  for (const operation of changing)
    for (const plan of fc.sample(validRequest(document, operation), { seed: SEED, numRuns: 3 })) {
      const request = walker.fill(plan, null)
      const headers = { ...request.headers, authorization: `Bearer ${body.secret}` }
      const reply = await walker.send(operation, { ...request, headers })
      // Many at once are judged one by one, and the reply says of each why not.
      const none = operation.id === 'acceptReturns' && (reply.body as { accepted?: number }).accepted === 0
      if (reply.status < 400 && !none) throw new Error(`${asCurl(request)}\n→ ${reply.status}`)
    }
})

describe('methods that an address does not have', () => {
  const paths = [...new Set(operations.map(({ path }) => path))]

  test.each(paths)('%s', async (path) => {
    const url = path.replaceAll(/\{\w+\}/g, 'x')
    const methods = operations.filter((one) => one.path === path).map(({ method }) => method.toUpperCase())
    const cookie = await cookieOf(7)
    const ask = (method: string) =>
      app.request(url, {
        method,
        headers: { 'x-cungky': '1', ...(cookie === null ? {} : { cookie }) },
      })
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
      if (methods.includes(method)) continue
      const reply = await ask(method)
      expect(reply.status, `${method} ${url}`).toBe(405)
      expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/)
      const allowed = reply.headers.get('allow')?.split(/, */) ?? []
      for (const one of methods) expect(allowed).toContain(one)
    }
    const head = await ask('HEAD')
    expect(await head.text()).toBe('')
    if (!methods.includes('GET')) expect(head.status).toBe(405)
    const options = await ask('OPTIONS')
    expect([200, 204, 405]).toContain(options.status)
    expect(options.headers.get('allow')).toContain(methods[0])
  })

  test('an address that there is none of', async () => {
    for (const path of [
      '/nothing',
      '/units/a12/nothing',
      '//',
      '/%00',
      '/%E0%A4%A',
      `/${'x'.repeat(5000)}`,
    ]) {
      const reply = await app.request(`/api/v1${path}`)
      expect(reply.status, path).toBe(404)
      expect(((await reply.json()) as { code: string }).code).toMatch(
        /^(request-not-found|unit-not-registered)$/,
      )
    }
  })
})
