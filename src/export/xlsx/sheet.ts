import type { Cell } from 'hucre/xlsx'
import type { TableBlock, TableCell } from '../../domain/report.js'
import { checkTable, spansAll } from '../../domain/report-table.js'
import type { Lang } from '../../domain/words.js'
import { exactNumber, numberFormat } from './number-format.js'
import { address, type CellStyle, SHEET_FONT, type WriteSheet } from './workbook.js'

/** A table and what stands around it on its sheet. */
export interface SheetSource {
  readonly name: string
  readonly title: string
  /** Smaller lines under the title: the document it belongs to, the notice. */
  readonly lines: readonly string[]
  readonly table: TableBlock
  readonly landscape: boolean
  readonly lang: Lang
}

const EDGE = { style: 'thin', color: { rgb: '000000' } } as const
const BORDER = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE } as const
const HEADER_FILL = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7E6E6' } } as const

/** Characters that fit across an A4 sheet at 12 pt; the columns share them. */
const CHARACTERS = { portrait: 88, landscape: 128 } as const
const NARROWEST = 6
/** Of a line: its height and the mean width of a letter, in ems; of a row, the room above and below in points. */
const LINE = 1.3
const LETTER = 0.95
const PADDING = 3

const MM_PER_INCH = 25.4
/** Margins as in the document itself (Nghị định 30/2020/NĐ-CP, Phụ lục I, I.3), in inches. */
const MARGINS = {
  top: 20 / MM_PER_INCH,
  bottom: 20 / MM_PER_INCH,
  left: 20 / MM_PER_INCH,
  right: 15 / MM_PER_INCH,
  header: 9 / MM_PER_INCH,
  footer: 8 / MM_PER_INCH,
}

function font(more: CellStyle['font'] = {}): NonNullable<CellStyle['font']> {
  return { name: SHEET_FONT, size: 12, ...more }
}

/** Consecutive rows as ranges: rows 4–41 of column C → `C4:C41`. Rows count from 0 on the sheet. */
function sumFormula(rows: readonly number[], column: number): string {
  const sorted = [...rows].sort((a, b) => a - b)
  const parts: string[] = []
  for (let i = 0; i < sorted.length; ) {
    let end = i
    while (sorted[end + 1] === sorted[end]! + 1) end += 1
    const from = address(sorted[i]!, column)
    parts.push(end === i ? from : `${from}:${address(sorted[end]!, column)}`)
    i = end + 1
  }
  return `SUM(${parts.join(',')})`
}

function bodyCell(
  cell: TableCell,
  bold: boolean,
  firstRow: number,
  column: number,
  lang: Lang,
): Partial<Cell> {
  const number = exactNumber(cell.number)
  const align = cell.align ?? (cell.number === undefined ? 'left' : 'right')
  const style: CellStyle = {
    font: font(bold ? { bold: true } : {}),
    border: BORDER,
    alignment: {
      horizontal: align,
      vertical: 'center',
      wrapText: true,
      ...(align === 'center' ? {} : { indent: 1 }),
    },
    ...(number === null ? {} : { numFmt: numberFormat(cell, lang) }),
  }
  if (number === null) return { value: cell.text.normalize('NFC'), type: 'string', style }
  if (cell.sumOf === undefined || cell.sumOf.length === 0) return { value: number, type: 'number', style }
  const formula = sumFormula(
    cell.sumOf.map((row) => firstRow + row),
    column,
  )
  return { value: number, type: 'formula', formula, formulaResult: number, style }
}

/**
 * One table on a sheet of its own: title, notes, a frozen header, numbers as numbers, sums as formulas with their
 * values, set up to print on A4 with the header on every page.
 * @throws Problem `report-table-ragged`
 */
export function tableSheet(source: SheetSource): WriteSheet {
  const { table, lang } = source
  checkTable(table)
  const across = table.columns.length
  const cells = new Map<string, Partial<Cell>>()
  const merges: NonNullable<WriteSheet['merges']> = []
  const rowDefs: NonNullable<WriteSheet['rowDefs']> = new Map()
  const rows: (string | number | null)[][] = []
  const characters = CHARACTERS[source.landscape ? 'landscape' : 'portrait']
  const widthSum = table.columns.reduce((sum, column) => sum + column.width, 0)
  const widths = table.columns.map(({ width }) => Math.max(NARROWEST, (characters * width) / widthSum))

  // Rows do not grow with their text by themselves in every program (merged cells in none): heights are estimated.
  const lineCount = (text: string, width: number, size: number) =>
    Math.max(1, Math.ceil((text.length * size * LETTER) / 12 / width))
  const wide = (text: string, style: CellStyle, size: number) => {
    const row = rows.length
    rows.push([text.normalize('NFC'), ...Array<null>(across - 1).fill(null)])
    cells.set(`${row},0`, { value: text.normalize('NFC'), type: 'string', style })
    if (across > 1) merges.push({ startRow: row, startCol: 0, endRow: row, endCol: across - 1 })
    rowDefs.set(row, {
      height:
        lineCount(
          text,
          widths.reduce((a, b) => a + b, 0),
          size,
        ) *
        size *
        LINE,
    })
  }
  const centred = { horizontal: 'center', vertical: 'center', wrapText: true } as const
  wide(source.title, { font: font({ bold: true, size: 14 }), alignment: centred }, 14)
  for (const line of source.lines)
    wide(line, { font: font({ italic: true, size: 11 }), alignment: centred }, 11)

  const headerRow = rows.length
  rows.push(table.columns.map(({ title }) => title.normalize('NFC')))
  const tallest = Math.max(...table.columns.map(({ title }, i) => lineCount(title, widths[i]! - 2, 14)))
  rowDefs.set(headerRow, { height: tallest * 12 * LINE + PADDING })
  for (const [i, column] of table.columns.entries())
    cells.set(`${headerRow},${i}`, {
      value: column.title.normalize('NFC'),
      type: 'string',
      style: { font: font({ bold: true }), fill: HEADER_FILL, border: BORDER, alignment: centred },
    })

  const firstRow = headerRow + 1
  for (const row of table.rows) {
    const at = rows.length
    rows.push(Array<null>(across).fill(null))
    const whole = spansAll(row, table)
    const lines = row.cells.map((cell, i) => (whole ? 1 : lineCount(cell.text, widths[i]!, 12)))
    rowDefs.set(at, { height: Math.max(...lines) * 12 * LINE + PADDING })
    for (const [i, cell] of row.cells.entries())
      cells.set(`${at},${i}`, bodyCell(cell, row.heading === true || cell.bold === true, firstRow, i, lang))
    if (!whole) continue
    merges.push({ startRow: at, startCol: 0, endRow: at, endCol: across - 1 })
    for (let i = 1; i < across; i++)
      cells.set(`${at},${i}`, { value: null, type: 'empty', style: { border: BORDER } })
  }
  if (table.note !== null)
    wide(
      table.note,
      { font: font({ italic: true, size: 11 }), alignment: { ...centred, horizontal: 'left' } },
      11,
    )

  return {
    name: source.name,
    columns: widths.map((width) => ({ width })),
    rows,
    cells,
    merges,
    rowDefs,
    freezePane: { rows: firstRow },
    pageSetup: {
      paperSize: 'a4',
      orientation: source.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: MARGINS,
      printTitlesRow: `$${headerRow + 1}:$${headerRow + 1}`,
      horizontalCentered: true,
    },
    headerFooter: { oddFooter: `&C&"${SHEET_FONT},Regular"&P/&N` },
    view: { showGridLines: false },
  }
}
