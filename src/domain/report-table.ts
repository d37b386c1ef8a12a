import { fail } from './problem.js'
import type { TableBlock } from './report.js'

export type ReportRow = TableBlock['rows'][number]

/** Does this row have one cell for the whole width? */
export function spansAll(row: ReportRow, table: TableBlock): boolean {
  return row.heading === true && row.cells.length === 1 && table.columns.length > 1
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
