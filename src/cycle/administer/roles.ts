import { randomUUID } from 'node:crypto'
import { type Assignment, holdsOn } from '../../domain/access.js'
import { grantFault } from '../../domain/access-grant.js'
import { roleName } from '../../domain/access-refusal.js'
import type { Role } from '../../domain/access-table.js'
import { bothDates } from '../../domain/number-text.js'
import type { IsoDate } from '../../domain/period.js'
import { fail, Problem } from '../../domain/problem.js'
import { readSecrets } from '../../store/account-secrets.js'
import {
  type AssignmentRow,
  addAssignment,
  assignmentsOf,
  cancelAssignment,
  endAssignment,
} from '../../store/assignments.js'
import { sqlState } from '../../store/database.js'
import { todayAt } from '../desk.js'
import type { Step } from '../step.js'
import { accountToChange, concerning, type TargetAccount, unitKey } from './account-target.js'
import { keepAnAdministrator } from './last-administrator.js'
import { demandStanding } from './manage-accounts.js'

/** A role to give: `to` is the first day on which it is no longer held, null = until further notice. */
export interface WantedRole {
  readonly unit: string
  readonly role: Role
  readonly from: IsoDate
  readonly to: IsoDate | null
}

/**
 * Give a role. The caller must administer the unit in which it is held, the unit of the account, and every unit in which the
 * account already acts; what stands against it otherwise is for `grantFault`. Returns the role's id.
 */
export async function giveRole(step: Step, account: string, wanted: WantedRole): Promise<string> {
  const target = await toGrant(step, account)
  if (target.row.closedAt !== null) fail('account-closed')
  await step.act('account.manage', { unit: wanted.unit })
  const today = todayAt(step.desk)
  demandStanding(step.desk, wanted.unit, [wanted.from, today].sort()[1]!)
  demandGrantable(step, target, wanted, target.assignments)
  const id = randomUUID()
  const unit = step.unitId(wanted.unit)
  await addAssignment(step.tx, {
    id,
    account,
    unit,
    role: wanted.role,
    from: wanted.from,
    to: wanted.to,
    by: step.caller.account,
    at: step.desk.now(),
  }).catch((error: unknown) => again(error, wanted, wanted.unit))
  await auditRole(step, target, 'role.give', { ...wanted, assignment: id })
  return id
}

/** Move the end of a role: never before today, and a role that has ended stays ended. */
export async function moveEnd(step: Step, account: string, id: string, to: IsoDate | null): Promise<void> {
  const target = await toGrant(step, account)
  const held = roleOf(target, id)
  const today = todayAt(step.desk)
  const unit = unitKey(step, held.unit)
  if (held.to !== null && held.to <= today) fail('role-over')
  if (to !== null && to < today) fail('role-end-past', { field: 'to' }, bothDates('date', today))
  const shorter = to !== null && (held.to === null || to < held.to)
  if (shorter) await demandEndable(step, target, held)
  // Ending only takes away; whatever goes on longer is judged like a role that is given.
  const wanted = { unit, role: held.role, from: held.from, to }
  if (!shorter || to <= held.from)
    demandGrantable(
      step,
      target,
      wanted,
      target.assignments.filter((other) => other.id !== id),
    )
  await step.act('account.manage', { unit })
  await endAssignment(step.tx, id, to).catch((error: unknown) => again(error, wanted, unit))
  await auditRole(step, target, 'role.end', { ...held, assignment: id, to })
}

/** Take back a role that has not begun. */
export async function cancelRole(step: Step, account: string, id: string): Promise<void> {
  const target = await toGrant(step, account)
  const held = roleOf(target, id)
  if (held.from <= todayAt(step.desk)) fail('role-begun')
  await demandEndable(step, target, held)
  await step.act('account.manage', { unit: unitKey(step, held.unit) })
  await cancelAssignment(step.tx, id)
  await auditRole(step, target, 'role.cancel', { ...held, assignment: id })
}

/** The account's row is locked: roles that two administrators give at once are judged one after the other. */
async function toGrant(step: Step, account: string): Promise<TargetAccount> {
  const target = await accountToChange(step, account)
  return concerning(step, account, async () => {
    await readSecrets(step.tx, account, true)
    return { ...target, assignments: await assignmentsOf(step.tx, [account]) }
  })
}

function roleOf(target: TargetAccount, id: string): AssignmentRow {
  return target.assignments.find((held) => held.id === id) ?? fail('role-unknown')
}

async function demandEndable(step: Step, target: TargetAccount, held: AssignmentRow): Promise<void> {
  if (held.role === 'administrator' && target.row.id === step.caller.account) fail('account-own-role')
  await keepAnAdministrator(step, target, [held])
}

function demandGrantable(
  step: Step,
  target: TargetAccount,
  wanted: Assignment,
  others: readonly AssignmentRow[],
): void {
  const held = others.map((row) => ({ ...row, unit: unitKey(step, row.unit) }))
  const fault = grantFault({ giver: step.caller.account, receiver: target.row.id, wanted, held })
  if (fault !== null) throw new Problem(fault)
  const same = held.find((row) => row.unit === wanted.unit && row.role === wanted.role && meets(row, wanted))
  if (same !== undefined) failAgain(wanted)
}

function meets(a: Assignment, b: Assignment): boolean {
  return holdsOn(a, b.from) || holdsOn(b, a.from)
}

const OVERLAP = '23P01'

function again(error: unknown, wanted: WantedRole, unit: string): never {
  if (sqlState(error) === OVERLAP) failAgain({ role: wanted.role, unit })
  throw error
}

function failAgain({ role, unit }: Pick<WantedRole, 'role' | 'unit'>): never {
  const name = roleName(role)
  fail('role-again', { unit }, { roleVi: name.vi, roleEn: name.en, unit })
}

function auditRole(
  step: Step,
  { row }: TargetAccount,
  action: string,
  what: { unit: number | string; role: Role; from: IsoDate; to: IsoDate | null; assignment: string },
): Promise<void> {
  const { unit, role, from, to, assignment } = what
  const id = typeof unit === 'number' ? unit : step.unitId(unit)
  return step.audit({
    unit: id,
    action,
    account: row.id,
    detail: { username: row.username, role, from, to, assignment },
  })
}
