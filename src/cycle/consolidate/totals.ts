import { decimal, digits } from '../../domain/decimal.js'
import { NodeFigures, type NodeSource } from '../../domain/node-figures.js'
import type { PackIndex } from '../../domain/pack-index.js'
import type { Period } from '../../domain/period.js'
import { spanOf } from '../../domain/span.js'
import { type Stage, stageNumber } from '../../domain/strata.js'
import { nodeOf } from '../../domain/unit.js'
import type { Lang } from '../../domain/words.js'
import { notCollected } from '../compare/present.js'
import { readLookup, type Wanted } from '../compare/read-lookup.js'
import { seriesWithMeasure } from '../register/describe-forms.js'
import { nameOfNode } from '../register/describe-units.js'
import type { Store } from '../store.js'
import { readingOfAll } from './node-source.js'

/** Which totals. */
export interface TotalsQuestion {
  /** Id of the unit on whose behalf figures are read. */
  readonly viewer: number
  /** Key of the unit in the tree of the period. */
  readonly unit: string
  readonly period: Period
  /** own: what the unit itself returned; all: with everything under it. */
  readonly scope: 'own' | 'all'
  readonly stage: Stage
  readonly knownAt: Date | null
  readonly lang: Lang
}

/**
 * Every series of a unit in a period, with how many returns hold a value, say "not applicable", and were owed. Problem
 * `unit-key-unknown` when the unit is not in the tree of the period. domain.md §6.
 */
export async function totalsOf(store: Store, index: PackIndex, question: TotalsQuestion) {
  const { unit, period, scope, stage, knownAt, viewer } = question
  const tree = index.treeOf(period)
  const node = nodeOf(tree, unit)
  const span = spanOf(index, period)
  const { source, wanted } =
    scope === 'all' ? readingOfAll(index, span, unit) : readingOfOwn(index, unit, span.last, period)
  const lookup = await readLookup(store, index, wanted, { viewer, stage: stageNumber(stage), knownAt })
  const figures = new NodeFigures(index, span, source, lookup)
  return {
    unit: nameOfNode(node),
    period: period.code,
    window: span.window,
    treeDate: tree.date,
    scope,
    stage,
    knownAt: knownAt?.toISOString() ?? null,
    quality: source.quality,
    notice: index.pack.notice,
    note: notCollected(index, period, question.lang),
    series: index.pack.series.map((series) => {
      const { code, name, unit: measured, kind } = seriesWithMeasure(index, series)
      const { value, reported, excused, expected } = figures.series(series.index)
      return {
        code,
        name,
        unit: measured,
        kind,
        total: value === null ? null : digits(value),
        reported,
        notApplicable: excused,
        expected,
      }
    }),
  }
}

/** What the unit itself returned, without those below it. */
function readingOfOwn(
  index: PackIndex,
  unit: string,
  last: Period,
  period: Period,
): { source: NodeSource; wanted: Wanted } {
  const parts = [{ unit, share: decimal(1) }]
  return {
    source: { parts, stored: null, quality: 'exact', owed: (within) => index.owedBy(within, parts) },
    wanted: { all: [], own: [unit], periods: [period, last] },
  }
}
