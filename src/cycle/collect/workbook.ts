import { type Cell, type CellValue, readXlsx, type Sheet } from 'hucre/xlsx'
import { brief, isSpreadsheetError, type RawValue } from '../../domain/figure.js'
import type { ProblemCode } from '../../domain/problem.js'
import type { Params } from '../../domain/words.js'
import { cellAddress } from './cell-address.js'
import type { TableCell } from './table.js'
import { unzip, ZIP_LIMITS, type ZipLimits } from './zip-guard.js'

/** A workbook as far as figures need it. */
export interface Book {
  readonly sheets: readonly BookSheet[]
  /** Defined names that have not been lost: `scope` is a sheet name for a name local to a sheet. */
  readonly names: readonly {
    readonly name: string
    readonly range: string
    readonly scope: string | undefined
  }[]
}

export interface BookSheet {
  readonly name: string
  readonly hidden: boolean
  readonly rows: number
  readonly columns: number
  /** The cell at row and column from 0, null when empty; text, numbers, or why it is neither. */
  cell(row: number, column: number): TableCell
  /** Address of the merged cells that the cell lies in, when it is not their first; else undefined. */
  mergedOver(row: number, column: number): string | undefined
  /** Merged cells, from 0, ends included. */
  readonly merges: readonly Merge[]
}

export interface Merge {
  readonly startRow: number
  readonly startCol: number
  readonly endRow: number
  readonly endCol: number
}

export type BookFault = { readonly fault: ProblemCode; readonly params: Params }

/** Document type declarations and entities have no place in a workbook; XML in another encoding would hide them. */
const UNSAFE = [/<!DOCTYPE/i, /<!ENTITY/i]
const XML_PART = /\.(?:xml|rels|vml)$/i

/**
 * Open an XLSX workbook within limits. The reading library sees the bytes only after they have been unpacked once
 * under guard: no zip bomb, no entity, no wrong check sum reaches it.
 */
export async function openBook(bytes: Buffer, limits: ZipLimits = ZIP_LIMITS): Promise<Book | BookFault> {
  const parts = unzip(bytes, limits)
  if (parts === 'damaged') return { fault: 'xlsx-damaged', params: {} }
  if (parts === 'password') return { fault: 'xlsx-password', params: {} }
  if (parts === 'bomb') {
    return {
      fault: 'xlsx-bomb',
      params: { limit: Math.round(limits.bytes / 1024 / 1024), ratio: limits.ratio },
    }
  }
  if (!parts.has('xl/workbook.xml')) return { fault: 'file-kind', params: { kind: kindOf(parts) } }
  for (const [name, part] of parts)
    if (XML_PART.test(name) && isUnsafe(part)) return { fault: 'xlsx-unsafe', params: {} }
  try {
    const book = await readXlsx(bytes, { readStyles: true })
    return {
      sheets: book.sheets.map(sheetOf),
      names: (book.namedRanges ?? []).map(({ name, range, scope }) => ({ name, range, scope })),
    }
  } catch {
    return { fault: 'xlsx-damaged', params: {} }
  }
}

function isUnsafe(part: Buffer): boolean {
  const mark = part.length >= 2 ? part.readUInt16BE(0) : 0
  if (mark === 0xfffe || mark === 0xfeff || part.includes(0)) return true
  const text = part.toString('latin1')
  return UNSAFE.some((pattern) => pattern.test(text))
}

/** What kind of zip archive it is when it is no workbook. */
function kindOf(parts: ReadonlyMap<string, Buffer>): string {
  const type = parts.get('mimetype')?.toString('latin1') ?? ''
  if (type.includes('opendocument')) return type.includes('spreadsheet') ? 'ODS' : 'OpenDocument'
  if (parts.has('word/document.xml')) return 'Word (DOCX)'
  if (parts.has('ppt/presentation.xml')) return 'PowerPoint (PPTX)'
  if (parts.has('xl/workbook.bin')) return 'XLSB'
  return 'ZIP'
}

function sheetOf(sheet: Sheet): BookSheet {
  const merges = sheet.merges ?? []
  // One cell far out makes a sheet of millions of empty ones: only what is filled counts.
  const filled = sheet.rows.map((row) => row.findLastIndex((value) => value !== null) + 1)
  return {
    name: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    rows: filled.findLastIndex((width) => width > 0) + 1,
    columns: filled.reduce((most, width) => Math.max(most, width), 0),
    merges,
    cell: (row, column) => tableCell(sheet.rows[row]?.[column] ?? null, sheet.cells?.get(`${row},${column}`)),
    mergedOver(row, column) {
      const merge = merges.find(
        (m) => m.startRow <= row && row <= m.endRow && m.startCol <= column && column <= m.endCol,
      )
      return merge === undefined || (merge.startRow === row && merge.startCol === column)
        ? undefined
        : mergeAddress(merge)
    },
  }
}

export function mergeAddress({ startRow, startCol, endRow, endCol }: Merge): string {
  return `${cellAddress(startRow, startCol)}:${cellAddress(endRow, endCol)}`
}

function tableCell(value: CellValue, cell: Cell | undefined): TableCell {
  if (cell?.type === 'error') return { fault: 'value-error-cell', shows: brief(String(value)) }
  if (cell?.formula !== undefined) {
    // The result of a formula that shows nothing is an empty text; a formula never calculated has no result at all.
    if (value === null) return { fault: 'value-formula-without-result', shows: brief(`=${cell.formula}`) }
    if (typeof value === 'string' && isSpreadsheetError(value))
      return { fault: 'value-error-cell', shows: value }
  }
  return rawOf(value)
}

function rawOf(value: CellValue): RawValue | TableCell {
  if (value instanceof Date) return { fault: 'value-date-cell', shows: dayText(value) }
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return value
}

function dayText(date: Date): string {
  return Number.isNaN(date.getTime()) ? '?' : date.toISOString().slice(0, 10)
}
