import type pg from 'pg'
import { type CompareRequest, compare as compareAction } from '../src/cycle/compare/compare.js'
import { readLookup } from '../src/cycle/compare/read-lookup.js'
import { halfPeriod, type Period, parts, samePeriodLastYear } from '../src/domain/period.js'
import type { Bench } from './bench.js'
import { type BenchFigure, figure, median, must, percentile, timed } from './figure.js'
import type { Ours, World } from './world.js'

const PERIOD = halfPeriod(2025, 1)
const BASE = samePeriodLastYear(PERIOD)
const PROVINCE = 'p3'

/** One half-year comparison, beside adding up the cells. */
export const compare: Bench = {
  name: 'compare',
  about: `The first half of 2025 against the first half of 2024, all series: the nation by province (35 rows) and one province by
commune (98 rows at full size). *Action* is the whole of \`compare()\`: placing the units, reading, and working out every comparison with
percentages and completeness; *reading* is only its transaction under row-level security that fetches the stored totals. Two peers answer
the same question from a bare table of the cells, vacuumed and analysed, and both sides' sums are compared before any timing. *scanning the cells*: the
table read from end to end (parallel workers allowed), as it must be where no index was made for the question; the goal is set against this one.
*by-index*: the fastest of several statements (each is timed; the winner is named in *against*) with the primary key and one more index made for this
question, \`(period, unit) include (series, value)\`: the nation by joining a table of units to provinces or first summing by unit, the province by
\`unit = any (array(select …))\`. One province by its communes is a small question to that peer: some 49,000 cells by their key in tens of milliseconds.
Warm: 10 runs of ours and 2 of the peer do not count; then blocks of one run of the peer and several of ours, in turn.`,
  async run(world) {
    const ours = await world.loaded()
    await prepare(world, ours)
    const nation = await against(world, ours, 'nation', 'vn', 'province', nationStatements())
    const province = await against(world, ours, 'province', PROVINCE, 'commune', provinceStatements())
    await world.bare.query('drop index cell_by_period')
    await world.bare.query('drop table place')
    return [...nation, ...province]
  },
}

/** What the peer needs to answer quickly: the tree, an index for this very question, and fresh statistics. */
async function prepare(world: World, { index, store }: Ours): Promise<void> {
  world.say('compare: preparing')
  const { units } = index.pack.history
  const communes = [...units.values()].filter((unit) => unit.spans[0]!.level === 'commune')
  await world.bare.query('create table place (unit integer primary key, province integer not null)')
  await world.bare.query('insert into place select * from unnest($1::integer[], $2::integer[])', [
    communes.map((unit) => unit.id),
    communes.map((unit) => units.get(unit.spans[0]!.parent!)!.id),
  ])
  await world.bare.query('create index cell_by_period on cell (period, unit) include (series, value)')
  await world.bare.query('vacuum (analyze) cell')
  await world.bare.query('vacuum (analyze) place')
  await store.ownerPool.query('vacuum (analyze)')
  await world.settle()
}

interface Statement {
  readonly name: string
  readonly text: string
  readonly settings?: string
}

const SUMS = `sum(value) filter (where period = any ($1)) as current, sum(value) filter (where period = any ($2)) as base`
const PERIODS = 'period = any ($1 || $2)'

/** $1, $2: keys of the months of both halves; $3 (a unit) is not used for the nation. */
function nationStatements(): Statement[] {
  const joined = `
    select province as unit, series, ${SUMS} from cell join place using (unit) where ${PERIODS} and $3::integer is not null
    group by province, series`
  return [
    { name: 'join', text: joined },
    {
      name: 'join, from the primary key or the table only',
      text: joined,
      settings: 'set enable_indexonlyscan = off',
    },
    {
      name: 'summed by unit, then joined',
      text: `
        select province as unit, series, sum(current) as current, sum(base) as base
        from (select unit, series, ${SUMS} from cell where ${PERIODS} and $3::integer is not null group by unit, series) u
        join place using (unit)
        group by province, series`,
    },
  ]
}

function provinceStatements(): Statement[] {
  const below = 'unit = any (array(select unit from place where province = $3))'
  const named = `select unit, series, ${SUMS} from cell where ${below} and ${PERIODS} group by unit, series`
  return [
    { name: 'unit = any (array(…))', text: named },
    {
      name: 'unit = any (array(…)), from the primary key',
      text: named,
      settings: 'set enable_indexonlyscan = off',
    },
  ]
}

async function against(
  world: World,
  ours: Ours,
  name: string,
  unit: string,
  by: string,
  statements: readonly Statement[],
): Promise<BenchFigure[]> {
  const { index, store } = ours
  const { units } = index.pack.history
  const id = units.get(unit)!.id
  const request: CompareRequest = {
    viewer: id,
    unit,
    period: PERIOD,
    baseKind: 'same-period-last-year',
    basePeriod: null,
    by,
    basis: null,
    indicators: index.pack.indicators,
    stage: 'accepted',
    knownAt: null,
    testChance: false,
    allowIncomplete: false,
  }
  const rows = [unit, ...[...units.values()].filter((u) => u.spans[0]!.parent === unit).map((u) => u.key)]
  const action = () => compareAction(store, index, request)
  const reading = () =>
    readLookup(
      store,
      index,
      { all: rows, own: [], periods: [PERIOD, BASE] },
      { viewer: id, stage: 3, knownAt: null },
    )

  const client = await world.bare.connect()
  try {
    const args = [monthKeys(PERIOD), monthKeys(BASE), id]
    world.say(`compare: ${name}, choosing the peer's statement`)
    const { statement, answer } = await fastest(client, statements, args)
    sameSums(await action(), answer, index.pack.history.units)
    world.say(`compare: ${name} against ${statement.name}`)
    for (let i = 0; i < 10; i++) {
      await action()
      await reading()
    }
    const blocks = world.quick ? 15 : 11
    const each = world.quick ? 8 : 20
    const actions: number[] = []
    const readings: number[] = []
    const scans: number[] = []
    const tableScans: number[] = []
    for (let block = 0; block < blocks; block++) {
      scans.push(await timed(() => client.query(statement.text, args)))
      tableScans.push(await scanTable(client, statements[0]!, statement, args))
      for (let i = 0; i < each; i++) actions.push(await timed(action))
      for (let i = 0; i < each; i++) readings.push(await timed(reading))
    }
    const peer = median(scans)
    const tablePeer = median(tableScans)
    const told = `the same by the fastest index: ${statement.name} (scan ÷ ours)`
    const figures = (what: string, times: readonly number[]) => [
      figure(
        `compare.${name}.${what}.p50`,
        median(times),
        'ms',
        { ratio: tablePeer / median(times), against: 'scanning the cells (scan ÷ ours)' },
        FASTER,
      ),
      figure(`compare.${name}.${what}.p95`, percentile(times, 0.95), 'ms', null, QUICK_ENOUGH),
      figure(`compare.${name}.${what}.by-index`, median(times), 'ms', {
        ratio: peer / median(times),
        against: told,
      }),
    ]
    return [
      ...figures('action', actions),
      ...figures('reading', readings),
      figure(`compare.${name}.scan.p50`, tablePeer, 'ms'),
      figure(`compare.${name}.scan.p95`, percentile(tableScans, 0.95), 'ms'),
      figure(`compare.${name}.index.p50`, peer, 'ms'),
      figure(`compare.${name}.index.p95`, percentile(scans, 0.95), 'ms'),
      figure(`compare.${name}.comparisons`, rows.length * request.indicators.length, 'comparisons'),
    ]
  } finally {
    await client.query('reset all')
    client.release()
  }
}

/** The peer reading the cells one after the other, as it must where no index was made for the question. Leaves the settings as they were. */
async function scanTable(
  client: pg.PoolClient,
  plain: Statement,
  chosen: Statement,
  args: unknown[],
): Promise<number> {
  for (const way of ['indexscan', 'indexonlyscan', 'bitmapscan'])
    await client.query(`set enable_${way} = off`)
  const ms = await timed(() => client.query(plain.text, args))
  await client.query('reset all')
  if (chosen.settings !== undefined) await client.query(chosen.settings)
  return ms
}

const FASTER = { of: 'ratio', op: '>=', limit: 200 } as const
const QUICK_ENOUGH = { of: 'value', op: '<', limit: 10 } as const

function monthKeys(period: Period): number[] {
  return parts(period).map((month) => month.key)
}

interface Sum {
  readonly unit: number
  readonly series: number
  readonly current: string
  readonly base: string
}

/** Time every statement twice after a warm-up, and keep the fastest with its settings. */
async function fastest(
  client: pg.PoolClient,
  statements: readonly Statement[],
  args: unknown[],
): Promise<{ statement: Statement; answer: Sum[] }> {
  const use = async (statement: Statement) => {
    await client.query('reset all')
    if (statement.settings !== undefined) await client.query(statement.settings)
  }
  let best: { statement: Statement; answer: Sum[]; ms: number } | undefined
  for (const statement of statements) {
    await use(statement)
    const { rows: answer } = await client.query<Sum>(statement.text, args)
    const times = [1, 2, 3].map(() => () => client.query(statement.text, args))
    let ms = Number.POSITIVE_INFINITY
    for (const run of times) ms = Math.min(ms, await timed(run))
    if (best === undefined || ms < best.ms) best = { statement, answer, ms }
  }
  await use(best!.statement)
  return best!
}

/** Both sides must give the same sums, or the times mean nothing. */
function sameSums(
  table: Awaited<ReturnType<typeof compareAction>>,
  answer: readonly Sum[],
  units: Ours['index']['pack']['history']['units'],
): void {
  const sums = new Map(answer.map((row) => [`${row.unit}/${row.series}`, row]))
  const rows = table.rows.filter((row) => row.kind === 'unit')
  must(
    rows.length > 0 && rows.length * table.request.indicators.length === answer.length,
    'as many sums on both sides',
  )
  for (const row of rows)
    for (const [i, comparison] of row.comparisons.entries()) {
      const sum = sums.get(`${units.get(row.node!.key)!.id}/${i + 1}`)
      const same =
        comparison?.current.value?.eq(sum!.current) === true && comparison.base.value?.eq(sum!.base) === true
      must(same, `the same sum of series ${i + 1} for ${row.node!.key}`)
    }
}
