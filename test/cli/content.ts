import { createHash } from 'node:crypto'
import { ownerClient } from '../support/database.js'
import type { CommandLine } from './command-line.js'

/** A hash over every row of every table, by table: two equal ones are two databases of the same content. */
export async function contentOf(cungky: CommandLine, packId: string): Promise<Record<string, string>> {
  const { store } = await cungky.store(packId)
  const client = await ownerClient(store)
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    )
    const content: Record<string, string> = {}
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t order by 1`)
      const hash = createHash('sha256')
      for (const { row } of rows) hash.update(`${row}\n`)
      content[name] = `${rows.length} rows, ${hash.digest('hex')}`
    }
    return content
  } finally {
    await client.end()
  }
}
