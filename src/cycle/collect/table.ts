import { brief, type CellFault, type Origin, type RawValue } from '../../domain/figure.js'
import { type BoundLayout, type Layout, mapRow, recogniseLayout } from '../../domain/layout.js'
import { type LegacyEncoding, legacyToUnicode } from '../../domain/legacy-text.js'
import { nearest } from '../../domain/near.js'
import type { Place, ProblemCode } from '../../domain/problem.js'
import { columnLetters } from './cell-address.js'
import { KNOWN_HEADINGS, ROLE_NAMES, type Role, roleOf } from './headings.js'
import type { Intake } from './intake.js'

export type TableCell = RawValue | CellFault

export interface TableOptions {
  /** Where a fault of the table is: file, and the sheet of a workbook. */
  readonly place: Place
  /** cell: rows are rows of a sheet and places are addresses; file: rows are lines and places are line and column. */
  readonly origin: Origin
  /** Read text cells as text of a legacy encoding. */
  readonly convert?: LegacyEncoding | undefined
  /** Foreign layouts to recognise when the headings are not our own. */
  readonly layouts?: readonly Layout[] | undefined
}

interface Plan {
  readonly unit: number
  readonly period: number
  readonly long: { readonly series: number; readonly value: number } | null
  /** Wide: position and series index. */
  readonly wide: readonly { readonly position: number; readonly index: number }[]
  /** Columns without a heading: nothing may stand in them. */
  readonly unnamed: readonly number[]
}

/**
 * A table of figures whose headings have been understood: long (unit, period, series, value), wide (unit, period and
 * one column per series) or a foreign layout. Rows go through to the intake, cell by cell.
 */
export class Table {
  private readonly intake: Intake
  private readonly plan: Plan | BoundLayout
  private readonly options: TableOptions
  /** One object for all rows: the intake copies what it keeps. */
  private readonly place: Place
  private row = 0

  /** How many columns the headings name. */
  readonly width: number

  private constructor(intake: Intake, plan: Plan | BoundLayout, width: number, options: TableOptions) {
    this.intake = intake
    this.width = width
    this.plan = plan
    this.options = options
    this.place = { ...options.place }
  }

  /** Understand the headings, which stand in row `row` (from 1). Undefined after naming every fault of theirs. */
  static open(
    intake: Intake,
    headings: readonly string[],
    row: number,
    options: TableOptions,
  ): Table | undefined {
    const names =
      options.convert === undefined ? headings : headings.map((h) => legacyToUnicode(h, options.convert!))
    const at = (column: number) => placeOf({ ...options.place }, options.origin, row, column)
    const faults: (() => void)[] = []
    const plan = planOf(intake, names, (code, column, params) =>
      faults.push(() => intake.report(code, column < 0 ? lineOf(options, row) : at(column), params)),
    )
    if (faults.length === 0) return new Table(intake, plan, names.length, options)
    const foreign = recogniseLayout(options.layouts ?? [], names, 'figures')
    if (foreign !== undefined) {
      for (const column of foreign.unread) intake.leaveUnread(options.place.file ?? '', column)
      return new Table(intake, foreign, names.length, options)
    }
    if (intake.reportLegacy(lineOf(options, row), names.join('; '))) return undefined
    for (const fault of faults) fault()
    return undefined
  }

  /** Take a row (from 1). A row in which every cell is empty is passed over. */
  take(cells: readonly TableCell[], row: number): void {
    this.row = row
    if ((cells[0] === '' || cells[0] === null) && cells.every(isBlank)) return
    const read = this.options.convert === undefined ? cells : cells.map((cell) => this.converted(cell))
    if ('layout' in this.plan) this.takeForeign(this.plan, read)
    else this.takeOwn(this.plan, read)
  }

  private takeOwn(plan: Plan, cells: readonly TableCell[]): void {
    for (const column of plan.unnamed) {
      if (isBlank(cells[column] ?? null)) continue
      this.intake.report('header-unnamed', this.at(column), { column: columnLetters(column) })
    }
    const unit = this.code(cells, plan.unit)
    const period = this.code(cells, plan.period)
    if (unit === undefined || period === undefined) return
    if (plan.long !== null) {
      const series = this.code(cells, plan.long.series)
      if (series === undefined) return
      const value = cells[plan.long.value] ?? null
      this.intake.add(this.at(plan.long.value), unit, period, series, value, this.options.origin)
      return
    }
    const slot = this.intake.open(this.at(plan.unit), unit, period)
    if (slot === undefined) return
    for (const { position, index } of plan.wide) {
      this.intake.put(slot, this.at(position), index, cells[position] ?? null, this.options.origin)
    }
  }

  private takeForeign(bound: BoundLayout, cells: readonly TableCell[]): void {
    const { place } = this
    if (this.options.origin === 'cell') place.cell = `A${this.row}`
    else place.line = this.row
    const texts = cells.map((cell) =>
      cell === null ? '' : typeof cell === 'object' ? cell.shows : String(cell),
    )
    mapRow(bound, texts, (unit, period, series, value) => this.intake.add(place, unit, period, series, value))
  }

  /** A cell that must hold a code, as text. Undefined after naming why it cannot be one. */
  private code(cells: readonly TableCell[], column: number): string | undefined {
    const cell = cells[column] ?? ''
    if (typeof cell === 'string') return cell
    if (typeof cell === 'number') return String(cell)
    const period = cell.fault === 'value-date-cell' && 'period' in this.plan && column === this.plan.period
    const code: ProblemCode = period ? 'figure-period-date' : 'figure-code-cell'
    this.intake.report(code, this.at(column), { value: cell.shows })
    return undefined
  }

  private converted(cell: TableCell): TableCell {
    return typeof cell === 'string' ? legacyToUnicode(cell, this.options.convert!) : cell
  }

  private at(column: number): Place {
    return placeOf(this.place, this.options.origin, this.row, column)
  }
}

function isBlank(cell: TableCell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '')
}

function lineOf({ place, origin }: TableOptions, row: number): Place {
  return origin === 'cell' ? { ...place, cell: `A${row}` } : { ...place, line: row }
}

function placeOf(place: Place, origin: Origin, row: number, column: number): Place {
  if (origin === 'cell') place.cell = columnLetters(column) + row
  else {
    place.line = row
    place.column = column + 1
  }
  return place
}

type ReportHeading = (code: ProblemCode, column: number, params: Record<string, string>) => void

/** How many of the headings are ours: to find the row of headings and the delimiter of a file. */
export function headingScore(intake: Intake, headings: readonly string[]): number {
  return headings.filter((h) => roleOf(h) !== undefined || intake.knownSeries(h) !== undefined).length
}

function planOf(intake: Intake, headings: readonly string[], report: ReportHeading): Plan {
  const at: Partial<Record<Role, number>> = {}
  const wide: { position: number; index: number }[] = []
  const unknown: number[] = []
  const unnamed: number[] = []
  headings.forEach((heading, position) => {
    const role = roleOf(heading)
    const index = intake.knownSeries(heading)
    if (heading.trim() === '') unnamed.push(position)
    else if (role !== undefined) {
      const other = at[role]
      if (other === undefined || role === 'passed-over') at[role] = position
      else report('header-twice', position, { column: brief(heading), other: brief(headings[other]!) })
    } else if (index === undefined) unknown.push(position)
    else {
      const other = wide.find((column) => column.index === index)
      if (other === undefined) wide.push({ position, index })
      else
        report('header-twice', position, { column: brief(heading), other: brief(headings[other.position]!) })
    }
  })

  const long = at.series !== undefined && at.value !== undefined
  const missing: string[] = []
  if (at.unit === undefined) missing.push(ROLE_NAMES.unit)
  if (at.period === undefined) missing.push(ROLE_NAMES.period)
  if (!long && at.series !== undefined) missing.push(ROLE_NAMES.value)
  if (!long && at.value !== undefined) missing.push(ROLE_NAMES.series)
  // When all is there but figures, an unknown column is the misspelt one: it is named below.
  if (!long && wide.length === 0 && missing.length === 0 && unknown.length === 0) {
    missing.push(ROLE_NAMES.series, ROLE_NAMES.value)
  }
  if (missing.length > 0) report('header-missing', -1, { columns: missing.join(', ') })

  // In a long table a column per series would be a second, silent source of the same figures.
  for (const position of long ? [...unknown, ...wide.map((column) => column.position)] : unknown) {
    const column = brief(headings[position]!.trim())
    const near = nearest(column, [...KNOWN_HEADINGS, ...intake.pack.series.map((series) => series.code)])
    if (near === undefined || near === column) report('header-unknown', position, { column })
    else report('header-unknown-near', position, { column, near })
  }
  return {
    unit: at.unit ?? -1,
    period: at.period ?? -1,
    long: long ? { series: at.series!, value: at.value! } : null,
    wide: long ? [] : wide,
    unnamed,
  }
}
