import { sql } from 'kysely'
import { intArray } from './arrays.js'
import type { Db, Tx } from './database.js'

/** Which of these units (ids) something is kept of: returns, people, orders. Such a unit can end, but never be gone. */
export async function unitsInUse(db: Db | Tx, units: readonly number[]): Promise<readonly number[]> {
  if (units.length === 0) return []
  const ids = intArray(units)
  const { rows } = await sql<{ unit_id: number }>`
    select unit_id from return_version where unit_id = any (${ids}::integer[])
    union select unit_id from return_draft where unit_id = any (${ids}::integer[])
    union select unit_id from account where unit_id = any (${ids}::integer[])
    union select unit_id from assignment where unit_id = any (${ids}::integer[])
    union select unit_id from period_closure where unit_id = any (${ids}::integer[])
    union select unit_id from lock_exception where unit_id = any (${ids}::integer[])
    order by unit_id`.execute(db)
  return rows.map((row) => row.unit_id)
}

/** Which of these forms returns were made on. */
export async function formsInUse(db: Db | Tx, forms: readonly string[]): Promise<readonly string[]> {
  if (forms.length === 0) return []
  const { rows } = await sql<{ form: string }>`
    select form from return_version where form = any (${[...forms]}::text[])
    union select form from return_draft where form = any (${[...forms]}::text[]) order by form`.execute(db)
  return rows.map((row) => row.form)
}

/** The codes of the series by their index, as they are registered. */
export async function heldSeries(db: Db | Tx): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ series_index: number; code: string }>`
    select series_index, code from series order by series_index`.execute(db)
  return new Map(rows.map((row) => [row.series_index, row.code]))
}
