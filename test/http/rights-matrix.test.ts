import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashSecret } from '../../src/cycle/administer/authenticate.js'
import { type LoadMeta, loadReturns } from '../../src/cycle/collect/load.js'
import {
  type Action,
  APART_FROM_FIGURES,
  FIGURE_EDITS,
  GRANTS,
  type Relation,
  ROLES,
  type Role,
  tableAnswer,
} from '../../src/domain/access-table.js'
import { SCOPES, scopesCover } from '../../src/domain/token-scope.js'
import { allHandlers } from '../../src/http/routes.js'
import type { Endpoint } from '../../src/wire/endpoint.js'
import { type Person, type TestServer, testServer } from '../support/http.js'
import { PARTICULARS, type Particulars, type Subject } from '../support/rights-particulars.js'
import { type MadeRequest, requestFor } from '../support/rights-requests.js'
import { DIVIDED, STANDINGS, type Standing } from '../support/rights-standings.js'
import { returnOf, smallPack } from '../support/small-pack.js'

/**
 * The first wall: every endpoint × every role × how the unit stands to the role's own. What is expected is read off the table of
 * rights and nothing else; the relations are written down here, not worked out by the program.
 */

const META: LoadMeta = { actor: 'test', source: 'test', stage: 'accepted', reason: null }
/** Asked of communes and provinces. */
const FORM = 'force'

let server: TestServer
let cases = 0
const people = new Map<string, Promise<Person>>()

beforeAll(async () => {
  server = await testServer(smallPack())
  const { store, index } = server.db
  const filled = STANDINGS.map(({ unit, period }) => `${unit}/${period}`)
  await loadReturns(
    store,
    index,
    [...new Set(filled)].map((place) => {
      const [unit, period] = place.split('/') as [string, string]
      return returnOf(index, unit, period, FORM, { staff: '5' })
    }),
    META,
  )
})

afterAll(() => {
  console.info(`rights matrix: ${cases} cases`)
})

function person(role: Role, office: string): Promise<Person> {
  const key = `${role}@${office}` as const
  const known = people.get(key) ?? server.person(key)
  people.set(key, known)
  return known
}

async function subjectOf(particulars: Particulars, unit: string, period: string): Promise<Subject> {
  const about = { server, unit, period, form: FORM }
  return { ...about, made: (await particulars.make?.(about)) ?? {} }
}

interface Met {
  readonly status: number
  readonly code: string | null
}

/** Send without waiting for the end of what goes on for ever. */
async function send(request: MadeRequest, by: { cookie?: string; token?: string } = {}): Promise<Met> {
  cases++
  const { method, path, body, headers } = request
  const file = body instanceof Uint8Array
  const stop = new AbortController()
  const reply = await server.app.request(`/api/v1${path}`, {
    method: method.toUpperCase(),
    signal: stop.signal,
    headers: {
      'x-cungky': '1',
      ...(by.cookie === undefined ? {} : { cookie: by.cookie }),
      ...(by.token === undefined ? {} : { authorization: `Bearer ${by.token}` }),
      ...(body === undefined || file ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: file ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
  })
  const isJson = /json/.test(reply.headers.get('content-type') ?? '')
  const answer = isJson ? JSON.parse(await reply.text()) : null
  if (!isJson) await reply.body?.cancel()
  stop.abort()
  return { status: reply.status, code: reply.status < 400 ? null : answer?.code }
}

/** Whoever has the right may be refused for other reasons, but the request must have been understood. */
const NOT_UNDERSTOOD = [400, 401, 405, 406, 411, 413, 415, 428, 429]

function verdict({ status, code }: Met): string {
  if (status >= 500) return `${status} ${code}`
  if (code?.startsWith('access-') || code?.startsWith('sign-in-')) return `${status} ${code}`
  return NOT_UNDERSTOOD.includes(status) || code === 'request-not-found' ? `${status} ${code}` : 'yes'
}

function expected(role: Role, action: Action, relation: Relation, unit: string): string {
  if (FIGURE_EDITS.includes(action) && APART_FROM_FIGURES.includes(role))
    return '403 access-apart-from-figures'
  const answer = tableAnswer(role, action, relation)
  if (answer === 'yes') return 'yes'
  const forUnit = Object.values(GRANTS[action])
    .flat()
    .every((one) => one === 'own' || one === 'predecessor')
  const ended = forUnit && DIVIDED.includes(unit) && (answer === 'unit-only' || answer === 'read-only')
  return `403 access-${ended ? 'no-heir' : answer}`
}

const endpoints = allHandlers.map(({ endpoint }) => endpoint)
const row = ({ id }: Endpoint): Particulars => {
  const found = PARTICULARS[id]
  if (found === undefined)
    throw new Error(
      `${id}: say in test/support/rights-particulars.ts what a valid request to it needs and on which unit its right is`,
    )
  return found
}

test('every endpoint stands in the table of particulars, and nothing else does', () => {
  expect(endpoints.map(({ id }) => id).filter((id) => PARTICULARS[id] === undefined)).toEqual([])
  const ids = new Set<string>(endpoints.map(({ id }) => id))
  expect(Object.keys(PARTICULARS).filter((id) => !ids.has(id))).toEqual([])
})

test('an endpoint that asks for several rights says which of them the request needs', () => {
  const unclear = endpoints.filter(
    (endpoint) =>
      Array.isArray(endpoint.access) && endpoint.access.length > 1 && row(endpoint).action === undefined,
  )
  expect(unclear.map(({ id }) => id)).toEqual([])
})

function actionOf(endpoint: Endpoint): Action {
  return row(endpoint).action ?? (endpoint.access as readonly Action[])[0]!
}

const guarded = endpoints.filter(({ access }) => access !== 'public')
const byRight = endpoints.filter(({ access }) => access !== 'public' && access !== 'signed-in')

describe('who has not signed in', () => {
  test.each(guarded.map((endpoint) => [endpoint.id, endpoint] as const))('%s: 401', async (_, endpoint) => {
    const request = requestFor(endpoint, row(endpoint), await subjectOf(row(endpoint), 'a12', '2026-10'))
    expect(await send(request)).toEqual({ status: 401, code: 'sign-in-needed' })
    expect(await send(request, { cookie: 'cungky_session=guessed' })).toEqual({
      status: 401,
      code: 'sign-in-needed',
    })
  })

  const open = endpoints.filter(({ access }) => access === 'public')
  test.each(open.map((endpoint) => [endpoint.id, endpoint] as const))('%s is open', async (_, endpoint) => {
    const request = requestFor(endpoint, row(endpoint), await subjectOf(row(endpoint), 'a12', '2026-10'))
    const met = await send(request)
    expect(met.code).not.toBe('sign-in-needed')
    expect(met.status).toBeLessThan(500)
  })
})

describe('who has signed in without any role', () => {
  test.each(byRight.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s: access-no-role',
    async (_, endpoint) => {
      const nobody = await server.person()
      const request = requestFor(endpoint, row(endpoint), await subjectOf(row(endpoint), 'a12', '2026-10'))
      expect(await send(request, nobody)).toEqual({ status: 403, code: 'access-no-role' })
    },
  )
})

describe('what is everybody’s own', () => {
  const own = endpoints.filter(({ access }) => access === 'signed-in')
  test.each(own.map((endpoint) => [endpoint.id, endpoint] as const))('%s', async (_, endpoint) => {
    const faults: string[] = []
    for (const role of ROLES) {
      const someone = await server.person(`${role}@a12`)
      const request = requestFor(endpoint, row(endpoint), await subjectOf(row(endpoint), 'a12', '2026-10'))
      const met = await send(request, someone)
      // A wrong code or password is no want of a right.
      if (met.status >= 500 || met.code === 'sign-in-needed' || met.code?.startsWith('access-'))
        faults.push(`${role}: ${met.status} ${met.code}`)
      if (met.status === 400) faults.push(`${role}: not understood`)
    }
    expect(faults).toEqual([])
  })
})

describe('every role, by how the unit stands to its own', () => {
  test.each(byRight.map((endpoint) => [endpoint.id, endpoint] as const))('%s', async (_, endpoint) => {
    const particulars = row(endpoint)
    const action = actionOf(endpoint)
    const faults: string[] = []
    // What the request is about is used up by those who may; the others can all be refused the same.
    const shared = new Map<string, Promise<Subject>>()
    const attempt = async (role: Role, at: Standing) => {
      const { office, unit, period } = at
      const atRoot = office === 'vn' ? 'own' : 'parent'
      const relation = particulars.home ? 'own' : particulars.past ? at.then : at.relation
      const also =
        particulars.orRoot !== undefined && expected(role, particulars.orRoot, atRoot, 'vn') === 'yes'
      const wanted = also
        ? 'yes'
        : particulars.root === true
          ? expected(role, action, atRoot, 'vn')
          : expected(role, action, relation, unit)
      const key = `${unit}/${period}`
      if (!shared.has(key)) shared.set(key, subjectOf(particulars, unit, period))
      const subject = wanted === 'yes' ? subjectOf(particulars, unit, period) : shared.get(key)!
      const who = particulars.once ? await server.person(`${role}@${office}`) : await person(role, office)
      const found = verdict(await send(requestFor(endpoint, particulars, await subject), who))
      if (found !== wanted)
        faults.push(`${role}@${office} on ${unit} in ${period} (${relation}): ${found} instead of ${wanted}`)
    }
    // Where the right is asked for the caller's own unit, the unit acted upon makes no difference.
    const standings = particulars.home ? STANDINGS.filter(({ office, unit }) => office === unit) : STANDINGS
    const waiting = ROLES.flatMap((role) => standings.map((at) => () => attempt(role, at)))
    await Promise.all(
      Array.from({ length: 6 }, async () => {
        for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await next()
      }),
    )
    expect(faults.sort()).toEqual([])
  })
})

describe('a role whose unit is no more', () => {
  test.each(byRight.map((endpoint) => [endpoint.id, endpoint] as const))('%s', async (_, endpoint) => {
    const particulars = row(endpoint)
    for (const role of ['clerk', 'head', 'analyst', 'leader'] as const) {
      const who = await person(role, 'a1')
      const request = requestFor(endpoint, particulars, await subjectOf(particulars, 'a1', '2025-02'))
      const { status, code } = await send(request, who)
      expect([role, status, code]).toEqual([role, 403, 'access-role-unit-ended'])
    }
  })
})

describe('who administers or registers changes no figure, whatever other role they hold', () => {
  const edits = byRight.filter((endpoint) => FIGURE_EDITS.includes(actionOf(endpoint)))
  test.each(edits.map((endpoint) => [endpoint.id, endpoint] as const))('%s', async (_, endpoint) => {
    for (const apart of APART_FROM_FIGURES) {
      const both = await server.person('clerk@a12', 'head@a12', 'head@pa', 'analyst@pa', `${apart}@b2`)
      const request = requestFor(endpoint, row(endpoint), await subjectOf(row(endpoint), 'a12', '2026-10'))
      expect(await send(request, both)).toEqual({ status: 403, code: 'access-apart-from-figures' })
    }
  })
})

describe('an access token does no more than its scopes, whatever its owner may', () => {
  test.each(SCOPES)('%s', async (scope) => {
    const owner = await server.person(...ROLES.map((role) => `${role}@pa` as const))
    const secret = `cky_${'x'.repeat(39)}${SCOPES.indexOf(scope)}`
    await server.db.store.ownerPool.query(
      `insert into api_token (token_id, account_id, token_hash, name, scopes, created_at, expires_at)
       values (gen_random_uuid(), $1, $2, 'test', $3, '2026-01-01', '2999-01-01')`,
      [owner.account, hashSecret(secret), [scope]],
    )
    const faults: string[] = []
    for (const endpoint of byRight) {
      const request = requestFor(endpoint, row(endpoint), await subjectOf(row(endpoint), 'pa', '2026-10'))
      const { code } = await send(request, { token: secret })
      const covered = scopesCover([scope], actionOf(endpoint))
      if ((code === 'access-scope') === covered) faults.push(`${endpoint.id}: ${code ?? 'done'}`)
    }
    expect(faults).toEqual([])
  })
})
