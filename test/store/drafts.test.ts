import { expect, test } from 'vitest'
import { type LoadMeta, loadReturns, submitReturn, submitReturns } from '../../src/cycle/collect/load.js'
import { explain } from '../../src/cycle/consolidate/explain.js'
import { registerPack } from '../../src/cycle/register/register-pack.js'
import { PackIndex } from '../../src/domain/pack-index.js'
import { monthPeriod, parsePeriod } from '../../src/domain/period.js'
import { rebuildSteps } from '../../src/domain/stored-periods.js'
import { inContext } from '../../src/store/context.js'
import { knownAtBarrier } from '../../src/store/database.js'
import { readParts } from '../../src/store/parts.js'
import { foldAll, rebuild, verifyRollup } from '../../src/store/rollup.js'
import { readTotals } from '../../src/store/totals.js'
import { type Person, type TestServer, testServer } from '../support/http.js'
import { cell, returnOf, value } from '../support/returns-http.js'
import { ACTS, returnOf as figuresOf, smallPack, unitId } from '../support/small-pack.js'

const META: LoadMeta = {
  actor: 'loader',
  source: 'figures.csv',
  stage: 'accepted',
  reason: 'nạp từ báo cáo giấy',
}

async function total({ db, index }: TestServer, unit: string, stage: number): Promise<string | undefined> {
  const at = unitId(index, unit)
  const read = await inContext(db.store.app, { unit: unitId(index, 'vn') }, (tx) =>
    readTotals(tx, { units: [at], periods: [monthPeriod(2026, 11).key], scope: 'all', stage }),
  )
  return [...read.values()][0]?.total[0]
}

async function sound({ db, index }: TestServer): Promise<void> {
  expect(await verifyRollup(db.store.owner, index.seriesCount, rebuildSteps)).toEqual([])
  await foldAll(db.store.owner, index.seriesCount)
  expect(await verifyRollup(db.store.owner, index.seriesCount, rebuildSteps)).toEqual([])
}

/** A draft of b2 for 2026-11 that says 7, on top of an accepted 5 when `amends`. */
async function typing(
  server: TestServer,
  amends = false,
): Promise<{ clerk: Person; one: ReturnType<typeof returnOf> }> {
  const clerk = await server.person('clerk@b2')
  const one = returnOf('b2', '2026-11')
  if (amends)
    await loadReturns(
      server.db.store,
      server.index,
      [figuresOf(server.index, 'b2', '2026-11', 'crime', { recorded: '5' })],
      META,
    )
  await one.read(clerk)
  if (amends) await one.step(clerk, 'amend', { reason: 'bổ sung' })
  await one.save(clerk, { recorded: value('7'), cleared: { notApplicable: true } })
  return { clerk, one }
}

test.each([false, true])(
  'a rebuild counts what is being typed, and a check looks for it (amending: %s)',
  async (amends) => {
    const server = await testServer(smallPack())
    await typing(server, amends)
    await sound(server)
    const { store } = server.db
    await store.ownerPool.query('delete from rollup')
    expect((await verifyRollup(store.owner, server.index.seriesCount, rebuildSteps)).length).toBeGreaterThan(
      0,
    )
    await rebuild(store.owner, server.index.seriesCount, rebuildSteps)
    expect(await total(server, 'pb', 0)).toBe('7')
    expect(await total(server, 'pb', 1)).toBe(amends ? '5' : undefined)
    await sound(server)
  },
)

test.each([
  ['return by return', 1],
  ['in bulk', 420],
])('a load %s keeps what somebody was typing as a version that ended', async (_, count) => {
  const server = await testServer(smallPack())
  const { db, index } = server
  const { clerk, one } = await typing(server)
  const months = Array.from({ length: count }, (__, n) =>
    n === 0 ? parsePeriod('2026-11') : monthPeriod(2027 + Math.floor(n / 12), 1 + (n % 12)),
  )
  const returns = months.map((month) => figuresOf(index, 'b2', month, 'crime', { recorded: '6' }))
  expect((await loadReturns(db.store, index, returns, META)).added).toBe(count)
  expect([await total(server, 'pb', 0), await total(server, 'pb', 3)]).toEqual(['6', '6'])
  await sound(server)
  const answer = await clerk.send('get', `${one.path}/versions`)
  expect(answer.body.items).toMatchObject([
    { version: 2, state: 'accepted', source: 'figures.csv', enteredBy: 'loader', openedFor: META.reason },
    { version: 1, state: 'withdrawn', source: 'web', closedFor: META.reason },
  ])
  expect((await clerk.send('get', `${one.path}/versions/1`)).body.entries.recorded).toEqual(value('7'))
  // Whoever goes on typing is told what came in between.
  const late = await one.save(clerk, { recorded: value('8') })
  expect(late).toMatchObject({
    status: 412,
    body: { code: 'match-stale', current: { return: { state: 'accepted' } } },
  })
  expect(late.body.detail).toContain('loader')
})

test('a load that says what the newest version says leaves the draft upon it alone', async () => {
  const server = await testServer(smallPack())
  const { db, index } = server
  const { clerk, one } = await typing(server, true)
  const same = figuresOf(index, 'b2', '2026-11', 'crime', { recorded: '5' })
  expect(await loadReturns(db.store, index, [same], META)).toMatchObject({ added: 0, unchanged: 1 })
  const bulk = Array.from({ length: 410 }, (_, n) =>
    figuresOf(index, 'b2', monthPeriod(2027 + Math.floor(n / 12), 1 + (n % 12)), 'crime', { recorded: '1' }),
  )
  await loadReturns(db.store, index, [same, ...bulk], META)
  expect((await one.save(clerk, { recorded: value('8') })).status).toBe(200)
  expect(await total(server, 'pb', 0)).toBe('8')
  await sound(server)
})

test('a version loaded as entered only is gone on with as a draft, and stays known as it was', async () => {
  const server = await testServer(smallPack())
  const { db, index } = server
  const figures = figuresOf(index, 'b2', '2026-11', 'crime', { recorded: '5' })
  await loadReturns(db.store, index, [figures], { ...META, stage: 'entered' })
  const clerk = await server.person('clerk@b2')
  const head = await server.person('head@b2')
  const one = returnOf('b2', '2026-11')
  expect((await one.read(clerk)).body).toMatchObject({
    state: 'draft',
    version: 1,
    may: { save: true, submit: true },
  })
  const then = await db.store.owner.transaction().execute(knownAtBarrier)
  const saved = await one.save(clerk, { cleared: value('1') })
  expect(saved.body).toMatchObject({ state: 'draft', version: 2, revision: 1 })
  expect(cell(saved, 'recorded').entry).toEqual(value('5'))
  expect(await total(server, 'pb', 0)).toBe('5')
  await sound(server)
  const known = await inContext(db.store.app, { unit: unitId(index, 'vn') }, (tx) =>
    readParts(tx, {
      units: [unitId(index, 'pb')],
      periods: [figures.period.key],
      stage: 0,
      at: then,
    }),
  )
  expect(known).toMatchObject([{ version: 1 }])
  await one.step(clerk, 'submit')
  expect((await one.step(head, 'approve')).body).toMatchObject({ state: 'approved', version: 2 })
  await sound(server)
})

test('a version loaded as entered only can be submitted as it is', async () => {
  const server = await testServer(smallPack())
  const figures = figuresOf(server.index, 'b2', '2026-11', 'crime', { recorded: '5' })
  await loadReturns(server.db.store, server.index, [figures], { ...META, stage: 'entered' })
  const clerk = await server.person('clerk@b2')
  const one = returnOf('b2', '2026-11')
  await one.read(clerk)
  expect((await one.step(clerk, 'submit')).body).toMatchObject({ state: 'submitted', version: 1 })
  await one.step(clerk, 'withdraw', {})
  expect(await total(server, 'pb', 0)).toBe('0')
  await sound(server)
})

test('drafts are no facts: no moment knows them, and what was known stays', async () => {
  const server = await testServer(smallPack())
  const { db, index } = server
  const { clerk, one } = await typing(server)
  const parts = (at: Date | null) =>
    inContext(db.store.app, { unit: unitId(index, 'vn') }, (tx) =>
      readParts(tx, { units: [unitId(index, 'pb')], periods: [monthPeriod(2026, 11).key], stage: 0, at }),
    )
  const typed = await db.store.owner.transaction().execute(knownAtBarrier)
  expect(await parts(typed)).toEqual([])
  expect(await parts(null)).toMatchObject([{ version: 1, enteredBy: `Tên ${clerk.username}` }])
  await one.step(clerk, 'submit')
  const submitted = await db.store.owner.transaction().execute(knownAtBarrier)
  expect(await parts(typed)).toEqual([])
  expect(await parts(submitted)).toMatchObject([{ version: 1 }])
  await one.step(clerk, 'withdraw', {})
  expect(await parts(submitted)).toMatchObject([{ version: 1 }])
})

test('a figure that is still typed opens to who typed it, with what was said about it', async () => {
  const server = await testServer(smallPack())
  const { db, index } = server
  const { clerk, one } = await typing(server)
  await one.save(clerk, {}, { explanations: { 'outlier:1': 'Đợt cao điểm', 'note:3': 'Chưa cân lại' } })
  const found = await explain(db.store, index, {
    viewer: unitId(index, 'vn'),
    unit: 'pb',
    period: monthPeriod(2026, 11),
    indicator: index.pack.indicators[0]!,
    stage: 'entered',
    knownAt: null,
  })
  expect(found.side.value?.toFixed()).toBe('7')
  expect(found.parts).toMatchObject([
    {
      unit: { key: 'b2' },
      values: { recorded: '7' },
      explanations: [{ key: 'outlier:1', series: ['recorded'], text: 'Đợt cao điểm' }],
    },
  ])
})

test('a draft takes its figures with it when the pack puts its unit elsewhere, and the reach of after', async () => {
  const server = await testServer(smallPack(ACTS.slice(0, 2)), '2026-11-23T02:00:00Z')
  const clerk = await server.person('clerk@a3')
  const one = returnOf('a3', '2026-11')
  await one.read(clerk)
  await one.save(clerk, { recorded: value('7') })
  expect(await total(server, 'pa', 0)).toBe('7')
  const moved = new PackIndex(smallPack())
  await registerPack(server.db.store, moved, 'test', '2026-11-23')
  const { rows } = await server.db.store.ownerPool.query(
    `select 1 from return_draft t join org_unit u using (unit_id) where u.reach <> t.reach
     union all select 1 from return_event t join org_unit u using (unit_id) where u.reach <> t.reach`,
  )
  expect(rows).toEqual([])
  Object.assign(server.desk, { index: moved })
  expect((await one.save(clerk, { recorded: value('8') })).status).toBe(200)
  expect(await total(server, 'pa', 0)).toBe('0')
  expect(await total(server, 'pb', 0)).toBe('8')
  await sound(server)
})

test('notes beside figures of a file are kept as explanations', async () => {
  const server = await testServer(smallPack())
  const { db, index } = server
  const figures = {
    ...figuresOf(index, 'b2', '2026-11', 'crime', { recorded: '5' }),
    notes: { recorded: 'Gồm cả 1 vụ chuyển đến' },
  }
  await loadReturns(db.store, index, [figures], META)
  const clerk = await server.person('clerk@b2')
  expect((await returnOf('b2', '2026-11').read(clerk)).body.explanations).toEqual({
    'note:1': 'Gồm cả 1 vụ chuyển đến',
  })
  expect(await loadReturns(db.store, index, [figures], META)).toMatchObject({ added: 0 })
  const other = { ...figures, notes: { recorded: 'Không gồm vụ chuyển đến' } }
  expect(await loadReturns(db.store, index, [other], META)).toMatchObject({ added: 1 })
})

test('several returns are submitted together or not at all', async () => {
  const { db, index } = await testServer(smallPack())
  const meta = { ...META, stage: 'submitted' as const }
  const good = figuresOf(index, 'b2', '2026-11', 'crime', { recorded: '5' })
  const bad = { ...figuresOf(index, 'a3', '2026-11', 'crime', {}), values: ['many'] }
  await expect(submitReturns(db.store.app, index, [good, bad], meta)).rejects.toThrow()
  const { rows } = await db.store.ownerPool.query('select 1 from return_version')
  expect(rows).toEqual([])
  const both = [good, { ...bad, values: ['1'] }]
  expect(await submitReturns(db.store.app, index, both, meta)).toEqual([1, 1])
  expect(await submitReturns(db.store.app, index, both, meta)).toEqual([null, null])
})

test('typing, submitting and a bulk load at once: everything acknowledged is there once', async () => {
  const server = await testServer(smallPack())
  const { db, index } = server
  const units = ['a12', 'a3', 'b1x', 'b1y', 'b2']
  const people = await Promise.all(units.map((unit) => server.person(`clerk@${unit}`)))
  const month = '2026-10'
  const work = async (n: number) => {
    const one = returnOf(units[n]!, month)
    await one.read(people[n]!)
    for (let i = 1; i <= 6; i++) {
      expect((await one.save(people[n]!, { recorded: value(String(i)) })).status).toBe(200)
      if (i % 2 === 0) {
        expect((await one.step(people[n]!, 'submit')).status).toBe(200)
        if (i < 6) expect((await one.step(people[n]!, 'withdraw', {})).status).toBe(200)
      }
    }
  }
  const bulk = units.flatMap((unit) =>
    Array.from({ length: 90 }, (_, n) =>
      figuresOf(index, unit, monthPeriod(2027 + Math.floor(n / 12), 1 + (n % 12)), 'crime', {
        recorded: '1',
      }),
    ),
  )
  await Promise.all([
    ...units.map((_, n) => work(n)),
    loadReturns(db.store, index, bulk, META),
    rebuild(db.store.owner, index.seriesCount, rebuildSteps),
    submitReturn(db.store.app, index, figuresOf(index, 'b2', '2026-08', 'crime', { recorded: '2' }), META),
  ])
  const at = unitId(index, 'vn')
  const read = await inContext(db.store.app, { unit: at }, (tx) =>
    readTotals(tx, { units: [at], periods: [parsePeriod(month).key], scope: 'all', stage: 1 }),
  )
  expect([...read.values()][0]!.total[0]).toBe('30')
  await sound(server)
})
