import { sql } from 'kysely'
import type { Db } from './database.js'
import { shippedMigrations } from './migrate.js'

/** What a server must know of its database to say that it is ready. */
export interface DatabaseState {
  /** Are exactly the migrations of this program applied? */
  readonly migrated: boolean
  /** Hash of the pack version registered last; null when there is none. */
  readonly packHash: string | null
}

/** How the database stands now. Runs as the owner. */
export async function databaseState(owner: Db): Promise<DatabaseState> {
  const applied = await sql<{ name: string; hash: string }>`
    select name, hash from migration order by name`.execute(owner)
  const shipped = shippedMigrations()
  const held = await sql<{ content_hash: string }>`
    select content_hash from pack_version order by registered_at desc, content_hash limit 1`.execute(owner)
  return {
    migrated:
      applied.rows.length === shipped.length &&
      applied.rows.every(({ name, hash }, at) => shipped[at]!.name === name && shipped[at]!.hash === hash),
    packHash: held.rows[0]?.content_hash ?? null,
  }
}

/** Changes of returns that are not folded into the stored totals yet. Runs as the owner. */
export async function deltasWaiting(owner: Db): Promise<number> {
  const { rows } = await sql<{ n: string }>`select count(*) as n from rollup_delta`.execute(owner)
  return Number(rows[0]!.n)
}
