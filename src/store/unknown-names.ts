import { sql } from 'kysely'
import type { FailuresRow } from './account-secrets.js'
import type { Tx } from './database.js'

/** Failures under a name that nobody has, by its hash. The context must name the hash as `signIn`. */
export async function unknownFailures(tx: Tx, hash: string): Promise<FailuresRow | undefined> {
  const { rows } = await sql<FailuresRow>`
    select failures, failed_at as "failedAt", locked_until as "lockedUntil"
    from unknown_name where name_hash = ${hash}`.execute(tx)
  return rows[0]
}

/** The same, and nobody else judges an attempt under this name until the transaction ends. */
export async function lockUnknown(tx: Tx, hash: string): Promise<FailuresRow> {
  await sql`
    insert into unknown_name (name_hash, failures) values (${hash}, 0) on conflict (name_hash) do nothing`.execute(
    tx,
  )
  const { rows } = await sql<FailuresRow>`
    select failures, failed_at as "failedAt", locked_until as "lockedUntil"
    from unknown_name where name_hash = ${hash} for update`.execute(tx)
  return rows[0]!
}

export async function setUnknownFailures(tx: Tx, hash: string, to: FailuresRow): Promise<void> {
  await sql`
    update unknown_name set failures = ${to.failures}, failed_at = ${to.failedAt}, locked_until = ${to.lockedUntil}
    where name_hash = ${hash}`.execute(tx)
}

/** Forget attempts before this. Runs as the owner. */
export async function forgetUnknownNames(tx: Tx, before: Date): Promise<void> {
  await sql`delete from unknown_name where failed_at is null or failed_at < ${before}`.execute(tx)
}
