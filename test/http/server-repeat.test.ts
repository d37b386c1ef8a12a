import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Step } from '../../src/cycle/step.js'
import { fail } from '../../src/domain/problem.js'
import { type Handler, handle } from '../../src/http/handler.js'
import { type Endpoint, endpoint } from '../../src/wire/endpoint.js'
import { type Person, type TestServer, testServer } from '../support/http.js'
import { smallPack } from '../support/small-pack.js'

/** Contracts that only this test knows; their ids stand for those of real ones. */
const contract = <P, Q, B, R>(
  made: Omit<Endpoint<P, Q, B, R>, 'id' | 'tag'>,
  id: Endpoint['id'] = 'listUnits',
) => endpoint<P, Q, B, R>({ ...made, id, tag: 'register' })

const shape = {
  method: 'post',
  access: 'signed-in',
  writes: true,
  body: z.object({ text: z.string() }),
  reply: z.unknown(),
  status: 201,
} as const
const note = contract({ ...shape, path: '/try/note', etag: true })
const token = contract({ ...shape, path: '/try/token', secretReply: true }, 'readPack')
const refused = contract({ ...shape, path: '/try/refused' })
const silent = contract({ ...shape, path: '/try/silent' })

let done = 0
const write =
  (answer: (n: number, text: string) => unknown) =>
  async (step: Step, { body }: { readonly body: { text: string } }) => {
    await step.act('return.enter', { unit: 'a12' })
    // Everybody who writes in one place waits for one another, as steps of a return do.
    await sql`select pg_advisory_xact_lock(1, 1)`.execute(step.tx)
    await step.audit({ unit: step.unitId('a12'), action: 'try.note', detail: {} })
    const n = ++done
    return { body: answer(n, body.text), etag: `v${n}`, headers: { 'x-number': String(n) } }
  }

const handlers: readonly Handler[] = [
  handle(
    note,
    write((n, text) => ({ n, text })),
  ),
  handle(
    token,
    write((n) => ({ secret: `cky_${n}` })),
  ),
  handle(refused, async (step) => {
    await step.act('return.enter', { unit: 'a12' })
    done++
    return fail('return-reason-missing')
  }),
  handle(silent, async (step) => {
    await step.act('return.enter', { unit: 'a12' })
    return { body: {} }
  }),
]

let server: TestServer
let clerk: Person
let keys = 0
const newKey = () => ({ 'idempotency-key': `test-key-${++keys}` })

beforeAll(async () => {
  server = await testServer(smallPack(), undefined, handlers)
  clerk = await server.person('clerk@a12')
})

const notes = async () => {
  const { rows } = await sql<{
    n: string
  }>`select count(*) as n from audit where action = 'try.note'`.execute(server.db.store.owner)
  return Number(rows[0]!.n)
}
let before = 0
beforeEach(async () => {
  before = await notes()
})

describe('a write sent again under the same key', () => {
  test('is answered as the first time, in status, headers and body, and done once', async () => {
    const key = newKey()
    const first = await clerk.send('post', '/try/note', { text: 'a' }, key)
    const second = await clerk.send('post', '/try/note', { text: 'a' }, key)
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    for (const name of ['etag', 'x-number', 'content-type', 'cache-control'])
      expect(second.headers.get(name)).toBe(first.headers.get(name))
    expect([second.status, second.body]).toEqual([201, first.body])
    expect(await notes()).toBe(before + 1)
  })
  test('many at once: one is done, all are told the same', async () => {
    const key = newKey()
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => clerk.send('post', '/try/note', { text: 'b' }, key)),
    )
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.n}`)).size).toBe(1)
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1)
    expect(await notes()).toBe(before + 1)
  })
  test('with another content is refused', async () => {
    const key = newKey()
    await clerk.send('post', '/try/note', { text: 'a' }, key)
    const other = await clerk.send('post', '/try/note', { text: 'b' }, key)
    expect(other).toMatchObject({ status: 422, body: { code: 'request-key-reused' } })
    expect((await clerk.send('post', '/try/token', { text: 'a' }, key)).body.code).toBe('request-key-reused')
    expect(await notes()).toBe(before + 1)
  })
  test('is somebody else’s own affair', async () => {
    const key = newKey()
    const other = await server.person('clerk@a12')
    const mine = await clerk.send('post', '/try/note', { text: 'a' }, key)
    const theirs = await other.send('post', '/try/note', { text: 'a' }, key)
    expect(theirs.body.n).not.toBe(mine.body.n)
  })
  test('that was refused the first time is tried again', async () => {
    const key = newKey()
    const tries = done
    for (let n = 0; n < 2; n++)
      expect((await clerk.send('post', '/try/refused', { text: 'a' }, key)).status).toBe(422)
    expect(done).toBe(tries + 2)
  })
  test('does not show a secret a second time, nor is it kept', async () => {
    const key = newKey()
    const first = await clerk.send('post', '/try/token', { text: 'a' }, key)
    expect(first.body.secret).toMatch(/^cky_/)
    const second = await clerk.send('post', '/try/token', { text: 'a' }, key)
    expect(second).toMatchObject({ status: 409, body: { code: 'request-key-secret' } })
    const { rows } = await sql<{ kept: string }>`
      select coalesce(body::text, '') || headers::text as kept from idempotency where key = ${key['idempotency-key']}`.execute(
      server.db.store.owner,
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]!.kept).not.toContain('cky_')
  })
})

test.each([
  'short',
  'a'.repeat(65),
  'with space',
  'dấu-tiếng-việt'.normalize('NFD').replace(/[^\x20-\x7e]/g, '%'),
])('a key of another form is refused: %s', async (key) => {
  const answer = await clerk.send('post', '/try/note', { text: 'a' }, { 'idempotency-key': key })
  expect(answer).toMatchObject({ status: 400, body: { code: 'request-key-invalid' } })
  expect(await notes()).toBe(before)
})

test('a write that records nothing is a fault and leaves nothing', async () => {
  expect(await clerk.send('post', '/try/silent', { text: 'a' })).toMatchObject({
    status: 500,
    body: { code: 'server-fault' },
  })
})
