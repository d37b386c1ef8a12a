import type { ManifestFigure } from '../../domain/manifest.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { type Period, readPeriod } from '../../domain/period.js'
import { Problem } from '../../domain/problem.js'
import type { Stage } from '../../domain/strata.js'
import type { UnitNode } from '../../domain/unit.js'
import { type ExplainedPart, type Explanation, explain } from '../consolidate/explain.js'
import type { Store } from '../store.js'

/** A return that gave something else to a figure than it did when the document was signed off. */
export interface ChangedReturn {
  readonly unit: UnitNode
  readonly period: Period
  readonly form: string
  /** Version that counted then, and that counts now; null: none. */
  readonly from: number | null
  readonly to: number | null
  /** Who entered what counts now, or what counted then where nothing does any more. */
  readonly by: string
  readonly at: Date
  readonly reason: string | null
}

export interface SinceRequest {
  readonly viewer: number
  readonly stage: Stage
  readonly knownAt: Date
}

/**
 * Which returns made a figure another one since it was signed off: those of its period and of the period it is compared with. Empty
 * when the indicator or the unit is gone.
 */
export async function changedSince(
  store: Store,
  index: PackIndex,
  figure: Pick<ManifestFigure, 'indicator' | 'unit' | 'period' | 'base'>,
  since: SinceRequest,
): Promise<ChangedReturn[]> {
  const indicator = index.pack.indicators.find(({ id }) => id === figure.indicator)
  if (indicator === undefined) return []
  const periods = [figure.period, figure.base].flatMap((code) =>
    code === null ? [] : (readPeriod(code) ?? []),
  )
  const changed: ChangedReturn[] = []
  for (const period of periods) {
    const request = { viewer: since.viewer, unit: figure.unit, period, indicator, stage: since.stage }
    const then = await opened(store, index, { ...request, knownAt: since.knownAt })
    const now = await opened(store, index, { ...request, knownAt: null })
    changed.push(...differences(then, now))
  }
  return changed
}

async function opened(
  store: Store,
  index: PackIndex,
  request: Explanation['request'],
): Promise<ReadonlyMap<string, ExplainedPart>> {
  try {
    const { parts } = await explain(store, index, request)
    return new Map(parts.map((part) => [`${part.unit.key}/${part.period.code}/${part.part.form}`, part]))
  } catch (error) {
    // The unit is not in the tree of that period.
    if (error instanceof Problem) return new Map()
    throw error
  }
}

function differences(
  then: ReadonlyMap<string, ExplainedPart>,
  now: ReadonlyMap<string, ExplainedPart>,
): ChangedReturn[] {
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((key) => {
    const [was, is] = [then.get(key), now.get(key)]
    if (JSON.stringify(was?.values) === JSON.stringify(is?.values)) return []
    const { unit, period, part } = (is ?? was)!
    const { form, enteredBy, enteredAt, reason } = part
    const versions = { from: was?.part.version ?? null, to: is?.part.version ?? null }
    return [{ unit, period, form, ...versions, by: enteredBy, at: enteredAt, reason }]
  })
}
