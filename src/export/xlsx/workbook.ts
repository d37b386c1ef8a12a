import { colToLetter, readXlsx, type Workbook, type WriteSheet, writeXlsx } from 'hucre/xlsx'

/** The door to the spreadsheet library (hucre) for the tables of a report, so that it can be replaced in one place. */

export type { Cell, CellStyle, WriteSheet } from 'hucre/xlsx'

export interface WorkbookProperties {
  readonly title: string
  readonly creator: string
  /** What a reader must know of the whole file, e.g. that its figures are synthetic. */
  readonly description?: string
}

export const SHEET_FONT = 'Times New Roman'

/** A workbook as the bytes of an XLSX file. */
export async function writeWorkbook(
  sheets: readonly WriteSheet[],
  properties: WorkbookProperties,
): Promise<Uint8Array> {
  return writeXlsx({ ...withPrintTitles(sheets), properties, defaultFont: { name: SHEET_FONT, size: 12 } })
}

/**
 * Sheets whose rows to repeat on every printed page are written as names of the workbook. hucre's own way does not quote a
 * sheet's name that holds spaces: Excel then offers to repair the file, and other programs repeat nothing.
 */
export function withPrintTitles(sheets: readonly WriteSheet[]): {
  sheets: WriteSheet[]
  namedRanges: NonNullable<Workbook['namedRanges']>
} {
  const namedRanges: NonNullable<Workbook['namedRanges']> = []
  const plain = sheets.map((sheet) => {
    const { printTitlesRow, ...pageSetup } = sheet.pageSetup ?? {}
    if (printTitlesRow === undefined) return sheet
    const quoted = `'${sheet.name.replaceAll("'", "''")}'`
    namedRanges.push({ name: '_xlnm.Print_Titles', range: `${quoted}!${printTitlesRow}`, scope: sheet.name })
    return { ...sheet, pageSetup }
  })
  return { sheets: plain, namedRanges }
}

/** Read back what was written, with formulas and styles. For files from outside use the guarded reader of `collect`. */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  return readXlsx(bytes, { readStyles: true })
}

/** The address of a cell, both counted from 0: (2, 0) → `A3`. */
export function address(row: number, column: number): string {
  return `${colToLetter(column)}${row + 1}`
}

/** What Excel forbids in a sheet's name, and its length. */
const SHEET_NAME_LENGTH = 31

/** A name that Excel accepts and that `taken` does not hold yet (compared without case); it is added to `taken`. */
export function sheetName(wanted: string, taken: Set<string>): string {
  const clean = wanted
    .normalize('NFC')
    .replace(/[[\]:*?/\\]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^['\s]+|['\s]+$/gu, '')
  for (let n = 1; ; n++) {
    const tail = n === 1 ? '' : ` (${n})`
    const name = clean.slice(0, SHEET_NAME_LENGTH - tail.length).trimEnd() + tail
    if (name !== '' && !taken.has(name.toLowerCase())) {
      taken.add(name.toLowerCase())
      return name
    }
  }
}
