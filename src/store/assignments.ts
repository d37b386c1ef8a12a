import { sql } from 'kysely'
import type { Role } from '../domain/access-table.js'
import type { IsoDate } from '../domain/period.js'
import type { Tx } from './database.js'

/** A role as it was given. Units by id. */
export interface AssignmentRow {
  readonly id: string
  readonly account: string
  readonly unit: number
  readonly role: Role
  readonly from: IsoDate
  readonly to: IsoDate | null
  readonly grantedAt: Date
}

/** Every role of these accounts that the context lets through, past and coming ones too. */
export async function assignmentsOf(tx: Tx, accounts: readonly string[]): Promise<AssignmentRow[]> {
  const { rows } = await sql<AssignmentRow>`
    select assignment_id as id, account_id as account, unit_id as unit, role, valid_from as from, valid_to as to,
      granted_at as "grantedAt"
    from assignment where account_id = any(${[...accounts]}::uuid[])
    order by valid_from, unit_id, role, assignment_id`.execute(tx)
  return rows
}

/** Give a role; 23P01 when the account holds it there already in that time. */
export async function addAssignment(
  tx: Tx,
  row: Omit<AssignmentRow, 'grantedAt'> & { readonly by: string; readonly at: Date },
): Promise<void> {
  const done = await sql`
    insert into assignment (assignment_id, account_id, unit_id, reach, role, valid_from, valid_to, granted_by, granted_at)
    select ${row.id}::uuid, ${row.account}::uuid, unit_id, reach, ${row.role}, ${row.from}::date, ${row.to}::date, ${row.by}, ${row.at}
    from org_unit where unit_id = ${row.unit}`.execute(tx)
  if (done.numAffectedRows !== 1n) throw new Error(`unit ${row.unit} is not registered`)
}

/** Move the end of a role. */
export async function endAssignment(tx: Tx, id: string, to: IsoDate | null): Promise<void> {
  const done =
    await sql`update assignment set valid_to = ${to}::date where assignment_id = ${id}::uuid`.execute(tx)
  if (done.numAffectedRows !== 1n) throw new Error('the role is not to be changed here')
}

/** Take back a role that has not begun. */
export async function cancelAssignment(tx: Tx, id: string): Promise<void> {
  const done = await sql`delete from assignment where assignment_id = ${id}::uuid`.execute(tx)
  if (done.numAffectedRows !== 1n) throw new Error('the role is not to be taken back here')
}

/**
 * Open accounts that are administrators of a unit on that day and until further notice. Their roles stay as they are until
 * the transaction ends, so that two who remove each other meet here.
 */
export async function lockAdministrators(tx: Tx, unit: number, on: IsoDate): Promise<string[]> {
  const held = await sql<{ account: string }>`
    select account_id as account from assignment
    where unit_id = ${unit} and role = 'administrator' and valid_from <= ${on}::date and valid_to is null
    order by assignment_id for update`.execute(tx)
  const open = await sql<{ account: string }>`
    select account_id as account from account
    where account_id = any(${held.rows.map((row) => row.account)}::uuid[]) and disabled_at is null
    order by account_id`.execute(tx)
  return open.rows.map((row) => row.account)
}
