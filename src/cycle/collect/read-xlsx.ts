import { type Layout, recogniseLayout } from '../../domain/layout.js'
import { type LegacyEncoding, legacyEncoding, legacyToUnicode } from '../../domain/legacy-text.js'
import { roleOf } from './headings.js'
import type { Intake } from './intake.js'
import { type Expected, isEntryForm, readEntryForm } from './read-entry-form.js'
import { headingScore, Table } from './table.js'
import { type Book, type BookSheet, mergeAddress, openBook } from './workbook.js'
import type { ZipLimits } from './zip-guard.js'

export interface XlsxOptions {
  /** Unit, period and form that an entry form must be for. */
  readonly expected?: Expected
  /** Read text cells as text of an old font encoding instead of refusing them. */
  readonly convert?: LegacyEncoding
  /** Foreign layouts to recognise when the headings are not our own. */
  readonly layouts?: readonly Layout[]
  readonly limits?: ZipLimits
}

/** Rows from the top among which the headings of a table must be. */
const HEADING_ROWS = 20

/**
 * Read a workbook into an intake: one of our entry forms, or tables of figures in long, wide or foreign layout on any
 * visible sheets. Every fault goes to the intake with sheet and cell; nothing is thrown for a faulty file.
 */
export async function readXlsxFigures(
  bytes: Uint8Array,
  file: string,
  intake: Intake,
  options: XlsxOptions = {},
): Promise<void> {
  const book = await openBook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options.limits)
  if ('fault' in book) intake.report(book.fault, { file }, book.params)
  else if (isEntryForm(book)) readEntryForm(book, file, intake, options.expected)
  else readTables(book, file, intake, options)
}

function readTables(book: Book, file: string, intake: Intake, options: XlsxOptions): void {
  const visible = book.sheets.filter((sheet) => !sheet.hidden)
  let tables = 0
  for (const sheet of visible) {
    const row = headingRow(sheet, intake, options, isWholeHeading)
    if (row === undefined) continue
    tables++
    readTable(sheet, row, file, intake, options)
  }
  if (tables > 0) return
  // No sheet names both unit and period: the row that comes nearest tells the reader what is amiss.
  for (const sheet of visible) {
    const row = headingRow(sheet, intake, options, isPartOfHeading)
    if (row === undefined) continue
    readTable(sheet, row, file, intake, options)
    return
  }
  intake.report('xlsx-no-table', { file })
}

type Judge = (names: readonly string[], intake: Intake, options: XlsxOptions) => boolean

function isWholeHeading(names: readonly string[], _intake: Intake, options: XlsxOptions): boolean {
  const roles = names.map(roleOf)
  if (roles.includes('unit') && roles.includes('period')) return true
  return recogniseLayout(options.layouts ?? [], names, 'figures') !== undefined
}

function isPartOfHeading(names: readonly string[], intake: Intake): boolean {
  return headingScore(intake, names) > 1 || legacyEncoding(names.join('; ')) !== null
}

function headingRow(
  sheet: BookSheet,
  intake: Intake,
  options: XlsxOptions,
  judge: Judge,
): number | undefined {
  for (let row = 0; row < Math.min(HEADING_ROWS, sheet.rows); row++) {
    const names = headingsAt(sheet, row)
    const read = names.map((name) =>
      options.convert === undefined ? name : legacyToUnicode(name, options.convert),
    )
    if (judge(read, intake, options)) return row
  }
  return undefined
}

function headingsAt(sheet: BookSheet, row: number): string[] {
  return Array.from({ length: sheet.columns }, (_, column) => {
    const cell = sheet.cell(row, column)
    return cell === null ? '' : typeof cell === 'object' ? cell.shows : String(cell)
  })
}

function readTable(
  sheet: BookSheet,
  heading: number,
  file: string,
  intake: Intake,
  options: XlsxOptions,
): void {
  const place = { file, sheet: sheet.name }
  const merges = sheet.merges.filter((merge) => merge.endRow >= heading)
  for (const merge of merges) {
    const [cell] = mergeAddress(merge).split(':')
    intake.report('xlsx-merged', { ...place, cell: cell! }, { range: mergeAddress(merge) })
  }
  if (merges.length > 0) return
  const names = headingsAt(sheet, heading)
  const { convert, layouts } = options
  const table = Table.open(intake, names, heading + 1, { place, origin: 'cell', convert, layouts })
  if (table === undefined) return
  let filled = 0
  for (let row = heading + 1; row < sheet.rows; row++) {
    const cells = Array.from({ length: sheet.columns }, (_, column) => sheet.cell(row, column))
    if (cells.some((cell) => cell !== null)) filled++
    table.take(cells, row + 1)
  }
  if (filled === 0) intake.report('file-no-rows', place)
}
