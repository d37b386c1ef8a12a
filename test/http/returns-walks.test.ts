import fc from 'fast-check'
import { expect, test } from 'vitest'
import { progressOf } from '../../src/cycle/collect/returns/progress.js'
import { decimal, digits, ZERO } from '../../src/domain/decimal.js'
import { parsePeriod, yearPeriod } from '../../src/domain/period.js'
import { rebuildSteps } from '../../src/domain/stored-periods.js'
import { STAGES } from '../../src/domain/strata.js'
import { fold } from '../../src/domain/submission-progress.js'
import { inContext } from '../../src/store/context.js'
import { readDraft } from '../../src/store/drafts.js'
import { readEvents } from '../../src/store/events.js'
import { readVersions } from '../../src/store/returns.js'
import { foldDeltas, verifyRollup } from '../../src/store/rollup.js'
import { readTotals } from '../../src/store/totals.js'
import { type Answer, type Person, type TestServer, testServer } from '../support/http.js'
import { returnsPack } from '../support/returns-pack.js'
import { unitId } from '../support/small-pack.js'

/** Two months of three units: a1 is mended by its heir, a3 changed provinces between the months. */
const RETURNS = [
  { unit: 'a1', period: '2025-01', provinces: ['pa'] },
  { unit: 'a3', period: '2025-08', provinces: ['pa'] },
  { unit: 'a3', period: '2025-12', provinces: ['pb'] },
] as const

/** Who works on them: each holds an office for all, some hold two. */
const CREW = {
  clerk: ['clerk@a12', 'clerk@a3'],
  other: ['clerk@a12', 'clerk@a3'],
  head: ['head@a12', 'head@a3'],
  both: ['clerk@a12', 'head@a12', 'clerk@a3', 'head@a3'],
  above: ['analyst@pa', 'analyst@pb'],
  chief: ['head@pa', 'head@pb'],
} as const
type Crew = keyof typeof CREW

const STEPS = ['submit', 'approve', 'hand-back', 'return', 'accept', 'amend', 'withdraw'] as const

const attempt = fc.record({
  who: fc.constantFrom(...(Object.keys(CREW) as Crew[])),
  at: fc.nat(RETURNS.length - 1),
  cells: fc.dictionary(
    fc.constantFrom('recorded', 'cleared', 'seized', 'balance'),
    fc.oneof(
      fc.nat(30).map((n) => ({ value: String(n) })),
      fc.constantFrom(null, { notApplicable: true }, { value: '1o' }, { value: '0.125' }),
    ),
    { maxKeys: 3 },
  ),
  whole: fc.boolean(),
  /** How often the step that the return is waiting for is tried, and how often any. */
  turn: fc.nat(9),
  any: fc.constantFrom('save', ...STEPS),
  stale: fc.nat(14),
  fold: fc.nat(9),
})
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never

/** What comes next when all goes well, and whose it is. */
const USUAL: Readonly<Record<string, readonly [string, Crew]>> = {
  empty: ['save', 'clerk'],
  draft: ['submit', 'clerk'],
  submitted: ['approve', 'head'],
  approved: ['accept', 'above'],
  accepted: ['amend', 'clerk'],
  returned: ['save', 'other'],
  withdrawn: ['save', 'clerk'],
}

interface Known {
  state: string
  version: number
  etag: string
  /** Every version that was ever answered: how far it came, and its figures. */
  readonly versions: Map<number, { state: string; figures: (string | null)[] }>
}

const SERIES = ['recorded', 'cleared', 'seized', 'balance']

class Walk {
  readonly known: Known[] = RETURNS.map(() => ({
    state: 'empty',
    version: 0,
    etag: '0.empty.0',
    versions: new Map(),
  }))
  taken = 0

  constructor(
    readonly server: TestServer,
    readonly crew: Readonly<Record<Crew, Person>>,
  ) {}

  async carryOut({ who, at, cells, whole, turn, any, stale, fold: folding }: Attempt): Promise<void> {
    const known = this.known[at]!
    const [usual, whose] = USUAL[known.state]!
    const what = turn < 6 ? usual : turn < 8 ? 'save' : any
    const person = this.crew[turn < 6 ? whose : turn < 8 ? 'clerk' : who]
    const before = known.version
    const answer = await this.send(person, at, what, stale === 0 ? '1.draft.99' : known.etag, cells, whole)
    expect([200, 403, 409, 412, 422]).toContain(answer.status)
    if (answer.status === 200) this.learn(known, answer, what, before)
    if (folding === 0) await foldDeltas(this.server.db.store.owner, this.server.index.seriesCount, 3)
  }

  private send(who: Person, at: number, what: string, etag: string, cells: object, whole: boolean) {
    const { unit, period } = RETURNS[at]!
    const path = `/returns/${unit}/${period}/crime`
    const match = { 'if-match': etag }
    if (what === 'save' && whole)
      return who.send('put', `${path}/content`, { entries: cells, narrative: {} }, match)
    if (what === 'save') return who.send('patch', path, { entries: cells }, match)
    const body = ['hand-back', 'return', 'amend'].includes(what) ? { reason: 'rà soát' } : undefined
    return who.send('post', `${path}/${what}`, what === 'withdraw' ? {} : body, match)
  }

  private learn(known: Known, { body }: Answer, what: string, before: number): void {
    this.taken++
    if (what === 'withdraw') known.versions.get(before)!.state = 'withdrawn'
    known.state = body.state
    known.version = body.version
    known.etag = body.etag
    const found = body.sections[0].cells.map(
      (one: { entry: { value?: string; unreadable?: true } | null }) =>
        one.entry?.unreadable === true ? null : (one.entry?.value ?? null),
    )
    known.versions.set(body.version, { state: body.state, figures: found })
  }

  /** What a province (or the nation) counts of a series at a stage in the months of a year, added up from the answers alone. */
  private sum(province: string, months: readonly string[], stage: number, series: number): string {
    let sum = ZERO
    let filled = 0
    for (const [i, { period, provinces }] of RETURNS.entries()) {
      if (
        !months.includes(period) ||
        !(province === 'vn' || (provinces as readonly string[]).includes(province))
      )
        continue
      const newest = [...this.known[i]!.versions]
        .filter(([, { state }]) => ['draft', 'submitted', 'approved', 'accepted'].indexOf(state) >= stage)
        .sort(([a], [b]) => a - b)
        .at(-1)
      const figure = newest?.[1].figures[series] ?? null
      if (figure === null) continue
      sum = sum.plus(decimal(figure))
      filled++
    }
    return `${digits(sum)} of ${filled}`
  }

  async compare(): Promise<void> {
    const { index, db } = this.server
    const year = yearPeriod(2025)
    const months = RETURNS.map(({ period }) => period)
    const units = ['vn', 'pa', 'pb']
    for (const [stage] of STAGES.entries()) {
      const read = await inContext(db.store.app, { unit: unitId(index, 'vn') }, (tx) =>
        readTotals(tx, {
          units: units.map((unit) => unitId(index, unit)),
          periods: [year.key, ...months.map((month) => parsePeriod(month).key)],
          scope: 'all',
          stage,
        }),
      )
      const held = (unit: string, key: number, series: number) => {
        const found = read.get(`${unitId(index, unit)}/${key}`)
        return `${digits(decimal(found?.total[series] ?? '0'))} of ${found?.filled[series] ?? 0}`
      }
      for (const unit of units)
        for (const series of SERIES.keys()) {
          expect(held(unit, year.key, series)).toBe(this.sum(unit, months, stage, series))
          for (const month of months)
            expect(held(unit, parsePeriod(month).key, series)).toBe(this.sum(unit, [month], stage, series))
        }
    }
  }

  /** The events alone tell where each return stands, and no version took a step twice or out of turn. */
  async compareEvents(): Promise<void> {
    const { index, db } = this.server
    for (const { unit, period } of RETURNS) {
      const key = { unit: unitId(index, unit), period: parsePeriod(period).key, form: 'crime' }
      await inContext(db.store.app, { unit: unitId(index, 'vn') }, async (tx) => {
        const events = await readEvents(tx, key, (id) => index.unitById.get(id)!.key)
        const progress = progressOf(await readVersions(tx, key), await readDraft(tx, key))
        expect(fold(events)).toEqual(progress)
        for (const { version } of progress.versions)
          expect(
            events
              .filter((e) => e.version === version)
              .map((e) => e.kind)
              .join(' '),
          ).toMatch(
            /^(save|amend)( save)*( withdraw| submit( withdraw| return| approve( return| accept)?)?)?$/,
          )
      })
    }
  }
}

test('whatever several people do to returns, totals are the sums of what was answered and the events tell it all', async () => {
  let taken = 0
  await fc.assert(
    fc.asyncProperty(fc.array(attempt, { minLength: 25, maxLength: 60, size: 'max' }), async (attempts) => {
      const server = await testServer(returnsPack())
      const crew = {} as Record<Crew, Person>
      for (const [name, roles] of Object.entries(CREW)) crew[name as Crew] = await server.person(...roles)
      const walk = new Walk(server, crew)
      for (const one of attempts) {
        await walk.carryOut(one)
        await walk.compare()
      }
      await walk.compareEvents()
      const { store, index } = server.db
      expect(await verifyRollup(store.owner, index.seriesCount, rebuildSteps)).toEqual([])
      taken += walk.taken
      await server.db.close()
    }),
    { numRuns: 4, interruptAfterTimeLimit: 40_000, endOnFailure: true },
  )
  // A hundred attempts at least; how many of them are steps is left to chance.
  expect(taken).toBeGreaterThan(10)
})
