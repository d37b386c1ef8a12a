import type { Side } from '../../domain/compare.js'
import type { BoundExpression } from '../../domain/expression/index.js'
import { seriesOf } from '../../domain/expression/index.js'
import type { Indicator } from '../../domain/measure.js'
import { NodeFigures } from '../../domain/node-figures.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { type Period, periodFromKey } from '../../domain/period.js'
import { spanOf } from '../../domain/span.js'
import { periodsWithin } from '../../domain/stored-periods.js'
import { type Stage, stageNumber } from '../../domain/strata.js'
import { nodeOf, type UnitNode } from '../../domain/unit.js'
import { type Part, readParts } from '../../store/parts.js'
import { heldPack } from '../../store/registry.js'
import { inReading, readLookupIn } from '../compare/read-lookup.js'
import type { Store } from '../store.js'
import { readingOfAll } from './node-source.js'

/** Which figure to open. */
export interface ExplainRequest {
  readonly viewer: number
  /** Key of the unit in the tree of the period. */
  readonly unit: string
  readonly period: Period
  readonly indicator: Indicator
  readonly stage: Stage
  readonly knownAt: Date | null
}

/** What one return gave to the figure. */
export interface ExplainedPart {
  readonly unit: UnitNode
  readonly period: Period
  readonly part: Part
  /** Values of the indicator's series: code → decimal text, null = not reported, 'n/a'. */
  readonly values: Readonly<Record<string, string | null>>
  /** What the unit wrote about figures of these series: answers to warnings and questions, notes. */
  readonly explanations: readonly PartExplanation[]
}

/** `key` names the warning, question or note; `series` the codes that it concerns. */
export interface PartExplanation {
  readonly key: string
  readonly series: readonly string[]
  readonly text: string
}

/** A return that was owed and is not there at the stage asked for. */
export interface MissingReturn {
  readonly unit: UnitNode
  readonly period: Period
  readonly form: string
}

/** A figure opened: everything that it stands on. domain.md §6. */
export interface Explanation {
  readonly request: ExplainRequest
  readonly node: UnitNode
  readonly side: Side
  readonly bound: BoundExpression
  /** Day whose tree the figure stands on: the last of the window. */
  readonly treeDate: string
  readonly packVersion: string
  readonly parts: readonly ExplainedPart[]
  readonly missing: readonly MissingReturn[]
}

/**
 * Open a figure down to the returns it was made of, with who entered them, when, and from what. Problem `unit-key-unknown`
 * when the unit is not in the tree of the period.
 */
export async function explain(store: Store, index: PackIndex, request: ExplainRequest): Promise<Explanation> {
  const { period, indicator } = request
  const node = nodeOf(index.treeOf(period), request.unit)
  const span = spanOf(index, period)
  const bound = index.bound(indicator)
  const series = seriesOf(bound)
  const { placed, source, wanted } = readingOfAll(index, span, request.unit)
  const ids = placed.parts.map((part) => index.pack.history.units.get(part.unit)!.id)
  const counted = new Set(ids)
  const stage = stageNumber(request.stage)
  const options = { viewer: request.viewer, stage, knownAt: request.knownAt }
  // The total and what it is made of in one transaction: they must agree while others write.
  const found = await inReading(store, options, async (tx) => ({
    lookup: await readLookupIn(tx, index, wanted, options),
    parts: await readParts(tx, {
      units: ids,
      periods: periodsWithin(period).map((within) => within.key),
      stage,
      at: request.knownAt,
    }),
    held: await heldPack(tx),
  }))
  const figures = new NodeFigures(index, span, source, found.lookup)
  const read = new Set(series)
  const forms = new Set(series.flatMap((i) => (index.formsOfSeries.get(i) ?? []).map((form) => form.id)))
  const there = new Set(found.parts.map((part) => `${part.unit}/${part.period}/${part.form}`))
  return {
    request,
    node,
    side: figures.side(bound),
    bound,
    treeDate: span.window.to,
    packVersion: found.held?.contentHash ?? '',
    parts: found.parts
      // A unit that has moved on since is under this one in some months, but not in this figure.
      .filter((part) => counted.has(part.unit) && forms.has(part.form))
      .map((part) => explained(index, part, read))
      .filter((part) => Object.keys(part.values).length > 0),
    missing: missingOf(index, period, counted, forms, there),
  }
}

function explained(index: PackIndex, part: Part, wanted: ReadonlySet<number>): ExplainedPart {
  const period = periodFromKey(part.period)
  const key = index.unitById.get(part.unit)!.key
  const excused = new Set(part.notApplicable)
  const values: Record<string, string | null> = {}
  for (const series of index.pack.series) {
    if (!wanted.has(series.index)) continue
    const value = part.figures[series.index - 1] ?? null
    values[series.code] = excused.has(series.index) ? 'n/a' : value
  }
  const node = index.treeOf(period).nodes.get(key)!
  return { unit: node, period, part, values, explanations: explanationsOf(index, part, wanted) }
}

/** Keys end with the indexes of the series that they are about. */
function explanationsOf(index: PackIndex, part: Part, wanted: ReadonlySet<number>): PartExplanation[] {
  return Object.entries(part.explanations).flatMap(([key, text]) => {
    const about = key
      .slice(key.lastIndexOf(':') + 1)
      .split(',')
      .map(Number)
    if (!about.some((series) => wanted.has(series))) return []
    return [{ key, series: about.flatMap((series) => index.pack.series[series - 1]?.code ?? []), text }]
  })
}

function missingOf(
  index: PackIndex,
  period: Period,
  counted: ReadonlySet<number>,
  forms: ReadonlySet<string>,
  there: ReadonlySet<string>,
): MissingReturn[] {
  const missing: MissingReturn[] = []
  for (const grain of periodsWithin(period)) {
    for (const node of index.treeOf(grain).nodes.values()) {
      if (!counted.has(node.id)) continue
      for (const form of index.owed(grain).get(node.key)?.keys() ?? [])
        if (
          forms.has(form) &&
          index.formById.get(form)!.periodType === grain.type &&
          !there.has(`${node.id}/${grain.key}/${form}`)
        )
          missing.push({ unit: node, period: grain, form })
    }
  }
  return missing
}
