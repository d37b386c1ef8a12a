import { sql } from 'kysely'
import { intArray } from './arrays.js'
import type { Tx } from './database.js'

/*
 * How far a change of the definitions reaches into what is kept: counts and names, never a figure. Runs as the owner.
 */

/** A return that holds figures of a unit. */
export interface HeldReturn {
  readonly unit: number
  readonly windowTo: string
  readonly count: number
}

/** Of each of these units how many returns hold figures of it, by the last day of their window. */
export async function returnsHeld(tx: Tx, units: readonly number[]): Promise<HeldReturn[]> {
  if (units.length === 0) return []
  const ids = intArray(units)
  const { rows } = await sql<HeldReturn>`
    select unit_id as unit, window_to as "windowTo", count(*)::integer as count
    from (
      select unit_id, period, form, max(window_to) as window_to from (
        select unit_id, period, form, window_to from return_version where unit_id = any (${ids}::integer[])
        union select unit_id, period, form, window_to from return_draft where unit_id = any (${ids}::integer[])
      ) each_one group by unit_id, period, form
    ) held group by unit_id, window_to order by unit_id, window_to`.execute(tx)
  return rows
}

/** Somebody who holds an office in a unit. */
export interface HeldOffice {
  readonly account: string
  readonly name: string
  readonly role: string
  readonly unit: number
}

/** Offices in these units that are held on that day or later, by people whose account is open. */
export async function officesHeld(tx: Tx, units: readonly number[], from: string): Promise<HeldOffice[]> {
  if (units.length === 0) return []
  const { rows } = await sql<HeldOffice>`
    select r.account_id as account, a.name, r.role, r.unit_id as unit
    from assignment r join account a on a.account_id = r.account_id
    where r.unit_id = any (${intArray(units)}::integer[]) and (r.valid_to is null or r.valid_to > ${from}::date)
      and a.disabled_at is null
    order by r.unit_id, a.name, r.role`.execute(tx)
  return rows
}

/** How many returns there are of each period, by the window they were made for. */
export async function returnsByPeriod(
  tx: Tx,
): Promise<{ period: number; windowFrom: string; windowTo: string; count: number }[]> {
  const { rows } = await sql<{ period: number; windowFrom: string; windowTo: string; count: number }>`
    select period, window_from as "windowFrom", window_to as "windowTo", count(*)::integer as count
    from (select distinct unit_id, period, form, window_from, window_to from return_version) held
    group by period, window_from, window_to order by period, window_from`.execute(tx)
  return rows
}

/** Periods whose figures were closed or declared final and still are, on a day. */
export async function closedPeriods(tx: Tx, on: string): Promise<number[]> {
  const { rows } = await sql<{ period: number }>`
    select distinct period from period_closure
    where valid_from <= ${on}::date and (valid_to is null or valid_to > ${on}::date) order by period`.execute(
    tx,
  )
  return rows.map((row) => row.period)
}

/** Is anything kept of these series: a figure, something typed, a remark? `first` is the smallest of the indexes. */
export async function seriesInUse(
  tx: Tx,
  { first, indexes, codes }: { first: number; indexes: readonly number[]; codes: readonly string[] },
): Promise<boolean> {
  const { rows } = await sql<{ found: number }>`
    select 1 as found from return_version
      where array_to_string(figures[${first}::integer:], '') <> '' or not_applicable && ${intArray(indexes)}::integer[]
    union select 1 from return_draft
      where array_to_string(figures[${first}::integer:], '') <> '' or not_applicable && ${intArray(indexes)}::integer[]
        or typed ?| ${indexes.map(String)}::text[]
    union select 1 from return_comment where series = any (${[...codes]}::text[])`.execute(tx)
  return rows.length > 0
}

/** Take series back from this index on. Needs `seriesInUse` to have said no. */
export async function dropSeriesFrom(tx: Tx, from: number): Promise<void> {
  await sql`delete from series where series_index >= ${from}`.execute(tx)
}
