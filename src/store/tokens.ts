import { sql } from 'kysely'
import type { Scope } from '../domain/token-scope.js'
import type { Tx } from './database.js'

/** An access token without its secret. */
export interface TokenRow {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly seenAt: Date | null
}

/** Keep a new token. The context must be opened to the account. `hash`: of its secret. */
export async function addToken(
  tx: Tx,
  row: Omit<TokenRow, 'seenAt'> & { account: string; hash: string },
): Promise<void> {
  await sql`
    insert into api_token (token_id, account_id, token_hash, name, scopes, created_at, expires_at)
    values (${row.id}::uuid, ${row.account}::uuid, ${row.hash}, ${row.name}, ${[...row.scopes]}::text[], ${row.createdAt},
      ${row.expiresAt})`.execute(tx)
}

/** Tokens of an account that are good now, the newest first. */
export async function liveTokens(tx: Tx, account: string, now: Date): Promise<TokenRow[]> {
  const { rows } = await sql<TokenRow>`
    select token_id as id, name, scopes, created_at as "createdAt", expires_at as "expiresAt", seen_at as "seenAt"
    from api_token where account_id = ${account}::uuid and revoked_at is null and expires_at > ${now}
    order by created_at desc, token_id`.execute(tx)
  return rows
}

/** Revoke one token of an account, or all of them. How many were revoked. */
export async function revokeTokens(tx: Tx, account: string, only: string | null, at: Date): Promise<number> {
  const done = await sql`
    update api_token set revoked_at = ${at}
    where account_id = ${account}::uuid and revoked_at is null and expires_at > ${at}
      and (${only}::uuid is null or token_id = ${only}::uuid)`.execute(tx)
  return Number(done.numAffectedRows)
}
