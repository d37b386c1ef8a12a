import type pg from 'pg'
import { PackIndex } from '../src/domain/pack-index.js'
import { halfPeriod, monthPeriod, parts } from '../src/domain/period.js'
import type { Bench } from './bench.js'
import { type BenchFigure, figure, median, must, timed } from './figure.js'
import {
  cellLayout,
  type Entry,
  entryOf,
  fill,
  type Layout,
  type Query,
  rowLayout,
  writeFilesOf,
} from './layout-tables.js'
import { nation } from './nation.js'
import type { World } from './world.js'

const ROUNDS = 3
/** A month that the nation has not reported. */
const FRESH = monthPeriod(2027, 1)
const LAYOUTS = [cellLayout, rowLayout] as const

/** Evidence for ADR 0002: one row per figure, or one row per return with its figures in an array. */
export const layout: Bench = {
  name: 'layout',
  about: `Two bare layouts of the same returns with the same facts beside them (path of units, source, time, version), no roll-up, on the same
server in the same run: *cells*: a table of returns and a table with one row per figure and version; *rows*: one row per return and version, the
figures in a \`numeric[]\` by series. Filling: COPY of prepared files and primary keys, ${ROUNDS} rounds in turn, medians. Every other figure: medians
of interleaved runs after a warm-up; both layouts vacuumed, analysed, warm, with their primary key and an index on \`period\`. All give the same sums, which is checked.
Ratio: cells ÷ rows, so above 1 the row per return is the better one.`,
  async run(world) {
    const index = new PackIndex(nation(world.size))
    const client = await world.bare.connect()
    try {
      world.say('layout: writing files')
      for (const each of LAYOUTS) await writeFilesOf(world, index, each)
      const load = await filling(world, client)
      await prepare(client, index)
      const disk = await sizes(world, client)
      world.say('layout: reading')
      const read = await reading(world, client, index)
      world.say('layout: submitting')
      const write = await writing(world, client, index)
      for (const { name } of LAYOUTS.flatMap((each) => each.tables)) await client.query(`drop table ${name}`)
      await client.query('drop table place')
      return [...load, ...disk, ...read, ...write]
    } finally {
      client.release()
    }
  },
}

/** A pair of figures: ours (rows) with the ratio, and the other. */
function pair(name: string, unit: string, cells: number, rows: number): BenchFigure[] {
  const against = 'one row per figure (cells ÷ rows)'
  return [
    figure(`layout.${name}.rows`, rows, unit, { ratio: cells / rows, against }),
    figure(`layout.${name}.cells`, cells, unit),
  ]
}

async function filling(world: World, client: pg.PoolClient): Promise<BenchFigure[]> {
  const cells: number[] = []
  const rows: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    world.say(`layout: filling, round ${round + 1} of ${ROUNDS}`)
    for (const each of round % 2 === 0 ? LAYOUTS : [...LAYOUTS].reverse())
      (each.name === 'cells' ? cells : rows).push(await fill(world, client, each))
  }
  return pair('load', 's', median(cells), median(rows))
}

async function prepare(client: pg.PoolClient, index: PackIndex): Promise<void> {
  const { units } = index.pack.history
  const communes = [...units.values()].filter((unit) => unit.spans[0]!.level === 'commune')
  await client.query('drop table if exists place')
  await client.query('create table place (unit integer primary key, province integer not null)')
  await client.query('insert into place select * from unnest($1::integer[], $2::integer[])', [
    communes.map((unit) => unit.id),
    communes.map((unit) => units.get(unit.spans[0]!.parent!)!.id),
  ])
  await client.query('create index one_cell_period on one_cell (period, series)')
  await client.query('create index one_row_period on one_row (period)')
  for (const table of ['place', 'one_return', 'one_cell', 'one_row'])
    await client.query(`vacuum (analyze) ${table}`)
}

async function sizes(world: World, client: pg.PoolClient): Promise<BenchFigure[]> {
  const of = async (each: Layout) => {
    const { rows } = await client.query<{ bytes: string }>(
      'select sum(pg_table_size(t::regclass) + pg_relation_size((t || $2)::regclass)) as bytes from unnest($1::text[]) t',
      [each.tables.map((table) => table.name), '_pkey'],
    )
    return (Number(rows[0]!.bytes) / world.cells) * 1e6
  }
  return pair('disk', 'bytes per million cells', await of(cellLayout), await of(rowLayout))
}

async function reading(world: World, client: pg.PoolClient, index: PackIndex): Promise<BenchFigure[]> {
  const current = parts(halfPeriod(2025, 1)).map((month) => month.key)
  const base = parts(halfPeriod(2024, 1)).map((month) => month.key)
  const province = index.pack.history.units.get('p3')!.id
  const month = monthPeriod(2025, 6)
  const entry = (run: number) => entryOf(index, (run * 7919) % world.size.communes, month, 1)
  const statement = (name: string, text: (each: Layout) => string, values: (run: number) => unknown[]) => ({
    name,
    query: (each: Layout, run: number): Query => ({
      name: `${each.name}-${name}`,
      text: text(each),
      values: values(run),
    }),
  })
  const many = world.quick ? 60 : 200
  const questions = [
    { name: 'read-return', query: (each: Layout, run: number) => each.readReturn(entry(run)), times: many },
    {
      ...statement(
        'compare-nation',
        (each) => each.compareNation,
        () => [current, base],
      ),
      times: 7,
    },
    {
      ...statement(
        'compare-province',
        (each) => each.compareProvince,
        () => [current, base, province],
      ),
      times: 21,
    },
    {
      ...statement(
        'one-series-all-units',
        (each) => each.oneSeries(5),
        () => [month.key],
      ),
      times: 21,
    },
    {
      ...statement(
        'one-series-history',
        (each) => each.history(5),
        (run) => [entry(run).figures.unitId],
      ),
      times: many,
    },
  ]
  const figures: BenchFigure[] = []
  for (const { name, query, times } of questions) {
    // The planner may settle on a general plan only after five runs of a named statement.
    for (let run = 0; run < 6; run++) {
      const [cells, rows] = [
        await client.query(query(cellLayout, run)),
        await client.query(query(rowLayout, run)),
      ]
      must(sameNumbers(cells.rows, rows.rows), `both layouts answer ${name} alike`)
    }
    const taken = { cells: [] as number[], rows: [] as number[] }
    for (let run = 0; run < times; run++)
      for (const each of run % 2 === 0 ? LAYOUTS : [...LAYOUTS].reverse())
        taken[each.name].push(await timed(() => client.query(query(each, run))))
    figures.push(...pair(name, 'ms', median(taken.cells), median(taken.rows)))
  }
  return figures
}

/** The same numbers in all, however they are laid out in rows. */
function sameNumbers(a: readonly object[], b: readonly object[]): boolean {
  return numbersSum(a) === numbersSum(b)
}

function numbersSum(rows: readonly object[]): number {
  let sum = 0
  for (const row of rows)
    for (const [column, value] of Object.entries(row))
      if (column !== 'unit' && column !== 'series' && column !== 'period') sum += total(value)
  return sum
}

function total(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((all: number, each) => all + total(each), 0)
  return String(value)
    .split(',')
    .reduce((all, each) => all + Number(each), 0)
}

async function writing(world: World, client: pg.PoolClient, index: PackIndex): Promise<BenchFigure[]> {
  const times = world.quick ? 100 : 400
  const transaction = async (queries: readonly Query[]) => {
    await client.query('begin')
    for (const query of queries) await client.query(query)
    await client.query('commit')
  }
  const steps: { name: string; queries: (each: Layout, entry: Entry) => Query[]; version: number }[] = [
    { name: 'submit', queries: (each, entry) => each.submit(entry), version: 1 },
    { name: 'correct-one', queries: (each, entry) => each.correct(entry, 5, '17'), version: 2 },
  ]
  const figures: BenchFigure[] = []
  for (const { name, queries, version } of steps) {
    await world.settle()
    const taken = { cells: [] as number[], rows: [] as number[] }
    for (let run = 0; run < Math.min(times, world.size.communes); run++) {
      const entry = entryOf(index, run, FRESH, version)
      for (const each of run % 2 === 0 ? LAYOUTS : [...LAYOUTS].reverse())
        taken[each.name].push(await timed(() => transaction(queries(each, entry))))
    }
    figures.push(...pair(name, 'ms', median(taken.cells), median(taken.rows)))
  }
  return figures
}
