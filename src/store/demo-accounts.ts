import { sql } from 'kysely'
import type { Db, Tx } from './database.js'

/** An account for trying the product out, with the one role that it has. */
export interface DemoAccountRow {
  readonly account: string
  readonly assignment: string
  readonly unit: number
  readonly role: string
  readonly username: string
  readonly name: string
  readonly position: string
}

/** How many accounts there are: for trying things out, and real ones. Runs as the owner. */
export async function countAccounts(owner: Db): Promise<{ readonly demo: number; readonly real: number }> {
  const { rows } = await sql<{ demo: string; others: string }>`
    select count(*) filter (where demo) as demo, count(*) filter (where not demo) as others from account`.execute(
    owner,
  )
  return { demo: Number(rows[0]!.demo), real: Number(rows[0]!.others) }
}

/** Add accounts that are not there yet, all with one password. Runs as the owner. How many were added. */
export async function addDemoAccounts(
  tx: Tx,
  rows: readonly DemoAccountRow[],
  common: { readonly lang: string; readonly passwordHash: string; readonly at: Date; readonly from: string },
): Promise<number> {
  const { lang, passwordHash, at, from } = common
  const list = JSON.stringify(rows)
  const added = await sql<{ account_id: string }>`
    insert into account (account_id, unit_id, reach, username, name, position, lang, digest, password_hash, password_at,
      must_change, failures, demo, created_at)
    select r.account, u.unit_id, u.reach, r.username, r.name, r.position, ${lang}, false, ${passwordHash}, ${at},
      false, 0, true, ${at}
    from jsonb_to_recordset(${list}::jsonb) as r (account uuid, unit integer, username text, name text, position text)
    join org_unit u on u.unit_id = r.unit
    on conflict (username) do nothing
    returning account_id`.execute(tx)
  const ids = added.rows.map((row) => row.account_id)
  await sql`
    insert into assignment (assignment_id, account_id, unit_id, reach, role, valid_from, valid_to, granted_by, granted_at)
    select r.assignment, r.account, u.unit_id, u.reach, r.role, ${from}::date, null, 'demo', ${at}
    from jsonb_to_recordset(${list}::jsonb) as r (assignment uuid, account uuid, unit integer, role text)
    join org_unit u on u.unit_id = r.unit
    where r.account = any (${ids}::uuid[])`.execute(tx)
  return ids.length
}

/** Give all of them a new password, because the old one is lost. Runs as the owner. */
export async function setDemoPassword(tx: Tx, passwordHash: string, at: Date): Promise<void> {
  await sql`
    update account set password_hash = ${passwordHash}, password_at = ${at}, must_change = false, failures = 0,
      locked_until = null
    where demo`.execute(tx)
}
