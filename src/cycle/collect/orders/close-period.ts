import { randomUUID } from 'node:crypto'
import { type Closure, closureFault } from '../../../domain/lock.js'
import { bothDates } from '../../../domain/number-text.js'
import { sameOrder } from '../../../domain/order.js'
import { finding, Problem } from '../../../domain/problem.js'
import { addClosure, closureById, closuresFor, type StoredClosure } from '../../../store/closures.js'
import { lockUnits } from '../../../store/database.js'
import { todayAt } from '../../desk.js'
import type { Step } from '../../step.js'
import { keyOf, orderPlace, refusePrivateData } from './order-place.js'

/** What is ordered: days as in `Closure`. */
export interface ClosureWanted extends Pick<Closure, 'unit' | 'kind' | 'level' | 'from' | 'to' | 'reason'> {
  /** Code of the period. */
  readonly period: string
}

/**
 * Close a period, or declare its figures final, for a unit and all under it. Problem `access-…` without `return.lock` (for
 * final figures `return.finalise`), `lock-…` for an order that cannot be, `level-not-in-pack`, `order-in-force` for one given twice.
 */
export async function closePeriod(step: Step, wanted: ClosureWanted): Promise<StoredClosure> {
  const { unit, kind, level, from, to } = wanted
  const reason = wanted.reason.trim()
  const { by } = await step.act(kind === 'final' ? 'return.finalise' : 'return.lock', { unit })
  const { period } = orderPlace(step, unit, wanted.period)
  const { index } = step.desk
  const fault = closureFault({ from, to, reason }, index.window(period).to) ?? levelFault(step, level)
  if (fault !== null) throw new Problem(fault)
  refusePrivateData(reason)

  const unitId = step.unitId(unit)
  await lockUnits(step.tx, [unitId])
  const given = await closuresFor(step.tx, period.key, keyOf(index))
  const same = sameOrder({ unit, period: period.key, kind, level, from, to }, given, todayAt(step.desk))
  if (same !== undefined) {
    const dates = bothDates('date', same.from)
    throw new Problem(
      finding('order-in-force', { unit, period: period.code }, { ...dates, reason: same.reason }),
    )
  }
  const id = randomUUID()
  const { account, name } = step.caller
  const author = { account, name, officeUnit: step.unitId(by.unit), officeRole: by.role, at: await step.at() }
  await addClosure(step.tx, unitId, id, { period: period.key, kind, level, from, to, reason }, author)
  await step.audit({
    unit: unitId,
    action: kind === 'final' ? 'period.finalise' : 'period.close',
    detail: { closure: id, period: period.code, kind, level, from, to },
  })
  step.tell({ kind: 'order', period: period.code })
  return (await closureById(step.tx, unitId, id, keyOf(index)))!
}

function levelFault(step: Step, level: string | null) {
  const { levels } = step.desk.index.pack
  if (level === null || levels.some(({ id }) => id === level)) return null
  const known = levels.map(({ id }) => id).join(', ')
  return finding('level-not-in-pack', { field: 'level' }, { level, known })
}
