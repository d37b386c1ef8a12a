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
import { isWithin, type UnitNode } from '../../domain/unit.js'
import { type Part, readParts } from '../../store/parts.js'
import { heldPack } from '../../store/registry.js'
import { inReading, readLookupIn } from '../compare/read-lookup.js'
import type { Store } from '../store.js'

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

/** Open a figure down to the returns it was made of, with who entered them, when, and from what. */
export async function explain(store: Store, index: PackIndex, request: ExplainRequest): Promise<Explanation> {
  const { period, indicator } = request
  const tree = index.treeOf(period)
  const node = tree.nodes.get(request.unit)!
  const span = spanOf(index, period)
  const bound = index.bound(indicator)
  const series = seriesOf(bound)
  const placed = index.place(period, span.window.to, [request.unit]).nodes.get(request.unit)!
  const ids = placed.parts.map((part) => index.pack.history.units.get(part.unit)!.id)
  const stage = stageNumber(request.stage)
  const options = { viewer: request.viewer, stage, knownAt: request.knownAt }
  // The total and what it is made of in one transaction: they must agree while others write.
  const found = await inReading(store, options, async (tx) => ({
    lookup: await readLookupIn(
      tx,
      index,
      {
        all: placed.asStored ? [request.unit] : [],
        own: placed.asStored ? [] : placed.parts.map((part) => part.unit),
        periods: [period, span.last],
      },
      options,
    ),
    parts: await readParts(tx, {
      units: ids,
      periods: periodsWithin(period).map((within) => within.key),
      stage,
      at: request.knownAt,
    }),
    held: await heldPack(tx),
  }))
  const figures = new NodeFigures(
    index,
    span,
    {
      parts: placed.parts,
      stored: placed.asStored ? request.unit : null,
      quality: placed.quality,
      owed: (p) => index.place(p, span.window.to, [request.unit]).nodes.get(request.unit)!.owed,
    },
    found.lookup,
  )
  const wanted = new Set(series)
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
      .filter((part) => forms.has(part.form))
      .map((part) => explained(index, part, wanted))
      .filter((part) => Object.keys(part.values).length > 0),
    missing: missingOf(index, period, request.unit, forms, there),
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
  return { unit: index.treeOf(period).nodes.get(key)!, period, part, values }
}

function missingOf(
  index: PackIndex,
  period: Period,
  unit: string,
  forms: ReadonlySet<string>,
  there: ReadonlySet<string>,
): MissingReturn[] {
  const missing: MissingReturn[] = []
  for (const grain of periodsWithin(period)) {
    const tree = index.treeOf(grain)
    for (const node of tree.nodes.values()) {
      if (!tree.nodes.has(unit) || !isWithin(tree, node.key, unit)) continue
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
