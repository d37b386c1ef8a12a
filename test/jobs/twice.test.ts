import { sql } from 'kysely'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../../src/cycle/desk.js'
import { forget } from '../../src/cycle/follow/forget.js'
import { noticesOfEvents } from '../../src/cycle/follow/notices-of-events.js'
import { runSlot, SlotLost } from '../../src/cycle/follow/run-slot.js'
import { type Intervals, type RunningJobs, startJobs } from '../../src/jobs/start-jobs.js'
import { inContext } from '../../src/store/context.js'
import { factTime, lockUnits, type Tx } from '../../src/store/database.js'
import { addEvent } from '../../src/store/events.js'
import { ownerClient } from '../support/database.js'
import { type TestServer, testServer } from '../support/http.js'
import { returnsPack } from '../support/returns-pack.js'
import { unitId } from '../support/small-pack.js'

/** Several servers on one database: nothing twice, and nothing forgotten when one dies. */

const SILENT = { info: () => {}, warn: () => {} }
const NEVER = 3.6e6

let server: TestServer
let other: Desk
let running: RunningJobs[] = []

beforeAll(async () => {
  server = await testServer(returnsPack())
  other = { ...server.desk, store: await server.db.again() }
  await noticesOfEvents(server.desk)
})
afterEach(async () => {
  await Promise.all(running.map((jobs) => jobs.stop()))
  running = []
})

function start(desk: Desk, every: Partial<Intervals>, lease = 60_000): RunningJobs {
  const quiet = { notices: NEVER, daily: NEVER, mail: NEVER, fold: NEVER, forget: NEVER, ...every }
  // Every job runs once when it is started.
  const hour = every.daily === undefined ? 24 : 0
  const day = { remindAt: hour, digestAt: hour, lease }
  const jobs = startJobs(desk, { smtp: null, publicUrl: null, every: quiet, day }, SILENT)
  running.push(jobs)
  return jobs
}

async function rows<T>(query: ReturnType<typeof sql<T>>): Promise<T[]> {
  return (await query.execute(server.desk.store.owner)).rows
}

async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** A return of a unit of pb is submitted, as far as its history tells. */
async function submitted(tx: Tx, key: string, period: number): Promise<void> {
  const unit = unitId(server.index, key)
  await lockUnits(tx, [unit])
  const at = (await factTime(tx)).toISOString()
  const path = ['vn', 'pb', key].map((above) => unitId(server.index, above))
  const event = {
    kind: 'submit',
    from: 'draft',
    to: 'submitted',
    version: 1,
    actor: 'somebody',
    actorName: 'Somebody',
    office: { unit: key, role: 'clerk' },
    officeUnit: unit,
    at,
    reason: null,
    covers: null,
    changes: null,
  } as const
  await addEvent(tx, { unit, period, form: 'crime' }, event, path)
}

function as<T>(desk: Desk, key: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const unit = unitId(server.index, key)
  return inContext(desk.store.app, { unit, write: unit }, work)
}

describe('notices of what happens', () => {
  const told = async (account: string) =>
    (
      await rows(sql<{ period: number }>`
        select period from notice where account_id = ${account}::uuid order by period`)
    ).map(({ period }) => period)

  test('one whose transaction takes long is told of, though others came after it and were told before', async () => {
    const first = await server.person('head@b2')
    const second = await server.person('head@b1x')
    start(server.desk, { notices: 2 })
    start(other, { notices: 2 })
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let took = () => {}
    const taken = new Promise<void>((resolve) => {
      took = resolve
    })
    const slow = as(other, 'b2', async (tx) => {
      await submitted(tx, 'b2', 320_250_012)
      took()
      await held
    })
    await taken
    const others = [320_240_001, 320_240_002, 320_240_003]
    for (const period of others) await as(server.desk, 'b1x', (tx) => submitted(tx, 'b1x', period))
    await until(async () => (await told(second.account)).length === others.length)
    expect(await told(first.account)).toEqual([])
    release()
    await slow
    await until(async () => (await told(first.account)).length > 0)
    expect(await told(first.account)).toEqual([320_250_012])
    expect(await told(second.account)).toEqual(others)
  })

  test('many events from many hands: none is missed and none told twice', async () => {
    const { account } = await server.person('head@b2')
    start(server.desk, { notices: 1 })
    start(other, { notices: 1 })
    const periods = Array.from(
      { length: 60 },
      (_, n) => 320_200_000 + 10_000 * Math.floor(n / 12) + (n % 12) + 1,
    )
    await Promise.all(
      periods.map((period, n) =>
        as(n % 2 === 0 ? server.desk : other, 'b2', (tx) => submitted(tx, 'b2', period)),
      ),
    )
    await until(async () => (await told(account)).length >= periods.length)
    await Promise.all(running.map((jobs) => jobs.stop()))
    await noticesOfEvents(server.desk)
    expect(await told(account)).toEqual([...periods].sort())
  })

  test('killed in the middle: nothing is kept, and the next one tells', async () => {
    const { account } = await server.person('head@b2')
    await as(server.desk, 'b2', (tx) => submitted(tx, 'b2', 320_190_001))
    const owner = await ownerClient(server.db.store)
    await owner.query('begin')
    await owner.query('lock table notice in exclusive mode')
    const dying = noticesOfEvents(other)
    const failed = expect(dying).rejects.toThrow()
    await until(async () => (await killBlocked()) > 0)
    await failed
    await owner.query('rollback')
    await owner.end()
    expect(await told(account)).toEqual([])
    await noticesOfEvents(server.desk)
    expect(await told(account)).toEqual([320_190_001])
  })
})

/** Cut the connections that wait for the table of notices, as the death of their server would. */
async function killBlocked(): Promise<number> {
  return (
    await rows(sql`
      select pg_terminate_backend(l.pid) from pg_locks l
      join pg_class c on c.oid = l.relation where c.relname = 'notice' and not l.granted`)
  ).length
}

describe('the work of a day', () => {
  const reminders = (account: string) =>
    rows(sql<{ once: string }>`
      select once from notice where account_id = ${account}::uuid and once like 'remind:%' order by once`)

  test('two servers at once: reminders are given once', async () => {
    const { account } = await server.person('clerk@b2')
    start(server.desk, { daily: 1 })
    start(other, { daily: 1 })
    await until(
      async () =>
        (await rows(sql`select 1 from job_run where name = 'reminders' and done_at is not null`)).length > 0,
    )
    const runs = await rows(sql<{ slot: string }>`select slot from job_run where name = 'reminders'`)
    expect(runs).toEqual([{ slot: '2026-11-23' }])
    expect((await reminders(account)).length).toBeGreaterThan(0)
  })

  test('killed in the middle: taken up by another when the lease is over, not before', async () => {
    server.setNow('2026-11-24T02:00:00Z')
    const { account } = await server.person('clerk@b2')
    const owner = await ownerClient(server.db.store)
    await owner.query('begin')
    await owner.query('lock table notice in exclusive mode')
    const dying = start(other, { daily: 1 }, 1500)
    await until(async () => (await killBlocked()) > 0)
    const stopped = dying.stop()
    await until(async () => {
      await killBlocked()
      return Promise.race([
        stopped.then(() => true),
        new Promise<boolean>((r) => setTimeout(() => r(false), 20)),
      ])
    })
    await owner.query('rollback')
    await owner.end()
    const open = () =>
      rows(
        sql<{
          done_at: Date | null
        }>`select done_at from job_run where name = 'reminders' and slot = '2026-11-24'`,
      )
    expect(await open()).toEqual([{ done_at: null }])
    expect(await reminders(account)).toEqual([])
    start(server.desk, { daily: 5 }, 1500)
    await until(async () => (await open())[0]?.done_at !== null)
    const given = await reminders(account)
    expect(given.length).toBeGreaterThan(0)
    expect(new Set(given.map(({ once }) => once)).size).toBe(given.length)
  })

  test('whoever lost its slot keeps nothing', async () => {
    const lost = runSlot(server.desk, 'trial', 'one', 0, async () => {
      // Meanwhile another server holds the first for dead and does the work.
      await new Promise((resolve) => setTimeout(resolve, 10))
      expect(await runSlot(other, 'trial', 'one', 0, async () => 'second')).toEqual({ result: 'second' })
      return 'first'
    })
    await expect(lost).rejects.toBeInstanceOf(SlotLost)
    const held = await rows(sql<{ result: unknown }>`select result from job_run where name = 'trial'`)
    expect(held).toEqual([{ result: 'second' }])
    expect(await runSlot(server.desk, 'trial', 'one', 0, async () => 'third')).toBeNull()
  })

  test('work that fails is done again', async () => {
    const fails = runSlot(server.desk, 'trial', 'two', 60_000, async () => {
      throw new Error('once')
    })
    await expect(fails).rejects.toThrow('once')
    expect(await runSlot(server.desk, 'trial', 'two', 60_000, async () => 1)).toBeNull()
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(await runSlot(server.desk, 'trial', 'two', 5, async () => 2)).toEqual({ result: 2 })
  })
})

test('what nobody needs any more is forgotten, and nothing else', async () => {
  const count = async () =>
    (
      await rows(sql<{ notices: number; runs: number }>`
        select (select count(*)::integer from notice) as notices, (select count(*)::integer from job_run) as runs`)
    )[0]!
  const before = await count()
  expect(await forget(server.desk)).toEqual({ letters: 0, notices: 0, slots: 0 })
  expect(await count()).toEqual(before)
  server.setNow('2028-06-01T02:00:00Z')
  const gone = await forget(server.desk)
  expect(gone.notices).toBe(before.notices)
  // How far the job has come is not a run of a slot.
  expect(await count()).toEqual({ notices: 0, runs: 1 })
})
