import { fail } from './problem.js'
import type { TableBlock } from './report.js'

export type ReportRow = TableBlock['rows'][number]

/** Does this row have one cell for the whole width? */
export function spansAll(row: ReportRow, table: TableBlock): boolean {
  return row.heading === true && row.cells.length === 1 && table.columns.length > 1
}

/** A cell of a table's heading: where it begins and how far it reaches. Columns count from 0. */
export interface HeadingCell {
  readonly title: string
  readonly column: number
  readonly columns: number
  readonly rows: number
}

/**
 * The heading of a table, row by row: one row, or two where columns are grouped. The upper row then names the groups and,
 * over both rows, the columns without one; the lower row the columns of the groups.
 */
export function headingRows(table: TableBlock): HeadingCell[][] {
  const single = (column: number, rows: number): HeadingCell => ({
    title: table.columns[column]!.title,
    column,
    columns: 1,
    rows,
  })
  const places = table.columns.map((_, i) => i)
  if (table.columns.every(({ group }) => group === undefined)) return [places.map((i) => single(i, 1))]
  const upper: HeadingCell[] = []
  for (const [i, { group }] of table.columns.entries()) {
    if (group === undefined) upper.push(single(i, 2))
    else if (i === 0 || table.columns[i - 1]!.group !== group)
      upper.push({ title: group, column: i, columns: groupSize(table, i), rows: 1 })
  }
  const lower = places.filter((i) => table.columns[i]!.group !== undefined).map((i) => single(i, 1))
  return [upper, lower]
}

/** How many columns from `first` on belong to its group. */
function groupSize(table: TableBlock, first: number): number {
  const { group } = table.columns[first]!
  let end = first
  while (table.columns[end]?.group === group) end += 1
  return end - first
}

/** @throws Problem `report-table-ragged` when a row has not as many cells as the table has columns */
export function checkTable(table: TableBlock): void {
  for (const [i, row] of table.rows.entries())
    if (row.cells.length !== table.columns.length && !spansAll(row, table))
      fail(
        'report-table-ragged',
        {},
        {
          table: table.caption ?? table.columns[0]?.title ?? '',
          row: i + 1,
          cells: row.cells.length,
          columns: table.columns.length,
        },
      )
}
