import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Desk } from '../../src/cycle/desk.js'
import { registerPack } from '../../src/cycle/register/register-pack.js'
import { PackIndex } from '../../src/domain/pack-index.js'
import { makeApp } from '../../src/http/app.js'
import { startingApp } from '../../src/http/starting-app.js'
import { dayChange, Readiness } from '../../src/main/readiness.js'
import { withStore } from '../support/database.js'
import { MERGE, smallPack, unitId } from '../support/small-pack.js'

test('rights follow a reorganisation on the day it takes effect, without a start', async () => {
  const pack = smallPack([MERGE])
  const { store, index } = await withStore(pack, '2025-02-28')
  let now = new Date('2025-02-28T10:00:00Z')
  const desk: Desk = { store, index, now: () => now }
  const look = dayChange(desk, 'test')
  const reach = async () => {
    const { rows } = await sql<{ reach: number[] }>`
      select reach from org_unit where unit_id = ${unitId(index, 'a1')}`.execute(store.owner)
    return rows[0]!.reach
  }
  const heir = unitId(index, 'a12')
  await look()
  expect(await reach()).not.toContain(heir)
  // The first of March has begun in Vietnam, though not in London.
  now = new Date('2025-02-28T17:00:01Z')
  await look()
  expect(await reach()).toContain(heir)
})

test('ready: the database is there, as this program left it, with the pack that is served', async () => {
  const { store, index } = await withStore(smallPack(), '2026-11-23')
  const desk: Desk = { store, index, now: () => new Date('2026-11-23T02:00:00Z') }
  const stopping = new AbortController()
  let clock = 1
  const readiness = new Readiness(desk, stopping.signal, () => clock)
  const reasons = async () => {
    clock += 5000
    return (await readiness.reasons()).map(({ reason }) => reason)
  }
  expect(await reasons()).toEqual([])

  const app = makeApp(desk, [], { lang: 'vi', notReady: () => readiness.reasons() })
  expect((await app.request('/readyz')).status).toBe(200)

  await registerPack(store, new PackIndex({ ...smallPack(), version: '2' }), 'test', '2026-11-23')
  expect(await reasons()).toEqual(['pack'])
  await sql`insert into migration (name, hash, applied_at) values ('9999-later.sql', 'x', ${new Date()})`.execute(
    store.owner,
  )
  expect(await reasons()).toEqual(['migrations'])
  const refused = await app.request('/readyz')
  expect([refused.status, await refused.json()]).toEqual([
    503,
    { status: 'not ready', reasons: ['migrations'] },
  ])
  stopping.abort()
  expect(await reasons()).toEqual(['stopping'])
  expect((await app.request('/healthz')).status).toBe(200)
})

test('a database that cannot be reached', async () => {
  const { store, index, close } = await withStore(smallPack(), '2026-11-23')
  const desk: Desk = { store, index, now: () => new Date('2026-11-23T02:00:00Z') }
  await close()
  const readiness = new Readiness(desk, new AbortController().signal)
  expect(await readiness.reasons()).toEqual([{ reason: 'database' }])
})

test('while the database is opened everybody is told to come again', async () => {
  const app = startingApp({ lang: 'en' })
  expect((await app.request('/healthz')).status).toBe(200)
  const ready = await app.request('/readyz')
  expect([ready.status, await ready.json()]).toEqual([503, { status: 'not ready', reasons: ['starting'] }])
  const api = await app.request('/api/v1/units')
  expect([api.status, api.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await api.json()).toMatchObject({ code: 'server-starting' })
})
