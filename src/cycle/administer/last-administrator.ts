import { fail } from '../../domain/problem.js'
import { type AssignmentRow, lockAdministrators } from '../../store/assignments.js'
import { todayAt } from '../desk.js'
import type { Step } from '../step.js'
import type { TargetAccount } from './account-target.js'

/**
 * Somebody must be left who can make administrators: when these roles end, the head of the tree still has another one, open
 * and until further notice. Problem `account-last-administrator`. Leaves the transaction open to where the account belongs.
 */
export async function keepAnAdministrator(
  step: Step,
  target: TargetAccount,
  ending: readonly AssignmentRow[],
): Promise<void> {
  const root = step.desk.index.rootUnit()
  const today = todayAt(step.desk)
  if (
    !ending.some(
      (held) =>
        held.unit === root.id && held.role === 'administrator' && (held.to === null || held.to > today),
    )
  )
    return
  await step.act('account.manage', { unit: root.key })
  const administrators = await lockAdministrators(step.tx, root.id, today)
  if (!administrators.some((account) => account !== target.row.id))
    fail('account-last-administrator', { unit: root.key }, { unit: root.spans.at(-1)!.name })
  await step.act('account.manage', { unit: target.home })
}
