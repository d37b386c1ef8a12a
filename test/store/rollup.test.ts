import fc from 'fast-check'
import { expect, test } from 'vitest'
import { submitReturn } from '../../src/cycle/collect/load.js'
import { registerPack } from '../../src/cycle/register/register-pack.js'
import { PackIndex } from '../../src/domain/pack-index.js'
import { monthPeriod, yearPeriod } from '../../src/domain/period.js'
import { rebuildSteps, storedPeriods } from '../../src/domain/stored-periods.js'
import { inContext } from '../../src/store/context.js'
import { foldAll, rebuild, verifyRollup } from '../../src/store/rollup.js'
import { readTotals } from '../../src/store/totals.js'
import { ownerClient, type PackStore, withStore } from '../support/database.js'
import { ALL_KINDS, randomHistory } from '../support/histories.js'
import { command, Play, packOf, plain } from '../support/random-returns.js'
import { MOVE, returnOf, smallPack, unitId } from '../support/small-pack.js'

const META = { actor: 'test', source: 'test', stage: 'submitted', reason: 'corrected' } as const

/** Rows of the stored totals before and after making them anew that differ; numbers are compared as numbers. */
async function changedByRebuild({ store, index }: PackStore): Promise<unknown[]> {
  const client = await ownerClient(store)
  try {
    await client.query('create temp table held as table rollup')
    await rebuild(store.owner, index.seriesCount, rebuildSteps)
    const { rows } = await client.query(
      '(table held except table rollup) union all (table rollup except table held)',
    )
    return rows
  } finally {
    await client.end()
  }
}

test('totals are the sums of the current versions after any sequence of changes', async () => {
  await fc.assert(
    fc.asyncProperty(
      randomHistory({ kinds: ALL_KINDS, unknownShares: true }),
      fc.array(command, { minLength: 10, maxLength: 30 }),
      async (history, commands) => {
        const db = await withStore(packOf(history, 0), '2020-06-01')
        try {
          const play = new Play(db, history)
          for (const [step, command] of commands.entries()) {
            await play.carryOut(command)
            await play.compare([step % 4])
          }
          await foldAll(db.store.owner, db.index.seriesCount)
          expect(await changedByRebuild(db)).toEqual([])
          await play.compare([0, 1, 2, 3])
        } finally {
          await db.close()
        }
      },
    ),
    { numRuns: 10, interruptAfterTimeLimit: 45_000 },
  )
})

test('a unit that the pack later puts elsewhere in a past period takes its figures with it when they are corrected', async () => {
  const db = await withStore(smallPack([]), '2025-06-01')
  const report = (index: PackIndex, recorded: string) =>
    submitReturn(db.store.app, index, returnOf(index, 'a3', '2025-11', 'crime', { recorded }), META)
  await report(db.index, '5')
  const moved = new PackIndex(smallPack([MOVE]))
  await registerPack(db.store, moved, 'test', '2025-12-01')
  const provinces = () =>
    inContext(db.store.app, { unit: unitId(moved, 'vn') }, async (tx) => {
      const units = [unitId(moved, 'pa'), unitId(moved, 'pb')]
      const found = await readTotals(tx, {
        units,
        periods: [monthPeriod(2025, 11).key],
        scope: 'all',
        stage: 1,
      })
      return plain(found)
    })
  const at = (unit: string) => `${unitId(moved, unit)}/${monthPeriod(2025, 11).key}/1`
  expect(await provinces()).toEqual(new Map([[at('pa'), '5 1 0']]))
  await report(moved, '7')
  expect(await provinces()).toEqual(new Map([[at('pb'), '7 1 0']]))
  await foldAll(db.store.owner, moved.seriesCount)
  expect(await provinces()).toEqual(new Map([[at('pb'), '7 1 0']]))
  expect(await verifyRollup(db.store.owner, moved.seriesCount, rebuildSteps)).toEqual([])
})

test('a program with the shorter list of series of yesterday folds without cutting off the figures of a new one', async () => {
  const db = await withStore(smallPack())
  const longer = new PackIndex(smallPack(undefined, ['fires']))
  const month = monthPeriod(2025, 12)
  await submitReturn(
    db.store.app,
    db.index,
    returnOf(db.index, 'b2', month, 'crime', { recorded: '2' }),
    META,
  )
  await registerPack(db.store, longer, 'test', '2026-11-23')
  await submitReturn(
    db.store.app,
    longer,
    returnOf(longer, 'b2', month, 'crime', { recorded: '2', fires: '3' }),
    META,
  )
  await foldAll(db.store.owner, db.index.seriesCount)
  await submitReturn(
    db.store.app,
    db.index,
    returnOf(db.index, 'a3', month, 'crime', { recorded: '4' }),
    META,
  )
  await foldAll(db.store.owner, db.index.seriesCount)
  const units = [unitId(longer, 'pb')]
  const found = await inContext(db.store.app, { unit: unitId(longer, 'vn') }, (tx) =>
    readTotals(tx, { units, periods: [month.key], scope: 'all', stage: 1 }),
  )
  const key = (series: number) => `${units[0]}/${month.key}/${series}`
  expect(plain(found)).toEqual(
    new Map([
      [key(1), '6 2 0'],
      [key(7), '3 1 0'],
    ]),
  )
})

test('totals made anew while returns come in of a year that nobody had reported for', async () => {
  const db = await withStore(smallPack())
  const { store, index } = db
  const years = [2022, 2023, 2024]
  const writing = years.map((year) =>
    submitReturn(store.app, index, returnOf(index, 'b2', `${year}-05`, 'crime', { recorded: '1' }), META),
  )
  await Promise.all([...writing, rebuild(store.owner, index.seriesCount, rebuildSteps)])
  await foldAll(store.owner, index.seriesCount)
  expect(await verifyRollup(store.owner, index.seriesCount, rebuildSteps)).toEqual([])
  const found = await inContext(store.app, { unit: unitId(index, 'vn') }, (tx) =>
    readTotals(tx, {
      units: [unitId(index, 'vn')],
      periods: years.map((year) => yearPeriod(year).key),
      scope: 'all',
      stage: 0,
    }),
  )
  expect([...plain(found).values()]).toEqual(years.map(() => '1 1 0'))
})

test('a difference between stored totals and returns is found and named, and goes with a rebuild', async () => {
  const { store, index } = await withStore(smallPack())
  const figures = returnOf(index, 'b2', '2025-12', 'crime', { recorded: '2' })
  await submitReturn(store.app, index, figures, META)
  await foldAll(store.owner, index.seriesCount)
  await store.ownerPool.query('update rollup set total[1] = total[1] + 1 where scope = 1 and unit_id = $1', [
    unitId(index, 'pb'),
  ])
  const found = await verifyRollup(store.owner, index.seriesCount, rebuildSteps)
  expect(found.map((f) => f.period)).toEqual(storedPeriods(figures.period).sort((a, b) => a - b))
  expect(found[0]).toMatchObject({
    unit: unitId(index, 'pb'),
    series: 1,
    stored: '3/1/0',
    recomputed: '2/1/0',
  })
  await rebuild(store.owner, index.seriesCount, rebuildSteps)
  expect(await verifyRollup(store.owner, index.seriesCount, rebuildSteps)).toEqual([])
})
