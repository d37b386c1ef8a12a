import { sql } from 'kysely'
import { intArray } from './arrays.js'
import type { Tx } from './database.js'
import type { ReturnKey } from './return-deltas.js'

/** A return that was sent back to its unit and has not been submitted again since. */
export interface SentBack extends ReturnKey {
  readonly reason: string | null
  readonly at: Date
}

/** Returns of these units whose newest version was sent back, the latest first. Needs `app.unit`. */
export async function sentBackOf(tx: Tx, units: readonly number[], limit: number): Promise<SentBack[]> {
  const { rows } = await sql<SentBack>`
    select unit_id as unit, period, form, closed_for as reason, withdrawn_at as at
    from (
      select distinct on (unit_id, period, form) unit_id, period, form, closed_for, withdrawn_at, ended
      from return_version
      where unit_id = any (${intArray(units)}::integer[])
      order by unit_id, period, form, version desc
    ) newest
    where ended = 'returned'
    order by withdrawn_at desc, unit_id, period, form limit ${limit}`.execute(tx)
  return rows
}

/** Returns of these units that are being typed, the last saved first. Needs `app.unit`. */
export async function draftsOf(tx: Tx, units: readonly number[], limit: number): Promise<ReturnKey[]> {
  const { rows } = await sql<ReturnKey>`
    select unit_id as unit, period, form from return_draft
    where unit_id = any (${intArray(units)}::integer[])
    order by saved_at desc, unit_id, period, form limit ${limit}`.execute(tx)
  return rows
}

/** What others said about a return and nobody has settled. */
export interface OpenComments extends ReturnKey {
  readonly count: number
  /** The newest of them. */
  readonly text: string
  readonly by: string
  readonly at: Date
}

/** Returns of these units with comments of others than this account that are not settled, the newest first. Needs `app.unit`. */
export async function openCommentsOf(
  tx: Tx,
  units: readonly number[],
  account: string,
  limit: number,
): Promise<OpenComments[]> {
  const { rows } = await sql<OpenComments>`
    select unit_id as unit, period, form, count, text, actor_name as by, at
    from (
      select unit_id, period, form, text, actor_name, at,
        count(*) over (partition by unit_id, period, form)::integer as count,
        row_number() over (partition by unit_id, period, form order by at desc, comment_id) as place
      from return_comment
      where unit_id = any (${intArray(units)}::integer[]) and resolved_at is null and actor <> ${account}
    ) open
    where place = 1
    order by at desc, unit_id, period, form limit ${limit}`.execute(tx)
  return rows
}

/** Accounts of a unit and all under it that cannot or do not work yet: held back, or still with the password they were given. Needs `app.admin`. */
export async function idleAccounts(
  tx: Tx,
  unit: number,
  at: Date,
): Promise<{ readonly locked: number; readonly temporary: number }> {
  const { rows } = await sql<{ locked: number; temporary: number }>`
    select count(*) filter (where locked_until > ${at}::timestamptz)::integer as locked,
      count(*) filter (where must_change)::integer as temporary
    from account where ${unit}::integer = any (reach) and disabled_at is null`.execute(tx)
  return rows[0]!
}
