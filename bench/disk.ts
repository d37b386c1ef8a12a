import type { Bench } from './bench.js'
import { type BenchFigure, figure } from './figure.js'

/** Room on disk after the load, and memory during it. */
export const disk: Bench = {
  name: 'disk',
  about: `After the load of the nation: all tables of our database with their indexes (\`pg_total_relation_size\`: versions with who, when, from what and the path of
units; the roll-up of every unit, month, quarter, half, nine months and year; units, pack, audit) beside the bare table with its primary key,
in bytes per million cells. Memory: the most that the Node.js process and all PostgreSQL processes together (their own memory, and what they share
counted once) held at any look, every 0.2 s, during our load; read from /proc, so on Linux only.`,
  async run(world) {
    const { store } = await world.loaded()
    const { rows: ours } = await store.ownerPool.query<{ name: string; bytes: string }>(
      `select relname as name, pg_total_relation_size(c.oid) as bytes from pg_class c
       where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`,
    )
    const { rows: bare } = await world.bare.query<{ bytes: string }>(
      `select pg_table_size('cell') + pg_relation_size('cell_pkey') as bytes`,
    )
    const perMillion = (bytes: number) => (bytes / world.cells) * 1e6
    const size = (name: string) => Number(ours.find((row) => row.name === name)!.bytes)
    const total = ours.reduce((all, row) => all + Number(row.bytes), 0)
    const peer = Number(bare[0]!.bytes)
    const against = 'plain table + primary key (ours ÷ bare)'
    return [
      figure('disk.total', perMillion(total), PER_MILLION, { ratio: total / peer, against }),
      figure('disk.versions', perMillion(size('return_version')), PER_MILLION),
      figure('disk.rollup', perMillion(size('rollup')), PER_MILLION),
      figure('disk.bare', perMillion(peer), PER_MILLION),
      ...memory(world.lastLoad?.memory ?? null, world.cells),
    ]
  },
}

const PER_MILLION = 'bytes per million cells'

function memory(peak: { node: number; postgres: number } | null, cells: number): BenchFigure[] {
  if (peak === null) return []
  const megabytes = (bytes: number) => bytes / 1024 / 1024
  return [
    figure('memory.node.peak', megabytes(peak.node), 'MiB'),
    figure('memory.postgres.peak', megabytes(peak.postgres), 'MiB'),
    figure('memory.both', (megabytes(peak.node + peak.postgres) / cells) * 1e6, 'MiB per million cells'),
  ]
}
