import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from './database.js'

/** What was done, as the audit keeps it. */
export interface AuditRow {
  /** The unit that it concerns. */
  readonly unit: number
  readonly at: Date
  /** Account of who did it, or the name of the system user at the command line. */
  readonly actor: string
  readonly actorName?: string | null | undefined
  readonly action: string
  /** The account that it concerns, when it concerns one. */
  readonly account?: string | null | undefined
  readonly requestId?: string | null | undefined
  /** No figures and no secrets. */
  readonly detail: Readonly<Record<string, unknown>>
}

/** What was done, beside the write that did it and in the same transaction. */
export async function audit(tx: Tx, row: AuditRow): Promise<void> {
  const written = await sql`
    insert into audit (unit_id, audit_id, at, actor, actor_name, action, account_id, request_id, detail, reach)
    select unit_id, ${randomUUID()}::uuid, ${row.at}, ${row.actor}, ${row.actorName ?? null}::text, ${row.action},
      ${row.account ?? null}::uuid, ${row.requestId ?? null}::text, ${JSON.stringify(row.detail)}::jsonb, reach
    from org_unit where unit_id = ${row.unit}`.execute(tx)
  if (written.numAffectedRows !== 1n) throw new Error(`unit ${row.unit} is not registered`)
}
