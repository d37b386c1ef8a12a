import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os'
import type pg from 'pg'

/** What the figures were measured on: name → value, in the order to print. */
export async function machine(pool: pg.Pool): Promise<Readonly<Record<string, string>>> {
  const { rows } = await pool.query<{ server_version: string }>('show server_version')
  const processors = cpus()
  return {
    Date: new Date().toISOString().slice(0, 10),
    Processor: `${processors[0]?.model.trim() ?? 'unknown'}, ${processors.length} cores`,
    Memory: `${(totalmem() / 1024 ** 3).toFixed(1)} GiB`,
    System: `${platform()} ${release()} ${arch()}`,
    'Node.js': process.version,
    PostgreSQL: `${rows[0]!.server_version}, embedded, settings of the program`,
    'Load before the run': loadavg()
      .map((load) => load.toFixed(2))
      .join(', '),
  }
}
