import type pg from 'pg'
import { pathIds } from '../src/cycle/register/register-pack.js'
import type { ReturnFigures } from '../src/domain/figure.js'
import type { PackIndex } from '../src/domain/pack-index.js'
import { timed } from './figure.js'
import { FULL, nationMonths, nationReturn } from './nation.js'
import { copyFile, writeLines } from './nation-files.js'
import type { World } from './world.js'

/** One way to keep returns: its tables, and how the same questions are put to it. */
export interface Layout {
  readonly name: 'cells' | 'rows'
  /** Tables with the files that COPY fills them from, and the keys made afterwards. */
  readonly tables: readonly { readonly name: string; readonly columns: string; readonly key: string }[]
  lines(table: string, entry: Entry): string
  /** Statements of one submission, run in one transaction. */
  submit(entry: Entry): Query[]
  /** One figure of a return changes: what is added. */
  correct(entry: Entry, series: number, value: string): Query[]
  /** All figures of one return. */
  readReturn(entry: Entry): Query
  /** $1, $2: months of the two halves: sums of every series by province. */
  readonly compareNation: string
  /** The same of all communes of one province ($3). */
  readonly compareProvince: string
  /** One series ($2) of every unit in one month ($1). */
  readonly oneSeries: (series: number) => string
  /** One series of one unit ($1) over all months. */
  readonly history: (series: number) => string
}

export interface Query {
  readonly name: string
  readonly text: string
  readonly values: unknown[]
}

/** A return with what both layouts keep beside its figures. */
export interface Entry {
  readonly figures: ReturnFigures
  readonly path: readonly number[]
  readonly version: number
}

/** What stands once per return in either layout. */
const META =
  'unit integer, period integer, form text, version integer, path integer[], source text, entered_at timestamptz'
const META_VALUES = "$1, $2, 'monthly', $3, $4::integer[], 'bench', '2026-11-23T00:00:00Z'"

function metaValues({ figures, path, version }: Entry): unknown[] {
  return [figures.unitId, figures.period.key, version, array(path)]
}

function metaLine({ figures, path, version }: Entry): string {
  return `${figures.unitId}\t${figures.period.key}\tmonthly\t${version}\t${array(path)}\tbench\t2026-11-23T00:00:00Z`
}

function array(values: readonly (string | number | null)[]): string {
  return `{${values.join(',')}}`
}

const BOTH = 'period = any ($1 || $2)'
const BELOW = 'unit = any (array(select unit from place where province = $3))'

function cellSums(unit: string, from: string, where: string): string {
  return `select ${unit} as unit, series, sum(value) filter (where period = any ($1)) as current,
    sum(value) filter (where period = any ($2)) as base from ${from} where ${where} group by 1, 2`
}

/** One row for each figure, and one for what is said once of the return. */
export const cellLayout: Layout = {
  name: 'cells',
  tables: [
    { name: 'one_return', columns: META, key: 'unit, period, form, version' },
    {
      name: 'one_cell',
      columns: 'unit integer, period integer, series integer, version integer, value numeric',
      key: 'unit, period, series, version',
    },
  ],
  lines: (table, entry) =>
    table === 'one_return'
      ? `${metaLine(entry)}\n`
      : entry.figures.values
          .map(
            (v, i) =>
              `${entry.figures.unitId}\t${entry.figures.period.key}\t${i + 1}\t${entry.version}\t${v}\n`,
          )
          .join(''),
  submit: (entry) => [
    { name: 'cells-meta', text: `insert into one_return values (${META_VALUES})`, values: metaValues(entry) },
    {
      name: 'cells-values',
      text: 'insert into one_cell select $1, $2, series, $3, value from unnest($4::numeric[]) with ordinality as v (value, series)',
      values: [entry.figures.unitId, entry.figures.period.key, entry.version, array(entry.figures.values)],
    },
  ],
  correct: (entry, series, value) => [
    { name: 'cells-meta', text: `insert into one_return values (${META_VALUES})`, values: metaValues(entry) },
    {
      name: 'cells-one',
      text: 'insert into one_cell values ($1, $2, $3, $4, $5)',
      values: [entry.figures.unitId, entry.figures.period.key, series, entry.version, value],
    },
  ],
  readReturn: ({ figures }) => ({
    name: 'cells-read',
    text: `select distinct on (series) series, value from one_cell where unit = $1 and period = $2 order by series, version desc`,
    values: [figures.unitId, figures.period.key],
  }),
  compareNation: cellSums('province', 'one_cell join place using (unit)', BOTH),
  compareProvince: cellSums('unit', 'one_cell', `${BELOW} and ${BOTH}`),
  oneSeries: (series) => `select unit, value from one_cell where period = $1 and series = ${series}`,
  history: (series) =>
    `select period, value from one_cell where unit = $1 and series = ${series} order by period`,
}

/** One row for each return, its figures in an array by series. */
export const rowLayout: Layout = {
  name: 'rows',
  tables: [{ name: 'one_row', columns: `${META}, figures numeric[]`, key: 'unit, period, form, version' }],
  lines: (_, entry) => `${metaLine(entry)}\t${array(entry.figures.values)}\n`,
  submit: (entry) => [
    {
      name: 'rows-values',
      text: `insert into one_row values (${META_VALUES}, $5::numeric[])`,
      values: [...metaValues(entry), array(entry.figures.values)],
    },
  ],
  correct: (entry, series, value) => {
    const values = entry.figures.values.map((held, i) => (i + 1 === series ? value : held))
    return rowLayout.submit({ ...entry, figures: { ...entry.figures, values } })
  },
  readReturn: ({ figures }) => ({
    name: 'rows-read',
    text: `select array_to_string(figures, ',', '') as figures from one_row
      where unit = $1 and period = $2 and form = 'monthly' order by version desc limit 1`,
    values: [figures.unitId, figures.period.key],
  }),
  compareNation: rowSums('province', 'one_row join place using (unit)', BOTH),
  compareProvince: rowSums('unit', 'one_row', `${BELOW} and ${BOTH}`),
  oneSeries: (series) => `select unit, figures[${series}] as value from one_row where period = $1`,
  history: (series) =>
    `select period, figures[${series}] as value from one_row where unit = $1 order by period`,
}

/** Sums place by place, as our roll-up makes them: no row per figure is ever made. */
function rowSums(unit: string, from: string, where: string): string {
  const sums = (months: string) =>
    Array.from(
      { length: FULL.series },
      (_, i) => `sum(figures[${i + 1}]) filter (where period = any (${months}))`,
    ).join(', ')
  return `select ${unit} as unit, array[${sums('$1')}] as current, array[${sums('$2')}] as base from ${from}
    where ${where} group by 1`
}

/** Every return of the nation as both layouts take it. */
export function* entries(world: World, index: PackIndex): Generator<Entry> {
  const months = nationMonths(world.size)
  for (let commune = 0; commune < world.size.communes; commune++)
    for (const period of months) yield entryOf(index, commune, period, 1)
}

export function entryOf(
  index: PackIndex,
  commune: number,
  period: ReturnFigures['period'],
  version: number,
): Entry {
  const figures = nationReturn(index.pack, commune, period, version - 1)
  return { figures, path: pathIds(index.treeOf(period), figures.unitKey), version }
}

/** Make and fill a layout's tables: COPY of prepared files, then the primary keys. Seconds. */
export async function fill(world: World, client: pg.PoolClient, layout: Layout): Promise<number> {
  for (const table of layout.tables) await client.query(`drop table if exists ${table.name}`)
  await world.settle()
  const ms = await timed(async () => {
    for (const { name, columns, key } of layout.tables) {
      await client.query(`create table ${name} (${columns})`)
      await copyFile(client, world.temporary(`${name}.copy`), name)
      await client.query(`alter table ${name} add primary key (${key})`)
    }
  })
  return ms / 1000
}

export async function writeFilesOf(world: World, index: PackIndex, layout: Layout): Promise<void> {
  for (const { name } of layout.tables)
    await writeLines(world.temporary(`${name}.copy`), entries(world, index), (entry) =>
      layout.lines(name, entry),
    )
}
