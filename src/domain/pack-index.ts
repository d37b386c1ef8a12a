import type { PeriodWindow } from './calendar.js'
import { windowOf } from './calendar.js'
import { type BoundExpression, seriesOf as readSeriesOf, resolveIndicator } from './expression/index.js'
import type { Form } from './form.js'
import type { Indicator, Measure, Series, Words } from './measure.js'
import type { Pack } from './pack.js'
import { type IsoDate, type Period, parts } from './period.js'
import { type NodePlan, type Part, planRestatement } from './restate-plan.js'
import { expectedUnits } from './rollup.js'
import { periodsWithin } from './stored-periods.js'
import { type OrgUnit, treeAt, type UnitTree } from './unit.js'

/** How many returns of each form a unit owes over a period: form id → number of return periods. */
export type Obligations = ReadonlyMap<string, number>

/** How the figures of a node of the basis tree are put together, and whether its stored total can be taken as it is. */
export interface PlacedNode extends NodePlan {
  /** The node had exactly these units below it in the period itself: its own stored total is the answer. */
  readonly asStored: boolean
  /** Returns owed by its units over the period, by form. */
  readonly owed: Obligations
}

export interface PlacedPeriod {
  readonly nodes: ReadonlyMap<string, PlacedNode>
  /** Reporting units that fall into none of the nodes. */
  readonly outside: readonly Part[]
  readonly unplaced: readonly string[]
}

/** Answers of each kind that are kept. */
const MOST_KEPT = 200

/** A pack with what is derived from it: built once, answers repeated questions from memory. Pure; hand it to actions. */
export class PackIndex {
  readonly seriesByCode: ReadonlyMap<string, Series>
  readonly unitById: ReadonlyMap<number, OrgUnit>
  readonly formById: ReadonlyMap<string, Form>
  /** Forms that ask for a series, by series index. */
  readonly formsOfSeries: ReadonlyMap<number, readonly Form[]>
  private readonly stocks: ReadonlySet<number>
  private readonly expressions = new Map<string, BoundExpression>()
  private readonly seriesRead = new WeakMap<BoundExpression, readonly number[]>()
  private readonly changes = new Map<string, Measure['scopeChanges']>()
  private readonly trees = new Map<IsoDate, UnitTree>()
  private readonly obligations = new Map<number, ReadonlyMap<string, Obligations>>()
  private readonly placed = new Map<string, PlacedPeriod>()

  constructor(readonly pack: Pack) {
    this.seriesByCode = new Map(pack.series.map((s) => [s.code, s]))
    this.unitById = new Map([...pack.history.units.values()].map((u) => [u.id, u]))
    this.formById = new Map(pack.forms.map((f) => [f.id, f]))
    const forms = new Map<number, Form[]>()
    for (const form of pack.forms)
      for (const section of form.sections)
        for (const code of section.series) {
          const index = this.seriesByCode.get(code)!.index
          forms.set(index, [...(forms.get(index) ?? []), form])
        }
    this.formsOfSeries = forms
    const stockMeasures = new Set(pack.measures.filter((m) => m.kind === 'stock').map((m) => m.id))
    this.stocks = new Set(pack.series.filter((s) => stockMeasures.has(s.measure)).map((s) => s.index))
  }

  get seriesCount(): number {
    return this.pack.series.length
  }

  /** Does the series count what stands at a moment (its last month is its value), not what happens? */
  isStock(series: number): boolean {
    return this.stocks.has(series)
  }

  /** An indicator with its names bound; parsed once. */
  bound(indicator: Indicator): BoundExpression {
    let bound = this.expressions.get(indicator.id)
    if (bound === undefined) {
      bound = resolveIndicator(indicator, this.pack)
      this.expressions.set(indicator.id, bound)
    }
    return bound
  }

  /** Unit of the counts that a ratio is made of (vụ for a clearance rate); null when they differ or it is no ratio. */
  countedUnit(indicator: Indicator): Words | null {
    const bound = this.bound(indicator)
    if (bound.ratio === null) return null
    const units = this.measuresOf(bound).map((m) => m.unit)
    return units.every((unit) => unit.vi === units[0]!.vi) ? (units[0] ?? null) : null
  }

  /** Indexes of the series that an expression reads. */
  seriesOf(bound: BoundExpression): readonly number[] {
    let series = this.seriesRead.get(bound)
    if (series === undefined) {
      series = readSeriesOf(bound)
      this.seriesRead.set(bound, series)
    }
    return series
  }

  /** Dated changes of what the measures of an indicator cover. */
  scopeChanges(indicator: Indicator): Measure['scopeChanges'] {
    let changes = this.changes.get(indicator.id)
    if (changes === undefined) {
      changes = this.measuresOf(this.bound(indicator)).flatMap((m) => m.scopeChanges)
      this.changes.set(indicator.id, changes)
    }
    return changes
  }

  /** Does the indicator rise with the agency's own activity, so that neither up nor down is good in itself? */
  countsActivity(indicator: Indicator): boolean {
    return this.measuresOf(this.bound(indicator)).some((m) => m.activity)
  }

  private measuresOf(bound: BoundExpression): readonly Measure[] {
    const ids = new Set(this.seriesOf(bound).map((i) => this.pack.series[i - 1]!.measure))
    return this.pack.measures.filter((m) => ids.has(m.id))
  }

  /** The unit at the root, for ever the first that the pack names without a parent. */
  rootUnit(): OrgUnit {
    return [...this.unitById.values()].find((unit) => unit.spans[0]!.parent === null)!
  }

  tree(date: IsoDate): UnitTree {
    let tree = this.trees.get(date)
    if (tree === undefined) {
      tree = treeAt(this.pack.history, date)
      // Any day may be asked for: what is kept must not grow with what is asked.
      if (this.trees.size >= MOST_KEPT) this.trees.clear()
      this.trees.set(date, tree)
    }
    return tree
  }

  window(period: Period): PeriodWindow {
    return windowOf(this.pack.calendar, period)
  }

  /** The tree that a period's figures belong to: as at the last day of its window. */
  treeOf(period: Period): UnitTree {
    return this.tree(this.window(period).to)
  }

  /** The return periods a period is made of: months, unless it is a day or a week. */
  grains(period: Period): readonly Period[] {
    return parts(period)
  }

  /** What every unit owes over a period. Each return period is judged by its own tree. */
  owed(period: Period): ReadonlyMap<string, Obligations> {
    const held = this.obligations.get(period.key)
    if (held !== undefined) return held
    const owed = new Map<string, Map<string, number>>()
    for (const form of this.pack.forms)
      for (const grain of this.returnPeriods(period, form))
        for (const unit of expectedUnits(form, this.treeOf(grain))) {
          const forms = owed.get(unit.key) ?? new Map<string, number>()
          forms.set(form.id, (forms.get(form.id) ?? 0) + 1)
          owed.set(unit.key, forms)
        }
    if (this.obligations.size >= MOST_KEPT) this.obligations.clear()
    this.obligations.set(period.key, owed)
    return owed
  }

  /** Returns owed by several units together, by form. */
  owedBy(period: Period, units: readonly Part[]): Obligations {
    const owed = this.owed(period)
    const sum = new Map<string, number>()
    for (const { unit } of units)
      for (const [form, times] of owed.get(unit) ?? []) sum.set(form, (sum.get(form) ?? 0) + times)
    return sum
  }

  /** The periods for which a form is returned that add up to this one. */
  private returnPeriods(period: Period, form: Form): readonly Period[] {
    return periodsWithin(period).filter((within) => within.type === form.periodType)
  }

  /** Every unit that stood in the tree in some part of the period. */
  private unitsIn(period: Period): Set<string> {
    const keys = new Set<string>()
    for (const grain of this.grains(period)) for (const key of this.treeOf(grain).nodes.keys()) keys.add(key)
    return keys
  }

  /** How the figures of a period are restated on the tree of `basis`, for these nodes of it. */
  place(period: Period, basis: IsoDate, nodes: readonly string[]): PlacedPeriod {
    const cacheKey = `${period.key}|${basis}|${nodes.join(' ')}`
    const held = this.placed.get(cacheKey)
    if (held !== undefined) return held
    const tree = this.tree(basis)
    const units = this.unitsIn(period)
    const plan = planRestatement({
      history: this.pack.history,
      at: this.window(period).to,
      reportingUnits: units,
      basis: tree,
      nodes,
    })
    const belowThen = this.unitsBelow(period, new Set(nodes))
    const placed: PlacedPeriod = {
      nodes: new Map(
        plan.nodes.map((node) => [
          node.node,
          {
            ...node,
            asStored: sameUnits(node, belowThen.get(node.node)),
            owed: this.owedBy(period, node.parts),
          },
        ]),
      ),
      outside: plan.outside,
      unplaced: plan.unplaced,
    }
    if (this.placed.size >= MOST_KEPT) this.placed.clear()
    this.placed.set(cacheKey, placed)
    return placed
  }

  /** For each node: the units that were within it whenever they stood in the tree; null when one of them was at times elsewhere. */
  private unitsBelow(period: Period, nodes: ReadonlySet<string>): Map<string, ReadonlySet<string> | null> {
    const present = new Map<string, number>()
    const inside = new Map<string, Map<string, number>>([...nodes].map((node) => [node, new Map()]))
    const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)
    for (const grain of this.grains(period))
      for (const unit of this.treeOf(grain).nodes.values()) {
        count(present, unit.key)
        for (const above of unit.path) {
          const units = inside.get(above)
          if (units !== undefined) count(units, unit.key)
        }
      }
    return new Map(
      [...inside].map(([node, units]) => {
        const always = [...units].every(([unit, times]) => times === present.get(unit))
        return [node, always ? new Set(units.keys()) : null]
      }),
    )
  }
}

function sameUnits(plan: NodePlan, below: ReadonlySet<string> | null | undefined): boolean {
  if (below === null || below === undefined || plan.quality !== 'exact') return false
  return plan.parts.length === below.size && plan.parts.every((part) => below.has(part.unit))
}
