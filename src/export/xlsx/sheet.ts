import type { TableBlock, TableCell } from '../../domain/report.js'
import { checkTable, headingRows, spansAll } from '../../domain/report-table.js'
import type { Lang } from '../../domain/words.js'
import { exactNumber, numberFormat } from './number-format.js'
import { address, type Cell, type CellStyle, SHEET_FONT, type WriteSheet } from './workbook.js'

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
/** A column is as wide as the longest word of its title, in bold and with the cell's padding. */
const WORD_ROOM = 1.5
/** Texts up to this long (names of units) stay on one line. */
const ONE_LINE = 30
/** What a cell's indent and padding take of its width, in characters. */
const INDENT = 2
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
      wrapText: number === null,
      // LibreOffice sets some right-aligned cells without their indent: those have none.
      ...(align === 'left' ? { indent: 1 } : {}),
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

const CENTRED = { horizontal: 'center', vertical: 'center', wrapText: true } as const
const LEFT = { ...CENTRED, horizontal: 'left' } as const

/** A sheet as it grows downwards. */
class Canvas {
  readonly cells = new Map<string, Partial<Cell>>()
  readonly merges: NonNullable<WriteSheet['merges']> = []
  readonly rowDefs: NonNullable<WriteSheet['rowDefs']> = new Map()
  readonly rows: null[][] = []

  constructor(readonly widths: readonly number[]) {}

  /** Add an empty row and give its index. */
  row(height: number): number {
    const row = this.rows.length
    this.rows.push(Array<null>(this.widths.length).fill(null))
    this.rowDefs.set(row, { height })
    return row
  }

  put(row: number, column: number, cell: Partial<Cell>): void {
    this.cells.set(`${row},${column}`, cell)
  }

  /** Make one cell of several. It shows the borders of all of them, so the covered ones get them too. */
  merge(startRow: number, startCol: number, endRow: number, endCol: number, style?: CellStyle): void {
    if (startRow === endRow && startCol === endCol) return
    this.merges.push({ startRow, startCol, endRow, endCol })
    if (style === undefined) return
    for (let row = startRow; row <= endRow; row++)
      for (let column = startCol; column <= endCol; column++)
        if (row !== startRow || column !== startCol)
          this.put(row, column, { value: null, type: 'empty', style })
  }

  /**
   * Rows do not grow with their text by themselves in every program, merged cells in none: heights are estimated.
   * A column holds its longest word, so there are never more lines than words.
   */
  lines(text: string, width: number, size: number): number {
    const words = text.split(' ').length
    return Math.max(1, Math.min(words, Math.ceil((text.length * size * LETTER) / 12 / width)))
  }

  /** A line of text over the whole width. */
  line(
    text: string,
    look: NonNullable<CellStyle['font']> & { size: number },
    alignment: CellStyle['alignment'],
  ): void {
    const width = this.widths.reduce((a, b) => a + b, 0)
    const row = this.row(this.lines(text, width, look.size) * look.size * LINE)
    const style = { font: font(look), ...(alignment === undefined ? {} : { alignment }) }
    this.put(row, 0, { value: text.normalize('NFC'), type: 'string', style })
    this.merge(row, 0, row, this.widths.length - 1)
  }
}

/** The heading of one or two rows; the index of its first and of its last. */
function addHeader(canvas: Canvas, table: TableBlock): { first: number; last: number } {
  const style = { font: font({ bold: true }), fill: HEADER_FILL, border: BORDER, alignment: CENTRED }
  const heading = headingRows(table)
  const lines = (title: string, column: number, columns: number) => {
    const width = canvas.widths.slice(column, column + columns).reduce((a, b) => a + b, 0)
    // Bold type is wider, and a word is never split: two characters are kept in reserve.
    return canvas.lines(title, width - 2, 14)
  }
  const first = canvas.rows.length
  for (const cells of heading) {
    // A title over both rows finds its room in the lower one as well.
    const own = cells.map((cell) => lines(cell.title, cell.column, cell.columns) - (cell.rows - 1))
    canvas.row(Math.max(1, ...own) * 12 * LINE + PADDING)
  }
  for (const [i, cells] of heading.entries())
    for (const { title, column, columns, rows } of cells) {
      canvas.put(first + i, column, { value: title.normalize('NFC'), type: 'string', style })
      canvas.merge(first + i, column, first + i + rows - 1, column + columns - 1, style)
    }
  return { first, last: first + heading.length - 1 }
}

function addBody(canvas: Canvas, table: TableBlock, lang: Lang): void {
  const firstRow = canvas.rows.length
  for (const row of table.rows) {
    const whole = spansAll(row, table)
    const lines = row.cells.map((cell, i) =>
      whole ? 1 : canvas.lines(cell.text, canvas.widths[i]! - INDENT, 12),
    )
    const at = canvas.row(Math.max(...lines) * 12 * LINE + PADDING)
    if (whole) canvas.merge(at, 0, at, table.columns.length - 1, { border: BORDER })
    for (const [i, cell] of row.cells.entries())
      canvas.put(at, i, bodyCell(cell, row.heading === true || cell.bold === true, firstRow, i, lang))
  }
}

/**
 * One table on a sheet of its own: title, notes, a frozen header, numbers as numbers, sums as formulas with their
 * values, set up to print on A4 with the header on every page.
 * @throws Problem `report-table-ragged`
 */
export function tableSheet(source: SheetSource): WriteSheet {
  const { table, landscape } = source
  checkTable(table)
  const characters = landscape ? CHARACTERS.landscape : CHARACTERS.portrait
  const shares = table.columns.reduce((sum, column) => sum + column.width, 0)
  const widths = table.columns.map(({ width, title }, i) => {
    const words = Math.max(...title.split(/\s+/u).map((word) => word.length))
    const lines = table.rows.map((row) => (spansAll(row, table) ? 0 : row.cells[i]!.text.length))
    const short = Math.max(0, ...lines.filter((length) => length <= ONE_LINE))
    return Math.max(NARROWEST, words + WORD_ROOM, short * LETTER + INDENT, (characters * width) / shares)
  })

  const canvas = new Canvas(widths)
  canvas.line(source.title, { bold: true, size: 14 }, CENTRED)
  for (const line of source.lines) canvas.line(line, { italic: true, size: 11 }, CENTRED)
  const header = addHeader(canvas, table)
  addBody(canvas, table, source.lang)
  for (const note of table.note?.split('\n') ?? []) canvas.line(note, { italic: true, size: 11 }, LEFT)

  return {
    name: source.name,
    columns: widths.map((width) => ({ width })),
    rows: canvas.rows,
    cells: canvas.cells,
    merges: canvas.merges,
    rowDefs: canvas.rowDefs,
    freezePane: { rows: header.last + 1 },
    pageSetup: {
      paperSize: 'a4',
      orientation: landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: MARGINS,
      printTitlesRow: `$${header.first + 1}:$${header.last + 1}`,
      horizontalCentered: true,
    },
    headerFooter: { oddFooter: `&C&"${SHEET_FONT},Regular"&P/&N` },
    view: { showGridLines: false },
  }
}
