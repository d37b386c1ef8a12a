import { sql } from 'kysely'
import type { IsoDate } from '../domain/period.js'
import type { Tx } from './database.js'

/** An entry of the audit. Unit by id. */
export interface AuditEntry {
  readonly id: string
  readonly unit: number
  readonly at: Date
  readonly actor: string
  readonly actorName: string | null
  readonly action: string
  readonly account: string | null
  readonly requestId: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

export interface AuditSearch {
  readonly unit: number
  /** All units under it too? */
  readonly below: boolean
  /** Account that did it or that it concerns; null = any. */
  readonly account: string | null
  /** An action, or the family that comes before its dots; null = any. */
  readonly action: string | null
  /** First and last day; null = open. */
  readonly from: IsoDate | null
  readonly to: IsoDate | null
  /** Whose days they are: an IANA name. */
  readonly timezone: string
  /** The last entry of the page before. */
  readonly after: { readonly at: Date; readonly id: string } | null
  readonly limit: number
}

/** Entries that are found, the newest first. */
export async function searchAudit(tx: Tx, search: AuditSearch): Promise<AuditEntry[]> {
  const { unit, account, action, from, to, timezone, after, limit } = search
  const units = search.below
    ? sql`array(select unit_id from org_unit where ${unit}::integer = any (reach))`
    : sql`array[${unit}::integer]`
  const { rows } = await sql<AuditEntry>`
    select audit_id as id, unit_id as unit, at, actor, actor_name as "actorName", action, account_id as account,
      request_id as "requestId", detail
    from audit
    where unit_id = any (${units})
      and (${account}::text is null or actor = ${account} or account_id = ${account}::uuid)
      and (${action}::text is null or action = ${action} or action like ${`${action ?? ''}.%`})
      and (${from}::date is null or at >= ${from}::date::timestamp at time zone ${timezone})
      and (${to}::date is null or at < (${to}::date + 1)::timestamp at time zone ${timezone})
      and (${after?.at ?? null}::timestamptz is null or (at, audit_id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by at desc, audit_id desc limit ${limit}`.execute(tx)
  return rows
}
