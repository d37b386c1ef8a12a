import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { databaseFault } from '../../src/cycle/database-fault.js'
import { handle } from '../../src/http/handler.js'
import { isUnreachable, openDb, openPool } from '../../src/store/database.js'
import { type Endpoint, endpoint } from '../../src/wire/endpoint.js'
import { ownerClient } from '../support/database.js'
import { type Person, type TestServer, testServer } from '../support/http.js'
import { smallPack } from '../support/small-pack.js'

const contract = <P, Q, B, R>(made: Omit<Endpoint<P, Q, B, R>, 'id' | 'tag'>) =>
  endpoint<P, Q, B, R>({ ...made, id: 'listUnits', tag: 'register' })

const ask = contract({
  method: 'get',
  path: '/try/ask',
  access: 'signed-in',
  writes: false,
  query: z.object({ what: z.string() }),
  reply: z.unknown(),
  status: 200,
})

let server: TestServer
let clerk: Person

const ASKED: Readonly<Record<string, ReturnType<typeof sql>>> = {
  sleep: sql`select pg_sleep(30)`,
  write: sql`update return_version set figures = '{}'`,
  secret: sql`select hash from migration`,
  number: sql`select ${'x'}::integer`,
}

beforeAll(async () => {
  server = await testServer(smallPack(), undefined, [
    handle(ask, async (step, { query }) => {
      await ASKED[query.what]!.execute(step.tx)
      return { body: {} }
    }),
  ])
  clerk = await server.person('clerk@a12')
})

describe('what the database says, as a refusal', () => {
  test.each([
    ['write', 500, 'server-fault'],
    ['secret', 403, 'server-refused-access'],
    ['number', 422, 'server-refused-data'],
  ])('%s', async (what, status, code) => {
    const answer = await clerk.send('get', `/try/ask?what=${what}`)
    expect(answer).toMatchObject({ status, body: { code } })
    expect(JSON.stringify(answer.body)).not.toMatch(/return_version|migration|integer/)
  })

  const error = (code: string, constraint?: string) =>
    Object.assign(new Error('in whatever words'), { code, constraint })
  test.each([
    [error('23505', 'account_username'), 'server-raced', false],
    [error('23505', 'account_username_102008'), 'server-raced', false],
    [error('23P01', 'assignment_once'), 'server-raced', false],
    [error('23514', 'account_username_form'), 'server-refused-data', false],
    [error('23503', 'attachment_place'), 'server-refused-data', true],
    [error('23514', 'something_else'), 'server-refused-data', true],
    [error('42501'), 'server-refused-access', true],
    [error('40001'), 'server-busy', false],
    [error('40P01'), 'server-busy', false],
    [error('57P03'), 'database-unreachable', false],
    [error('08006'), 'database-unreachable', false],
    [error('53300'), 'database-unreachable', false],
  ])('%o', (given, code, fault) => {
    const found = databaseFault(given)!
    expect([found.problem.code, found.fault]).toEqual([code, fault])
  })
  test('an error that is none of the database’s, or a fault in our SQL, is no refusal', () => {
    expect(databaseFault(new TypeError('x'))).toBeNull()
    expect(databaseFault(error('42601'))).toBeNull()
    expect(databaseFault(undefined)).toBeNull()
  })
})

describe('a database that goes away', () => {
  test('in the middle of a request: 503, and the next request finds it again', async () => {
    const owner = await ownerClient(server.db.store)
    const asked = clerk.send('get', '/try/ask?what=sleep')
    let ended = 0
    while (ended === 0) {
      const { rowCount } = await owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and query like '%pg_sleep%'`,
      )
      ended = rowCount ?? 0
    }
    await owner.end()
    const answer = await asked
    expect(answer).toMatchObject({ status: 503, body: { code: 'database-unreachable' } })
    expect(answer.headers.get('retry-after')).toBe('5')
    const { status, body } = await clerk.send('get', '/try/ask?what=number')
    expect([status, body.code]).toEqual([422, 'server-refused-data'])
  })
  test('or that was never there', async () => {
    const nowhere = openDb(openPool({ host: '127.0.0.1', port: 9, user: 'nobody', database: 'none' }))
    const failed = await sql`select 1`.execute(nowhere).catch((error) => error)
    expect(isUnreachable(failed)).toBe(true)
    expect(databaseFault(failed)!.problem.code).toBe('database-unreachable')
    await nowhere.destroy()
  })
})
