import type pg from 'pg'
import { submitReturn } from '../src/cycle/collect/load.js'
import { decimal, sum } from '../src/domain/decimal.js'
import type { ReturnFigures } from '../src/domain/figure.js'
import { halfPeriod, monthPeriod, type Period } from '../src/domain/period.js'
import { rebuildSteps } from '../src/domain/stored-periods.js'
import { inContext } from '../src/store/context.js'
import { foldAll, foldDeltas, verifyRollup } from '../src/store/rollup.js'
import { readTotals, totalsKey } from '../src/store/totals.js'
import type { Bench } from './bench.js'
import { type BenchFigure, figure, median, must, percentile, timed } from './figure.js'
import { nationReturn } from './nation.js'
import type { Ours, World } from './world.js'

const WRITERS = 8
const ROUNDS = 3
/** The year after the loaded ones: months that nobody has reported yet. */
const YEAR = 2027
const META = { actor: 'bench', source: 'bench', stage: 'submitted', reason: null } as const

/** Submitting single returns, beside upserts into the bare table. */
export const submit: Bench = {
  name: 'submit',
  about: `One return of as many cells as the pack has series goes through \`submitReturn\`: the unit's own rights, the time of the fact,
look for and lock earlier versions, the version, its delta to the totals, the audit entry; one transaction. The peer writes the same cells
into the bare table (primary key only) by as many prepared \`insert … on conflict do update\` statements in one transaction. *new*: a month nobody
has reported; *correction*: the same return again with other figures (ours adds a version, the peer overwrites). One by one in turn, ours
and the peer's changing places, after a warm-up. *concurrent*: ${WRITERS} connections at once on each side, ${ROUNDS} rounds in turn, medians; the totals of every
province and of the nation are then checked to the last unit while all deltas still wait, folded (timed), and checked again; at the end the
whole roll-up is recomputed from the returns and must be the same. *folding*: the ${WRITERS} writers again with a folder at work beside them.`,
  async run(world) {
    const ours = await world.loaded()
    const submitted = new Submitted(ours)
    world.say('submit: one by one')
    const single = await oneByOne(world, ours, submitted)
    await submitted.check('after the single returns')
    const concurrent = await manyAtOnce(world, ours, submitted)
    world.say('submit: recomputing the roll-up')
    const { store, index } = ours
    const differences = await verifyRollup(store.owner, index.seriesCount, rebuildSteps)
    must(differences.length === 0, `${differences.length} differences between the roll-up and the returns`)
    return [...single, ...concurrent]
  },
}

const SIX_FOLD = { of: 'ratio', op: '<=', limit: 6 } as const

async function oneByOne(world: World, ours: Ours, submitted: Submitted): Promise<BenchFigure[]> {
  const times = world.quick ? 100 : 400
  const warmUp = 30
  must(times + warmUp <= world.size.communes, 'enough communes')
  const client = await world.bare.connect()
  try {
    const figures: BenchFigure[] = []
    for (const [round, name] of ['new', 'correction'].entries()) {
      await world.settle()
      const mine: number[] = []
      const peers: number[] = []
      for (let n = -warmUp; n < times; n++) {
        const entry = nationReturn(ours.index.pack, n + warmUp, monthPeriod(YEAR, 1), round)
        const submitOurs = async () => mine.push(await timed(() => submitted.submit(entry)))
        const submitBare = async () => peers.push(await timed(() => upsert(client, entry)))
        for (const one of n % 2 === 0 ? [submitOurs, submitBare] : [submitBare, submitOurs]) await one()
      }
      mine.splice(0, warmUp)
      peers.splice(0, warmUp)
      for (const [share, label] of SHARES) {
        const [value, peer] = [percentile(mine, share), percentile(peers, share)]
        const against = `${world.size.series} bare upserts (ours ÷ bare)`
        figures.push(
          figure(`submit.${name}.${label}`, value, 'ms', { ratio: value / peer, against }, SIX_FOLD),
        )
        figures.push(figure(`submit.${name}.bare.${label}`, peer, 'ms'))
      }
    }
    return figures
  } finally {
    client.release()
  }
}

const SHARES = [
  [0.5, 'p50'],
  [0.95, 'p95'],
] as const

async function manyAtOnce(world: World, ours: Ours, submitted: Submitted): Promise<BenchFigure[]> {
  const { store, index } = ours
  const each = Math.min(Math.floor(world.size.communes / WRITERS), world.quick ? 40 : 150)
  const rates: number[] = []
  const peers: number[] = []
  const folds: number[] = []
  const foldingRates: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    world.say(`submit: ${WRITERS} writers, round ${round + 1} of ${ROUNDS}`)
    const month = monthPeriod(YEAR, 2 + round)
    const entries = Array.from({ length: WRITERS * each }, (_, n) => nationReturn(index.pack, n, month))
    const writeOurs = async () => {
      await foldAll(store.owner, index.seriesCount)
      await world.settle()
      rates.push(await rate(entries, (part) => one(part, (entry) => submitted.submit(entry))))
      await submitted.check('while all deltas wait')
      let folded = 0
      const ms = await timed(async () => {
        folded = await foldAll(store.owner, index.seriesCount)
      })
      must(folded >= entries.length, 'every delta is folded')
      folds.push((folded / ms) * 1000)
      await submitted.check('after folding')
    }
    const writeBare = async () => {
      await world.settle()
      peers.push(
        await rate(entries, (part) => withClient(world.bare, (c) => one(part, (entry) => upsert(c, entry)))),
      )
    }
    for (const write of round % 2 === 0 ? [writeOurs, writeBare] : [writeBare, writeOurs]) await write()
    const again = entries.map((entry) => nationReturn(index.pack, Number(entry.unitKey.slice(1)), month, 1))
    const folder = keepFolding(ours)
    foldingRates.push(await rate(again, (part) => one(part, (entry) => submitted.submit(entry))))
    await folder.stop()
    await submitted.check('after writing and folding at once')
  }
  const ratio = median(rates.map((r, i) => r / peers[i]!))
  const against = `${WRITERS} connections of bare upserts (ours ÷ bare, bigger is better)`
  return [
    figure('submit.concurrent.rate', median(rates), 'returns/s', { ratio, against }),
    figure('submit.concurrent.bare.rate', median(peers), 'returns/s'),
    figure('submit.concurrent.folding.rate', median(foldingRates), 'returns/s'),
    figure('submit.fold.rate', median(folds), 'deltas/s'),
  ]
}

/** Writers at once, each with its share of the returns; returns per second. */
async function rate(
  entries: readonly ReturnFigures[],
  write: (part: readonly ReturnFigures[]) => Promise<unknown>,
): Promise<number> {
  const shares = Array.from({ length: WRITERS }, (_, w) => entries.filter((_, n) => n % WRITERS === w))
  const ms = await timed(() => Promise.all(shares.map(write)))
  return (entries.length / ms) * 1000
}

async function one(
  part: readonly ReturnFigures[],
  write: (entry: ReturnFigures) => Promise<unknown>,
): Promise<void> {
  for (const entry of part) await write(entry)
}

async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    return await work(client)
  } finally {
    client.release()
  }
}

/** What the peer does with a return. */
export async function upsert(
  client: pg.PoolClient,
  { unitId, period, values }: ReturnFigures,
): Promise<void> {
  await client.query('begin')
  for (const [i, value] of values.entries())
    await client.query({
      name: 'upsert',
      text: `insert into cell (unit, period, series, value) values ($1, $2, $3, $4)
        on conflict (unit, period, series) do update set value = excluded.value`,
      values: [unitId, period.key, i + 1, value],
    })
  await client.query('commit')
}

/** Folds whatever waits until told to stop; then nothing waits. */
function keepFolding({ store, index }: Ours): { stop(): Promise<void> } {
  let going = true
  const work = (async () => {
    while (going)
      if ((await foldDeltas(store.owner, index.seriesCount)) === 0)
        await new Promise((done) => setTimeout(done, 20))
  })()
  const stop = async () => {
    going = false
    await work
    await foldAll(store.owner, index.seriesCount)
  }
  return { stop }
}

/** What this benchmark has submitted, to hold against the totals that the store tells. */
class Submitted {
  private readonly newest = new Map<string, ReturnFigures>()

  constructor(private readonly ours: Ours) {}

  async submit(entry: ReturnFigures): Promise<void> {
    const version = await submitReturn(this.ours.store.app, this.ours.index, entry, META)
    must(version !== null, 'the return is new or different')
    this.newest.set(`${entry.unitKey}/${entry.period.code}`, entry)
  }

  /** Totals of the nation and of every province, for every month submitted and for the half-year: exact? */
  async check(when: string): Promise<void> {
    const { store, index } = this.ours
    const { units } = index.pack.history
    const entries = [...this.newest.values()]
    const periods = [...new Map(entries.map((e) => [e.period.key, e.period])).values(), halfPeriod(YEAR, 1)]
    const tops = [...units.values()].filter((unit) => unit.spans[0]!.level !== 'commune')
    const root = index.rootUnit()
    const totals = await inContext(store.app, { unit: root.id }, (tx) =>
      readTotals(tx, {
        units: tops.map((unit) => unit.id),
        periods: periods.map((period) => period.key),
        scope: 'all',
        stage: 1,
      }),
    )
    for (const top of tops)
      for (const period of periods) {
        const mine = entries.filter(
          (e) =>
            (top.id === root.id || units.get(e.unitKey)!.spans[0]!.parent === top.key) &&
            covers(period, e.period),
        )
        const told = totals.get(totalsKey(top.id, period.key))
        must((told === undefined) === (mine.length === 0), `${when}: totals of ${top.key} ${period.code}`)
        if (told === undefined) continue
        for (const [i, total] of told.total.entries()) {
          const right = sum(mine.map((e) => decimal(e.values[i]!)))
          must(
            right.eq(total) && told.filled[i] === mine.length,
            `${when}: ${top.key} ${period.code} series ${i + 1}: ${total}, not ${right}`,
          )
        }
      }
  }
}

function covers(period: Period, month: Period): boolean {
  return period.type === 'half' || period.key === month.key
}
