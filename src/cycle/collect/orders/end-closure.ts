import { endFault, endOf } from '../../../domain/order.js'
import { periodFromKey } from '../../../domain/period.js'
import { fail, Problem } from '../../../domain/problem.js'
import { closureById, endClosure, type StoredClosure } from '../../../store/closures.js'
import { lockUnits } from '../../../store/database.js'
import { todayAt } from '../../desk.js'
import type { Step } from '../../step.js'
import { keyOf, refusePrivateData } from './order-place.js'

/**
 * End an order before its time: from `on` it no longer holds. Needs the right that giving it needed. Problem
 * `order-not-found`, `order-ended`, `order-end-past`, `order-end-later`, `lock-reason-missing`.
 */
export async function endPeriodClosure(
  step: Step,
  which: { readonly unit: string; readonly id: string },
  end: { readonly on: string; readonly reason: string },
): Promise<StoredClosure> {
  const { unit, id } = which
  const { tx, desk } = step
  const key = keyOf(desk.index)
  // Orders are read by whoever may read returns; only what is found says which right is needed.
  await step.act('return.lock', { unit })
  const unitId = step.unitId(unit)
  await lockUnits(tx, [unitId])
  const held = await closureById(tx, unitId, id, key)
  if (held === undefined) fail('order-not-found', { unit })
  if (held.kind === 'final') await step.act('return.finalise', { unit })
  const reason = end.reason.trim()
  const fault = endFault(held, end.on, reason, todayAt(desk))
  if (fault !== null) throw new Problem(fault)
  refusePrivateData(reason)

  const { account, name } = step.caller
  const on = endOf(held, end.on)
  await endClosure(tx, unitId, id, on, { account, name, at: await step.at(), reason })
  const period = periodFromKey(held.period).code
  await step.audit({
    unit: unitId,
    action: 'period.reopen',
    detail: { closure: id, period, kind: held.kind, on },
  })
  step.tell({ kind: 'order', period })
  return (await closureById(tx, unitId, id, key))!
}
