import { randomUUID } from 'node:crypto'
import type pg from 'pg'

/** The tables that saving and submitting a return leave rows in; the order in which the peer writes them. */
const TABLES = ['return_version', 'return_event', 'audit', 'rollup_delta', 'idempotency'] as const
type Table = (typeof TABLES)[number]

/** One row: column → what the database printed of it. */
type Row = Readonly<Record<string, string | null>>

/** Everything that one return, saved and submitted, left in the database. */
export type ReturnRows = ReadonlyMap<Table, readonly Row[]>

/** Every row that the returns of one period left, by unit id. Deltas must not have been folded yet. */
export async function readRows(
  pool: pg.Pool,
  units: readonly number[],
  period: number,
): Promise<Map<number, ReturnRows>> {
  const found = new Map<number, Map<Table, Row[]>>(units.map((unit) => [unit, new Map()]))
  for (const table of TABLES) {
    const { fields } = await pool.query({ text: `select * from ${table} limit 0` })
    const columns = fields.map((field) => `t.${field.name}::text as ${field.name}`).join(', ')
    const { rows } = await pool.query<Row & { bench_unit: number }>({
      text: `select ${columns}, ${UNIT[table]} as bench_unit from ${table} t ${FROM[table]}`,
      values: [units, period],
    })
    for (const { bench_unit, ...row } of rows) {
      const held = found.get(bench_unit)!
      held.set(table, [...(held.get(table) ?? []), row as Row])
    }
  }
  return found
}

const OF_UNITS = 'where t.unit_id = any ($1::integer[])'
const UNIT: Readonly<Record<Table, string>> = {
  return_version: 't.unit_id',
  return_event: 't.unit_id',
  audit: 't.unit_id',
  rollup_delta: 't.unit_id',
  idempotency: 'a.unit_id',
}
const FROM: Readonly<Record<Table, string>> = {
  return_version: `${OF_UNITS} and t.period = $2`,
  return_event: `${OF_UNITS} and t.period = $2`,
  audit: `${OF_UNITS} and t.action like 'return.%' and $2::integer is not null`,
  rollup_delta: `${OF_UNITS} and $2::integer = any (t.periods)`,
  idempotency:
    'join account a on a.account_id = t.account_id where a.unit_id = any ($1::integer[]) and $2::integer is not null',
}

/** Statements that put a return's rows into a database of the same tables, as if it were for another period. Prepared once a connection. */
export function insertsOf(rows: ReturnRows, period: number): pg.QueryConfig[] {
  return TABLES.flatMap((table) =>
    (rows.get(table) ?? []).map((row) => {
      const columns = Object.keys(row)
      const values = columns.map((column) => fresh(table, column, row[column]!, period))
      return {
        name: `peer-${table}`,
        text: `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
        values,
      }
    }),
  )
}

/** Keys must be new; everything else is as it was. */
function fresh(table: Table, column: string, value: string, period: number): string | number {
  if (column === 'period') return period
  const isKey =
    column === 'audit_id' || column === 'delta_id' || (table === 'idempotency' && column === 'key')
  return isKey ? randomUUID() : value
}

/** Send them in one transaction. */
export async function writeRows(client: pg.PoolClient, inserts: readonly pg.QueryConfig[]): Promise<void> {
  await client.query('begin')
  for (const insert of inserts) await client.query(insert)
  await client.query('commit')
}
