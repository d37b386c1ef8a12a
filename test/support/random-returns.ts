import fc from 'fast-check'
import { expect } from 'vitest'
import { loadReturns, submitReturn } from '../../src/cycle/collect/load.js'
import { registerPack } from '../../src/cycle/register/register-pack.js'
import { type Decimal, decimal, digits, ZERO } from '../../src/domain/decimal.js'
import type { ReturnFigures } from '../../src/domain/figure.js'
import type { Pack } from '../../src/domain/pack.js'
import { PackIndex } from '../../src/domain/pack-index.js'
import {
  contains,
  halfPeriod,
  monthPeriod,
  nineMonthsPeriod,
  type Period,
  periodFromKey,
  quarterPeriod,
  yearPeriod,
} from '../../src/domain/period.js'
import { applyReorganisations } from '../../src/domain/reorganisation.js'
import { type Cell, totals } from '../../src/domain/rollup.js'
import { rebuildSteps, storedPeriods } from '../../src/domain/stored-periods.js'
import { newestAt, STAGES, type VersionFigures } from '../../src/domain/strata.js'
import { inContext } from '../../src/store/context.js'
import { factTime, lockUnits } from '../../src/store/database.js'
import { setStage, withdraw } from '../../src/store/returns.js'
import { foldDeltas, rebuild, verifyRollup } from '../../src/store/rollup.js'
import { readTotals, type Totals } from '../../src/store/totals.js'
import type { PackStore } from './database.js'
import type { RandomHistory } from './histories.js'
import { returnOf, smallPack, unitId } from './small-pack.js'

/** The months that returns are made for; they reach over the first acts of a random history. */
export const MONTHS = [
  ...[10, 11, 12].map((m) => monthPeriod(2020, m)),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((m) => monthPeriod(2021, m)),
]

/** All periods that totals are kept for. */
export const PERIODS: readonly Period[] = [
  ...MONTHS,
  ...[2020, 2021].flatMap((year) => [
    ...[1, 2, 3, 4].map((q) => quarterPeriod(year, q)),
    ...[1, 2].map((h) => halfPeriod(year, h)),
    nineMonthsPeriod(year),
    yearPeriod(year),
  ]),
]

const META = { actor: 'test', source: 'test', stage: 'submitted', reason: 'corrected' } as const

/** One thing that happens to a store. */
export type Command =
  | { readonly do: 'report'; readonly pick: number; readonly cells: readonly (string | null)[] }
  | { readonly do: 'stage' | 'withdraw' | 'fold'; readonly pick: number }
  | { readonly do: 'reorganise' | 'rebuild' }

const cell = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -9, max: 99 }).map(String) },
  { weight: 2, arbitrary: fc.constantFrom('0', '0.125', '-2.5', '123456789012345678901234.5', 'n/a') },
  { weight: 1, arbitrary: fc.constant(null) },
)

export const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('report' as const),
      pick: fc.nat(),
      cells: fc.oneof(
        { weight: 6, arbitrary: fc.array(cell, { minLength: 6, maxLength: 6 }) },
        // Nothing reported any more: what was there is deleted.
        { weight: 1, arbitrary: fc.constant(new Array<null>(6).fill(null)) },
      ),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constantFrom('stage', 'withdraw', 'fold'), pick: fc.nat() }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('reorganise', 'rebuild') }) },
)

interface Held {
  readonly unit: string
  readonly period: Period
  readonly form: string
  versions: VersionFigures[]
}

/** Plays random commands on a store and keeps beside it, plainly, what was reported. */
export class Play {
  private readonly returns = new Map<string, Held>()
  private registered = 0
  index: PackIndex

  constructor(
    readonly db: PackStore,
    private readonly history: RandomHistory,
  ) {
    this.index = db.index
  }

  async carryOut(command: Command): Promise<void> {
    switch (command.do) {
      case 'report':
        return this.report(command.pick, command.cells)
      case 'stage':
      case 'withdraw':
        return this.change(command.do, command.pick)
      case 'fold':
        await foldDeltas(this.db.store.owner, this.index.seriesCount, 1 + (command.pick % 4))
        return
      case 'rebuild':
        return rebuild(this.db.store.owner, this.index.seriesCount, rebuildSteps)
      case 'reorganise':
        return this.reorganise()
    }
  }

  /** Only what is over before the next act takes effect is reported yet. */
  private over(period: Period): boolean {
    const next = this.history.acts[this.registered]?.effective ?? '9999-12-31'
    return this.index.window(period).to < next
  }

  private async report(pick: number, cells: readonly (string | null)[]): Promise<void> {
    const months = MONTHS.filter((month) => this.over(month))
    const month = months[pick % months.length]!
    const form = ['crime', 'force', 'work'][Math.floor(pick / 7) % 3]!
    const period = form === 'work' ? quarterOf(month) : month
    if (!this.over(period)) return
    const units = [...this.index.treeOf(period).nodes.keys()]
    const unit = units[Math.floor(pick / 31) % units.length]!
    const stage = STAGES[Math.floor(pick / 101) % 4]!
    const figures: ReturnFigures = {
      ...returnOf(this.index, unit, period, form, {}),
      values: cells.map((c) => (c === 'n/a' ? null : c)),
      notApplicable: cells.flatMap((c, i) => (c === 'n/a' ? [i + 1] : [])),
    }
    const meta = { ...META, stage }
    if (pick % 2 === 0) await submitReturn(this.db.store.app, this.index, figures, meta)
    else await loadReturns(this.db.store, this.index, [figures], meta)
    this.remember(figures, STAGES.indexOf(stage))
  }

  private remember(figures: ReturnFigures, stage: number): void {
    const key = `${figures.unitKey}/${figures.period.key}/${figures.form}`
    const held = this.returns.get(key) ?? {
      unit: figures.unitKey,
      period: figures.period,
      form: figures.form,
      versions: [],
    }
    const newest = held.versions.at(-1)
    const same =
      newest !== undefined &&
      !newest.withdrawn &&
      newest.figures.join() === figures.values.join() &&
      newest.notApplicable.join() === figures.notApplicable.join()
    if (!same)
      held.versions.push({
        version: held.versions.length + 1,
        figures: figures.values,
        notApplicable: figures.notApplicable,
        stage,
        withdrawn: false,
      })
    this.returns.set(key, held)
  }

  private async change(what: 'stage' | 'withdraw', pick: number): Promise<void> {
    const open = [...this.returns.values()].flatMap((held) =>
      held.versions
        .filter((v) => !v.withdrawn && (what === 'withdraw' || v.stage < 3))
        .map((version) => ({ held, version })),
    )
    if (open.length === 0) return
    const { held, version } = open[pick % open.length]!
    const stage = version.stage + 1 + (Math.floor(pick / 1000) % (3 - version.stage))
    const unit = unitId(this.index, held.unit)
    const key = { unit, period: held.period.key, form: held.form }
    await inContext(this.db.store.app, { unit, write: unit }, async (tx) => {
      await lockUnits(tx, [unit])
      const at = await factTime(tx)
      const periods = storedPeriods(held.period)
      const { seriesCount } = this.index
      if (what === 'stage') await setStage(tx, key, version.version, stage, periods, seriesCount, at)
      else await withdraw(tx, key, version.version, periods, seriesCount, at)
    })
    held.versions = held.versions.map((v) =>
      v !== version ? v : what === 'stage' ? { ...v, stage } : { ...v, withdrawn: true },
    )
  }

  private async reorganise(): Promise<void> {
    const next = this.history.acts[this.registered]
    if (next === undefined) return
    this.registered += 1
    this.index = new PackIndex(packOf(this.history, this.registered))
    await registerPack(this.db.store, this.index, 'test', next.effective)
  }

  /** Every total of every node in every period at these stages, by definition and as the store reads it. */
  async compare(stages: readonly number[]): Promise<void> {
    const root = unitId(this.index, 'head')
    const units = [...this.index.unitById.keys()]
    const periods = PERIODS.map((period) => period.key)
    for (const stage of stages) {
      const read = (scope: 'own' | 'all') =>
        inContext(this.db.store.app, { unit: root }, (tx) => readTotals(tx, { units, periods, scope, stage }))
      expect(plain(await read('all'))).toEqual(this.expected(stage, false))
      expect(plain(await read('own'))).toEqual(this.expected(stage, true))
    }
    expect(await verifyRollup(this.db.store.owner, this.index.seriesCount, rebuildSteps)).toEqual([])
  }

  /** By `totals` of the domain: of the values, and of a 1 for every "not applicable". */
  private expected(stage: number, own: boolean): Map<string, string> {
    const reported: Cell[] = []
    const excused: Cell[] = []
    for (const { unit, period, versions } of this.returns.values()) {
      const newest = newestAt(versions, stage)
      const at = { unit, period: period.key }
      newest?.figures.forEach((value, i) => {
        if (value !== null) reported.push({ ...at, series: i + 1, value: decimal(value) })
      })
      for (const series of newest?.notApplicable ?? []) excused.push({ ...at, series, value: decimal(1) })
    }
    const sums = new Map<string, { value: Decimal; filled: number; excused: number }>()
    const add = (cells: Cell[], to: 'value' | 'excused') => {
      for (const row of own ? ownTotals(cells) : totals(cells, (p) => this.index.treeOf(periodFromKey(p))))
        for (const period of PERIODS) {
          if (!contains(period, periodFromKey(row.period))) continue
          const key = `${unitId(this.index, row.node)}/${period.key}/${row.series}`
          const sum = sums.get(key) ?? { value: ZERO, filled: 0, excused: 0 }
          if (to === 'excused') sum.excused += row.reported
          else {
            sum.value = sum.value.plus(row.value)
            sum.filled += row.reported
          }
          sums.set(key, sum)
        }
    }
    add(reported, 'value')
    add(excused, 'excused')
    return sorted([...sums].map(([key, s]) => [key, `${digits(s.value)} ${s.filled} ${s.excused}`]))
  }
}

function ownTotals(cells: readonly Cell[]) {
  return cells.map(({ unit, period, series, value }) => ({ node: unit, period, series, value, reported: 1 }))
}

/** `unit/period/series` → `sum reported not-applicable`, without places where there is nothing. */
export function plain(read: ReadonlyMap<string, Totals>): Map<string, string> {
  const rows: [string, string][] = []
  for (const [key, { total, filled, excused }] of read)
    for (const [i, text] of total.entries()) {
      const value = digits(decimal(text))
      if (value !== '0' || filled[i] !== 0 || excused[i] !== 0)
        rows.push([`${key}/${i + 1}`, `${value} ${filled[i]} ${excused[i]}`])
    }
  return sorted(rows)
}

function sorted(rows: readonly [string, string][]): Map<string, string> {
  return new Map([...rows].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function quarterOf(month: Period): Period {
  return quarterPeriod(month.year, Math.ceil(month.index / 3))
}

/** The small pack's measures and forms on a random history of which so many acts have been registered. */
export function packOf(random: RandomHistory, registered: number): Pack {
  const acts = random.acts.slice(0, registered)
  return {
    ...smallPack([]),
    reorganisations: acts,
    history: applyReorganisations(random.start, acts).history,
  }
}
