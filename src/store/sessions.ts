import { sql } from 'kysely'
import type { Tx } from './database.js'

/** A session without its secret. */
export interface SessionRow {
  readonly id: string
  readonly method: 'password' | 'oidc'
  readonly secondFactor: boolean
  readonly createdAt: Date
  readonly seenAt: Date
  readonly expiresAt: Date
  readonly agent: string
  readonly address: string
}

/** Begin a session. The context must be opened to the account. `hash`: of its secret. */
export async function addSession(
  tx: Tx,
  row: Omit<SessionRow, 'seenAt'> & { account: string; hash: string },
): Promise<void> {
  await sql`
    insert into session (session_id, account_id, token_hash, method, second_factor, created_at, seen_at, expires_at, agent, address)
    values (${row.id}::uuid, ${row.account}::uuid, ${row.hash}, ${row.method}, ${row.secondFactor}, ${row.createdAt},
      ${row.createdAt}, ${row.expiresAt}, ${row.agent}, ${row.address})`.execute(tx)
}

/** Give a session another secret: what somebody may have seen of it before is worth nothing then. */
export async function renewSession(
  tx: Tx,
  id: string,
  to: { hash: string; secondFactor: boolean; expiresAt: Date },
): Promise<void> {
  await sql`
    update session set token_hash = ${to.hash}, second_factor = ${to.secondFactor}, expires_at = ${to.expiresAt}
    where session_id = ${id}::uuid`.execute(tx)
}

/** Mark that the second factor was shown in this session. */
export async function factorShown(tx: Tx, id: string): Promise<void> {
  await sql`update session set second_factor = true where session_id = ${id}::uuid`.execute(tx)
}

/** Sessions of an account that are good now, the latest used first. */
export async function liveSessions(
  tx: Tx,
  account: string,
  now: Date,
  idleSince: Date,
): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select session_id as id, method, second_factor as "secondFactor", created_at as "createdAt", seen_at as "seenAt",
      expires_at as "expiresAt", agent, address
    from session
    where account_id = ${account}::uuid and revoked_at is null and expires_at > ${now} and seen_at > ${idleSince}
    order by seen_at desc, session_id`.execute(tx)
  return rows
}

/** End one session of an account, or all of them, or all but one. How many were ended. */
export async function endSessions(
  tx: Tx,
  account: string,
  which: { readonly only?: string; readonly except?: string },
  at: Date,
): Promise<number> {
  const only = which.only ?? null
  const except = which.except ?? null
  const done = await sql`
    update session set revoked_at = ${at}
    where account_id = ${account}::uuid and revoked_at is null and expires_at > ${at}
      and (${only}::uuid is null or session_id = ${only}::uuid)
      and (${except}::uuid is null or session_id <> ${except}::uuid)`.execute(tx)
  return Number(done.numAffectedRows)
}

/** Forget sessions that ended before. Runs as the owner. */
export async function forgetSessions(tx: Tx, before: Date): Promise<void> {
  await sql`delete from session where expires_at < ${before}`.execute(tx)
}
