import { z } from 'zod'
import { filled, looseId, text, words } from './pack-schema/common.js'

/** A column of a foreign file by its name; several names when editions of the file differ (`[ano, vano]`). */
const column = z
  .union([text, filled(text)])
  .describe('Name of a column, or the names it has in different editions; upper and lower case are the same')

const unit = z.union([
  z.strictObject({
    column,
    prefix: z.string().default('').describe('Put before the code: CISP'),
    pad: z.number().int().min(0).max(20).default(0).describe('Pad the code with noughts to this length: 3'),
  }),
  z.strictObject({ constant: text.describe('The one unit that the whole file is about') }),
])

const period = z.union([
  z.strictObject({ column: column.describe('Holds a period code such as 2010-01') }),
  z.strictObject({ year: column, month: column }),
])

const series = z.union([
  z.strictObject({
    column,
    value: column.describe('Holds the value of the series that the row names'),
    rename: z.record(text, text).default({}).describe('Name in the file → series code, where they differ'),
  }),
  z.strictObject({
    columns: z
      .union([filled(text), z.record(text, text)])
      .describe(
        'One column per series: a list where the names are our series codes, else column → series code',
      ),
  }),
])

const layout = z.strictObject({
  id: looseId,
  name: words,
  kind: z.enum(['figures', 'totals']).describe('figures: `load` takes it; totals: `reconcile` takes it'),
  url: text.nullable().default(null).describe('Where the publisher offers the file'),
  encoding: z.enum(['utf-8', 'latin1']).default('utf-8'),
  delimiter: z.enum([',', ';', '\t']).default(','),
  decimalComma: z.boolean().default(false).describe('12,5 means twelve and a half'),
  header: filled(column).describe('Columns by which the file is recognised: all must be there'),
  without: z.array(text).default([]).describe('Columns that only another file has: none may be there'),
  unit,
  period,
  series,
  ignore: z.array(text).default([]).describe('Columns known to hold nothing for us'),
})

/** layouts.yaml of a pack: the foreign files it can read. */
export const layoutsFile = filled(layout).meta({ title: 'layouts.yaml' })

/** One foreign file layout: which column holds what. */
export type Layout = z.output<typeof layout>

type Column = z.output<typeof column>

/** A layout tied to the header of one file: every column is now a position. */
export interface BoundLayout {
  readonly layout: Layout
  readonly unit: number | null
  readonly period: { readonly column: number } | { readonly year: number; readonly month: number }
  readonly long: {
    readonly series: number
    readonly value: number
    readonly rename: ReadonlyMap<string, string>
  } | null
  readonly wide: readonly { readonly position: number; readonly series: string }[]
  /** Names of columns that are neither read nor on the `ignore` list: say so to the user, once. */
  readonly unread: readonly string[]
  /** Series that the layout knows but this edition of the file has no column for. */
  readonly absent: readonly string[]
}

/** Receives one figure as written in the file; nothing is checked yet. An empty `value` is "not reported". */
export type TakeFigure = (unit: string, period: string, series: string, value: string) => void

const BYTE_ORDER_MARK = /^\uFEFF/

function plain(name: string): string {
  return name.replace(BYTE_ORDER_MARK, '').trim().normalize('NFC').toLowerCase()
}

class Header {
  private readonly positions = new Map<string, number>()
  constructor(names: readonly string[]) {
    names.forEach((name, position) => {
      if (!this.positions.has(plain(name))) this.positions.set(plain(name), position)
    })
  }
  find(wanted: Column): number | undefined {
    for (const name of typeof wanted === 'string' ? [wanted] : wanted) {
      const position = this.positions.get(plain(name))
      if (position !== undefined) return position
    }
    return undefined
  }
}

/** The columns without which a row cannot be read; a wide file may lack some of its value columns. */
function needed(layout: Layout): Column[] {
  const columns = [...layout.header]
  if ('column' in layout.unit) columns.push(layout.unit.column)
  if ('column' in layout.period) columns.push(layout.period.column)
  else columns.push(layout.period.year, layout.period.month)
  if ('column' in layout.series) columns.push(layout.series.column, layout.series.value)
  return columns
}

function matches(layout: Layout, header: Header): boolean {
  const present = (column: Column) => header.find(column) !== undefined
  return needed(layout).every(present) && !layout.without.some(present)
}

/**
 * The layout of `kind` that a file with these column names has; undefined when none fits.
 * When several fit, the one that explains most of the header wins, then the earlier in the list.
 */
export function recogniseLayout(
  layouts: readonly Layout[],
  columns: readonly string[],
  kind: Layout['kind'],
): BoundLayout | undefined {
  const header = new Header(columns)
  let best: BoundLayout | undefined
  for (const layout of layouts) {
    if (layout.kind !== kind || !matches(layout, header)) continue
    const bound = bindLayout(layout, columns)
    if (best === undefined || bound.unread.length < best.unread.length) best = bound
  }
  return best
}

/** Tie a layout to a file's column names. Throws RangeError when a needed column is missing: recognise first. */
export function bindLayout(layout: Layout, columns: readonly string[]): BoundLayout {
  const header = new Header(columns)
  const read = new Set<number>()
  const at = (column: Column): number => {
    const position = header.find(column)
    if (position === undefined) throw new RangeError(`layout ${layout.id}: no column ${String(column)}`)
    read.add(position)
    return position
  }
  const unit = 'column' in layout.unit ? at(layout.unit.column) : null
  const period =
    'column' in layout.period
      ? { column: at(layout.period.column) }
      : { year: at(layout.period.year), month: at(layout.period.month) }
  const wide: { position: number; series: string }[] = []
  const absent: string[] = []
  let long: BoundLayout['long'] = null
  if ('column' in layout.series) {
    const rename = new Map(Object.entries(layout.series.rename))
    long = { series: at(layout.series.column), value: at(layout.series.value), rename }
  } else {
    const { columns: list } = layout.series
    const pairs = Array.isArray(list) ? list.map((name) => [name, name] as const) : Object.entries(list)
    for (const [name, series] of pairs) {
      if (header.find(name) === undefined) absent.push(series)
      else wide.push({ position: at(name), series })
    }
  }
  const ignored = new Set(layout.ignore.map(plain))
  const unread = columns.filter((name, position) => !read.has(position) && !ignored.has(plain(name)))
  return { layout, unit, period, long, wide, unread, absent }
}

/**
 * Hand every figure of one row to `take`: one for a long file, one per value column for a wide one.
 * A row that is too short gives empty texts, which later checks name. Makes no object per row.
 */
export function mapRow(bound: BoundLayout, cells: readonly string[], take: TakeFigure): void {
  const { layout } = bound
  const unit = unitCode(bound, cells)
  const period =
    'column' in bound.period
      ? cell(cells, bound.period.column)
      : `${cell(cells, bound.period.year)}-${cell(cells, bound.period.month).padStart(2, '0')}`
  if (bound.long !== null) {
    const name = cell(cells, bound.long.series)
    take(unit, period, bound.long.rename.get(name) ?? name, valueText(layout, cell(cells, bound.long.value)))
    return
  }
  for (const { position, series } of bound.wide) {
    take(unit, period, series, valueText(layout, cell(cells, position)))
  }
}

function cell(cells: readonly string[], position: number): string {
  return (cells[position] ?? '').trim()
}

function unitCode(bound: BoundLayout, cells: readonly string[]): string {
  const { unit } = bound.layout
  if ('constant' in unit) return unit.constant
  const code = cell(cells, bound.unit!)
  return code === '' ? '' : unit.prefix + code.padStart(unit.pad, '0')
}

/**
 * The value with a point as decimal sign. Where the file writes decimal commas a point can only be a thousands
 * mark: it becomes a comma, which the reader of figures refuses, rather than a thousandfold smaller number.
 */
function valueText(layout: Layout, value: string): string {
  if (!layout.decimalComma) return value
  return value.replace(/[.,]/g, (mark) => (mark === ',' ? '.' : ','))
}
