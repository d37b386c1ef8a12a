import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { TableCell as ReportCell, TableBlock } from '../../domain/report.js'
import { checkTable, headingRows, type ReportRow, spansAll } from '../../domain/report-table.js'
import { mm, pt, TYPE } from './format.js'
import { line, type RunWriter, textRun } from './paragraphs.js'

const EDGE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
/** Tables of this many columns and more are set smaller; of still more, tighter. */
const WIDE = 8
const CROWDED = 12

function padding(table: TableBlock): { top: number; bottom: number; left: number; right: number } {
  const side = table.columns.length >= CROWDED ? CROWDED_PADDING : mm(1.2)
  return { top: mm(0.6), bottom: mm(0.6), left: side, right: side }
}

/** Room left and right of the text in a cell of a table with very many columns, in twips. */
export const CROWDED_PADDING = mm(0.8)

/** Column widths in twips that add up to the table's width exactly. */
function columnWidths(table: TableBlock, width: number): number[] {
  const total = table.columns.reduce((sum, column) => sum + column.width, 0)
  let done = 0
  let used = 0
  return table.columns.map((column) => {
    done += column.width
    const edge = Math.round((width * done) / total)
    const own = edge - used
    used = edge
    return own
  })
}

function alignment(cell: ReportCell): (typeof AlignmentType)[keyof typeof AlignmentType] {
  const align = cell.align ?? (cell.number === undefined ? 'left' : 'right')
  if (align === 'center') return AlignmentType.CENTER
  return align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT
}

interface CellLook {
  readonly bold: boolean
  readonly points: number
  readonly keepNext: boolean
}

function cellParagraph(cell: ReportCell, { bold, points, keepNext }: CellLook, runs: RunWriter): Paragraph {
  const look = { points, bold }
  return new Paragraph({
    alignment: alignment(cell),
    ...(keepNext ? { keepNext } : {}),
    spacing: { before: 0, after: 0, line: 240, lineRule: 'auto' },
    children: [
      cell.origin === undefined ? textRun(cell.text, look) : runs.figure(cell.text, cell.origin, look),
    ],
  })
}

function bodyRow(
  row: ReportRow,
  table: TableBlock,
  widths: readonly number[],
  look: Omit<CellLook, 'bold'>,
  runs: RunWriter,
): TableRow {
  const wholeWidth = spansAll(row, table)
  return new TableRow({
    cantSplit: true,
    children: row.cells.map(
      (cell, i) =>
        new TableCell({
          width: { size: wholeWidth ? widths.reduce((a, b) => a + b, 0) : widths[i]!, type: WidthType.DXA },
          ...(wholeWidth ? { columnSpan: table.columns.length } : {}),
          verticalAlign: VerticalAlign.CENTER,
          children: [
            cellParagraph(cell, { ...look, bold: row.heading === true || cell.bold === true }, runs),
          ],
        }),
    ),
  })
}

/** Rows that must not be parted from what follows: group headings; the last ones, so that no total stands alone on a page. */
function staysWithNext(table: TableBlock, row: number): boolean {
  const last = table.rows.length - 1
  if (row === last) return table.note !== null
  return table.rows[row]!.heading === true || row >= last - TAIL
}

/** Rows that stay with the last one. */
const TAIL = 2

/** The heading, one row or two; every one is repeated on each page. */
function header(table: TableBlock, widths: readonly number[], points: number): TableRow[] {
  return headingRows(table).map(
    (cells) =>
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: cells.map(({ title, column, columns, rows }) => {
          const width = widths.slice(column, column + columns).reduce((a, b) => a + b, 0)
          return new TableCell({
            width: { size: width, type: WidthType.DXA },
            ...(columns > 1 ? { columnSpan: columns } : {}),
            ...(rows > 1 ? { rowSpan: rows } : {}),
            verticalAlign: VerticalAlign.CENTER,
            children: [line(title, { points, bold: true }, AlignmentType.CENTER, { keepNext: true })],
          })
        }),
      }),
  )
}

/**
 * A table of the report, `width` twips wide. The header row is repeated on every page and no row is torn over two pages.
 * @throws Problem `report-table-ragged`
 */
export function reportTable(table: TableBlock, width: number, runs: RunWriter): (Paragraph | Table)[] {
  checkTable(table)
  const widths = columnWidths(table, width)
  const points = table.columns.length >= WIDE ? TYPE.wideTable : TYPE.table
  const grid = new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: padding(table),
    borders: {
      top: EDGE,
      bottom: EDGE,
      left: EDGE,
      right: EDGE,
      insideHorizontal: EDGE,
      insideVertical: EDGE,
    },
    rows: [
      ...header(table, widths, points),
      ...table.rows.map((row, i) =>
        bodyRow(row, table, widths, { points, keepNext: staysWithNext(table, i) }, runs),
      ),
    ],
  })
  const gap = { before: pt(6), after: pt(6), line: 240, lineRule: 'auto' } as const
  return [
    ...(table.caption === null
      ? []
      : [
          line(table.caption, { points: TYPE.table, bold: true }, AlignmentType.CENTER, {
            spacing: gap,
            keepNext: true,
          }),
        ]),
    grid,
    ...notes(table.note),
  ]
}

/** The lines below a table. Word joins two tables that touch and wants a paragraph after the last one: never none. */
function notes(note: string | null): Paragraph[] {
  const flat = { before: 0, after: 0, line: pt(6), lineRule: LineRuleType.EXACT }
  if (note === null) return [line('', {}, AlignmentType.LEFT, { spacing: flat })]
  const lines = note.split('\n')
  return lines.map((text, i) =>
    line(text, { points: TYPE.wideTable, italic: true }, AlignmentType.JUSTIFIED, {
      spacing: {
        before: pt(i === 0 ? 6 : 2),
        after: i === lines.length - 1 ? pt(6) : 0,
        line: 240,
        lineRule: 'auto',
      },
    }),
  )
}
