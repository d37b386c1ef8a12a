import { expect, test } from 'vitest'
import { type LoadMeta, loadReturns, submitReturn } from '../../src/cycle/collect/load.js'
import { registerPack } from '../../src/cycle/register/register-pack.js'
import type { ReturnFigures } from '../../src/domain/figure.js'
import { PackIndex } from '../../src/domain/pack-index.js'
import { monthPeriod, parsePeriod, yearPeriod } from '../../src/domain/period.js'
import { rebuildSteps, storedPeriods } from '../../src/domain/stored-periods.js'
import { type Context, inContext } from '../../src/store/context.js'
import { factTime, lockUnits, type Tx } from '../../src/store/database.js'
import { addVersion, setStage, withdraw } from '../../src/store/returns.js'
import { foldAll, foldDeltas, rebuild, verifyRollup } from '../../src/store/rollup.js'
import { readTotals, type Totals, totalsKey } from '../../src/store/totals.js'
import { type PackStore, withStore } from '../support/database.js'
import { ACTS, returnOf, smallPack, unitId } from '../support/small-pack.js'

const META: LoadMeta = { actor: 'test', source: 'test', stage: 'submitted', reason: 'corrected' }

/** Every return says 0 = recorded − cleared and 0 = seized + balance: a total that does not was torn. */
function balanced(index: PackIndex, unit: string, month: string, n: number): ReturnFigures {
  const amount = `${n}.25`
  const values = { recorded: `${n}`, cleared: `${n}`, seized: amount, balance: `-${amount}` }
  return returnOf(index, unit, month, 'crime', values)
}

function torn(totals: Totals): boolean {
  const [recorded, cleared, seized, balance] = totals.total.map(Number)
  const [first, ...others] = totals.filled.slice(0, 4)
  return recorded !== cleared || seized !== -balance! || others.some((n) => n !== first)
}

const YEAR = yearPeriod(2026)
const MONTHS = ['2026-01', '2026-02', '2026-03']
const COMMUNES = ['a12', 'a3', 'b1x', 'b1y', 'b2']

/** Read the totals of everybody over and over while `work` goes on; tells what was torn and how often it looked. */
async function watching(
  { store, index }: PackStore,
  work: Promise<unknown>,
): Promise<{ torn: Totals[]; looks: number }> {
  let going = true
  const found: Totals[] = []
  let looks = 0
  const look = async (context: Context, stage: number) => {
    while (going) {
      const read = await inContext(store.app, context, (tx) =>
        readTotals(tx, { units: [...index.unitById.keys()], periods: [YEAR.key], scope: 'all', stage }),
      )
      found.push(...[...read.values()].filter(torn))
      looks += 1
    }
  }
  const looking = [look({ unit: unitId(index, 'vn') }, 0), look({ unit: unitId(index, 'pb') }, 3)]
  await work.finally(() => {
    going = false
  })
  await Promise.all(looking)
  return { torn: found, looks }
}

/** Fold what waits, a little at a time, until `work` is done. */
async function folding({ store, index }: PackStore, work: Promise<unknown>): Promise<void> {
  let going = true
  const fold = async () => {
    while (going) await foldDeltas(store.owner, index.seriesCount, 3)
  }
  const folder = [fold(), fold()]
  await work.finally(() => {
    going = false
  })
  await Promise.all(folder)
}

async function versionsOf({ store }: PackStore, unit: number): Promise<number[]> {
  const { rows } = await store.ownerPool.query<{ version: number }>(
    'select version from return_version where unit_id = $1 order by version',
    [unit],
  )
  return rows.map((row) => row.version)
}

/** A superior accepts versions of a unit as they come, and takes some back. */
async function chief({ store, index }: PackStore, unit: string, months: readonly string[]): Promise<void> {
  const id = unitId(index, unit)
  for (let n = 1; n <= 18; n++) {
    const period = parsePeriod(months[n % months.length]!)
    const key = { unit: id, period: period.key, form: 'crime' }
    await inContext(store.app, { unit: unitId(index, 'pb'), write: unitId(index, 'pb') }, async (tx) => {
      await lockUnits(tx, [id])
      const at = await factTime(tx)
      const rest = [storedPeriods(period), index.seriesCount, at] as const
      const version = 1 + (n % 6)
      await setStage(tx, key, version, 3, ...rest).catch(ignoreRange)
      if (n % 5 === 0) await withdraw(tx, key, version, ...rest).catch(ignoreRange)
    })
  }
}

/** The version may not be there yet, or may have been accepted or withdrawn before. */
function ignoreRange(error: unknown): void {
  if (!(error instanceof RangeError)) throw error
}

test('readers see only whole returns while several connections submit, correct, stage and withdraw', async () => {
  const db = await withStore(smallPack())
  const { store, index } = db
  const last = new Map<string, number>()
  const clerk = async (unit: string, seed: number) => {
    for (let n = 1; n <= 18; n++) {
      const month = MONTHS[(n + seed) % MONTHS.length]!
      const value = seed * 100 + n
      await submitReturn(store.app, index, balanced(index, unit, month, value), META)
      last.set(`${unit}/${month}`, value)
    }
  }
  const writers = Promise.all([
    ...COMMUNES.map((unit, i) => clerk(unit, i + 1)),
    chief(db, 'b2', MONTHS),
    chief(db, 'b1x', MONTHS),
    loadReturns(
      store,
      index,
      COMMUNES.map((unit) => balanced(index, unit, '2026-04', 7)),
      META,
    ),
  ])
  const seen = await watching(db, folding(db, writers))
  expect(seen.torn).toEqual([])
  expect(seen.looks).toBeGreaterThan(1)
  expect(await verifyRollup(store.owner, index.seriesCount, rebuildSteps)).toEqual([])
  await foldAll(store.owner, index.seriesCount)
  expect(await verifyRollup(store.owner, index.seriesCount, rebuildSteps)).toEqual([])
  const read = await inContext(store.app, { unit: unitId(index, 'vn') }, (tx) =>
    readTotals(tx, { units: [unitId(index, 'pa')], periods: [YEAR.key], scope: 'all', stage: 0 }),
  )
  const mine = [...last].filter(([key]) => key.startsWith('a12/')).map(([, value]) => value)
  const expected = mine.reduce((sum, value) => sum + value, 7)
  expect(Number(read.get(totalsKey(unitId(index, 'pa'), YEAR.key))?.total[0])).toBe(expected)
})

test('ten connections that correct one return at once all get through, in unbroken order', async () => {
  const db = await withStore(smallPack())
  const { store, index } = db
  const given = await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      submitReturn(store.app, index, balanced(index, 'b2', '2026-01', n + 1), META),
    ),
  )
  const versions = Array.from({ length: 30 }, (_, n) => n + 1)
  expect(given.toSorted((a, b) => a! - b!)).toEqual(versions)
  expect(await versionsOf(db, unitId(index, 'b2'))).toEqual(versions)
  const { rows } = await store.ownerPool.query(
    'select version from return_version order by entered_at, version',
  )
  expect(rows.map((row) => row.version)).toEqual(versions)
  const winner = given.indexOf(30) + 1
  const read = await inContext(store.app, { unit: unitId(index, 'vn') }, (tx) =>
    readTotals(tx, { units: [unitId(index, 'vn')], periods: [YEAR.key], scope: 'all', stage: 1 }),
  )
  expect([...read.values()].map((totals) => totals.total[0])).toEqual([`${winner}`])
  expect(await verifyRollup(store.owner, index.seriesCount, rebuildSteps)).toEqual([])
})

/** Returns of seven years, enough for a bulk load. */
function past(index: PackIndex): ReturnFigures[] {
  return COMMUNES.flatMap((unit) =>
    Array.from({ length: 84 }, (_, i) => {
      const month = monthPeriod(2030 + Math.floor(i / 12), 1 + (i % 12))
      return balanced(index, unit, month.code, i + 1)
    }),
  )
}

test('a bulk load, a rebuild and a check beside submissions lose nothing and count nothing twice', async () => {
  const db = await withStore(smallPack())
  const { store, index } = db
  const all = [...past(index), ...COMMUNES.map((unit) => balanced(index, unit, '2026-05', 500))]
  const clerk = async (unit: string) => {
    for (let n = 1; n <= 10; n++)
      await submitReturn(store.app, index, balanced(index, unit, '2026-05', n), META)
  }
  const writers = Promise.all([
    ...COMMUNES.map(clerk),
    chief(db, 'b2', ['2026-05']),
    chief(db, 'b1y', ['2026-05']),
    loadReturns(store, index, all, META),
    loadReturns(store, index, all.slice(0, 410), { ...META, stage: 'accepted' }),
    rebuild(store.owner, index.seriesCount, rebuildSteps),
    verifyRollup(store.owner, index.seriesCount, rebuildSteps).then((found) => expect(found).toEqual([])),
  ])
  const seen = await watching(db, folding(db, writers))
  expect(seen.torn).toEqual([])
  expect(await verifyRollup(store.owner, index.seriesCount, rebuildSteps)).toEqual([])
  await foldAll(store.owner, index.seriesCount)
  expect(await verifyRollup(store.owner, index.seriesCount, rebuildSteps)).toEqual([])
})

test('what is submitted while the tree changes has the reach of after', async () => {
  const db = await withStore(smallPack(ACTS.slice(0, 2)), '2025-09-20')
  const { store, index } = db
  const changed = new PackIndex(smallPack())
  const clerk = async () => {
    for (let n = 1; n <= 25; n++)
      await submitReturn(store.app, index, balanced(index, 'a3', '2025-09', n), META)
  }
  const work = Promise.all([clerk(), registerPack(store, changed, 'test', '2025-10-01')])
  const seen = await watching(db, folding(db, work))
  expect(seen.torn).toEqual([])
  expect(await stale(db)).toEqual([])
  expect(await verifyRollup(store.owner, changed.seriesCount, rebuildSteps)).toEqual([])
})

/** Tables in which a row says something else about who may read it than its unit does. */
async function stale({ store }: PackStore): Promise<string[]> {
  const found: string[] = []
  for (const table of ['return_version', 'rollup_delta', 'rollup', 'org_place']) {
    const { rowCount } = await store.ownerPool.query(
      `select 1 from ${table} t join org_unit u on u.unit_id = t.unit_id where u.reach <> t.reach`,
    )
    if (rowCount !== 0) found.push(table)
  }
  return found
}

/** A transaction of the application that has done its work and is not committed yet. */
async function held(
  { store }: PackStore,
  unit: number,
  work: (tx: Tx) => Promise<void>,
): Promise<{ commit: () => Promise<void> }> {
  let commit = () => {}
  const waiting = new Promise<void>((done) => {
    commit = done
  })
  let ready = () => {}
  const worked = new Promise<void>((done) => {
    ready = done
  })
  const ended = inContext(store.app, { unit, write: unit }, async (tx) => {
    await work(tx)
    ready()
    await waiting
  })
  await Promise.race([worked, ended])
  return {
    commit: () => {
      commit()
      return ended
    },
  }
}

/** Until the work has come to its end, or stands waiting for a lock. */
async function settledOrWaiting({ store }: PackStore, work: Promise<unknown>): Promise<void> {
  let settled = false
  const done = () => {
    settled = true
  }
  work.then(done, done)
  while (!settled) {
    const { rows } = await store.ownerPool.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rows.length > 0) return
  }
}

test('a bulk load takes in what somebody was doing to a return when it began', async () => {
  const db = await withStore(smallPack())
  const { store, index } = db
  const b2 = unitId(index, 'b2')
  const period = parsePeriod('2030-01')
  await submitReturn(store.app, index, balanced(index, 'b2', '2030-01', 5), META)
  const accepting = await held(db, b2, async (tx) => {
    await lockUnits(tx, [b2])
    const key = { unit: b2, period: period.key, form: 'crime' }
    await setStage(tx, key, 1, 3, storedPeriods(period), index.seriesCount, await factTime(tx))
  })
  const loading = loadReturns(store, index, past(index), { ...META, stage: 'accepted' })
  await settledOrWaiting(db, loading)
  await accepting.commit()
  await loading
  expect(await verifyRollup(store.owner, index.seriesCount, rebuildSteps)).toEqual([])
  await foldAll(store.owner, index.seriesCount)
  expect(await verifyRollup(store.owner, index.seriesCount, rebuildSteps)).toEqual([])
})

test('a return that is being submitted while the tree changes gets the reach of after', async () => {
  const db = await withStore(smallPack(ACTS.slice(0, 2)), '2025-09-20')
  const { store, index } = db
  const a3 = unitId(index, 'a3')
  const changed = new PackIndex(smallPack())
  const submitting = await held(db, a3, async (tx) => {
    await lockUnits(tx, [a3])
    const at = await factTime(tx)
    const figures = balanced(index, 'a3', '2025-09', 1)
    const path = ['vn', 'pa', 'a3'].map((unit) => unitId(index, unit))
    const version = {
      ...{
        key: { unit: a3, period: figures.period.key, form: 'crime' },
        path,
        stage: 3,
        narrative: {},
        explanations: {},
      },
      ...{ windowFrom: '2025-08-15', windowTo: '2025-09-14', figures: figures.values, notApplicable: [] },
      ...{ reason: null, source: 'test', enteredBy: 'test' },
    }
    await addVersion(tx, version, [], storedPeriods(figures.period), index.seriesCount, at)
  })
  const registering = registerPack(store, changed, 'test', '2025-10-01')
  await settledOrWaiting(db, registering)
  await submitting.commit()
  expect(await registering).toBe('changed')
  expect(await stale(db)).toEqual([])
})

test('two programs that register the same change at once do it once', async () => {
  const { store } = await withStore(smallPack(ACTS.slice(0, 1)), '2025-04-01')
  const changed = () => new PackIndex(smallPack())
  const done = await Promise.all([1, 2, 3].map(() => registerPack(store, changed(), 'test', '2025-12-01')))
  expect(done.toSorted()).toEqual(['changed', 'same', 'same'])
})
