import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Role } from '../domain/access-table.js'
import type { NoticeKind } from '../domain/notice.js'
import type { NoticeDetail } from '../domain/notice-text.js'
import type { Tx } from './database.js'

/** A role somebody holds; units by id. */
export interface HeldRole {
  readonly account: string
  readonly unit: number
  readonly role: Role
  readonly from: string
  readonly to: string | null
}

/** Every role of every open account that holds one in one of these units on this day. Needs `app.admin`. */
export async function rolesOfHolders(tx: Tx, units: readonly number[], day: string): Promise<HeldRole[]> {
  const { rows } = await sql<HeldRole>`
    select a.account_id as account, a.unit_id as unit, a.role, a.valid_from as from, a.valid_to as to
    from assignment a join account c on c.account_id = a.account_id
    where c.disabled_at is null and a.account_id in (
      select account_id from assignment
      where unit_id = any (${[...units]}::integer[]) and valid_from <= ${day}::date and (valid_to is null or valid_to > ${day}::date)
    )
    order by a.account_id, a.valid_from, a.unit_id, a.role`.execute(tx)
  return rows
}

/** Who may read what concerns these units today, as ids of units; by unit. */
export async function reachesOf(tx: Tx, units: readonly number[]): Promise<Map<number, readonly number[]>> {
  const { rows } = await sql<{ unit_id: number; reach: number[] }>`
    select unit_id, reach from org_unit where unit_id = any (${[...units]}::integer[])`.execute(tx)
  return new Map(rows.map((row) => [row.unit_id, row.reach]))
}

/** Units whose reach holds one of these: the units themselves and all under them today. Ids. */
export async function unitsUnder(tx: Tx, units: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ unit_id: number }>`
    select unit_id from org_unit where reach && ${[...units]}::integer[]`.execute(tx)
  return rows.map((row) => row.unit_id)
}

/** A notice to be given; the unit by id. */
export interface NewNotice {
  readonly account: string
  readonly kind: NoticeKind
  readonly unit: number
  readonly period: number | null
  readonly form: string | null
  /** The day it belongs to, in the pack's time zone. */
  readonly day: string
  /** What makes it one and the same: an account gets one notice of a name, however often it is given. */
  readonly once: string
  readonly detail: NoticeDetail
}

/** Give notices; those given before are left out. Gives the accounts that got any. Needs `app.admin`. */
export async function addNotices(tx: Tx, notices: readonly NewNotice[], at: Date): Promise<string[]> {
  if (notices.length === 0) return []
  const column = <T>(of: (notice: NewNotice) => T) => notices.map(of)
  const { rows } = await sql<{ account_id: string }>`
    insert into notice (account_id, notice_id, kind, unit_id, reach, period, form, day, once, detail, at)
    select n.account, n.id, n.kind, n.unit, u.reach, n.period, n.form, n.day, n.once, n.detail, ${at}::timestamptz
    from unnest(${column((n) => n.account)}::uuid[], ${column(() => randomUUID())}::uuid[], ${column((n) => n.kind)}::text[],
      ${column((n) => n.unit)}::integer[], ${column((n) => n.period)}::integer[], ${column((n) => n.form)}::text[],
      ${column((n) => n.day)}::date[], ${column((n) => n.once)}::text[], ${column((n) => JSON.stringify(n.detail))}::jsonb[])
      as n (account, id, kind, unit, period, form, day, once, detail)
    join org_unit u on u.unit_id = n.unit
    on conflict (account_id, once) do nothing
    returning account_id`.execute(tx)
  return [...new Set(rows.map((row) => row.account_id))]
}

/** A notice as its account reads it; the unit by id. */
export interface StoredNotice {
  readonly id: string
  readonly kind: NoticeKind
  readonly unit: number
  readonly period: number | null
  readonly form: string | null
  readonly day: string
  readonly detail: NoticeDetail
  readonly at: Date
  readonly readAt: Date | null
}

/** Where a page of notices goes on: after the notice of this time and id. */
export interface AfterNotice {
  readonly at: Date
  readonly id: string
}

/** Notices of the account, newest first. Needs `app.account`. */
export async function noticesOf(
  tx: Tx,
  account: string,
  asked: { readonly unread: boolean; readonly after: AfterNotice | null; readonly limit: number },
): Promise<StoredNotice[]> {
  const { after } = asked
  const { rows } = await sql<StoredNotice>`
    select notice_id as id, kind, unit_id as unit, period, form, day, detail, at, read_at as "readAt"
    from notice
    where account_id = ${account}::uuid and (not ${asked.unread}::boolean or read_at is null)
      and (${after === null}::boolean or (at, notice_id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by at desc, notice_id desc limit ${asked.limit}`.execute(tx)
  return rows
}

/** How many notices each of these accounts has not read; accounts without any are left out. Needs `app.account` or `app.admin`. */
export async function unreadOf(tx: Tx, accounts: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ account_id: string; n: number }>`
    select account_id, count(*)::integer as n from notice
    where account_id = any (${[...accounts]}::uuid[]) and read_at is null group by account_id`.execute(tx)
  return new Map(rows.map((row) => [row.account_id, row.n]))
}

/** When notices of these accounts changed last, of those that got or read one after a moment. Needs `app.admin`. */
export async function noticesChanged(
  tx: Tx,
  accounts: readonly string[],
  since: Date,
): Promise<Map<string, Date>> {
  const { rows } = await sql<{ account_id: string; at: Date }>`
    select account_id, max(greatest(at, read_at)) as at from notice
    where greatest(at, read_at) > ${since} and account_id = any (${[...accounts]}::uuid[]) group by account_id`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.account_id, row.at]))
}

/** Mark a notice as read. False when the account has none of this id; read before stays read from then. Needs `app.account`. */
export async function markRead(tx: Tx, account: string, id: string, at: Date): Promise<boolean> {
  const done = await sql`
    update notice set read_at = coalesce(read_at, ${at}::timestamptz)
    where account_id = ${account}::uuid and notice_id = ${id}::uuid`.execute(tx)
  return done.numAffectedRows === 1n
}

/** Mark all as read; gives how many were not. Needs `app.account`. */
export async function markAllRead(tx: Tx, account: string, at: Date): Promise<number> {
  const done = await sql`
    update notice set read_at = ${at}::timestamptz where account_id = ${account}::uuid and read_at is null`.execute(
    tx,
  )
  return Number(done.numAffectedRows ?? 0n)
}

/** A step of a return: the unit by id. */
export interface StepKey {
  readonly unit: number
  readonly period: number
  readonly form: string
  readonly seq: number
}

/** Reasons that were given with steps of returns; key `unit/period/form/seq`. Needs `app.unit`. */
export async function reasonsOf(tx: Tx, steps: readonly StepKey[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ unit_id: number; period: number; form: string; seq: number; reason: string }>`
    select e.unit_id, e.period, e.form, e.seq, e.reason
    from return_event e
    join unnest(${steps.map((s) => s.unit)}::integer[], ${steps.map((s) => s.period)}::integer[],
      ${steps.map((s) => s.form)}::text[], ${steps.map((s) => s.seq)}::integer[]) as k (unit_id, period, form, seq)
      on k.unit_id = e.unit_id and k.period = e.period and k.form = e.form and k.seq = e.seq
    where e.unit_id = any (${steps.map((s) => s.unit)}::integer[]) and e.reason is not null`.execute(tx)
  return new Map(rows.map((row) => [`${row.unit_id}/${row.period}/${row.form}/${row.seq}`, row.reason]))
}

/** Reasons of orders and leaves, by id. Needs `app.unit`. */
export async function orderReasons(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; reason: string }>`
    select closure_id as id, reason from period_closure where closure_id = any (${[...ids]}::uuid[])
    union all
    select exception_id, reason from lock_exception where exception_id = any (${[...ids]}::uuid[])`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.id, row.reason]))
}
