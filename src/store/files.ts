import { sql } from 'kysely'
import { widen } from './context.js'
import type { Tx } from './database.js'

/**
 * Keep bytes under their hash (SHA-256, hex), once: the same content sent again, also at the same time, is not stored again.
 * A transaction is opened to the one file of this hash, which only who has the content or an attachment of it can name.
 */
export async function keepFile(tx: Tx, hash: string, content: Uint8Array, at: Date): Promise<void> {
  await widen(tx, { file: hash })
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  await sql`
    insert into file_content (hash, content, stored_at) values (${hash}, ${bytes}, ${at}::timestamptz)
    on conflict (hash) do nothing`.execute(tx)
}

/** The bytes under a hash, or undefined. */
export async function readFile(tx: Tx, hash: string): Promise<Uint8Array | undefined> {
  await widen(tx, { file: hash })
  const { rows } = await sql<{ content: Buffer }>`
    select content from file_content where hash = ${hash}`.execute(tx)
  return rows[0]?.content
}
