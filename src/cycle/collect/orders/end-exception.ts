import { addDays } from '../../../domain/date.js'
import { endFault, endOf } from '../../../domain/order.js'
import { periodFromKey } from '../../../domain/period.js'
import { fail, Problem } from '../../../domain/problem.js'
import { endException, exceptionById, type StoredException } from '../../../store/closures.js'
import { lockUnits } from '../../../store/database.js'
import { todayAt } from '../../desk.js'
import type { Step } from '../../step.js'
import { keyOf, refusePrivateData } from './order-place.js'

/** Take a leave back before its time: from `on` (a day) it no longer holds. Problems as for `endPeriodClosure`. */
export async function endLockException(
  step: Step,
  which: { readonly unit: string; readonly id: string },
  end: { readonly on: string; readonly reason: string },
): Promise<StoredException> {
  const { unit, id } = which
  const { tx, desk } = step
  const key = keyOf(desk.index)
  await step.act('return.except', { unit })
  const unitId = step.unitId(unit)
  await lockUnits(tx, [unitId])
  const held = await exceptionById(tx, unitId, id, key)
  if (held === undefined) fail('order-not-found', { unit })
  const reason = end.reason.trim()
  const span = { from: held.from, to: addDays(held.until, 1) }
  const fault = endFault(span, end.on, reason, todayAt(desk))
  if (fault !== null) throw new Problem(fault)
  refusePrivateData(reason)

  const { account, name } = step.caller
  const on = endOf(span, end.on)
  await endException(tx, unitId, id, addDays(on, -1), { account, name, at: await step.at(), reason })
  const period = periodFromKey(held.period).code
  await step.audit({ unit: unitId, action: 'period.except-end', detail: { exception: id, period, on } })
  step.tell({ kind: 'order', period })
  return (await exceptionById(tx, unitId, id, key))!
}
