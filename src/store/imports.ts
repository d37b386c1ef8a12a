import { sql } from 'kysely'
import { intArray, readFigures } from './arrays.js'
import type { Tx } from './database.js'

/** What the newest version of a return says, whatever its stage. */
export interface NewestContent {
  readonly figures: readonly (string | null)[]
  readonly notApplicable: readonly number[]
  readonly narrative: Readonly<Record<string, string>>
  readonly explanations: Readonly<Record<string, string>>
  readonly withdrawn: boolean
}

interface Row {
  unit_id: number
  period: number
  form: string
  figures: string
  not_applicable: number[]
  narrative: Record<string, string>
  explanations: Record<string, string>
  withdrawn: boolean
}

/** What returns of these units (ids) in these periods (keys) say now; key `unit/period/form`. Needs `app.unit`. */
export async function newestContents(
  tx: Tx,
  units: readonly number[],
  periods: readonly number[],
): Promise<Map<string, NewestContent>> {
  const { rows } = await sql<Row>`
    select distinct on (unit_id, period, form) unit_id, period, form, array_to_string(figures, ',', '') as figures, not_applicable,
      narrative, explanations, withdrawn_at is not null as withdrawn
    from return_version
    where unit_id = any (${intArray(units)}::integer[]) and period = any (${intArray(periods)}::integer[])
    order by unit_id, period, form, version desc`.execute(tx)
  return new Map(
    rows.map((row) => [
      `${row.unit_id}/${row.period}/${row.form}`,
      {
        figures: readFigures(row.figures),
        notApplicable: row.not_applicable,
        narrative: row.narrative,
        explanations: row.explanations,
        withdrawn: row.withdrawn,
      },
    ]),
  )
}

/** Returns of which something is being typed; `unit/period/form`. Needs `app.unit`. */
export async function openDrafts(
  tx: Tx,
  units: readonly number[],
  periods: readonly number[],
): Promise<Set<string>> {
  const { rows } = await sql<{ unit_id: number; period: number; form: string }>`
    select unit_id, period, form from return_draft
    where unit_id = any (${intArray(units)}::integer[]) and period = any (${intArray(periods)}::integer[])
    order by unit_id, period, form`.execute(tx)
  return new Set(rows.map((row) => `${row.unit_id}/${row.period}/${row.form}`))
}
