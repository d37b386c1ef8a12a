import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Api, ApiProblem, ApiUnreachable, createClient } from '../../src/wire/client.js'
import { readEvents } from '../../src/wire/client-events.js'
import { send, urlOf } from '../../src/wire/client-send.js'
import type { ApiEvent, ClientOptions, Operation } from '../../src/wire/client-types.js'
import { type TestServer, testServer } from '../support/http.js'
import { smallPack } from '../support/small-pack.js'

/** A server that does what the test tells it to, one request after the other, and remembers what it was asked. */
let server: Server
let base: string
let replies: ((request: IncomingMessage, response: ServerResponse) => void)[]
let asked: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[]
let waited: number[]

beforeEach(async () => {
  replies = []
  asked = []
  waited = []
  server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      asked.push({ method, url, headers, body: Buffer.concat(parts).toString() })
      const reply = replies.shift()
      if (reply === undefined) response.destroy()
      else reply(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const hangUp = (_request: IncomingMessage, response: ServerResponse) => response.destroy()
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) => {
  return (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    response.end(JSON.stringify(body))
  }
}
const PROBLEM = {
  type: '/docs/problems#access-no-role',
  title: 'Không có quyền.',
  status: 403,
  detail: 'Không có quyền. Liên hệ quản trị viên.',
  code: 'access-no-role',
  requestId: 'r',
  findings: [{ code: 'access-no-role', message: 'Không có quyền.' }],
}
const refuse = (status: number, headers: Record<string, string> = {}) =>
  json({ ...PROBLEM, status }, status, { 'content-type': 'application/problem+json', ...headers })

function options(more: Partial<ClientOptions> = {}): ClientOptions {
  return {
    baseUrl: base,
    fetch,
    wait: async (milliseconds) => {
      waited.push(milliseconds)
    },
    ...more,
  }
}

const READ: Operation = { method: 'GET', path: '/units/{unit}', writes: false, sends: null, gives: 'json' }
const WRITE: Operation = { method: 'POST', path: '/things', writes: 'once', sends: 'json', gives: 'json' }
const UPLOAD: Operation = {
  method: 'POST',
  path: '/files',
  writes: 'once',
  sends: 'application/octet-stream',
  gives: 'json',
}
const keys = () => {
  let made = 0
  return () => `key-${String(++made).padStart(8, '0')}`
}

describe('what is sent', () => {
  test('holes and queries are escaped, lists repeated, what is undefined left out', () => {
    const call = {
      params: { unit: 'xã Mường/Than?' },
      query: { q: 'a&b', list: ['x', 'y z'], none: undefined, yes: true },
    }
    expect(urlOf({ baseUrl: 'https://a.vn/' }, READ, call)).toBe(
      'https://a.vn/api/v1/units/x%C3%A3%20M%C6%B0%E1%BB%9Dng%2FThan%3F?q=a%26b&list=x&list=y%20z&yes=true',
    )
  })

  test('token, language, version seen, and a key of its own for every write', async () => {
    replies = [json({}), json({}), json({})]
    const given = options({ token: 'cky_x', lang: 'en', newKey: keys() })
    await send(given, WRITE, { body: { a: 1 }, ifMatch: 'v3' })
    await send(given, WRITE, { body: {}, ifMatch: '"v4"', lang: 'vi', idempotencyKey: 'mine-0001' })
    await send(given, READ, { params: { unit: 'u' } })
    expect(asked[0]).toMatchObject({
      method: 'POST',
      url: '/api/v1/things?lang=en',
      body: '{"a":1}',
      headers: {
        authorization: 'Bearer cky_x',
        'if-match': '"v3"',
        'idempotency-key': 'key-00000001',
        'content-type': 'application/json',
        'x-cungky': '1',
      },
    })
    expect(asked[1]).toMatchObject({
      url: '/api/v1/things?lang=vi',
      headers: { 'if-match': '"v4"', 'idempotency-key': 'mine-0001' },
    })
    expect(asked[2]!.headers).not.toHaveProperty('idempotency-key')
  })

  test('a file goes as it is, its name escaped', async () => {
    replies = [json({})]
    const file = new TextEncoder().encode('đơn vị;số')
    await send(options(), UPLOAD, { file, fileName: 'số liệu.csv', mediaType: 'text/csv' })
    expect(asked[0]).toMatchObject({
      body: 'đơn vị;số',
      headers: { 'content-type': 'text/csv', 'x-file-name': 's%E1%BB%91%20li%E1%BB%87u.csv' },
    })
  })
})

describe('what is tried again', () => {
  test('reading, when the connection is lost or the server not ready; later and later', async () => {
    replies = [hangUp, refuse(503), hangUp, json({ done: true })]
    const response = await send(options(), READ, { params: { unit: 'u' } })
    expect(await response.text()).toBe('{"done":true}')
    expect(asked).toHaveLength(4)
    expect(waited).toHaveLength(3)
    for (const [at, milliseconds] of waited.entries()) {
      expect(milliseconds).toBeGreaterThanOrEqual(125 * 2 ** at)
      expect(milliseconds).toBeLessThanOrEqual(250 * 2 ** at)
    }
  })

  test('writing with a key, under the same key and with the same body', async () => {
    replies = [hangUp, refuse(503, { 'retry-after': '7' }), json({})]
    await send(options({ newKey: keys() }), WRITE, { body: { a: 1 } })
    expect(asked.map(({ headers, body }) => [headers['idempotency-key'], body])).toEqual(
      Array(3).fill(['key-00000001', '{"a":1}']),
    )
    expect(waited[1]).toBe(7000)
  })

  test('writing without a key never is: nobody knows whether it was done', async () => {
    replies = [hangUp, json({})]
    await expect(send(options(), WRITE, { body: {} })).rejects.toBeInstanceOf(ApiUnreachable)
    expect(asked).toHaveLength(1)
  })

  test('a refusal is not', async () => {
    replies = [refuse(403), json({})]
    const refused = await send(options(), READ, { params: { unit: 'u' } }).catch((error) => error)
    expect(refused).toBeInstanceOf(ApiProblem)
    expect(refused).toMatchObject({ status: 403, code: 'access-no-role', message: PROBLEM.detail })
    expect(refused.problem.findings).toEqual(PROBLEM.findings)
    expect(asked).toHaveLength(1)
  })

  test('not for ever', async () => {
    replies = [refuse(503), refuse(503), refuse(503), json({})]
    const given = options({ retries: 2 })
    await expect(send(given, READ, { params: { unit: 'u' } })).rejects.toMatchObject({ status: 503 })
    replies = []
    const lost = await send(given, READ, { params: { unit: 'u' } }).catch((error) => error)
    expect(lost).toBeInstanceOf(ApiUnreachable)
    expect(lost.status).toBeNull()
    expect(asked).toHaveLength(6)
  })

  test('not once the caller has given up', async () => {
    const given = AbortSignal.abort()
    await expect(send(options(), READ, { params: { unit: 'u' }, signal: given })).rejects.toBeInstanceOf(
      ApiUnreachable,
    )
    expect(waited).toEqual([])
  })

  test('an answer of something between us and the server is no problem of ours', async () => {
    replies = [json('Bad gateway', 502, { 'content-type': 'text/html' })]
    const strange = await send(options(), READ, { params: { unit: 'u' } }).catch((error) => error)
    expect(strange).toBeInstanceOf(ApiUnreachable)
    expect(strange.status).toBe(502)
  })
})

describe('events', () => {
  const LIVE: Operation = {
    method: 'GET',
    path: '/live',
    writes: false,
    sends: null,
    gives: 'text/event-stream',
  }
  const stream = (parts: readonly string[], end = true) => {
    return async (_request: IncomingMessage, response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      for (const part of parts) {
        await new Promise((resolve) => response.write(part, resolve))
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      if (end) response.end()
    }
  }

  async function take(events: AsyncIterable<ApiEvent>, count: number): Promise<ApiEvent[]> {
    const taken: ApiEvent[] = []
    for await (const event of events) if (taken.push(event) === count) break
    return taken
  }

  test('are read however the bytes are cut', async () => {
    const bytes = ': beat\n\nid: 1\nevent: return\ndata: {"unit":\ndata: "xã"}\r\n\r\ndata: plain\n\n'
    replies = [stream([...bytes])]
    expect(await take(readEvents(options(), LIVE, {}), 2)).toEqual([
      { id: '1', event: 'return', data: { unit: 'xã' } },
      { id: '1', event: 'message', data: 'plain' },
    ])
  })

  test('go on after a lost connection where they were', async () => {
    replies = [stream(['retry: 20\nid: 7\ndata: 1\n\n']), hangUp, stream(['id: 8\ndata: 2\n\n'], false)]
    const taken = await take(readEvents(options(), LIVE, {}), 2)
    expect(taken.map(({ data }) => data)).toEqual([1, 2])
    expect(asked.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '7', '7'])
    expect(waited[0]).toBe(20)
  })

  test('end with the refusal when the session has ended', async () => {
    replies = [stream(['data: 1\n\n']), refuse(401)]
    await expect(take(readEvents(options(), LIVE, {}), 2)).rejects.toMatchObject({ status: 401 })
  })
})

describe('with the real application', () => {
  let app: TestServer['app']
  let cookie: string

  beforeAll(async () => {
    const server = await testServer(smallPack())
    app = server.app
    cookie = (await server.person('clerk@a12')).cookie
  })

  function speak(headers: Record<string, string>): Api {
    return createClient({
      baseUrl: '',
      fetch: async (url, { headers: own, ...request }) =>
        app.request(url, { ...request, headers: { ...own, ...headers } }),
      newKey: () => crypto.randomUUID(),
    })
  }

  test('definitions are read, refusals are problems', async () => {
    const units = await speak({ cookie }).listUnits({ query: { on: '2025-06-01' } })
    expect(units.status).toBe(200)
    expect(units.body.units.map(({ key }) => key)).toContain('a12')
    const refused = await speak({})
      .listUnits({ lang: 'en' })
      .catch((error) => error)
    expect(refused).toBeInstanceOf(ApiProblem)
    expect(refused.code).toBe('sign-in-needed')
    await expect(
      speak({ cookie }).readUnit({ params: { unit: 'không có' }, lang: 'en' }),
    ).rejects.toMatchObject({ code: 'unit-not-registered', status: 404 })
  })

  test('a return is read, saved and fetched as a file; an old view is told what is there now', async () => {
    const client = speak({ cookie })
    const params = { unit: 'a12', period: '2026-10', form: 'crime' }
    const before = await client.readReturn({ params })
    const saved = await client.saveCells({
      params,
      ifMatch: before.etag!,
      body: { entries: { recorded: { value: '7' } } },
    })
    expect(saved.body.state).toBe('draft')
    const stale = await client
      .saveCells({ params, ifMatch: before.etag!, body: { entries: { recorded: null } } })
      .catch((error) => error)
    expect(stale).toMatchObject({ status: 412, code: 'match-stale' })
    expect(stale.problem.current.return.etag).toBe(saved.body.etag)
    const form = await client.getTemplate({ params })
    expect(form.body.name).toMatch(/\.xlsx$/)
    expect(form.body.bytes.slice(0, 2)).toEqual(Uint8Array.of(0x50, 0x4b))
  })

  test('events are followed', async () => {
    const client = speak({ cookie })
    const params = { unit: 'a12', period: '2026-09', form: 'crime' }
    let saved: Promise<unknown> | undefined
    for await (const found of client.watchLive({ query: { unit: 'a12' } })) {
      if (found.event === 'return' && found.data.period === '2026-09') {
        expect(found.data).toMatchObject({ unit: 'a12', form: 'crime', state: 'draft' })
        break
      }
      // The first event says that the connection stands.
      saved ??= saveNow()
    }
    await saved

    async function saveNow(): Promise<void> {
      const { etag } = await client.readReturn({ params })
      const entries = { recorded: { value: '1' } }
      await client.saveCells({ params, ifMatch: etag!, body: { entries } })
    }
  })
})
