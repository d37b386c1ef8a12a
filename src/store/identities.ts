import { sql } from 'kysely'
import type { Tx } from './database.js'

/** A user of a provider of single sign-on, linked to an account. `hash`: of issuer and subject. */
export interface IdentityRow {
  readonly hash: string
  readonly account: string
  readonly issuer: string
  readonly subject: string
}

/** The account that a provider's user is linked to. The context must name the hash as `signIn`. */
export async function accountOfIdentity(tx: Tx, hash: string): Promise<string | undefined> {
  const { rows } = await sql<{ account: string }>`
    select account_id as account from external_identity where identity_hash = ${hash}`.execute(tx)
  return rows[0]?.account
}

/** Users of providers linked to an account, as their issuers and the days of linking. */
export async function identitiesOf(tx: Tx, account: string): Promise<{ issuer: string; linkedAt: Date }[]> {
  const { rows } = await sql<{ issuer: string; linkedAt: Date }>`
    select issuer, linked_at as "linkedAt" from external_identity where account_id = ${account}::uuid order by issuer`.execute(
    tx,
  )
  return rows
}

export async function linkIdentity(tx: Tx, row: IdentityRow, at: Date): Promise<void> {
  await sql`
    insert into external_identity (identity_hash, account_id, issuer, subject, linked_at)
    values (${row.hash}, ${row.account}::uuid, ${row.issuer}, ${row.subject}, ${at})`.execute(tx)
}

/** Take every link off an account. How many there were. */
export async function unlinkIdentities(tx: Tx, account: string): Promise<number> {
  const done = await sql`delete from external_identity where account_id = ${account}::uuid`.execute(tx)
  return Number(done.numAffectedRows)
}
