import { benjaminiHochberg } from '../../domain/chance.js'
import { type BaseKind, type Comparison, compareSides, worse } from '../../domain/compare.js'
import { decimal } from '../../domain/decimal.js'
import type { Indicator } from '../../domain/measure.js'
import { NodeFigures, type NodeSource, targetSide } from '../../domain/node-figures.js'
import type { PackIndex, PlacedPeriod } from '../../domain/pack-index.js'
import type { IsoDate, Period } from '../../domain/period.js'
import type { Part } from '../../domain/restate-plan.js'
import { type Span, spansFor } from '../../domain/span.js'
import { type Stage, stageNumber } from '../../domain/strata.js'
import { subtree, type UnitNode, type UnitTree } from '../../domain/unit.js'
import type { Store } from '../store.js'
import { readLookup, type Wanted } from './read-lookup.js'

/** A comparison asked for. */
export interface CompareRequest {
  /** Id of the unit on whose behalf figures are read: rows beyond its reach are not seen. */
  readonly viewer: number
  /** Key of the unit, on the basis tree. */
  readonly unit: string
  readonly period: Period
  readonly baseKind: BaseKind
  /** The base period when `baseKind` is `period`. */
  readonly basePeriod: Period | null
  /** Level whose units get a row each; null = the unit alone. */
  readonly by: string | null
  /** Day whose tree the figures are set on; null = the tree of the current period. */
  readonly basis: IsoDate | null
  readonly indicators: readonly Indicator[]
  readonly stage: Stage
  /** Figures as known at this moment; null = now. */
  readonly knownAt: Date | null
  readonly testChance: boolean
  readonly allowIncomplete: boolean
}

/** One unit's row, or the rest that belongs to no unit of the level. */
export interface ComparisonRow {
  readonly kind: 'total' | 'unit' | 'rest'
  readonly node: UnitNode | null
  /** In the order of the request's indicators. An indicator without a target has no comparison with one: null. */
  readonly comparisons: readonly (Comparison | null)[]
  readonly currentParts: readonly Part[]
  readonly baseParts: readonly Part[]
  /** Units whose figures may or may not belong here: why the row cannot be compared. */
  readonly ambiguous: readonly string[]
}

export interface ComparisonTable {
  readonly request: CompareRequest
  readonly basis: IsoDate
  readonly current: Span
  readonly base: Span | null
  readonly rows: readonly ComparisonRow[]
  /** Rows (without the total) that could not be compared because units were merged or divided. */
  readonly incomparable: number
}

/**
 * Compare a unit's figures with a base, row by row, on one stated tree. Figures keep the unit that reported them; both sides are
 * restated on the basis tree by the correspondences. Everything is read in one snapshot. domain.md §2, §7.
 */
export async function compare(
  store: Store,
  index: PackIndex,
  request: CompareRequest,
): Promise<ComparisonTable> {
  const spans = spansFor(index, request.period, request.baseKind, request.basePeriod)
  const basis = request.basis ?? spans.current.window.to
  const tree = index.tree(basis)
  const unit = tree.nodes.get(request.unit)
  if (unit === undefined) throw new RangeError(`unit ${request.unit} is not in the tree of ${basis}`)
  const { rowNodes, sides, hasRest } = planOf(index, spans, basis, tree, request)
  const stocks = request.indicators.some((indicator) =>
    index.seriesOf(index.bound(indicator)).some((series) => index.isStock(series)),
  )
  const lookup = await readLookup(store, index, wanted(sides, stocks, hasRest), {
    viewer: request.viewer,
    stage: stageNumber(request.stage),
    knownAt: request.knownAt,
  })
  const row = (kind: ComparisonRow['kind'], node: UnitNode | null, key: string): ComparisonRow => {
    const [current, base] = sides.map((side) => side.sources.get(key)!)
    const currentFigures = new NodeFigures(index, spans.current, current!, lookup)
    const baseFigures = base === undefined ? null : new NodeFigures(index, spans.base!, base, lookup)
    return {
      kind,
      node,
      comparisons: request.indicators.map((indicator) =>
        compareOne(index, request, indicator, currentFigures, baseFigures),
      ),
      currentParts: current!.parts,
      baseParts: base?.parts ?? [],
      ambiguous: [...new Set([...current!.ambiguous, ...(base?.ambiguous ?? [])])],
    }
  }
  const rows = [
    row('total', unit, request.unit),
    ...rowNodes.map((node) => row('unit', node, node.key)),
    ...(hasRest ? [row('rest', null, REST)] : []),
  ]
  return {
    request,
    basis,
    current: spans.current,
    base: spans.base,
    rows: adjustForMany(rows, request.indicators.length),
    incomparable: rows.filter((r) => r.kind === 'unit' && r.ambiguous.length > 0).length,
  }
}

/** The false discovery rate that is let through when many units are tested at once. domain.md §7. */
const FALSE_DISCOVERY = 0.05

/**
 * Of forty units two differ "significantly" by chance alone: the rows of one indicator are judged together
 * (Benjamini–Hochberg 1995). The total stands for itself.
 */
function adjustForMany(rows: readonly ComparisonRow[], indicators: number): ComparisonRow[] {
  const changed = rows.map((row) => ({ ...row, comparisons: [...row.comparisons] }))
  for (let i = 0; i < indicators; i++) {
    const tested = changed.filter((row) => row.kind === 'unit' && row.comparisons[i]?.chance != null)
    if (tested.length < 2) continue
    const many = benjaminiHochberg(
      tested.map((row) => row.comparisons[i]!.chance!.p),
      FALSE_DISCOVERY,
    )
    for (const [n, row] of tested.entries()) {
      const comparison = row.comparisons[i]!
      row.comparisons[i] = {
        ...comparison,
        chance: { ...comparison.chance!, adjustedP: many.adjusted[n]!, distinguishable: many.rejected[n]! },
      }
    }
  }
  return changed
}

function compareOne(
  index: PackIndex,
  request: CompareRequest,
  indicator: Indicator,
  current: NodeFigures,
  base: NodeFigures | null,
): Comparison | null {
  const bound = index.bound(indicator)
  const side = current.side(bound)
  const target = indicator.targets[String(request.period.year)]
  if (request.baseKind === 'target' && target === undefined) return null
  return compareSides({
    indicator,
    baseKind: request.baseKind,
    current: side,
    base:
      base === null
        ? targetSide(target === undefined ? null : decimal(target), side.period, side.window)
        : base.side(bound),
    scopeChanges: index.scopeChanges(indicator),
    activity: index.countsActivity(indicator),
    // What stands at a moment is no count of events: the test of two counts does not fit it.
    testChance: request.testChance && !index.seriesOf(bound).some((series) => index.isStock(series)),
    allowIncomplete: request.allowIncomplete,
  })
}

/** Where every row's figures are to be taken from. */
interface Plan {
  readonly rowNodes: readonly UnitNode[]
  /** Current and, if there is one, base. */
  readonly sides: readonly SideSources[]
  readonly hasRest: boolean
}

/** Placing thousands of units takes longer than reading and comparing them, and the same table is asked for again and again. */
const plans = new WeakMap<PackIndex, Map<string, Plan>>()
const PLANS = 50

function planOf(
  index: PackIndex,
  spans: { readonly current: Span; readonly base: Span | null },
  basis: IsoDate,
  tree: UnitTree,
  request: CompareRequest,
): Plan {
  const over = [spans.current, ...(spans.base === null ? [] : [spans.base])]
  const spanKeys = over.map((span) => `${span.period.key}${span.cumulative ? '+' : ''}`)
  const key = [basis, request.unit, request.by ?? '', ...spanKeys].join('|')
  const known = plans.get(index) ?? new Map<string, Plan>()
  plans.set(index, known)
  const held = known.get(key)
  if (held !== undefined) return held
  const rowNodes =
    request.by === null
      ? []
      : subtree(tree, request.unit).filter((n) => n.level === request.by && n.key !== request.unit)
  const keys = rowNodes.map((node) => node.key)
  const sides = over.map((span) => sourcesOf(index, span, basis, request.unit, keys))
  const plan: Plan = { rowNodes, sides, hasRest: keys.length > 0 && sides.some((side) => owesAnything(side)) }
  if (known.size >= PLANS) known.clear()
  known.set(key, plan)
  return plan
}

/** Key of the row of what belongs to no unit of the level; no unit key is empty. */
const REST = ''

interface Source extends NodeSource {
  readonly ambiguous: readonly string[]
}

interface SideSources {
  readonly span: Span
  readonly sources: ReadonlyMap<string, Source>
}

function sourcesOf(
  index: PackIndex,
  span: Span,
  basis: IsoDate,
  unit: string,
  keys: readonly string[],
): SideSources {
  const sources = new Map<string, Source>()
  const whole = addNodes(sources, index, span, basis, [unit])
  const split = addNodes(sources, index, span, basis, keys)
  const taken = [...split.nodes.values()].flatMap((node) => node.parts)
  const parts = restOf(whole.nodes.get(unit)!.parts, taken, split.unplaced)
  sources.set(REST, {
    parts,
    stored: null,
    quality: parts.some((part) => !part.share.eq(1)) ? 'estimated' : 'exact',
    ambiguous: [],
    owed: (period) => index.owedBy(period, parts),
  })
  return { span, sources }
}

function addNodes(
  sources: Map<string, Source>,
  index: PackIndex,
  span: Span,
  basis: IsoDate,
  nodes: readonly string[],
): PlacedPeriod {
  const placed = new Map(
    [...span.stored, span.last].map((period) => [period.key, index.place(period, basis, nodes)]),
  )
  const over = together(span.stored.map((period) => placed.get(period.key)!))
  for (const node of over.nodes.values())
    sources.set(node.node, {
      parts: node.parts,
      stored: node.asStored ? node.node : null,
      quality: node.quality,
      ambiguous: node.ambiguous,
      owed: (period) => placed.get(period.key)!.nodes.get(node.node)!.owed,
    })
  return over
}

/**
 * The placements of stored periods that add up to one stretch, as one. Units come and go between them (January to August
 * may hold a merger), and a unit belongs where it belongs in whichever of them it reported.
 */
function together(placed: readonly PlacedPeriod[]): PlacedPeriod {
  const first = placed[0]!
  if (placed.length === 1) return first
  const nodes = [...first.nodes.keys()].map((key) => {
    const each = placed.map((period) => period.nodes.get(key)!)
    return {
      ...each[0]!,
      parts: unitedParts(each.flatMap((node) => node.parts)),
      ambiguous: [...new Set(each.flatMap((node) => node.ambiguous))],
      quality: each.map((node) => node.quality).reduce(worse),
      asStored: each.every((node) => node.asStored),
    }
  })
  return {
    nodes: new Map(nodes.map((node) => [node.node, node])),
    outside: unitedParts(placed.flatMap((period) => period.outside)),
    unplaced: [...new Set(placed.flatMap((period) => period.unplaced))],
  }
}

/** Each unit once: its share is a matter of the unit, not of the period. */
function unitedParts(parts: readonly Part[]): Part[] {
  return [...new Map(parts.map((part) => [part.unit, part])).values()]
}

/** What of the unit's parts is in no row: each part less what the rows took of it; units that cannot be placed are in no row at all. */
function restOf(all: readonly Part[], taken: readonly Part[], unplaced: readonly string[]): Part[] {
  const used = new Map<string, Part['share']>()
  for (const part of taken) used.set(part.unit, (used.get(part.unit) ?? decimal(0)).plus(part.share))
  const doubtful = new Set(unplaced)
  return all
    .filter((part) => !doubtful.has(part.unit))
    .map((part) => ({ unit: part.unit, share: part.share.minus(used.get(part.unit) ?? 0) }))
    .filter((part) => part.share.gt(0))
}

/** Does anybody outside the rows owe returns? Offices that only stand above the rows do not. */
function owesAnything({ span, sources }: SideSources): boolean {
  const rest = sources.get(REST)!
  return rest.parts.length > 0 && span.stored.some((period) => rest.owed(period).size > 0)
}

/** Which stored totals have to be read. The last month only matters where an indicator counts what stands at a moment. */
function wanted(sides: readonly SideSources[], stocks: boolean, hasRest: boolean): Wanted {
  const all = new Set<string>()
  const own = new Set<string>()
  const periods = new Map<number, Period>()
  for (const side of sides) {
    const { span, sources } = side
    for (const period of span.stored) periods.set(period.key, period)
    if (stocks) periods.set(span.last.key, span.last)
    for (const [key, source] of sources) {
      if (key === REST && !(hasRest && owesAnything(side))) continue
      if (source.stored !== null) all.add(source.stored)
      else for (const part of source.parts) own.add(part.unit)
    }
  }
  return { all: [...all], own: [...own], periods: [...periods.values()] }
}
