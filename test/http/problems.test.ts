import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { ProblemCode } from '../../src/domain/problem.js'
import { problemWords } from '../../src/domain/words/problem.js'
import { makeApp } from '../../src/http/app.js'
import { handle, handlePublic } from '../../src/http/handler.js'
import { ANY_FILE, type Endpoint, endpoint } from '../../src/wire/endpoint.js'
import { consideredStatus, statusOf } from '../../src/wire/problem-status.js'
import { type Person, send, type TestServer, testServer } from '../support/http.js'
import { smallPack } from '../support/small-pack.js'

/** A contract that only this test knows; its id stands for that of a real one. */
const contract = <P, Q, B, R>(made: Omit<Endpoint<P, Q, B, R>, 'id' | 'tag'>) =>
  endpoint<P, Q, B, R>({ ...made, id: 'listUnits', tag: 'register' })

const echo = contract({
  method: 'post',
  path: '/try/{unit}/echo',
  access: 'signed-in',
  writes: false,
  params: z.object({ unit: z.string().max(10) }),
  query: z.object({ limit: z.coerce.number().int().max(9).optional(), only: z.array(z.string()).optional() }),
  body: z.object({
    name: z.string().min(2).max(5),
    count: z.int(),
    day: z.iso.date().optional(),
    more: z.object({ role: z.enum(['a', 'b']) }).optional(),
  }),
  reply: z.unknown(),
  status: 200,
})

const bytes = contract({
  method: 'put',
  path: '/try/file',
  access: 'signed-in',
  writes: false,
  bodyFile: ANY_FILE,
  bodyLimit: 1000,
  reply: z.unknown(),
  status: 200,
})

const read = contract({
  method: 'get',
  path: '/try/{unit}/echo',
  access: 'signed-in',
  writes: false,
  params: z.object({ unit: z.string() }),
  reply: z.unknown(),
  etag: true,
  status: 200,
})

const broken = contract({
  method: 'get',
  path: '/try/broken',
  access: 'public',
  writes: false,
  reply: z.unknown(),
  status: 200,
})

let server: TestServer
let clerk: Person

beforeAll(async () => {
  server = await testServer(smallPack(), undefined, [
    handle(echo, async (_, { params, query, body, lang }) => ({ body: { params, query, body, lang } })),
    handle(bytes, async (_, { file }) => ({ body: { size: file!.bytes.byteLength, name: file!.name } })),
    handle(read, async (_, { params }) => ({ body: { unit: params.unit }, etag: 'v1' })),
    handlePublic(broken, async () => {
      throw new TypeError('something of ours')
    }),
  ])
  clerk = await server.person('clerk@a12')
})

const good = { name: 'abc', count: 1 }

test('every code has a status that somebody has chosen in src/wire/problem-status.ts', () => {
  const codes = Object.keys(problemWords) as ProblemCode[]
  expect(codes.filter((code) => consideredStatus(code) === undefined)).toEqual([])
})

describe('a malformed request is told what is wrong where', () => {
  const fields = async (body: unknown, query = '') => {
    const answer = await clerk.send('post', `/try/pa/echo${query}`, body)
    expect(answer.status).toBe(400)
    expect(answer.body.code).toBe('request-invalid')
    return answer.body.findings.map((one: { field: string }) => one.field)
  }
  test.each([
    [{}, ['name', 'count']],
    [{ name: 'a', count: 1 }, ['name']],
    [{ name: 'abcdef', count: 1.5 }, ['name', 'count']],
    [{ name: 7, count: '1' }, ['name', 'count']],
    [{ ...good, day: '2026-13-01' }, ['day']],
    [{ ...good, more: { role: 'c' } }, ['more.role']],
    [{ ...good, more: {} }, ['more.role']],
    [{ ...good, nmae: 'x' }, ['nmae']],
    [{ ...good, name: 'a\0b' }, ['name']],
    [{ ...good, name: 'a\ud800b' }, ['name']],
    [[], ['body']],
    [null, ['body']],
  ])('%j', async (body, expected) => {
    expect(await fields(body)).toEqual(expected)
  })
  test('in the query too, where a field is given once unless it is a list', async () => {
    expect(await fields(good, '?limit=10')).toEqual(['query.limit'])
    expect(await fields(good, '?limit=x')).toEqual(['query.limit'])
    expect(await fields(good, '?limt=1')).toEqual(['query.limt'])
    expect(await fields(good, '?limit=1&limit=2')).toEqual(['query.limit'])
    expect(await fields({ name: 'a' }, '?limit=10')).toEqual(['query.limit', 'name', 'count'])
    const several = await clerk.send('post', '/try/pa/echo?only=x&only=y', good)
    expect(several.body.query).toEqual({ only: ['x', 'y'] })
    expect((await clerk.send('post', '/try/pa/echo?only=x', good)).body.query).toEqual({ only: ['x'] })
  })
  test('a misspelt field is offered the right one, in either language', async () => {
    const vi = await clerk.send('post', '/try/pa/echo?limt=1', good)
    expect(vi.body.detail).toContain('có phải ý anh/chị là limit?')
    const en = await clerk.send('post', '/try/pa/echo?limt=1&lang=en', good)
    expect(en.body.detail).toContain('did you mean limit?')
  })
  test('nested beyond reason', async () => {
    const deep = JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`)
    expect(await fields({ ...good, more: deep })).toHaveLength(1)
  })
  test('what is not JSON', async () => {
    const bad = new TextEncoder().encode('{"name":')
    const answer = await clerk.send('post', '/try/pa/echo', bad, { 'content-type': 'application/json' })
    expect(answer).toMatchObject({ status: 400, body: { code: 'request-not-json' } })
    const latin = await clerk.send('post', '/try/pa/echo', new Uint8Array([0x22, 0xe9, 0x22]), {
      'content-type': 'application/json',
    })
    expect(latin).toMatchObject({ status: 400, body: { code: 'request-not-json' } })
  })
})

describe('media types and sizes', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'JSON sent as %s is refused',
    async (type) => {
      const body = new TextEncoder().encode(JSON.stringify(good))
      const answer = await clerk.send('post', '/try/pa/echo', body, { 'content-type': type })
      expect(answer).toMatchObject({ status: 415, body: { code: 'request-media-type' } })
    },
  )
  test('compressed bodies and forms around files are refused, files are not', async () => {
    const body = new Uint8Array(10)
    const sent = (headers: Record<string, string>) => clerk.send('put', '/try/file', body, headers)
    expect((await sent({ 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(415)
    expect((await sent({ 'content-type': 'text/csv', 'content-encoding': 'gzip' })).status).toBe(415)
    const taken = await sent({ 'content-type': 'text/csv', 'x-file-name': encodeURIComponent('số liệu.csv') })
    expect(taken).toMatchObject({ status: 200, body: { size: 10, name: 'số liệu.csv' } })
    expect(await sent({ 'x-file-name': '%E0%A4%A' })).toMatchObject({
      status: 400,
      body: { findings: [{ field: 'header.x-file-name' }] },
    })
  })
  test('too large: at once when the length is told, else as soon as it is', async () => {
    const large = new Uint8Array(1001)
    const told = { 'content-length': '1001' }
    expect(await clerk.send('put', '/try/file', large, told)).toMatchObject({
      status: 413,
      body: { code: 'request-too-large' },
    })
    expect((await clerk.send('put', '/try/file', large)).status).toBe(413)
    const long = { ...good, name: 'x'.repeat(1_100_000) }
    expect((await clerk.send('post', '/try/pa/echo', long)).status).toBe(413)
  })
})

test('a body that stops coming is given up', async () => {
  const stalled = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(new TextEncoder().encode('{"name":')),
  })
  const impatient = makeApp(server.desk, [handle(echo, async () => ({ body: {} }))], {
    lang: 'en',
    bodyIdle: 20,
  })
  const reply = await impatient.request('/api/v1/try/pa/echo', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-cungky': '1', cookie: clerk.cookie },
    body: stalled,
    duplex: 'half',
  } as RequestInit)
  expect(reply.status).toBe(408)
  expect(await reply.json()).toMatchObject({ code: 'request-body-slow' })
})

describe('what is not there', () => {
  test('an unknown path, a wrong method, a question for the methods', async () => {
    expect(await clerk.send('get', '/nothing')).toMatchObject({
      status: 404,
      body: { code: 'request-not-found' },
    })
    const wrong = await clerk.send('delete', '/try/pa/echo')
    expect(wrong).toMatchObject({ status: 405, body: { code: 'request-method' } })
    expect(wrong.headers.get('allow')).toBe('GET, HEAD, OPTIONS, POST')
    const asked = await clerk.send('options', '/try/pa/echo', undefined, {
      origin: 'https://elsewhere.example',
    })
    expect(asked.status).toBe(204)
    expect(asked.headers.get('allow')).toBe('GET, HEAD, OPTIONS, POST')
    expect(asked.headers.get('access-control-allow-origin')).toBeNull()
  })
  test('HEAD answers as GET does, without the body', async () => {
    const answer = await clerk.send('head', '/try/pa/echo')
    expect(answer).toMatchObject({ status: 200, etag: '"v1"', body: null })
  })
  test('what the client holds already is not sent again', async () => {
    const answer = await clerk.send('get', '/try/pa/echo', undefined, { 'if-none-match': '"v0", "v1"' })
    expect(answer).toMatchObject({ status: 304, body: null })
    expect((await clerk.send('get', '/try/pa/echo', undefined, { 'if-none-match': '"v0"' })).status).toBe(200)
  })
})

describe('the problem itself', () => {
  test('is of RFC 9457, with a request id that was given or made', async () => {
    const id = '0b9f3a52-6a4f-4a8e-9d0c-6a6f1e5c7d10'
    const answer = await clerk.send('get', '/nothing', undefined, { 'x-request-id': id })
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(answer.headers.get('x-request-id')).toBe(id)
    expect(answer.body).toMatchObject({
      type: '/docs/problems#request-not-found',
      status: 404,
      instance: '/api/v1/nothing',
      requestId: id,
    })
    const odd = await clerk.send('get', '/nothing', undefined, { 'x-request-id': 'x\u00e9' })
    expect(odd.body.requestId).toMatch(/^[0-9a-f-]{36}$/)
  })
  test('is in the language asked for, else the caller’s own, else the browser’s, else the server’s', async () => {
    const detail = async (path: string, headers: Record<string, string>, who = clerk.cookie) =>
      (
        await send(
          server.app,
          'post',
          path,
          { name: 'a', count: 1 },
          { ...headers, ...(who === '' ? {} : { cookie: who }) },
        )
      ).body.detail
    const english = { 'accept-language': 'fr, en;q=0.8, vi;q=0.2' }
    expect(await detail('/try/pa/echo', english)).toContain('Yêu cầu')
    expect(await detail('/try/pa/echo?lang=en', {})).toContain('The request')
    expect(await detail('/try/pa/echo', english, '')).toContain('Not signed in')
    expect(await detail('/try/pa/echo', {}, '')).toContain('Chưa đăng nhập')
  })
  test('nobody unknown is told more than to sign in, however malformed the request', async () => {
    const nobody = await send(server.app, 'post', '/try/pa/echo?limt=1', { wrong: true })
    expect(nobody).toMatchObject({ status: 401, body: { code: 'sign-in-needed' } })
    expect(nobody.headers.get('www-authenticate')).toContain('Bearer')
    const forged = { cookie: 'cungky_session=nobody' }
    expect((await send(server.app, 'post', '/try/pa/echo', { wrong: true }, forged)).status).toBe(401)
    expect((await send(server.app, 'put', '/try/file', new Uint8Array(5000), forged)).status).toBe(401)
  })
  test('a fault of ours tells nothing of its inside', async () => {
    const answer = await send(server.app, 'get', '/try/broken')
    expect(answer).toMatchObject({ status: 500, body: { code: 'server-fault' } })
    expect(JSON.stringify(answer.body)).not.toContain('something of ours')
  })
  test('the status in the body is that of the reply', () => {
    expect(statusOf('match-stale')).toBe(412)
    expect(statusOf('access-elsewhere')).toBe(403)
  })
})
