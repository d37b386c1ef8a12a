import { Writable } from 'node:stream'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { makeApp } from '../../src/http/app.js'
import { type Handler, handle, handlePublic } from '../../src/http/handler.js'
import { accepted } from '../../src/http/incoming.js'
import { errorFields, struckOut } from '../../src/http/log.js'
import { Metrics } from '../../src/http/metrics.js'
import type { AppSettings } from '../../src/http/settings.js'
import { openLog } from '../../src/main/log.js'
import { type Endpoint, endpoint } from '../../src/wire/endpoint.js'
import { addPerson, send, type TestServer, testServer } from '../support/http.js'
import { smallPack } from '../support/small-pack.js'

const contract = <P, Q, B, R>(made: Omit<Endpoint<P, Q, B, R>, 'id' | 'tag'>) =>
  endpoint<P, Q, B, R>({ ...made, id: 'listUnits', tag: 'register' })

const write = contract({
  method: 'post',
  path: '/try/write',
  access: 'signed-in',
  writes: true,
  body: z.object({ figure: z.string() }),
  reply: z.unknown(),
  status: 200,
})
const look = contract({
  method: 'get',
  path: '/try/look',
  access: 'signed-in',
  writes: false,
  reply: z.unknown(),
  status: 200,
})
const enter = contract({
  method: 'post',
  path: '/try/enter',
  access: 'public',
  writes: true,
  signIn: true,
  body: z.object({ password: z.string() }),
  reply: z.unknown(),
  status: 200,
})
const fall = contract({
  method: 'get',
  path: '/try/fall',
  access: 'signed-in',
  writes: false,
  query: z.object({ figure: z.string() }),
  reply: z.unknown(),
  status: 200,
})

const handlers: readonly Handler[] = [
  handle(write, async (step, { body }) => {
    const unit = 'a12'
    await step.act('return.enter', { unit })
    await step.audit({ unit: step.unitId(unit), action: 'try', detail: {} })
    return { body: { figure: body.figure } }
  }),
  handle(look, async (_, { address, secure }) => ({ body: { address, secure } })),
  handlePublic(enter, async () => ({ body: {} })),
  handle(fall, async (_, { query }) => {
    throw new Error(`cannot add ${query.figure} to "${query.figure}"`)
  }),
]

let server: TestServer
let secret: string
let account: string

beforeAll(async () => {
  server = await testServer(smallPack(), undefined, handlers)
  const person = await addPerson(
    server.desk,
    [{ role: 'clerk', unit: 'a12', from: '2000-01-01', to: null }],
    'writer',
  )
  secret = person.secret
  account = person.account
})

const app = (settings: Partial<AppSettings> = {}) =>
  makeApp(server.desk, handlers, { lang: 'vi', ...settings })
const SIGNED_IN = () => ({ cookie: `cungky_session=${secret}` })
const BODY = { figure: '987654' }

/** A request as a browser or program would send it: nothing is added. */
async function post(
  headers: Record<string, string>,
  settings: Partial<AppSettings> = {},
  path = '/try/write',
  body: unknown = BODY,
) {
  const reply = await app(settings).request(`http://server.example/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', host: 'server.example', ...headers },
    body: JSON.stringify(body),
  })
  return { status: reply.status, headers: reply.headers, body: (await reply.json()) as { code?: string } }
}

describe('a write that another site makes the browser send', () => {
  test.each([
    ['from another origin', { origin: 'https://evil.example' }],
    ['from another origin that also sets our header', { origin: 'https://evil.example', 'x-cungky': '1' }],
    ['from a sibling site', { 'sec-fetch-site': 'same-site' }],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from a page without an origin', { origin: 'null' }],
    ['that says nothing of where it comes from', {}],
    ['that an address bar sends', { 'sec-fetch-site': 'none' }],
    [
      'of the same origin by its word, sent by another site',
      { origin: 'http://server.example', 'sec-fetch-site': 'cross-site' },
    ],
  ])('%s is refused', async (_, headers: Record<string, string>) => {
    expect(await post({ ...SIGNED_IN(), ...headers })).toMatchObject({
      status: 403,
      body: { code: 'request-forged' },
    })
  })
  test.each([
    ['from its own page', { origin: 'http://server.example', 'sec-fetch-site': 'same-origin' }],
    ['from its own page in an older browser', { origin: 'http://server.example' }],
    ['from its own page without an origin', { 'sec-fetch-site': 'same-origin' }],
    ['from a program with our header', { 'x-cungky': '1' }],
  ])('%s passes', async (_, headers: Record<string, string>) => {
    expect((await post({ ...SIGNED_IN(), ...headers })).status).toBe(200)
  })
  test('a token needs none of it: no browser sends one by itself', async () => {
    const refused = await post({ authorization: 'Bearer cky_nobody', origin: 'https://evil.example' })
    expect(refused).toMatchObject({ status: 401, body: { code: 'sign-in-needed' } })
  })
  test('neither can another site sign somebody in as somebody else', async () => {
    const foreign = await post({ origin: 'https://evil.example' }, {}, '/try/enter', { password: 'x' })
    expect(foreign).toMatchObject({ status: 403, body: { code: 'request-forged' } })
    expect((await post({}, {}, '/try/enter', { password: 'x' })).status).toBe(200)
  })
  test('behind a proxy the address that browsers know counts', async () => {
    const publicUrl = 'https://baocao.example'
    const own = { cookie: `__Host-cungky_session=${secret}`, origin: publicUrl }
    expect((await post(own, { publicUrl })).status).toBe(200)
    expect((await post({ ...own, origin: 'http://server.example' }, { publicUrl })).status).toBe(403)
  })
  test('reading is not a write', async () => {
    const answer = await send(app(), 'get', '/try/look', undefined, {
      ...SIGNED_IN(),
      origin: 'https://evil.example',
      'x-cungky': '',
    })
    expect(answer.status).toBe(200)
  })
})

describe('headers', () => {
  test('every reply keeps browsers from sniffing, framing and leaking', async () => {
    for (const path of ['/api/v1/try/look', '/api/v1/nothing', '/docs', '/healthz']) {
      const { headers } = await app().request(path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect(headers.get('strict-transport-security')).toBeNull()
    }
  })
  test('pages run no script', async () => {
    for (const path of ['/', '/docs', '/docs/problems']) {
      const reply = await app().request(path)
      expect(reply.headers.get('content-security-policy')).not.toContain('script-src')
      expect(await reply.text()).not.toMatch(/<script|<style| style=| on\w+=/)
    }
  })
  test('by https only the cookie of this very host counts, and browsers stay with https', async () => {
    const https = app({ publicUrl: 'https://baocao.example' })
    const plain = await https.request('/api/v1/try/look', { headers: SIGNED_IN() })
    expect(plain.status).toBe(401)
    const good = await https.request('/api/v1/try/look', {
      headers: { cookie: `__Host-cungky_session=${secret}` },
    })
    expect(await good.json()).toMatchObject({ secure: true })
    expect(good.headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/)
  })
})

describe('limits', () => {
  const LIMITS = {
    address: { requests: 6, seconds: 60 },
    signIn: { requests: 2, seconds: 60 },
    writes: { requests: 3, seconds: 60 },
  }
  test('sign-ins of an address, and the reply says when to come again', async () => {
    const limited = app({ limits: LIMITS })
    const enterOnce = () =>
      limited.request('/api/v1/try/enter', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"password":"x"}',
      })
    const first = await enterOnce()
    expect(first.headers.get('ratelimit')).toMatch(/^"sign-in";r=1;t=\d+$/)
    expect(first.headers.get('ratelimit-policy')).toBe('"sign-in";q=2;w=60')
    await enterOnce()
    const third = await enterOnce()
    expect(third.status).toBe(429)
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await third.json()).toMatchObject({ code: 'request-too-many' })
  })
  test('writes of an account, whatever session they come by', async () => {
    const limited = app({ limits: { writes: LIMITS.writes } })
    const statuses: number[] = []
    for (let n = 0; n < 5; n++)
      statuses.push((await send(limited, 'post', '/try/write', BODY, SIGNED_IN())).status)
    expect(statuses).toEqual([200, 200, 200, 429, 429])
    expect((await send(limited, 'get', '/try/look', undefined, SIGNED_IN())).status).toBe(200)
  })
  test('everything of an address; behind a proxy the address that the proxy saw', async () => {
    const limited = app({ limits: { address: LIMITS.address }, trustProxy: true })
    const from = async (hops: string) =>
      (await send(limited, 'get', '/try/look', undefined, { ...SIGNED_IN(), 'x-forwarded-for': hops })).status
    for (let n = 0; n < 6; n++) expect(await from(`1.1.1.${n}, 9.9.9.9`)).toBe(200)
    expect(await from('1.1.1.1, 9.9.9.9')).toBe(429)
    expect(await from('9.9.9.9, 8.8.8.8')).toBe(200)
  })
  test('nobody can choose their address without a proxy that is trusted', async () => {
    const seen = await send(app(), 'get', '/try/look', undefined, {
      ...SIGNED_IN(),
      'x-forwarded-for': '9.9.9.9',
    })
    expect(seen.body.address).toBe('')
  })
})

describe('metrics', () => {
  test('are for this machine, or for who shows the token; to others they are not there', async () => {
    const metrics = new Metrics()
    const status = async (headers: Record<string, string>, metricsToken?: string) =>
      (await app({ metrics, metricsToken }).request('/metrics', { headers })).status
    expect(await status({})).toBe(200)
    expect(await status({ 'x-forwarded-for': '9.9.9.9' })).toBe(404)
    expect(await status({}, 'a-secret-of-metrics')).toBe(404)
    expect(await status({ authorization: 'Bearer a-secret-of-metrics' }, 'a-secret-of-metrics')).toBe(200)
    expect(await status({ authorization: 'Bearer another-secret-xx' }, 'a-secret-of-metrics')).toBe(404)
  })
  test('count requests by endpoint and status, and refused sign-ins by code', async () => {
    const limited = app({ metrics: new Metrics(), limits: { signIn: { requests: 1, seconds: 60 } } })
    for (let n = 0; n < 2; n++) await send(limited, 'post', '/try/enter', { password: 'x' })
    await send(limited, 'get', '/try/look', undefined, SIGNED_IN())
    const text = await (await limited.request('/metrics')).text()
    expect(text).toContain('cungky_http_requests_total{endpoint="listUnits",method="GET",status="200"} 1')
    expect(text).toContain('cungky_sign_in_failures_total{code="request-too-many"} 1')
    expect(text).not.toContain('987654')
  })
})

describe('the log', () => {
  test('tells who did what when, and holds neither figures nor secrets', async () => {
    const lines: string[] = []
    const to = new Writable({
      write: (chunk, _, done) => {
        lines.push(String(chunk))
        done()
      },
    })
    const log = openLog('debug', to)
    const logged = app({ log })
    await send(logged, 'post', '/try/write', BODY, SIGNED_IN())
    await send(logged, 'post', '/try/write', { figure: 987654 }, SIGNED_IN())
    await send(logged, 'post', '/try/write', BODY, { authorization: 'Bearer cky_987654' })
    await send(logged, 'get', '/try/fall?figure=987654', undefined, SIGNED_IN())
    await send(logged, 'post', '/try/enter', { password: 'mat-khau-987654' })
    log.info({ password: 'mat-khau-987654', account: { secret: '987654' } }, 'by mistake')
    const whole = lines.join('')
    for (const hidden of ['987654', 'mat-khau', secret, 'cky_']) expect(whole).not.toContain(hidden)
    const told = lines.map((line) => JSON.parse(line))
    expect(told[0]).toMatchObject({
      level: 'info',
      endpoint: 'listUnits',
      method: 'POST',
      status: 200,
      account,
    })
    expect(told[0].request).toMatch(/^[0-9a-f-]{36}$/)
    expect(told[1]).toMatchObject({ status: 400, codes: ['request-invalid'] })
    const fault = told.find((line) => line.msg === 'request failed')
    expect(fault.error).toMatchObject({ kind: 'Error', message: 'cannot add # to "…"' })
    expect(fault.error.stack[0]).toMatch(/^at /)
  })
  test('keeps of a database error only names of the schema', () => {
    const error = Object.assign(new Error('duplicate key (figures)=(987654)'), {
      code: '23505',
      constraint: 'account_username',
      detail: 'Key (username)=(987654) already exists.',
    })
    expect(JSON.stringify(errorFields(error))).not.toContain('987654')
    expect(errorFields(error)).toMatchObject({ code: '23505', constraint: 'account_username' })
    expect(struckOut('value “12,5” of 7 is “sai”')).toBe('value "…" of # is "…"')
  })
})

test('the language that a browser likes best', () => {
  expect(accepted('en-US,en;q=0.9,vi;q=0.8')).toBe('en')
  expect(accepted('fr, vi-VN;q=0.5, en;q=0.4')).toBe('vi')
  expect(accepted('vi;q=0, en;q=0.1')).toBe('en')
  expect(accepted('fr')).toBeUndefined()
  expect(accepted('')).toBeUndefined()
})
