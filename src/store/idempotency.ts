import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from './database.js'

/** Held by a request that may be sent again, until it ends. First key of two; the second is a hash of account and key. */
const KEY_LOCK = 7311

/** A reply as it was first given. */
export interface StoredReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** JSON; null for an empty reply. */
  readonly body: unknown
}

/**
 * Let no other request of this account and key work until the transaction ends. Comes first: who sends the same again while
 * the first is at work must wait and find its answer, not run into what it has changed. Keys that meet by chance only wait.
 */
export async function lockKey(tx: Tx, account: string, key: string): Promise<void> {
  const hash = createHash('sha256').update(`${account} ${key}`).digest().readInt32BE(0)
  await sql`select pg_advisory_xact_lock(${KEY_LOCK}::integer, ${hash}::integer)`.execute(tx)
}

/** What the account's request of this key was answered, if it came before. */
export async function heldReply(
  tx: Tx,
  account: string,
  key: string,
): Promise<{ requestHash: string; reply: StoredReply } | undefined> {
  const { rows } = await sql<{
    request_hash: string
    status: number
    headers: Record<string, string>
    body: unknown
  }>`
    select request_hash, status, headers, body from idempotency where account_id = ${account}::uuid and key = ${key} order by at limit 1`.execute(
    tx,
  )
  const row = rows[0]
  return row === undefined
    ? undefined
    : { requestHash: row.request_hash, reply: { status: row.status, headers: row.headers, body: row.body } }
}

/** Keep the reply. Needs `lockKey`. */
export async function keepReply(
  tx: Tx,
  kept: { account: string; key: string; hash: string; reply: StoredReply; at: Date },
): Promise<void> {
  const { account, key, hash, reply, at } = kept
  await sql`
    insert into idempotency (account_id, key, request_hash, status, headers, body, at)
    values (${account}::uuid, ${key}, ${hash}, ${reply.status}, ${JSON.stringify(reply.headers)}::jsonb,
      ${reply.body === null ? null : JSON.stringify(reply.body)}::jsonb, ${at})`.execute(tx)
}

/** Forget replies older than this. Runs as the owner. */
export async function forgetReplies(tx: Tx, before: Date): Promise<void> {
  await sql`delete from idempotency where at < ${before}`.execute(tx)
}
