import { type CheckResult, checkReturn } from '../../domain/check.js'
import type { ReturnFigures } from '../../domain/figure.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { type Period, previous, samePeriodLastYear } from '../../domain/period.js'
import { inContext } from '../../store/context.js'
import type { Tx } from '../../store/database.js'
import { newestFigures } from '../../store/returns.js'
import type { Store } from '../store.js'

/** What is wrong with one return. */
export interface CheckedReturn {
  readonly figures: ReturnFigures
  readonly results: readonly CheckResult[]
}

type Earlier = (unit: number, period: Period, form: string) => readonly (string | null)[] | undefined

/** Above this many returns, rules look back only within what is being loaded: a whole history brings its own past. */
const LOOK_BACK = 400

/**
 * Check returns against their forms' rules. Earlier figures that a rule looks back on come from the same files first, then from
 * the database. Only returns with something to say are given back.
 */
export async function checkReturns(
  store: Store | null,
  index: PackIndex,
  returns: readonly ReturnFigures[],
): Promise<CheckedReturn[]> {
  const batch = new Map(
    returns.map((figures) => [keyOf(figures.unitId, figures.period, figures.form), figures.values]),
  )
  const inBatch: Earlier = (unit, period, form) => batch.get(keyOf(unit, period, form))
  const inStore =
    store === null || returns.length > LOOK_BACK ? undefined : await earlierReturns(store, index, returns)
  const earlier: Earlier = (unit, period, form) =>
    inBatch(unit, period, form) ?? inStore?.(unit, period, form)
  const found: CheckedReturn[] = []
  for (const figures of returns) {
    const form = index.formById.get(figures.form)!
    const results = checkReturn({
      form,
      pack: index.pack,
      values: figures.values,
      notApplicable: new Set(figures.notApplicable),
      lastDay: index.window(figures.period).to,
      previous: earlier(figures.unitId, previous(figures.period), figures.form),
      lastYear: earlier(figures.unitId, samePeriodLastYear(figures.period), figures.form),
    })
    if (results.length > 0) found.push({ figures, results })
  }
  return found
}

async function earlierReturns(
  store: Store,
  index: PackIndex,
  returns: readonly ReturnFigures[],
): Promise<Earlier> {
  const wanted = new Set(
    returns.flatMap(({ period }) => [previous(period).key, samePeriodLastYear(period).key]),
  )
  const units = new Set(returns.map((figures) => figures.unitId))
  const root = index.rootUnit()
  const held = await inContext(store.app, { unit: root.id }, (tx: Tx) =>
    newestFigures(tx, [...units], [...wanted]),
  )
  return (unit, period, form) => held.get(keyOf(unit, period, form))
}

function keyOf(unit: number, period: Period, form: string): string {
  return `${unit}/${period.key}/${form}`
}
