import type pg from 'pg'
import { monthPeriod, type Period } from '../src/domain/period.js'
import { rebuildSteps } from '../src/domain/stored-periods.js'
import { verifyRollup } from '../src/store/rollup.js'
import type { Bench } from './bench.js'
import { type BenchFigure, figure, median, must, percentile, timed } from './figure.js'
import type { Clerk } from './http-accounts.js'
import { insertsOf, type ReturnRows, readRows, writeRows } from './http-peer.js'
import { HttpWorld } from './http-world.js'
import { upsert } from './submit.js'
import type { World } from './world.js'

const WRITERS = 20
/** Months of the year after the loaded ones; all are over. */
const SAMPLE = monthPeriod(2026, 1)
const SINGLE = monthPeriod(2026, 2)
const MANY = [3, 4, 5].map((month) => monthPeriod(2026, month))

/** Saving and submitting a return over HTTP, beside the same rows as bare SQL. */
export const httpSubmit: Bench = {
  name: 'http-submit',
  about: `A return of as many cells as the pack has series goes to the real server (\`cungky serve\`, a process of its own) over loopback
HTTP with two requests: saved whole, then submitted, each with an idempotency key, by a clerk with a session. *one by one*: new returns, after a
warm-up with as many. *writers*: ${WRITERS} clerks at once, each for other communes, ${MANY.length} rounds, medians. Every unit has two years of returns, which
the checks and the questions about outliers look back on; the server folds deltas meanwhile.
Peer *rows*: the very rows that the two requests left (one version, two events, two entries of the audit, the deltas to the totals, two kept replies)
are inserted by as many prepared statements in one transaction through \`pg\`, as the owner of a second database of the same tables, keys and
indexes on the same server. Peer *upserts*: as in \`submit\`, ${'`insert … on conflict do update`'} for every cell into a bare table. Peers and ours
take turns. At the end the roll-up is recomputed from the returns and must be the same.`,
  async run(world) {
    const http = await HttpWorld.open(world, world.quick ? 40 : 400)
    try {
      world.say('http: warming up')
      const rows = await sampleRows(http)
      world.say('http: one by one')
      const single = await oneByOne(world, http, rows)
      const many = await manyAtOnce(world, http, rows)
      world.say('http: recomputing the roll-up')
      const { store, index } = http.ours
      const differences = await verifyRollup(store.owner, index.seriesCount, rebuildSteps)
      must(differences.length === 0, `${differences.length} differences between the roll-up and the returns`)
      return [...single, ...many]
    } finally {
      await http.close()
    }
  },
}

/** The rows that each clerk's return left, read before deltas are folded. Warms the server up, too. */
async function sampleRows(http: HttpWorld): Promise<ReadonlyMap<number, ReturnRows>> {
  return http.withoutFolding(async () => {
    for (const clerk of http.clerks) await http.submit(clerk, http.entry(clerk, SAMPLE))
    const rows = await readRows(
      http.ours.store.ownerPool,
      http.clerks.map((clerk) => clerk.unitId),
      SAMPLE.key,
    )
    for (const [unit, kept] of rows) {
      const counts = ['return_version', 'return_event', 'audit', 'idempotency'] as const
      const found = counts.map((table) => kept.get(table)?.length ?? 0)
      must(found.join() === '1,2,2,2', `rows of unit ${unit}: ${found.join()}`)
    }
    return rows
  })
}

const SHARES = [
  [0.5, 'p50'],
  [0.95, 'p95'],
] as const

type Rows = ReadonlyMap<number, ReturnRows>

async function oneByOne(world: World, http: HttpWorld, rows: Rows): Promise<BenchFigure[]> {
  await prepareUpserts(world)
  await world.settle()
  const client = await http.peer.connect()
  const bare = await world.bare.connect()
  const times = { ours: [] as number[], rows: [] as number[], upserts: [] as number[] }
  try {
    for (const [n, clerk] of http.clerks.entries()) {
      const entry = http.entry(clerk, SINGLE)
      const inserts = insertsOf(rows.get(clerk.unitId)!, SINGLE.key)
      const turns = [
        async () => times.ours.push(await timed(() => http.submit(clerk, entry))),
        async () => times.rows.push(await timed(() => writeRows(client, inserts))),
        async () => times.upserts.push(await timed(() => upsert(bare, entry))),
      ]
      for (let turn = 0; turn < turns.length; turn++) await turns[(n + turn) % turns.length]!()
    }
  } finally {
    client.release()
    bare.release()
  }
  return SHARES.flatMap(([share, label]) => {
    const of = (samples: readonly number[]) => percentile(samples, share)
    const ratio = of(times.ours) / of(times.rows)
    return [
      figure(`http-submit.${label}`, of(times.ours), 'ms', {
        ratio,
        against: 'the same rows as bare SQL (ours ÷ bare)',
      }),
      figure(`http-submit.rows.${label}`, of(times.rows), 'ms'),
      figure(`http-submit.upserts.${label}`, of(times.upserts), 'ms', {
        ratio: of(times.ours) / of(times.upserts),
        against: `${world.size.series} bare upserts (ours ÷ bare)`,
      }),
    ]
  })
}

async function manyAtOnce(world: World, http: HttpWorld, rows: Rows): Promise<BenchFigure[]> {
  const ours: number[] = []
  const peers: number[] = []
  const months = world.quick ? MANY.slice(0, 1) : MANY
  for (const [round, period] of months.entries()) {
    world.say(`http: ${WRITERS} writers, round ${round + 1} of ${months.length}`)
    const turns = [
      async () => {
        await world.settle()
        ours.push(
          await rate(http.clerks, (part) =>
            one(part, (clerk) => http.submit(clerk, http.entry(clerk, period))),
          ),
        )
      },
      async () => {
        await world.settle()
        peers.push(
          await rate(http.clerks, (part) => withClient(http.peer, (c) => peerWrites(c, part, rows, period))),
        )
      },
    ]
    for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn()
  }
  const ratio = median(ours.map((r, i) => r / peers[i]!))
  const against = `the same rows as bare SQL, ${WRITERS} connections (ours ÷ bare, bigger is better)`
  return [
    figure('http-submit.writers.rate', median(ours), 'returns/s', { ratio, against }),
    figure('http-submit.writers.rows.rate', median(peers), 'returns/s'),
  ]
}

async function peerWrites(
  client: pg.PoolClient,
  part: readonly Clerk[],
  rows: Rows,
  period: Period,
): Promise<void> {
  for (const clerk of part) await writeRows(client, insertsOf(rows.get(clerk.unitId)!, period.key))
}

/** All clerks' returns, divided among the writers; returns per second. */
async function rate(
  clerks: readonly Clerk[],
  write: (part: readonly Clerk[]) => Promise<unknown>,
): Promise<number> {
  const shares = Array.from({ length: WRITERS }, (_, w) => clerks.filter((_, n) => n % WRITERS === w))
  const ms = await timed(() => Promise.all(shares.map(write)))
  return (clerks.length / ms) * 1000
}

async function one(part: readonly Clerk[], write: (clerk: Clerk) => Promise<void>): Promise<void> {
  for (const clerk of part) await write(clerk)
}

async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    return await work(client)
  } finally {
    client.release()
  }
}

/** The bare table of `submit`, for a run of this benchmark alone. */
async function prepareUpserts(world: World): Promise<void> {
  await world.bare.query(
    'create table if not exists cell (unit integer, period integer, series integer, value numeric, primary key (unit, period, series))',
  )
}
