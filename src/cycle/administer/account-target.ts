import type { Action } from '../../domain/access-table.js'
import { fail } from '../../domain/problem.js'
import { type AccountRow, readAccount } from '../../store/accounts.js'
import { type AssignmentRow, assignmentsOf } from '../../store/assignments.js'
import { widen } from '../../store/context.js'
import { demand, todayAt } from '../desk.js'
import type { Step } from '../step.js'

/** An account that somebody administers, with every role it holds, held or will hold. */
export interface TargetAccount {
  readonly row: AccountRow
  /** Key of the unit that it belongs to. */
  readonly home: string
  readonly assignments: readonly AssignmentRow[]
}

/** Open the transaction for a moment to what belongs to another account. The right must have been demanded, or be demanded next. */
export async function concerning<T>(step: Step, account: string, work: () => Promise<T>): Promise<T> {
  await widen(step.tx, { account })
  const result = await work()
  await widen(step.tx, { account: step.caller.account })
  return result
}

/** An account to look at. Problem `account-unknown`, or `access-…` when its unit is not the caller's to see into. */
export async function accountToRead(
  step: Step,
  id: string,
  action: Action = 'account.read',
): Promise<TargetAccount> {
  const target = await found(step, id)
  await step.act(action, { unit: target.home })
  return target
}

/**
 * An account to change. The right is needed for the unit it belongs to and for every unit in which it holds a role or will:
 * who administers a commune must not get hold of an account that acts for the province. The transaction is left open to
 * where the account belongs.
 */
export async function accountToChange(
  step: Step,
  id: string,
  action: Action = 'account.manage',
): Promise<TargetAccount> {
  const target = await found(step, id)
  const today = todayAt(step.desk)
  for (const { unit, to } of target.assignments)
    if (to === null || to > today) demand(step.desk, step.caller, action, { unit: unitKey(step, unit) })
  await step.act(action, { unit: target.home })
  return target
}

/** Nobody turns the administrator's tools on themselves. */
export function notSelf(step: Step, target: TargetAccount): void {
  if (target.row.id === step.caller.account) fail('account-self')
}

/** Record what was done to an account, with the transaction open to where it belongs. */
export function auditTarget(
  step: Step,
  { row }: Pick<TargetAccount, 'row'>,
  action: string,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  return step.audit({
    unit: row.unit,
    action,
    account: row.id,
    detail: { username: row.username, ...detail },
  })
}

/** Key of a unit by its id. */
export function unitKey(step: Pick<Step, 'desk'>, id: number): string {
  return step.desk.index.unitById.get(id)?.key ?? String(id)
}

async function found(step: Step, id: string): Promise<TargetAccount> {
  const held = await concerning(step, id, async () => {
    const row = await readAccount(step.tx, id)
    return row === undefined ? undefined : { row, assignments: await assignmentsOf(step.tx, [id]) }
  })
  if (held === undefined) {
    // Whoever may not see accounts at all learns that first.
    demand(step.desk, step.caller, 'account.read', { unit: step.caller.home })
    fail('account-unknown')
  }
  return { ...held, home: unitKey(step, held.row.unit) }
}
