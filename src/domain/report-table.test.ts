import { describe, expect, test } from 'vitest'
import type { TableBlock } from './report.js'
import { headingRows } from './report-table.js'

const table = (...columns: (string | [string, string])[]): TableBlock => ({
  kind: 'table',
  caption: null,
  columns: columns.map((column) =>
    typeof column === 'string'
      ? { title: column, width: 1 }
      : { title: column[1], group: column[0], width: 1 },
  ),
  rows: [],
  note: null,
})

/** "title@column" with its reach where that is more than one cell. */
const written = (block: TableBlock) =>
  headingRows(block).map((row) =>
    row
      .map(
        ({ title, column, columns, rows }) =>
          `${title}@${column}${columns + rows > 2 ? ` ${columns}×${rows}` : ''}`,
      )
      .join(', '),
  )

describe('the heading of a table', () => {
  test.each([
    ['no groups: one row', table('TT', 'Đơn vị'), ['TT@0, Đơn vị@1']],
    [
      'two groups beside plain columns',
      table('TT', ['Cháy', '2024'], ['Cháy', '2023'], ['Nổ', '2024'], 'Ghi chú'),
      ['TT@0 1×2, Cháy@1 2×1, Nổ@3, Ghi chú@4 1×2', '2024@1, 2023@2, 2024@3'],
    ],
    [
      'the same group apart stays apart',
      table(['A', 'x'], 'B', ['A', 'y']),
      ['A@0, B@1 1×2, A@2', 'x@0, y@2'],
    ],
    ['groups alone', table(['A', 'x'], ['A', 'y']), ['A@0 2×1', 'x@0, y@1']],
  ])('%s', (_, block, expected) => {
    expect(written(block)).toEqual(expected)
  })

  test('covers every column exactly once in each row', () => {
    const block = table('TT', ['A', 'x'], ['A', 'y'], 'B', ['C', 'z'])
    const covered = [0, 1].map((line) =>
      headingRows(block)
        .flatMap((row, i) => row.map((cell) => ({ ...cell, first: i })))
        .filter(({ first, rows }) => first <= line && line < first + rows)
        .flatMap(({ column, columns }) => Array.from({ length: columns }, (__, i) => column + i))
        .sort(),
    )
    expect(covered).toEqual([
      [0, 1, 2, 3, 4],
      [0, 1, 2, 3, 4],
    ])
  })
})
