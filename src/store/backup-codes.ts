import { sql } from 'kysely'
import type { Tx } from './database.js'

/** A new set of backup codes; the old ones are worth nothing from now on. Hashes only. */
export async function replaceBackupCodes(tx: Tx, account: string, hashes: readonly string[]): Promise<void> {
  await sql`delete from backup_code where account_id = ${account}::uuid`.execute(tx)
  if (hashes.length > 0)
    await sql`
      insert into backup_code (account_id, code_hash)
      select ${account}::uuid, code_hash from unnest(${[...hashes]}::text[]) as c (code_hash)`.execute(tx)
}

/** Use a backup code up; false when it is not one of the account's, or used already. */
export async function takeBackupCode(tx: Tx, account: string, hash: string, at: Date): Promise<boolean> {
  const done = await sql`
    update backup_code set used_at = ${at}
    where account_id = ${account}::uuid and code_hash = ${hash} and used_at is null`.execute(tx)
  return done.numAffectedRows === 1n
}

/** Backup codes not used yet. */
export async function backupCodesLeft(tx: Tx, account: string): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*)::integer as left from backup_code where account_id = ${account}::uuid and used_at is null`.execute(
    tx,
  )
  return rows[0]!.left
}
