import { type CheckResult, checkReturn } from '../../domain/check.js'
import type { ReturnFigures } from '../../domain/figure.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { type Period, previous, samePeriodLastYear } from '../../domain/period.js'
import { type Finding, finding } from '../../domain/problem.js'
import { inContext } from '../../store/context.js'
import type { Tx } from '../../store/database.js'
import type { Store } from '../store.js'
import { earlierOf } from './earlier.js'

/** What is wrong with one return. */
export interface CheckedReturn {
  readonly figures: ReturnFigures
  readonly results: readonly CheckResult[]
}

/** Figures of the same return in an earlier period. */
type Earlier = (of: ReturnFigures, period: Period) => readonly (string | null)[] | undefined

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
  if (store === null || returns.length > LOOK_BACK) return checkWith(index, returns, () => undefined)
  const root = index.rootUnit()
  return inContext(store.app, { unit: root.id }, (tx) => checkReturnsIn(tx, index, returns))
}

/** The same in a transaction that is open to the units concerned. */
export async function checkReturnsIn(
  tx: Tx,
  index: PackIndex,
  returns: readonly ReturnFigures[],
): Promise<CheckedReturn[]> {
  if (returns.length > LOOK_BACK) return checkWith(index, returns, () => undefined)
  const asked = ({ unitKey, period, form }: ReturnFigures) => ({
    unitKey,
    period,
    form: index.formById.get(form)!,
  })
  const earlier = await earlierOf(tx, index, returns.map(asked))
  return checkWith(index, returns, (figures, period) => earlier(asked(figures), period))
}

function checkWith(index: PackIndex, returns: readonly ReturnFigures[], inStore: Earlier): CheckedReturn[] {
  const batch = new Map(
    returns.map((figures) => [keyOf(figures.unitId, figures.period, figures.form), figures.values]),
  )
  const earlier: Earlier = (of, period) => batch.get(keyOf(of.unitId, period, of.form)) ?? inStore(of, period)
  const found: CheckedReturn[] = []
  for (const figures of returns) {
    const form = index.formById.get(figures.form)!
    const results = checkReturn({
      form,
      pack: index.pack,
      values: figures.values,
      notApplicable: new Set(figures.notApplicable),
      lastDay: index.window(figures.period).to,
      previous: earlier(figures, previous(figures.period)),
      lastYear: earlier(figures, samePeriodLastYear(figures.period)),
    })
    if (results.length > 0) found.push({ figures, results })
  }
  return found
}

/** Everything found, each at the return it was found in; an error keeps all of them out. */
export function foundIn(checked: readonly CheckedReturn[]): {
  readonly errors: readonly Finding[]
  readonly warnings: readonly Finding[]
} {
  const all = checked.flatMap(({ figures, results }) =>
    results.map(({ severity, finding: found }) => {
      const at = { ...figures.place, unit: figures.unitKey, period: figures.period.code, ...found.place }
      return { severity, placed: finding(found.code, at, found.params) }
    }),
  )
  const of = (wanted: 'error' | 'warning') =>
    all.flatMap(({ severity, placed }) => (severity === wanted ? [placed] : []))
  return { errors: of('error'), warnings: of('warning') }
}

function keyOf(unit: number, period: Period, form: string): string {
  return `${unit}/${period.key}/${form}`
}
