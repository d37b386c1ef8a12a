import { randomUUID } from 'node:crypto'
import { exceptionFault, type LockException } from '../../../domain/lock.js'
import { fail, Problem } from '../../../domain/problem.js'
import { addException, exceptionById, type StoredException } from '../../../store/closures.js'
import { lockUnits } from '../../../store/database.js'
import { todayAt } from '../../desk.js'
import type { Step } from '../../step.js'
import { keyOf, orderPlace, refusePrivateData } from './order-place.js'

/** What leave is given: days as in `LockException`; from today when left out. */
export interface ExceptionWanted extends Pick<LockException, 'unit' | 'form' | 'until' | 'reason'> {
  /** Code of the period. */
  readonly period: string
  readonly from?: string | undefined
}

/**
 * Give one unit leave to work on a period although it is closed or final. Problem `access-…` without `return.except`,
 * `lock-…` for a leave that cannot be, `form-not-in-pack`.
 */
export async function grantException(step: Step, wanted: ExceptionWanted): Promise<StoredException> {
  const { unit, form, until } = wanted
  const reason = wanted.reason.trim()
  const { by } = await step.act('return.except', { unit })
  const { period } = orderPlace(step, unit, wanted.period)
  const { index } = step.desk
  const today = todayAt(step.desk)
  const from = wanted.from ?? today
  if (form !== null && !index.formById.has(form))
    fail('form-not-in-pack', { field: 'form' }, { form, known: [...index.formById.keys()].join(', ') })
  const fault = exceptionFault({ from, until, reason }, today)
  if (fault !== null) throw new Problem(fault)
  refusePrivateData(reason)

  const unitId = step.unitId(unit)
  await lockUnits(step.tx, [unitId])
  const id = randomUUID()
  const { account, name } = step.caller
  const author = { account, name, officeUnit: step.unitId(by.unit), officeRole: by.role, at: await step.at() }
  await addException(step.tx, unitId, id, { period: period.key, form, from, until, reason }, author)
  await step.audit({
    unit: unitId,
    action: 'period.except',
    detail: { exception: id, period: period.code, form, from, until },
  })
  step.tell({ kind: 'order', period: period.code })
  return (await exceptionById(step.tx, unitId, id, keyOf(index)))!
}
