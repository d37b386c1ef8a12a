import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBlock } from './clipboard.js'
import { withValues, writeHtmlBlock } from './clipboard-html.js'
import { type NamedRow, placeBlock } from './place-block.js'

const row = (cell: string, vi: string, en: string): NamedRow => ({ cell, code: cell, names: [vi, en] })

const ROWS = [
  row('recorded.less', 'Số vụ xảy ra (ít nghiêm trọng)', 'Recorded (less serious)'),
  row('recorded.serious', 'Số vụ xảy ra (nghiêm trọng)', 'Recorded (serious)'),
  row('cleared.less', 'Số vụ khám phá (ít nghiêm trọng)', 'Cleared (less serious)'),
  row('cleared.serious', 'Số vụ khám phá (nghiêm trọng)', 'Cleared (serious)'),
  row('patrols', 'Tuần tra', 'Patrols'),
  row('fires', 'Số vụ cháy, nổ', 'Fires'),
]

const place = (text: string, column?: number) => placeBlock(readBlock(text), ROWS, ['tháng 10/2026'], column)
const where = (text: string, column?: number) =>
  Object.fromEntries(place(text, column)?.placed.map(({ cell, text: figure }) => [cell, figure]) ?? [])

describe('a table with the names of its rows', () => {
  test('in any order, with or without accents and numbering', () => {
    expect(where('1. Tuan tra\t12\n- SỐ VỤ CHÁY, NỔ *\t1.234\na) so vu xay ra: nghiem trong\t3')).toEqual({
      patrols: '12',
      fires: '1.234',
      'recorded.serious': '3',
    })
  })

  test('by codes, as the entry form has them, from the column of this period', () => {
    const block = [
      'Mã chỉ tiêu\tChỉ tiêu\tĐơn vị tính\tCùng kỳ: 2025\tKỳ này: 2026\tGhi chú',
      'patrols\tTuần tra\tlượt\t7\t9\tđủ',
      'fires\tCháy\tvụ\t1\t\t',
    ].join('\n')
    expect(where(block)).toEqual({ patrols: '9' })
    expect(place(block)).toMatchObject({ blank: 1, column: 4, unplaced: [] })
    expect(where(block, 3)).toEqual({ patrols: '7', fires: '1' })
  })

  test('parts are known by the sum above them', () => {
    const block = [
      'Số vụ xảy ra (tổng, tự tính)\tvụ\t5',
      'Ít nghiêm trọng\tvụ\t2',
      'Nghiêm trọng\tvụ\t3',
      'Số vụ khám phá (tổng, tự tính)\tvụ\t1',
      'Ít nghiêm trọng\tvụ\t1',
      'Nghiêm trọng\tvụ\t0',
    ].join('\n')
    expect(where(block)).toEqual({
      'recorded.less': '2',
      'recorded.serious': '3',
      'cleared.less': '1',
      'cleared.serious': '0',
    })
  })

  test('the column is known by the name of the period, too, and a table may lie on its side', () => {
    expect(where('Nội dung\tTháng 9/2026\tTháng 10/2026\nTuần tra\t1\t2')).toEqual({ patrols: '2' })
    expect(where('Đơn vị\tTuần tra\tSố vụ cháy, nổ\nXã A\t4\t5')).toEqual({ patrols: '4', fires: '5' })
  })

  test('nothing is lost: what belongs nowhere, and what comes twice, is told', () => {
    expect(place('Tuần tra\t1\nNgười đi lạc\t7\nTuần tra\t2\nCháy rừng\t\n')?.unplaced).toEqual([
      { label: 'Người đi lạc', text: '7' },
      { label: 'Tuần tra', text: '2' },
    ])
  })

  test('figures alone are no such table', () => {
    expect(place('1\n2\n3')).toBeNull()
    expect(place('1\t2\n3\t4')).toBeNull()
    expect(place('Tuần tra')).toBeNull()
  })

  test('every figure beside a name is either placed or told', () => {
    const label = fc.constantFrom('Tuần tra', 'patrols', 'Số vụ cháy, nổ', 'Lạ', 'Tổng')
    fc.assert(
      fc.property(fc.array(fc.tuple(label, fc.nat(9999)), { minLength: 1, maxLength: 12 }), (list) => {
        const found = placeBlock(
          list.map(([name, figure]) => [name, String(figure)]),
          ROWS,
        )
        if (found === null) return
        const told = [...found.placed, ...found.unplaced].map(({ text }) => text).sort()
        expect(told).toEqual(list.map(([, figure]) => String(figure)).sort())
      }),
    )
  })
})

describe('tables of other programs', () => {
  test('a figure is worth what the program says, in whatever language it shows it', () => {
    expect(withValues([['x', '1,234.50']], [[null, '1234.5']], ',')).toEqual([['x', '1234,5']])
    expect(withValues([['1'], ['2']], [['3']], ',')).toEqual([['1'], ['2']])
  })

  test('figures go out with what they are worth, words as they are', () => {
    expect(
      writeHtmlBlock([
        [
          { shown: '1234,5', value: '1234.5' },
          { shown: '<kad>', value: null },
        ],
      ]),
    ).toBe(
      '<table><tr><td align="right" sdval="1234.5" x:num="1234.5">1234,5</td><td>&lt;kad&gt;</td></tr></table>',
    )
  })
})
