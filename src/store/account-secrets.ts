import { sql } from 'kysely'
import type { Tx } from './database.js'

/** What proves who somebody is, with the count of failures. Read only by what checks it. */
export interface SecretsRow {
  readonly account: string
  readonly home: number
  readonly username: string
  readonly name: string
  readonly passwordHash: string | null
  readonly totpSecret: string | null
  /** Null: begun and not yet confirmed, or not set up. */
  readonly totpSince: Date | null
  /** Number of the last time step of which a code was used; as text. RFC 6238. */
  readonly totpStep: string | null
  readonly closed: boolean
  readonly failures: number
  readonly failedAt: Date | null
  readonly lockedUntil: Date | null
}

/** Failures under a name, whoever has it. */
export type FailuresRow = Pick<SecretsRow, 'failures' | 'failedAt' | 'lockedUntil'>

/** The account of a user name; undefined when there is none. The context must name it as `signIn`. */
export async function accountNamed(tx: Tx, username: string): Promise<string | undefined> {
  const { rows } = await sql<{ account: string }>`
    select account_id as account from account where username = ${username}`.execute(tx)
  return rows[0]?.account
}

/** The secrets of an account. With `lock` nobody else reads them to judge an attempt until the transaction ends. */
export async function readSecrets(tx: Tx, account: string, lock: boolean): Promise<SecretsRow> {
  const { rows } = lock
    ? await sql<SecretsRow>`
        select account_id as account, unit_id as home, username, name, password_hash as "passwordHash",
          totp_secret as "totpSecret", totp_since as "totpSince", totp_step as "totpStep",
          disabled_at is not null as closed, failures, failed_at as "failedAt", locked_until as "lockedUntil"
        from account where account_id = ${account}::uuid for update`.execute(tx)
    : await sql<SecretsRow>`
        select account_id as account, unit_id as home, username, name, password_hash as "passwordHash",
          totp_secret as "totpSecret", totp_since as "totpSince", totp_step as "totpStep",
          disabled_at is not null as closed, failures, failed_at as "failedAt", locked_until as "lockedUntil"
        from account where account_id = ${account}::uuid`.execute(tx)
  const row = rows[0]
  if (row === undefined) throw new Error(`account ${account} is not to be seen`)
  return row
}

export async function setFailures(tx: Tx, account: string, to: FailuresRow): Promise<void> {
  await changed(
    sql`
      update account set failures = ${to.failures}, failed_at = ${to.failedAt}, locked_until = ${to.lockedUntil}
      where account_id = ${account}::uuid`.execute(tx),
  )
}

/** Set a password; `mustChange` when somebody else chose it. */
export async function setPassword(
  tx: Tx,
  account: string,
  hash: string,
  mustChange: boolean,
  at: Date,
): Promise<void> {
  await changed(
    sql`
      update account set password_hash = ${hash}, password_at = ${at}, must_change = ${mustChange}
      where account_id = ${account}::uuid`.execute(tx),
  )
}

/** The same password hashed anew. */
export async function setPasswordHash(tx: Tx, account: string, hash: string): Promise<void> {
  await changed(
    sql`update account set password_hash = ${hash} where account_id = ${account}::uuid`.execute(tx),
  )
}

/** Begin, confirm or take away the second factor. */
export async function setTotp(
  tx: Tx,
  account: string,
  to: { readonly secret: string | null; readonly since: Date | null; readonly step: number | null },
): Promise<void> {
  await changed(
    sql`
      update account set totp_secret = ${to.secret}, totp_since = ${to.since}, totp_step = ${to.step}
      where account_id = ${account}::uuid`.execute(tx),
  )
}

/** The codes up to this time step are used up. */
export async function setTotpStep(tx: Tx, account: string, step: number): Promise<void> {
  await changed(sql`update account set totp_step = ${step} where account_id = ${account}::uuid`.execute(tx))
}

async function changed(done: Promise<{ numAffectedRows?: bigint | undefined }>): Promise<void> {
  if ((await done).numAffectedRows !== 1n) throw new Error('the account is not to be changed here')
}
