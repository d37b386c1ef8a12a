import { randomBytes, randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import { hashSecret } from '../../src/cycle/administer/authenticate.js'
import type { Desk, News } from '../../src/cycle/desk.js'
import type { Assignment, Role } from '../../src/domain/access.js'
import type { Pack } from '../../src/domain/pack.js'
import type { PackIndex } from '../../src/domain/pack-index.js'
import { makeApp, SESSION_COOKIE } from '../../src/http/app.js'
import type { Handler } from '../../src/http/handler.js'
import { allHandlers } from '../../src/http/routes.js'
import { type PackStore, withStore } from './database.js'

/** The whole server without a socket: requests go straight to the application, the database is real. */
export interface TestServer {
  readonly db: PackStore
  readonly desk: Desk
  readonly index: PackIndex
  readonly app: Hono
  /** What was told to those who watch, in order. */
  readonly news: News[]
  /** Set the clock. */
  setNow(moment: string): void
  /** Somebody with these roles (`clerk@pa`, or with dates), signed in. A new account each time. */
  person(...roles: (`${Role}@${string}` | Assignment)[]): Promise<Person>
}

/** Somebody signed in, and the way to send requests in their name. */
export interface Person {
  readonly account: string
  readonly username: string
  readonly cookie: string
  /** Send a request below /api/v1; `body` as JSON unless it is bytes. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
}

export interface Answer {
  readonly status: number
  readonly etag: string | null
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: what a reply holds is what the test asks of it
  readonly body: any
}

/** A server over a fresh database of the pack, with the day set to `now`. */
export async function testServer(
  pack: Pack,
  now = '2026-11-23T02:00:00Z',
  handlers?: readonly Handler[],
): Promise<TestServer> {
  let moment = new Date(now)
  const db = await withStore(pack, now.slice(0, 10))
  const news: News[] = []
  const desk: Desk = {
    store: db.store,
    index: db.index,
    now: () => new Date(moment),
    told: (one) => news.push(one),
    sealKey: randomBytes(32),
    // Tests set the clock far ahead; what ends a session has tests of its own.
    sessionLimits: { idleMinutes: 400 * 1440, absoluteMinutes: 400 * 1440 },
  }
  const app = makeApp(desk, handlers ?? allHandlers, { lang: 'vi' })
  let made = 0
  return {
    db,
    desk,
    index: db.index,
    app,
    news,
    setNow: (next) => {
      moment = new Date(next)
    },
    person: async (...roles) => {
      const assignments = roles.map((role) => (typeof role === 'string' ? readRole(role) : role))
      return signedIn(app, await addPerson(desk, assignments, `person${++made}`))
    },
  }
}

function readRole(text: string): Assignment {
  const [role, unit] = text.split('@') as [Role, string]
  return { role, unit, from: '2000-01-01', to: null }
}

/** Put an account with a session straight into the database, as the owner. */
export async function addPerson(
  desk: Desk,
  assignments: readonly Assignment[],
  username: string,
): Promise<{ account: string; username: string; secret: string }> {
  const { owner } = desk.store
  const account = randomUUID()
  const secret = randomBytes(32).toString('base64url')
  const id = (key: string) => desk.index.pack.history.units.get(key)!.id
  const home = assignments[0] === undefined ? desk.index.rootUnit().id : id(assignments[0].unit)
  const now = desk.now()
  await owner.transaction().execute(async (tx) => {
    await sql`
      insert into account (account_id, unit_id, reach, username, name, position, lang, digest, must_change, failures, demo, created_at)
      select ${account}::uuid, unit_id, reach, ${username}, ${`Tên ${username}`}, 'Cán bộ', 'vi', true, false, 0, false, ${now}
      from org_unit where unit_id = ${home}`.execute(tx)
    for (const held of assignments)
      await sql`
        insert into assignment (assignment_id, account_id, unit_id, reach, role, valid_from, valid_to, granted_by, granted_at)
        select ${randomUUID()}::uuid, ${account}::uuid, unit_id, reach, ${held.role}, ${held.from}::date, ${held.to}::date, 'test', ${now}
        from org_unit where unit_id = ${id(held.unit)}`.execute(tx)
    await sql`
      insert into session (session_id, account_id, token_hash, method, second_factor, created_at, seen_at, expires_at, agent, address)
      values (${randomUUID()}::uuid, ${account}::uuid, ${hashSecret(secret)}, 'password', true, ${now}, ${now},
        ${new Date(now.getTime() + 400 * 86_400_000)}, 'test', '')`.execute(tx)
  })
  return { account, username, secret }
}

function signedIn(app: Hono, person: { account: string; username: string; secret: string }): Person {
  const cookie = `${SESSION_COOKIE}=${person.secret}`
  return {
    account: person.account,
    username: person.username,
    cookie,
    send: (method, path, body, headers = {}) => send(app, method, path, body, { cookie, ...headers }),
  }
}

/** Send a request in nobody's name. */
export async function send(
  app: Hono,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const bytes = body instanceof Uint8Array
  const reply = await app.request(`/api/v1${path}`, {
    method: method.toUpperCase(),
    headers: {
      // What a page of the product sends along; see the protection against forged requests.
      'x-cungky': '1',
      ...(body === undefined || bytes ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: bytes ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
  })
  const text = /json/.test(reply.headers.get('content-type') ?? '') ? await reply.text() : ''
  return {
    status: reply.status,
    etag: reply.headers.get('etag'),
    headers: reply.headers,
    body: text === '' ? null : JSON.parse(text),
  }
}
