import { expect, test } from 'vitest'
import { type LoadMeta, loadReturns, submitReturn } from '../../src/cycle/collect/load.js'
import { registerPack } from '../../src/cycle/register/register-pack.js'
import type { ReturnFigures } from '../../src/domain/figure.js'
import { PackIndex } from '../../src/domain/pack-index.js'
import { monthPeriod, quarterPeriod } from '../../src/domain/period.js'
import { rebuildSteps, storedPeriods } from '../../src/domain/stored-periods.js'
import { factTime, lockUnits } from '../../src/store/database.js'
import { withdraw } from '../../src/store/returns.js'
import { verifyRollup } from '../../src/store/rollup.js'
import { type PackStore, withStore } from '../support/database.js'
import { returnOf, smallPack, unitId } from '../support/small-pack.js'

const META: LoadMeta = { actor: 'loader', source: 'figures.csv', stage: 'accepted', reason: 'replaced' }

/** Above 400 returns a load goes by COPY, below return by return. */
const MANY = 420

/** Returns of everybody for some years, with every kind of cell there is. */
function returns(index: PackIndex, salt = 0): ReturnFigures[] {
  const found: ReturnFigures[] = []
  for (let year = 2020; year <= 2026; year++)
    for (let month = 1; month <= 12; month++) {
      const period = monthPeriod(year, month)
      for (const unit of index.treeOf(period).nodes.values()) {
        const n = found.length + salt
        if (unit.level === 'commune')
          found.push(
            returnOf(
              index,
              unit.key,
              period,
              'crime',
              {
                recorded: String(n % 13),
                cleared: n % 5 === 0 ? 'n/a' : String(n % 7),
                ...(n % 3 === 0 ? {} : { seized: `${n % 11}.125` }),
                ...(n % 4 === 0 ? {} : { balance: `-${n}.5` }),
              },
              n % 6 === 0 ? `Tình hình\t“ổn định”\\n\r\n${n} ` : undefined,
            ),
          )
        if (unit.level === 'province' && month % 3 === 0)
          found.push(
            returnOf(index, unit.key, quarterPeriod(year, month / 3), 'work', { meetings: String(n % 9) }),
          )
      }
    }
  return found
}

const TABLES = [
  'pack_version',
  'org_unit',
  'org_span',
  'org_place',
  'reorganisation',
  'correspondence',
  'series',
  'return_version',
  'rollup',
  'rollup_delta',
  'audit',
]

/** Everything that a database holds, as text; `but` are columns that two databases may differ in. */
async function content(
  { store }: PackStore,
  tables = TABLES,
  but: readonly string[] = [],
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const table of tables) {
    const { rows } = await store.ownerPool.query<{ row: string }>(
      `select (to_jsonb(t) - $1::text[])::text as row from ${table} t order by 1`,
      [but],
    )
    found[table] = rows.map((row) => row.row)
  }
  return found
}

/** What two ways of loading must agree on: all but the time of day and random ids. */
const FACTS = ['return_version', 'rollup', 'rollup_delta']
const STAMPS = ['entered_at', 'submitted_at', 'approved_at', 'accepted_at', 'withdrawn_at']

async function inPieces({ store, index }: PackStore, all: readonly ReturnFigures[], meta = META) {
  const results = []
  for (let from = 0; from < all.length; from += 150)
    results.push(await loadReturns(store, index, all.slice(from, from + 150), meta))
  return results.reduce((sum, r) => sum + r.added, 0)
}

/** The newest version of a return is taken back. */
async function takeBack({ store, index }: PackStore, { unitId: unit, period, form }: ReturnFigures) {
  await store.owner.transaction().execute(async (tx) => {
    await lockUnits(tx, [unit])
    const { rows } = await store.ownerPool.query(
      'select max(version) as newest from return_version where unit_id = $1 and period = $2 and form = $3',
      [unit, period.key, form],
    )
    const key = { unit, period: period.key, form }
    await withdraw(tx, key, rows[0].newest, storedPeriods(period), index.seriesCount, await factTime(tx))
  })
}

test('loading in bulk and return by return come to the same', async () => {
  const [bulk, single] = [await withStore(smallPack()), await withStore(smallPack())]
  const same = async () => {
    expect(await content(bulk, FACTS, STAMPS)).toEqual(await content(single, FACTS, STAMPS))
    for (const { store, index } of [bulk, single])
      expect(await verifyRollup(store.owner, index.seriesCount, rebuildSteps)).toEqual([])
  }
  const first = returns(bulk.index)
  expect(first.length).toBeGreaterThan(MANY)
  expect(await loadReturns(bulk.store, bulk.index, first, META)).toEqual({
    read: first.length,
    added: first.length,
    unchanged: 0,
  })
  expect(await inPieces(single, first)).toBe(first.length)
  await same()

  // Some corrected, some as before, one emptied, one that was taken back and comes again.
  const corrected = first.map((figures, i) => {
    if (i === 5) return { ...figures, values: figures.values.map(() => null), notApplicable: [] }
    return i % 10 === 0 ? { ...figures, values: ['77', ...figures.values.slice(1)] } : figures
  })
  for (const db of [bulk, single]) await takeBack(db, first[11]!)
  const { added } = await loadReturns(bulk.store, bulk.index, corrected, META)
  expect(added).toBeGreaterThan(first.length / 10)
  expect(await inPieces(single, corrected)).toBe(added)
  await same()
})

test.each([
  ['in bulk', (index: PackIndex) => returns(index)],
  ['return by return', (index: PackIndex) => returns(index).slice(0, 90)],
])('loading twice changes nothing at all, %s', async (_, some) => {
  const db = await withStore(smallPack())
  const figures = some(db.index)
  await loadReturns(db.store, db.index, figures, META)
  const before = await content(db)
  const again = await loadReturns(db.store, db.index, some(db.index), { ...META, source: 'again.csv' })
  expect(again).toEqual({ read: figures.length, added: 0, unchanged: figures.length })
  expect(await registerPack(db.store, db.index, 'test', '2026-11-23')).toBe('same')
  expect(await content(db)).toEqual(before)
})

test.each([
  ['in bulk', (index: PackIndex) => returns(index)],
  ['return by return', (index: PackIndex) => returns(index).slice(0, 90)],
])('series that the pack adds later do not make old figures new, %s', async (_, some) => {
  const db = await withStore(smallPack())
  await loadReturns(db.store, db.index, some(db.index), META)
  const longer = new PackIndex(smallPack(undefined, ['fires']))
  expect(await registerPack(db.store, longer, 'test', '2026-11-23')).toBe('changed')
  const before = await content(db)
  const { added } = await loadReturns(db.store, longer, some(longer), META)
  expect(added).toBe(0)
  expect(await content(db)).toEqual(before)
})

test('one figure of one return as the only series there is, not applicable', async () => {
  const pack = smallPack()
  const one = { ...pack, series: pack.series.slice(0, 1), measures: pack.measures.slice(0, 1) }
  const db = await withStore({ ...one, forms: [{ ...pack.forms[0]!, sections: [] }], indicators: [] })
  const figures = returnOf(db.index, 'b2', '2026-01', 'crime', { recorded: 'n/a' })
  await loadReturns(db.store, db.index, [figures], META)
  const before = await content(db)
  await loadReturns(db.store, db.index, [figures], META)
  expect(await content(db)).toEqual(before)
})

test.each([
  ['in bulk', MANY],
  ['return by return', 50],
])('a load that fails leaves everything as it was, %s', async (_, count) => {
  const db = await withStore(smallPack())
  const { store, index } = db
  await loadReturns(store, index, returns(index).slice(0, 30), META)
  await submitReturn(store.app, index, returnOf(index, 'b2', '2026-02', 'crime', { recorded: '1' }), META)
  const before = await content(db)
  const next = returns(index, 3).slice(0, count)
  const last = next.at(-1)!
  const faulty: Record<string, ReturnFigures> = {
    // Not in the tree of that month: found out while rows are being written.
    'a unit that was not there': {
      ...last,
      unitKey: 'a12',
      unitId: unitId(index, 'a12'),
      period: monthPeriod(2021, 1),
    },
    'an id that was never registered': { ...last, unitId: 99_999 },
    'no number at all': { ...last, values: ['many', ...last.values.slice(1)] },
  }
  for (const figures of Object.values(faulty)) {
    await expect(loadReturns(store, index, [...next.slice(0, -1), figures], META)).rejects.toThrow()
    expect(await content(db)).toEqual(before)
  }
  // And the connections are fit for use afterwards.
  expect((await loadReturns(store, index, next, META)).added).toBeGreaterThan(0)
})
