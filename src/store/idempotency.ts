import { sql } from 'kysely'
import type { Tx } from './database.js'

/** A reply as it was first given. */
export interface StoredReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** JSON; null for an empty reply. */
  readonly body: unknown
}

/** What the account's request of this key was answered, if it came before. */
export async function heldReply(
  tx: Tx,
  key: string,
): Promise<{ requestHash: string; reply: StoredReply } | undefined> {
  const { rows } = await sql<{
    request_hash: string
    status: number
    headers: Record<string, string>
    body: unknown
  }>`
    select request_hash, status, headers, body from idempotency where key = ${key} order by at limit 1`.execute(
    tx,
  )
  const row = rows[0]
  return row === undefined
    ? undefined
    : { requestHash: row.request_hash, reply: { status: row.status, headers: row.headers, body: row.body } }
}

/** Keep the reply. Two requests of one key at once: the second fails here, is run again and then finds it. */
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
