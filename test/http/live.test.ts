import type { Hono } from 'hono'
import { sql } from 'kysely'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../../src/cycle/desk.js'
import { noticesOfEvents } from '../../src/cycle/follow/notices-of-events.js'
import { makeApp } from '../../src/http/app.js'
import { USUAL_LIVE } from '../../src/http/live/hub.js'
import { makeLiveRoutes } from '../../src/http/routes/live.js'
import { allHandlers } from '../../src/http/routes.js'
import { inContext } from '../../src/store/context.js'
import { factTime, lockUnits } from '../../src/store/database.js'
import { addEvent } from '../../src/store/events.js'
import { EventStream, type StreamedEvent } from '../support/event-stream.js'
import { type Person, type TestServer, testServer } from '../support/http.js'
import { returnWalk } from '../support/return-walk.js'
import { returnsPack } from '../support/returns-pack.js'
import { unitId } from '../support/small-pack.js'

let server: TestServer
/** Another server on the same database, which is told nothing by the first. */
let other: Hono
let otherDesk: Desk
let clerk: Person
let head: Person
let analyst: Person
let sibling: Person
const open: EventStream[] = []

/** As usual, but with signs of life that a test need not wait for. */
const handlers = [
  ...allHandlers.filter(({ endpoint }) => endpoint.id !== 'watchLive'),
  ...makeLiveRoutes({ ...USUAL_LIVE, beat: 150 }),
]

beforeAll(async () => {
  server = await testServer(returnsPack(), undefined, handlers)
  otherDesk = { ...server.desk, store: await server.db.again() }
  other = makeApp(otherDesk, handlers, { lang: 'vi' })
  clerk = await server.person('clerk@b2')
  head = await server.person('head@b2')
  analyst = await server.person('analyst@pb')
  sibling = await server.person('clerk@b1x')
  await noticesOfEvents(server.desk)
})
afterEach(async () => {
  for (const stream of open) stream.close()
  await Promise.all(open.map((stream) => stream.end()))
  open.length = 0
})

async function watch(app: Hono, who: Person, query = '', headers: Record<string, string> = {}) {
  const stream = await EventStream.open(app, who, query, headers)
  expect(stream.status).toBe(200)
  open.push(stream)
  await stream.until(({ event }) => event === 'notice')
  return stream
}

const about =
  (form: string, state: string | null, unit = 'b2') =>
  (one: StreamedEvent) =>
    one.event === 'return' && one.data.form === form && one.data.state === state && one.data.unit === unit

const kinds = (stream: EventStream) =>
  stream.events.map(({ event }) => event).filter((event) => event !== 'notice')

describe('a watcher on another server', () => {
  test('sees every step of a return, without figures', async () => {
    const stream = await watch(other, analyst)
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream')
    expect(stream.response.headers.get('cache-control')).toBe('no-store')
    const crime = returnWalk('/returns/b2/2026-11/crime')
    await crime.save(clerk, '987654')
    expect((await stream.until(about('crime', 'draft'))).data).toEqual({
      unit: 'b2',
      period: '2026-11',
      form: 'crime',
      state: 'draft',
      version: 1,
      at: expect.stringMatching(/Z$/),
    })
    await crime.step(clerk, 'submit')
    await stream.until(about('crime', 'submitted'))
    await crime.step(head, 'approve')
    await stream.until(about('crime', 'approved'))
    await clerk.send('post', `${crime.path}/comments`, { text: 'Đã rà soát' })
    expect((await stream.until(about('crime', null))).data.version).toBeNull()
    expect(stream.text).not.toMatch(/98765|rà soát/)
    expect(stream.events.filter(about('crime', 'submitted'))).toHaveLength(1)
  })

  test('sees what was written by a transaction that took long, after others', async () => {
    const stream = await watch(other, analyst)
    const b2 = unitId(server.index, 'b2')
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let took = () => {}
    const taken = new Promise<void>((resolve) => {
      took = resolve
    })
    const slow = inContext(server.desk.store.app, { unit: b2, write: b2 }, async (tx) => {
      await lockUnits(tx, [b2])
      const at = (await factTime(tx)).toISOString()
      const office = { unit: 'b2', role: 'clerk' } as const
      const event = {
        kind: 'submit',
        from: 'draft',
        to: 'submitted',
        version: 1,
        actor: 'x',
        actorName: 'X',
      } as const
      const path = ['vn', 'pb', 'b2'].map((key) => unitId(server.index, key))
      const rest = { office, officeUnit: b2, at, reason: null, covers: null, changes: null }
      await addEvent(tx, { unit: b2, period: 320_260_001, form: 'crime' }, { ...event, ...rest }, path)
      took()
      await held
    })
    await taken
    await sibling.send(
      'patch',
      '/returns/b1x/2026-11/force',
      { entries: { staff: { value: '3' } } },
      { 'if-match': '0.empty.0' },
    )
    await stream.until(about('force', 'draft', 'b1x'))
    release()
    await slow
    await stream.until((one) => one.event === 'return' && one.data.period === '2026-01')
    expect(stream.events.filter(about('force', 'draft', 'b1x'))).toHaveLength(1)
  })

  test('hears of notices and of closed periods', async () => {
    const stream = await watch(other, clerk)
    const superior = await server.person('head@pb')
    const order = { unit: 'pb', period: '2026-05', kind: 'closed', from: '2026-11-01', reason: 'Kế hoạch 12' }
    expect((await superior.send('post', '/closures', order)).status).toBe(201)
    expect((await stream.until(({ event }) => event === 'order')).data).toEqual({ period: '2026-05' })
    const before = stream.events.at(0)!.data.unread
    await noticesOfEvents(server.desk)
    await stream.until(({ event, data }) => event === 'notice' && data.unread > before)
    await clerk.send('post', '/notices/read-all')
    await stream.until(({ event, data }) => event === 'notice' && data.unread === 0)
  })
})

describe('only what the watcher may read and asked for', () => {
  test('not a sibling’s returns; a superior’s own subtree; one unit; one period', async () => {
    const streams = {
      clerk: await watch(server.app, clerk),
      sibling: await watch(server.app, sibling),
      unit: await watch(server.app, analyst, '?unit=b2'),
      elsewhere: await watch(server.app, analyst, '?unit=b1x'),
      period: await watch(server.app, analyst, '?period=2026-10'),
      month: await watch(server.app, analyst, '?period=2026-09&unit=pb'),
    }
    await returnWalk('/returns/b2/2026-10/crime').save(clerk, '1')
    await Promise.all(
      [streams.clerk, streams.unit, streams.period].map((stream) => stream.until(about('crime', 'draft'))),
    )
    await returnWalk('/returns/b1x/2026-09/crime').save(sibling, '1')
    await Promise.all(
      [streams.sibling, streams.elsewhere, streams.month].map((stream) =>
        stream.until(about('crime', 'draft', 'b1x')),
      ),
    )
    expect(Object.values(streams).map((stream) => kinds(stream).length)).toEqual([1, 1, 1, 1, 1, 1])
  })

  test('nobody, an administrator, another’s unit, a period that does not exist', async () => {
    const administrator = await server.person('administrator@pb')
    const refusal = async (who: Person | null, query = '') => {
      const { status, response } = await EventStream.open(server.app, who, query)
      return { status, code: ((await response.json()) as { code: string }).code }
    }
    expect(await refusal(null)).toEqual({ status: 401, code: 'sign-in-needed' })
    expect(await refusal(administrator)).toEqual({ status: 403, code: 'access-not-this-role' })
    expect(await refusal(clerk, '?unit=b1x')).toEqual({ status: 403, code: 'access-beside' })
    expect(await refusal(clerk, '?unit=pb')).toEqual({ status: 403, code: 'access-above' })
    expect(await refusal(await server.person())).toEqual({ status: 403, code: 'access-no-role' })
    expect(await refusal(clerk, '?period=2026-13')).toEqual({ status: 422, code: 'period-code-invalid' })
  })

  test('ends when the session is revoked, and when the role ends', async () => {
    const [first, second] = await Promise.all([server.person('clerk@b2'), server.person('clerk@b2')])
    const [revoked, ended] = [await watch(other, first), await watch(server.app, second)]
    const { owner } = server.desk.store
    await sql`update session set revoked_at = now() where account_id = ${first.account}::uuid`.execute(owner)
    await sql`update assignment set valid_to = '2026-11-23' where account_id = ${second.account}::uuid`.execute(
      owner,
    )
    expect(await revoked.end()).toMatchObject({ event: 'end', data: { code: 'sign-in-needed' } })
    expect(await ended.end()).toMatchObject({ event: 'end', data: { code: 'access-role-ended' } })
  })
})

describe('coming back', () => {
  test('gets what was missed, and nothing from long before', async () => {
    const stream = await watch(other, analyst)
    const crime = returnWalk('/returns/b2/2026-08/crime')
    await crime.save(clerk, '1')
    const { id } = await stream.until((one) => one.event === 'return' && one.data.period === '2026-08')
    stream.close()
    await stream.end()
    await crime.step(clerk, 'submit')
    const again = await watch(other, analyst, '', { 'last-event-id': id! })
    await again.until(about('crime', 'submitted'))
    expect(again.events.every(({ event }) => event !== 'reset')).toBe(true)
    expect(again.events.some(({ data }) => data.period === '2026-10')).toBe(false)
  })

  test('signs of life carry where to go on from', async () => {
    const stream = await watch(server.app, analyst)
    const lives = () => [...stream.text.matchAll(/^: \nid: (\d+)$/gm)].map(([, id]) => Number(id))
    const moved = () => lives().length > 1 && lives().at(-1)! > lives()[0]!
    while (!moved()) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(lives()).toEqual([...lives()].sort())
  })

  test.each(['1000', 'abc', '', '99999999999999999', '99999999999999'])(
    'with “%s”, which nothing can go on from: told to begin again',
    async (id) => {
      const stream = await watch(server.app, analyst, '', { 'last-event-id': id })
      expect(kinds(stream)).toEqual(['reset'])
    },
  )
})

describe('limits', () => {
  test('five streams an account on a server; one that is closed makes room', async () => {
    const five = await Promise.all(Array.from({ length: 5 }, () => watch(server.app, clerk)))
    const sixth = await EventStream.open(server.app, clerk)
    expect(sixth.status).toBe(429)
    expect(await sixth.response.json()).toMatchObject({ code: 'live-too-many' })
    await watch(server.app, head)
    five[0]!.close()
    await five[0]!.end()
    await watch(server.app, clerk)
  })

  test('who does not take what is sent is let go', async () => {
    const tight = makeApp({ ...server.desk }, makeLiveRoutes({ ...USUAL_LIVE, unread: 400 }), { lang: 'vi' })
    const stream = await EventStream.open(tight, analyst, '', {}, false)
    const crime = returnWalk('/returns/b2/2026-07/crime')
    for (let n = 1; n <= 12; n++) await crime.save(clerk, String(n))
    await new Promise((resolve) => setTimeout(resolve, 700))
    await stream.read()
    expect(stream.ended).toBe(true)
    expect(stream.events.length).toBeLessThan(12)
    stream.close()
  })

  test('a server that stops says so', async () => {
    const stopping = new AbortController()
    const app = makeApp({ ...server.desk }, handlers, { lang: 'vi', stopping: stopping.signal })
    const stream = await watch(app, analyst)
    stopping.abort()
    expect(await stream.end()).toMatchObject({ event: 'end', data: { code: 'server-stopping' } })
  })
})
