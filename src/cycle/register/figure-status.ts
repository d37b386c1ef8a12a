import { figureStatus } from '../../domain/lock.js'
import type { Period } from '../../domain/period.js'
import { closuresFor } from '../../store/closures.js'
import { todayAt } from '../desk.js'
import type { Step } from '../step.js'

/**
 * Are a unit's figures of a period preliminary (sơ bộ) or final (chính thức)? Null when the unit does not stand in the tree of
 * the period. Needs a transaction that is open to figures.
 */
export async function figureStatusOf(
  step: Step,
  unit: string,
  period: Period,
): Promise<'preliminary' | 'final' | null> {
  const { index } = step.desk
  const node = index.treeOf(period).nodes.get(unit)
  if (node === undefined) return null
  const closures = await closuresFor(step.tx, period.key, (id) => index.unitById.get(id)?.key ?? String(id))
  const { path, level } = node
  return figureStatus({ path, level, period: period.key }, closures, todayAt(step.desk))
}
