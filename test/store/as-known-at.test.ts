import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LoadMeta, submitReturn } from '../../src/cycle/collect/load.js'
import { readLookup } from '../../src/cycle/compare/read-lookup.js'
import type { PackIndex } from '../../src/domain/pack-index.js'
import { halfPeriod, monthPeriod, periodFromKey } from '../../src/domain/period.js'
import { storedPeriods } from '../../src/domain/stored-periods.js'
import { inContext } from '../../src/store/context.js'
import { factTime, knownAtBarrier, lockUnits } from '../../src/store/database.js'
import { readParts, totalsOfParts } from '../../src/store/parts.js'
import { addVersion, lockVersions, setStage, withdraw } from '../../src/store/returns.js'
import { readTotals } from '../../src/store/totals.js'
import { type PackStore, withStore } from '../support/database.js'
import { ALL_KINDS, randomHistory } from '../support/histories.js'
import { command, PERIODS, Play, packOf, plain } from '../support/random-returns.js'
import { returnOf, smallPack, unitId } from '../support/small-pack.js'

const META: LoadMeta = { actor: 'test', source: 'test', stage: 'submitted', reason: 'corrected' }

type Answers = readonly ReadonlyMap<string, string>[]

/** Whose totals are asked for, and in whose name: everybody's by the head, its own by a district. */
function viewers(index: PackIndex): { viewer: number; units: number[] }[] {
  const head = unitId(index, 'head')
  const district = unitId(index, 'd0')
  return [
    { viewer: head, units: [...index.unitById.keys()] },
    { viewer: district, units: [district] },
  ]
}

const QUESTIONS = [0, 1, 2, 3].flatMap((stage) =>
  (['all', 'own'] as const).map((scope) => ({ stage, scope })),
)

/** The totals as they stand, and a moment at which they stood so. */
async function answersNow({ store, index }: PackStore): Promise<{ at: Date; answers: Answers }> {
  const periods = PERIODS.map((period) => period.key)
  const answers: Map<string, string>[] = []
  for (const { viewer, units } of viewers(index))
    await inContext(store.app, { unit: viewer, write: viewer }, async (tx) => {
      for (const { stage, scope } of QUESTIONS)
        answers.push(plain(await readTotals(tx, { units, periods, scope, stage })))
    })
  // A fact carries the next whole millisecond: wait until the clock is past the last one.
  const { rows } = await store.ownerPool.query<{ last: Date | null }>(
    'select greatest(max(entered_at), max(submitted_at), max(approved_at), max(accepted_at), max(withdrawn_at)) as last from return_version',
  )
  for (;;) {
    const at = await inContext(store.app, { unit: 1 }, knownAtBarrier)
    if (rows[0]!.last === null || at >= rows[0]!.last) return { at, answers }
  }
}

async function answersAt({ store, index }: PackStore, at: Date): Promise<Answers> {
  const periods = PERIODS.map((period) => period.key)
  const longer = (key: number) => storedPeriods(periodFromKey(key))
  const answers: Map<string, string>[] = []
  for (const { viewer, units } of viewers(index))
    await inContext(store.app, { unit: viewer, write: viewer }, async (tx) => {
      await knownAtBarrier(tx)
      for (const { stage, scope } of QUESTIONS) {
        const parts = await readParts(tx, { units, periods, stage, at })
        answers.push(plain(totalsOfParts(parts, units, scope, longer, index.seriesCount)))
      }
    })
  return answers
}

test('what was known at a moment is what was read then, and stays so whatever happens later', async () => {
  await fc.assert(
    fc.asyncProperty(
      randomHistory({ kinds: ALL_KINDS, unknownShares: true }),
      fc.array(fc.tuple(command, fc.boolean()), { minLength: 10, maxLength: 25 }),
      async (history, steps) => {
        const db = await withStore(packOf(history, 0), '2020-06-01')
        try {
          const play = new Play(db, history)
          const known: { at: Date; answers: Answers }[] = []
          for (const [command, ask] of steps) {
            await play.carryOut(command)
            const here = { ...db, index: play.index }
            if (ask) known.push(await answersNow(here))
            // Asked again after every step: the oldest answer, which has the most behind it, and the newest.
            for (const answer of known.length > 1 ? [known[0]!, known.at(-1)!] : known)
              expect(await answersAt(here, answer.at)).toEqual(answer.answers)
          }
          for (const { at, answers } of known)
            expect(await answersAt({ ...db, index: play.index }, at)).toEqual(answers)
        } finally {
          await db.close()
        }
      },
    ),
    { numRuns: 6, interruptAfterTimeLimit: 45_000 },
  )
})

/** A return being entered: begun, not yet committed. */
async function beginSubmitting({ store, index }: PackStore, recorded: string) {
  const month = monthPeriod(2026, 1)
  let commit = () => {}
  const held = new Promise<void>((done) => {
    commit = done
  })
  let begun = (_: Date) => {}
  const at = new Promise<Date>((done) => {
    begun = done
  })
  const figures = returnOf(index, 'b2', month, 'crime', { recorded })
  const done = inContext(store.app, { unit: figures.unitId, write: figures.unitId }, async (tx) => {
    await lockUnits(tx, [figures.unitId])
    begun(await factTime(tx))
    await held
    // By hand, as `submitReturn` does it, but long after the time was taken.
    const key = { unit: figures.unitId, period: month.key, form: 'crime' }
    const before = await lockVersions(tx, key)
    const path = ['vn', 'pb', 'b2'].map((unit) => unitId(index, unit))
    const version = {
      ...{
        key,
        path,
        windowFrom: '2025-12-15',
        windowTo: '2026-01-14',
        stage: 1,
        narrative: {},
        explanations: {},
      },
      ...{ figures: figures.values, notApplicable: [], reason: null, source: 'test', enteredBy: 'test' },
    }
    await addVersion(tx, version, before, storedPeriods(month), index.seriesCount, await at)
  })
  return { at: await at, commit, done }
}

const ask = (db: PackStore, knownAt: Date) =>
  readLookup(
    db.store,
    db.index,
    { all: ['pb'], own: [], periods: [halfPeriod(2026, 1)] },
    { viewer: unitId(db.index, 'vn'), stage: 1, knownAt },
  ).then((lookup) => lookup('all', 'pb', halfPeriod(2026, 1))?.total[0])

test('a question waits for a slow writer who began before the moment it asks about', async () => {
  const db = await withStore(smallPack())
  const writer = await beginSubmitting(db, '5')
  const moment = new Date(writer.at.getTime() + 1)
  const answer = ask(db, moment)
  let answered = false
  void answer.then(() => {
    answered = true
  })
  // Until the question stands in the queue of the writer's lock.
  for (;;) {
    const { rows } = await db.store.ownerPool.query(
      `select 1 from pg_locks l join pg_database d on d.oid = l.database
       where locktype = 'advisory' and not granted and d.datname = current_database()`,
    )
    if (rows.length > 0) break
    expect(answered).toBe(false)
  }
  writer.commit()
  await writer.done
  expect(await answer).toBe('5')
  await submitReturn(
    db.store.app,
    db.index,
    returnOf(db.index, 'b2', '2026-01', 'crime', { recorded: '9' }),
    META,
  )
  expect(await ask(db, moment)).toBe('5')
})

test('writers go on while an answer is being read, and do not get into it', async () => {
  const db = await withStore(smallPack())
  const { store, index } = db
  const submit = (recorded: string) =>
    submitReturn(store.app, index, returnOf(index, 'b2', '2026-01', 'crime', { recorded }), META)
  await submit('5')
  const pb = unitId(index, 'pb')
  const figures = await inContext(store.app, { unit: pb }, async (tx) => {
    const at = await knownAtBarrier(tx)
    await submit('9')
    const parts = await readParts(tx, { units: [pb], periods: [monthPeriod(2026, 1).key], stage: 0, at })
    return parts.map((part) => part.figures[0])
  })
  expect(['5', undefined]).toContain(figures[0])
})

test('a fact is younger than any answer given before it, even within one millisecond', async () => {
  const { store } = await withStore(smallPack())
  await store.app.connection().execute(async (one) => {
    for (let n = 0; n < 100; n++) {
      const answered = await inContext(one, { unit: 1 }, knownAtBarrier)
      const fact = await one.transaction().execute(factTime)
      expect(fact.getTime()).toBeGreaterThan(answered.getTime())
    }
  })
})

test('a version, a stage and a withdrawal are known from their own time on', async () => {
  const db = await withStore(smallPack())
  const { store, index } = db
  const month = monthPeriod(2026, 1)
  const b2 = unitId(index, 'b2')
  const key = { unit: b2, period: month.key, form: 'crime' }
  const asked: Date[] = []
  for (let n = 1; n <= 20; n++) {
    asked.push(await inContext(store.app, { unit: b2, write: b2 }, knownAtBarrier))
    await submitReturn(store.app, index, returnOf(index, 'b2', month, 'crime', { recorded: `${n}` }), META)
  }
  const read = (at: Date) =>
    inContext(store.app, { unit: b2, write: b2 }, (tx) =>
      readParts(tx, { units: [b2], periods: [month.key], stage: 1, at }),
    )
  for (const [n, at] of asked.entries())
    expect((await read(at)).every((part) => part.version <= n)).toBe(true)
  // Stages and withdrawals are facts of their own time too.
  const before = await inContext(store.app, { unit: b2, write: b2 }, knownAtBarrier)
  const stages = async (work: (at: Date) => Promise<void>, tx: Parameters<typeof factTime>[0]) => {
    await lockUnits(tx, [b2])
    await work(await factTime(tx))
  }
  const rest = [storedPeriods(month), index.seriesCount] as const
  await inContext(store.app, { unit: b2, write: b2 }, (tx) =>
    stages((at) => setStage(tx, key, 20, 3, ...rest, at), tx),
  )
  await inContext(store.app, { unit: b2, write: b2 }, (tx) =>
    stages((at) => withdraw(tx, key, 20, ...rest, at), tx),
  )
  const accepted = (at: Date) =>
    inContext(store.app, { unit: b2, write: b2 }, (tx) =>
      readParts(tx, { units: [b2], periods: [month.key], stage: 3, at }),
    )
  expect(await accepted(before)).toEqual([])
  expect(await accepted(new Date('2999-01-01'))).toEqual([])
  const newest = await read(new Date('2999-01-01'))
  expect(newest.map((part) => part.version)).toEqual([19])
})
