import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from './database.js'

/** What was done, beside the write that did it and in the same transaction. `detail` holds no figures and no secrets. */
export async function audit(
  tx: Tx,
  row: { unit: number; at: Date; actor: string; action: string; detail: Readonly<Record<string, unknown>> },
): Promise<void> {
  await sql`
    insert into audit (unit_id, audit_id, at, actor, action, detail)
    values (${row.unit}, ${randomUUID()}::uuid, ${row.at}, ${row.actor}, ${row.action}, ${JSON.stringify(row.detail)}::jsonb)`.execute(
    tx,
  )
}
