import { sql } from 'kysely'
import type { Role } from '../domain/access-table.js'
import type { Closure, LockException } from '../domain/lock.js'
import { intArray } from './arrays.js'
import type { Tx } from './database.js'

/** Key of a unit by its id: the pack knows it. */
export type KeyOf = (unit: number) => string

/** That an order was ended or a leave taken back before its time: who did it, when and why. */
export interface Ended {
  readonly by: string
  readonly name: string
  readonly at: string
  readonly reason: string
}

/** An order as it is kept. */
export interface StoredClosure extends Closure {
  readonly id: string
  /** The name under which its author was known. */
  readonly name: string
  readonly ended: Ended | null
}

/** A leave as it is kept. */
export interface StoredException extends LockException {
  readonly id: string
  readonly name: string
  readonly ended: Ended | null
}

interface Row {
  id: string
  unit_id: number
  period: number
  valid_from: string
  account: string
  name: string
  office_unit: number
  office_role: Role
  at: Date
  reason: string
  ended_by: string | null
  ended_name: string | null
  ended_at: Date | null
  end_reason: string | null
}

type ClosureRow = Row & { kind: 'closed' | 'final'; level: string | null; valid_to: string | null }
type ExceptionRow = Row & { form: string | null; valid_until: string }

/** Every order about a period (its key), whoever gave it and whether or not it holds today, oldest first. Needs `app.unit`. */
export async function closuresFor(tx: Tx, period: number, keyOf: KeyOf): Promise<StoredClosure[]> {
  const { rows } = await sql<ClosureRow>`
    select closure_id as id, unit_id, period, kind, level, valid_from, valid_to, ordered_by as account, ordered_name as name,
      office_unit, office_role, at, reason, ended_by, ended_name, ended_at, end_reason
    from period_closure where period = ${period} order by at, closure_id`.execute(tx)
  return rows.map((row) => closureOf(row, keyOf))
}

/** Every order about any of these periods (keys), by period. Needs `app.unit`. */
export async function closuresAmong(
  tx: Tx,
  periods: readonly number[],
  keyOf: KeyOf,
): Promise<Map<number, StoredClosure[]>> {
  const { rows } = await sql<ClosureRow>`
    select closure_id as id, unit_id, period, kind, level, valid_from, valid_to, ordered_by as account, ordered_name as name,
      office_unit, office_role, at, reason, ended_by, ended_name, ended_at, end_reason
    from period_closure where period = any (${intArray(periods)}::integer[]) order by at, closure_id`.execute(
    tx,
  )
  const found = new Map<number, StoredClosure[]>()
  for (const row of rows) found.set(row.period, [...(found.get(row.period) ?? []), closureOf(row, keyOf)])
  return found
}

/** Every leave given for a period (its key), oldest first. Needs `app.unit`. */
export async function exceptionsIn(tx: Tx, period: number, keyOf: KeyOf): Promise<StoredException[]> {
  const { rows } = await sql<ExceptionRow>`
    select exception_id as id, unit_id, period, form, valid_from, valid_until, granted_by as account, granted_name as name,
      office_unit, office_role, at, reason, ended_by, ended_name, ended_at, end_reason
    from lock_exception where period = ${period} order by at, exception_id`.execute(tx)
  return rows.map((row) => exceptionOf(row, keyOf))
}

/** Every leave given to one unit (its id) for a period (its key), oldest first. Needs `app.unit`. */
export async function exceptionsFor(
  tx: Tx,
  unitId: number,
  period: number,
  keyOf: KeyOf,
): Promise<StoredException[]> {
  const { rows } = await sql<ExceptionRow>`
    select exception_id as id, unit_id, period, form, valid_from, valid_until, granted_by as account, granted_name as name,
      office_unit, office_role, at, reason, ended_by, ended_name, ended_at, end_reason
    from lock_exception where unit_id = ${unitId} and period = ${period} order by at, exception_id`.execute(
    tx,
  )
  return rows.map((row) => exceptionOf(row, keyOf))
}

/** One order, or undefined. With `lockUnits` before, nobody else changes it until the transaction ends. */
export async function closureById(
  tx: Tx,
  unitId: number,
  id: string,
  keyOf: KeyOf,
): Promise<StoredClosure | undefined> {
  const { rows } = await sql<ClosureRow>`
    select closure_id as id, unit_id, period, kind, level, valid_from, valid_to, ordered_by as account, ordered_name as name,
      office_unit, office_role, at, reason, ended_by, ended_name, ended_at, end_reason
    from period_closure where unit_id = ${unitId} and closure_id = ${id}::uuid`.execute(tx)
  return rows[0] === undefined ? undefined : closureOf(rows[0], keyOf)
}

/** One leave, or undefined. With `lockUnits` before, nobody else changes it until the transaction ends. */
export async function exceptionById(
  tx: Tx,
  unitId: number,
  id: string,
  keyOf: KeyOf,
): Promise<StoredException | undefined> {
  const { rows } = await sql<ExceptionRow>`
    select exception_id as id, unit_id, period, form, valid_from, valid_until, granted_by as account, granted_name as name,
      office_unit, office_role, at, reason, ended_by, ended_name, ended_at, end_reason
    from lock_exception where unit_id = ${unitId} and exception_id = ${id}::uuid`.execute(tx)
  return rows[0] === undefined ? undefined : exceptionOf(rows[0], keyOf)
}

/** Who gives an order or a leave, in which office (unit by id), and when. */
export interface Author {
  readonly account: string
  readonly name: string
  readonly officeUnit: number
  readonly officeRole: Role
  readonly at: Date
}

/** Keep an order of a unit (its id). Needs `app.write`; auditing it is the caller's. */
export async function addClosure(
  tx: Tx,
  unitId: number,
  id: string,
  closure: Pick<Closure, 'period' | 'kind' | 'level' | 'from' | 'to' | 'reason'>,
  author: Author,
): Promise<void> {
  const { period, kind, level, from, to, reason } = closure
  await sql`
    insert into period_closure (unit_id, closure_id, period, kind, level, valid_from, valid_to, ordered_by, ordered_name,
      office_unit, office_role, at, reason, reach)
    select unit_id, ${id}::uuid, ${period}, ${kind}, ${level}::text, ${from}::date, ${to}::date, ${author.account}, ${author.name},
      ${author.officeUnit}, ${author.officeRole}, ${author.at}::timestamptz, ${reason}, reach
    from org_unit where unit_id = ${unitId}`.execute(tx)
}

/** Keep a leave given to a unit (its id). Needs `app.write`; auditing it is the caller's. */
export async function addException(
  tx: Tx,
  unitId: number,
  id: string,
  exception: Pick<LockException, 'period' | 'form' | 'from' | 'until' | 'reason'>,
  author: Author,
): Promise<void> {
  const { period, form, from, until, reason } = exception
  await sql`
    insert into lock_exception (unit_id, exception_id, period, form, valid_from, valid_until, granted_by, granted_name,
      office_unit, office_role, at, reason, reach)
    select unit_id, ${id}::uuid, ${period}, ${form}::text, ${from}::date, ${until}::date, ${author.account}, ${author.name},
      ${author.officeUnit}, ${author.officeRole}, ${author.at}::timestamptz, ${reason}, reach
    from org_unit where unit_id = ${unitId}`.execute(tx)
}

/** From `on` (a day) the order no longer holds. Needs `app.write`; auditing it is the caller's. */
export async function endClosure(
  tx: Tx,
  unitId: number,
  id: string,
  on: string,
  by: Pick<Author, 'account' | 'name' | 'at'> & { readonly reason: string },
): Promise<void> {
  await sql`
    update period_closure set valid_to = ${on}::date, ended_by = ${by.account}, ended_name = ${by.name},
      ended_at = ${by.at}::timestamptz, end_reason = ${by.reason}
    where unit_id = ${unitId} and closure_id = ${id}::uuid`.execute(tx)
}

/** The leave holds for the last time on `until` (a day). Needs `app.write`; auditing it is the caller's. */
export async function endException(
  tx: Tx,
  unitId: number,
  id: string,
  until: string,
  by: Pick<Author, 'account' | 'name' | 'at'> & { readonly reason: string },
): Promise<void> {
  await sql`
    update lock_exception set valid_until = ${until}::date, ended_by = ${by.account}, ended_name = ${by.name},
      ended_at = ${by.at}::timestamptz, end_reason = ${by.reason}
    where unit_id = ${unitId} and exception_id = ${id}::uuid`.execute(tx)
}

function closureOf(row: ClosureRow, keyOf: KeyOf): StoredClosure {
  return { ...common(row, keyOf), kind: row.kind, level: row.level, to: row.valid_to }
}

function exceptionOf(row: ExceptionRow, keyOf: KeyOf): StoredException {
  return { ...common(row, keyOf), form: row.form, until: row.valid_until }
}

function common(row: Row, keyOf: KeyOf) {
  const { ended_by: by, ended_name: name, ended_at: at, end_reason: reason } = row
  return {
    id: row.id,
    unit: keyOf(row.unit_id),
    period: row.period,
    from: row.valid_from,
    by: row.account,
    name: row.name,
    office: { unit: keyOf(row.office_unit), role: row.office_role },
    at: row.at.toISOString(),
    reason: row.reason,
    ended: by === null ? null : { by, name: name!, at: at!.toISOString(), reason: reason! },
  }
}
