import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Client } from 'pg'
import { fail } from '../domain/problem.js'

/** Any client may wait here: a fixed number known to every version of the program. */
const MIGRATION_LOCK = 7_310_001

export interface Migration {
  readonly name: string
  readonly hash: string
  readonly statements: readonly string[]
}

/** The compiled program and the sources share one folder of SQL files. */
function migrationFolder(): string {
  const here = fileURLToPath(new URL('.', import.meta.url))
  const beside = join(here, 'migrations')
  return existsSync(beside) ? beside : join(here, '../../../src/store/migrations')
}

/** The migrations shipped with this program, in order. */
export function shippedMigrations(): Migration[] {
  const folder = migrationFolder()
  return readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      return {
        name,
        hash: createHash('sha256').update(text).digest('hex'),
        statements: splitStatements(text),
      }
    })
}

/** One statement per message (Citus sends a string of several to its workers whole). Our files hold no `;` inside statements. */
export function splitStatements(text: string): string[] {
  return text
    .replace(/^\s*--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}

/**
 * Bring the database to this program's schema: forward only, one transaction a migration, under an advisory lock.
 * Refuses a database that a newer program has migrated, or whose history differs from ours.
 * `owner` must be allowed to create tables, the extension btree_gist and to grant.
 */
export async function migrate(owner: Client, now: () => Date): Promise<string[]> {
  await owner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
  try {
    await owner.query('create extension if not exists btree_gist')
    await owner.query(
      'create table if not exists migration (name text primary key, hash text not null, applied_at timestamptz not null)',
    )
    await owner.query('alter table migration enable row level security')
    const done = await owner.query<{ name: string; hash: string }>(
      'select name, hash from migration order by name',
    )
    const shipped = shippedMigrations()
    for (const [i, row] of done.rows.entries()) {
      const ours = shipped[i]
      if (ours === undefined) fail('database-newer', {}, { migration: row.name })
      if (ours.name !== row.name || ours.hash !== row.hash)
        fail('database-differs', {}, { migration: row.name })
    }
    const fresh = shipped.slice(done.rows.length)
    for (const migration of fresh) {
      await owner.query('begin')
      try {
        // First, so that a second migrator collides here instead of half-way.
        await owner.query('insert into migration (name, hash, applied_at) values ($1, $2, $3)', [
          migration.name,
          migration.hash,
          now(),
        ])
        for (const statement of migration.statements) await owner.query(statement)
        await owner.query('commit')
      } catch (error) {
        await owner.query('rollback')
        throw error
      }
    }
    return fresh.map((migration) => migration.name)
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK])
  }
}
