import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import type { Desk } from '../../src/cycle/desk.js'
import { LiveDefinitions } from '../../src/cycle/register/live-definitions.js'
import { makeApp } from '../../src/http/app.js'
import { nudgeLive } from '../../src/http/live/hub.js'
import { allHandlers } from '../../src/http/routes.js'
import type { OpenStore } from '../../src/main/open-store.js'
import { type PackStore, withStore } from './database.js'
import { type Answer, addPerson, send } from './http.js'
import { smallPack } from './small-pack.js'

/** A server that follows the definitions in force, as `cungky serve` does. */
export interface FollowingServer {
  readonly desk: Desk
  readonly app: Hono
  readonly definitions: LiveDefinitions
}

/** Servers over one database, and people who are known to all of them. */
export interface Installation {
  readonly db: PackStore
  readonly one: FollowingServer
  /** Another server over the same database. */
  another(): Promise<FollowingServer>
  /** Somebody with a role (`administrator@vn`): the cookie. */
  person(role: string): Promise<Caller>
  setNow(moment: string): void
}

export interface Caller {
  readonly account: string
  readonly cookie: string
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  at(server: FollowingServer): Caller
}

/** One server with the small pack in force. */
export async function installation(pack = smallPack(), now = '2026-11-23T02:00:00Z'): Promise<Installation> {
  const db = await withStore(pack, now.slice(0, 10))
  let moment = new Date(now)
  const clock = () => new Date(moment)
  const one = await follow(db.store, clock)
  let made = 0
  return {
    db,
    one,
    another: async () => follow(await db.again(), clock),
    person: async (role) => {
      const [name, unit] = role.split('@') as ['clerk', string]
      const held = { role: name, unit, from: '2000-01-01', to: null }
      const { account, secret } = await addPerson(one.desk, [held], `person-${++made}`)
      return caller(one, account, `cungky_session=${secret}`)
    },
    setNow: (next) => {
      moment = new Date(next)
    },
  }
}

async function follow(store: OpenStore, now: () => Date): Promise<FollowingServer> {
  const definitions = await LiveDefinitions.open(store)
  const desk: Desk = {
    store,
    definitions,
    get index() {
      return definitions.current.index
    },
    get edition() {
      return definitions.current.edition
    },
    now,
    told: async (news) => {
      if (news.kind === 'definitions') await definitions.follow()
      nudgeLive(desk)
    },
    sealKey: randomBytes(32),
    sessionLimits: { idleMinutes: 400 * 1440, absoluteMinutes: 400 * 1440 },
  }
  return { desk, definitions, app: makeApp(desk, allHandlers, { lang: 'vi' }) }
}

function caller(server: FollowingServer, account: string, cookie: string): Caller {
  return {
    account,
    cookie,
    send: (method, path, body, headers = {}) => send(server.app, method, path, body, { cookie, ...headers }),
    at: (other) => caller(other, account, cookie),
  }
}
