import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { TableCell as ReportCell, TableBlock } from '../../domain/report.js'
import { checkTable, type ReportRow, spansAll } from '../../domain/report-table.js'
import { mm, pt, TYPE } from './format.js'
import { line, type RunWriter, textRun } from './paragraphs.js'

const EDGE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
const WIDE = 9
const PADDING = { top: mm(0.6), bottom: mm(0.6), left: mm(1.2), right: mm(1.2) }

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

function cellParagraph(cell: ReportCell, bold: boolean, points: number, runs: RunWriter): Paragraph {
  const look = { points, bold }
  return new Paragraph({
    alignment: alignment(cell),
    spacing: { before: 0, after: 0, line: 240 },
    children: [
      cell.origin === undefined ? textRun(cell.text, look) : runs.figure(cell.text, cell.origin, look),
    ],
  })
}

function bodyRow(
  row: ReportRow,
  table: TableBlock,
  widths: readonly number[],
  points: number,
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
          children: [cellParagraph(cell, row.heading === true || cell.bold === true, points, runs)],
        }),
    ),
  })
}

/**
 * A table of the report, `width` twips wide. The header row is repeated on every page and no row is torn over two pages.
 * @throws Problem `report-table-ragged`
 */
export function reportTable(table: TableBlock, width: number, runs: RunWriter): (Paragraph | Table)[] {
  checkTable(table)
  const widths = columnWidths(table, width)
  const points = table.columns.length >= WIDE ? TYPE.wideTable : TYPE.table
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map(
      (column, i) =>
        new TableCell({
          width: { size: widths[i]!, type: WidthType.DXA },
          verticalAlign: VerticalAlign.CENTER,
          children: [line(column.title, { points, bold: true }, AlignmentType.CENTER)],
        }),
    ),
  })
  const grid = new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: PADDING,
    borders: {
      top: EDGE,
      bottom: EDGE,
      left: EDGE,
      right: EDGE,
      insideHorizontal: EDGE,
      insideVertical: EDGE,
    },
    rows: [header, ...table.rows.map((row) => bodyRow(row, table, widths, points, runs))],
  })
  const gap = { before: pt(6), after: pt(6), line: 240 }
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
    // Word joins two tables that touch, and wants a paragraph after the last one.
    line(table.note ?? '', { points: TYPE.wideTable, italic: true }, AlignmentType.JUSTIFIED, {
      spacing: table.note === null ? { before: 0, after: 0, line: pt(6), lineRule: 'exact' } : gap,
    }),
  ]
}
