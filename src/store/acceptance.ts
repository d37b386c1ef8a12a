import { sql } from 'kysely'
import { intArray, readFigures } from './arrays.js'
import type { Tx } from './database.js'
import { listKey } from './return-list.js'

/** What stands in the newest version of a return, and who approved it. */
export interface VersionContent {
  readonly figures: readonly (string | null)[]
  readonly notApplicable: readonly number[]
  readonly narrative: Readonly<Record<string, string>>
  readonly explanations: Readonly<Record<string, string>>
}

interface ContentRow {
  unit_id: number
  form: string
  version: number
  figures: string
  not_applicable: number[]
  narrative: Record<string, string>
  explanations: Record<string, string>
}

/** The content of these versions of returns for a period (its key), by `listKey`. Needs `app.unit`. */
export async function contentsOf(
  tx: Tx,
  period: number,
  wanted: readonly { readonly unit: number; readonly form: string; readonly version: number }[],
): Promise<Map<string, VersionContent>> {
  const { rows } = await sql<ContentRow>`
    select unit_id, form, version, array_to_string(figures, ',', '') as figures, not_applicable, narrative, explanations
    from return_version
    where unit_id = any (${intArray([...new Set(wanted.map(({ unit }) => unit))])}::integer[]) and period = ${period}
      and form = any (${[...new Set(wanted.map(({ form }) => form))]}::text[])
      and version = any (${intArray([...new Set(wanted.map(({ version }) => version))])}::integer[])
    order by unit_id, form, version`.execute(tx)
  const versionOf = new Map(wanted.map((one) => [listKey(one.unit, one.form), one.version]))
  return new Map(
    rows
      .filter((row) => versionOf.get(listKey(row.unit_id, row.form)) === row.version)
      .map((row) => [
        listKey(row.unit_id, row.form),
        {
          figures: readFigures(row.figures),
          notApplicable: row.not_applicable,
          narrative: row.narrative,
          explanations: row.explanations,
        },
      ]),
  )
}

/**
 * Figures of the newest version of several units' returns on a form for the periods before one, newest period first, at most
 * `count` a unit; by unit. Needs `app.unit`.
 */
export async function earlierFiguresOf(
  tx: Tx,
  units: readonly number[],
  form: string,
  period: number,
  count: number,
): Promise<Map<number, (readonly (string | null)[])[]>> {
  const { rows } = await sql<{ unit_id: number; figures: string }>`
    select unit_id, figures from (
      select unit_id, period, figures, row_number() over (partition by unit_id order by period desc) as place
      from (
        select distinct on (unit_id, period) unit_id, period, array_to_string(figures, ',', '') as figures
        from return_version
        where unit_id = any (${intArray(units)}::integer[]) and form = ${form} and period < ${period} and withdrawn_at is null
        order by unit_id, period desc, version desc
      ) newest
    ) placed
    where place <= ${count}
    order by unit_id, place`.execute(tx)
  const found = new Map<number, (readonly (string | null)[])[]>()
  for (const row of rows) {
    const figures = found.get(row.unit_id) ?? []
    figures.push(readFigures(row.figures))
    found.set(row.unit_id, figures)
  }
  return found
}
