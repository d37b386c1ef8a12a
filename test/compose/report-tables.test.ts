import { describe, expect, test } from 'vitest'
import { indicatorTable } from '../../src/cycle/compose/report-tables.js'
import { reportedByUnits, unitTable } from '../../src/cycle/compose/unit-table.js'
import { ZERO } from '../../src/domain/decimal.js'
import type { TableBlock } from '../../src/domain/report.js'
import { headingRows } from '../../src/domain/report-table.js'
import { LANDSCAPE_WIDTH } from '../../src/export/docx/format.js'
import {
  comparisonTable,
  type Figure,
  indicator,
  type Line,
  NOT_ASKED,
  percent,
} from './sample-comparisons.js'

const texts = (table: TableBlock) => table.rows.map(({ cells }) => cells.map(({ text }) => text))
const remark = (table: TableBlock) => table.rows.map(({ cells }) => cells.at(-1)!.text)

describe('the annex of indicators', () => {
  const one = (of: ReturnType<typeof indicator>, current: Figure, base: Figure, more = {}) =>
    indicatorTable(comparisonTable([of], [{ kind: 'total', figures: [[current, base]] }], more), 'vi')

  test('heads the two differences together', () => {
    const table = one(indicator('crime', 'Phạm tội'), '72', '94')
    expect(headingRows(table).map((row) => row.map(({ title }) => title))).toEqual([
      ['TT', 'Chỉ tiêu', 'ĐVT', '6 tháng đầu năm 2024', 'Cùng kỳ năm 2023', 'So sánh', 'Ghi chú'],
      ['Tăng, giảm', 'Tỉ lệ'],
    ])
    expect(texts(table)).toEqual([['1', 'Phạm tội', 'vụ', '72', '94', '-22', '-23,4%', '(*)']])
  })

  test('percentages differ in points, and say so in the cell', () => {
    const table = one(percent('Tỉ lệ khám phá'), '97.2222', '94.6809')
    expect(texts(table)[0]!.slice(3, 7)).toEqual(['97,2', '94,7', '+2,5 điểm %', '–'])
    expect(table.rows[0]!.cells[5]).toMatchObject({ number: '2.5413', places: 1, align: 'right' })
  })

  test.each([
    ['met', '97.2', 'Chỉ tiêu ≥\u00A075%: đạt'],
    ['missed', '74.9', 'Chỉ tiêu ≥\u00A075%: chưa đạt'],
    ['just met', '75', 'Chỉ tiêu ≥\u00A075%: đạt'],
    ['without a figure', null, 'Chỉ tiêu ≥\u00A075%'],
  ])('a target that is %s', (_, value, expected) => {
    const rate = percent('Tỉ lệ khám phá', { targets: { '2024': '75' } })
    expect(remark(one(rate, value, '80'))).toEqual([expected])
  })

  test("a year's target of a count does not judge a half-year", () => {
    const crime = indicator('crime', 'Phạm tội', { targets: { '2024': '150' } })
    expect(remark(one(crime, '72', '72'))).toEqual(['Chỉ tiêu ≤\u00A0150'])
  })

  test.each<[string, Figure, Figure, string, boolean]>([
    ['a change that chance explains', '72', '94', '(*)', true],
    ['a change beyond chance', '10', '33', 'Khác biệt rõ', false],
    ['no change', '24', '24', '', false],
    ['from nought', '1', '0', 'Kỳ so sánh không phát sinh; (*)', true],
    ['returns missing', { value: '70', reported: 5 }, '94', 'Mới có 5/6 báo cáo', false],
    [
      'returns of the base missing',
      '70',
      { value: '9', reported: 4 },
      'Kỳ so sánh mới có 4/6 báo cáo',
      false,
    ],
  ])('%s', (_, current, base, expected, legend) => {
    const table = one(indicator('crime', 'Phạm tội'), current, base)
    expect(remark(table)).toEqual([expected])
    expect(table.note!.includes('(*) Chênh lệch có thể do ngẫu nhiên')).toBe(legend)
  })

  test('nought over nought did not arise; what is not reported does not say so', () => {
    const nought = { value: null, numerator: ZERO, denominator: ZERO }
    expect(remark(one(percent('Tỉ lệ'), nought, '80'))).toEqual(['Không phát sinh'])
    expect(remark(one(percent('Tỉ lệ'), null, '80'))).toEqual([''])
  })

  test('says when the printed figures do not give the printed difference', () => {
    const rate = percent('Tỉ lệ')
    expect(one(rate, '97.0588', '94.7368').note).toContain('số chưa làm tròn')
    expect(one(rate, '97.2222', '94.6809').note).not.toContain('số chưa làm tròn')
  })

  test('tells the conventions of its indicators, changes of scope, windows and tree', () => {
    const crime = indicator('crime', 'Phạm tội', { note: { vi: 'Tính theo ngày xảy ra.', en: 'By date.' } })
    const note = { vi: 'Từ 01/3/2024 tính cả vụ của cấp huyện.', en: 'Districts included from 1 March 2024.' }
    const table = one(crime, '72', '94', { scopeChanges: [{ date: '2024-03-01', note }] })
    expect(table.note!.split('\n').slice(1)).toEqual([
      'Phạm tội: Tính theo ngày xảy ra.',
      'Từ 01/3/2024 tính cả vụ của cấp huyện.',
      'Kỳ báo cáo: từ 15/12/2023 đến 14/6/2024 (183 ngày); kỳ so sánh: từ 15/12/2022 đến 14/6/2023 (182 ngày). Tổ chức đơn vị tính tại ngày 14/6/2024. Số liệu đã tiếp nhận.',
    ])
  })

  test('against the target there is no second window, and the target stands in its own column', () => {
    const rate = percent('Tỉ lệ', { targets: { '2024': '75' } })
    const table = one(rate, '97.2', '75', { baseKind: 'target' })
    expect(table.columns[4]!.title).toBe('Chỉ tiêu năm 2024')
    expect(remark(table)).toEqual([''])
    expect(table.note).toContain('so sánh với chỉ tiêu được giao')
  })
})

describe('the annex by unit', () => {
  const CRIME = indicator('crime', 'Phạm tội về trật tự xã hội')
  const FIRES = indicator('fires', 'Cháy')
  const COMMUNES: readonly Line[] = [
    {
      kind: 'unit',
      code: '03451',
      name: 'Công an xã Mù Cả',
      figures: [
        ['1', '0'],
        ['0', '0'],
      ],
    },
    {
      kind: 'unit',
      code: '03388',
      name: 'Công an phường Đoàn Kết',
      figures: [
        ['4', '2'],
        ['1', '0'],
      ],
    },
  ]
  const TOTAL: Line = {
    kind: 'total',
    figures: [
      ['5', '2'],
      ['1', '0'],
    ],
  }
  const made = (lines: readonly Line[], of = [CRIME, FIRES], most: number | null = 5) => {
    const table = comparisonTable(of, lines)
    return unitTable(
      table,
      'vi',
      of.map((_, i) => i),
      most,
    )
  }

  test('groups the columns of an indicator under its name and unit', () => {
    expect(headingRows(made([TOTAL, ...COMMUNES])).map((row) => row.map(({ title }) => title))).toEqual([
      ['TT', 'Đơn vị', 'Phạm tội về trật tự xã hội (vụ)', 'Cháy (vụ)'],
      ['6T/2024', '6T/2023', '+/-', '6T/2024', '6T/2023', '+/-'],
    ])
  })

  test('units in the order of their codes, the total last, bold and a sum', () => {
    const table = made([TOTAL, ...COMMUNES])
    expect(texts(table)).toEqual([
      ['1', 'Công an phường Đoàn Kết', '4', '2', '+2', '1', '0', '+1'],
      ['2', 'Công an xã Mù Cả', '1', '0', '+1', '0', '0', '0'],
      ['', 'Tổng cộng', '5', '2', '+3', '1', '0', '+1'],
    ])
    expect(table.rows[2]!.heading).toBe(true)
    for (const cell of table.rows[2]!.cells.slice(2)) expect(cell.sumOf).toEqual([0, 1])
  })

  test('units stay with those of the same parent; codes of letters keep the order of the tree', () => {
    const line = (code: string, parent: string): Line => ({
      kind: 'unit',
      code,
      parent,
      name: code,
      figures: [['1', '1']],
    })
    const names = (...lines: Line[]) =>
      texts(made([{ kind: 'total', figures: [['9', '9']] }, ...lines], [CRIME])).map(([, name]) => name)
    expect(names(line('12', 'h2'), line('30', 'h1'), line('10', 'h1'), line('11', 'h2'))).toEqual([
      '11',
      '12',
      '10',
      '30',
      'Tổng cộng',
    ])
    expect(names(line('PV01', 'p'), line('PC02', 'p'))).toEqual(['PV01', 'PC02', 'Tổng cộng'])
  })

  test('a total that its rows do not give is no sum', () => {
    const table = made([
      {
        kind: 'total',
        figures: [
          ['7', '2'],
          ['1', '0'],
        ],
      },
      ...COMMUNES,
    ])
    expect(table.rows[2]!.cells.map(({ sumOf }) => sumOf !== undefined)).toEqual([
      false,
      false,
      false,
      true,
      false,
      true,
      true,
      true,
    ])
  })

  test('what is outside the level has a row only when there is something in it', () => {
    const rest = (a: string, b: string): Line => ({
      kind: 'rest',
      figures: [
        [a, b],
        ['0', '0'],
      ],
    })
    expect(texts(made([TOTAL, ...COMMUNES, rest('0', '0')])).map(([, name]) => name)).toEqual([
      'Công an phường Đoàn Kết',
      'Công an xã Mù Cả',
      'Tổng cộng',
    ])
    const some = made([
      {
        kind: 'total',
        figures: [
          ['5', '3'],
          ['1', '0'],
        ],
      },
      ...COMMUNES,
      rest('0', '1'),
    ])
    expect(texts(some)[2]).toEqual(['3', 'Các đơn vị khác', '0', '1', '-1', '0', '0', '0'])
    expect(some.rows[3]!.cells[3]!.sumOf).toEqual([0, 1, 2])
  })

  test('remarks have a column only when there is one', () => {
    const old = { ...COMMUNES[0]!, quality: 'not-comparable' as const }
    const table = made([TOTAL, old, COMMUNES[1]!])
    expect(table.columns.at(-1)!.title).toBe('Ghi chú')
    expect(remark(table)).toEqual(['', 'Không so sánh được', ''])
    expect(made([TOTAL, ...COMMUNES]).columns.at(-1)!.title).toBe('+/-')
  })

  test('what stands out among many units is bold, and the line below says what that means', () => {
    const judge = (some: boolean) =>
      made([TOTAL, { ...COMMUNES[0]!, judged: [some, false] }, { ...COMMUNES[1]!, judged: [false, false] }])
    const bold = (table: TableBlock) =>
      table.rows.map(({ cells }) => cells.flatMap((cell, i) => (cell.bold === true ? [i] : [])))
    expect(bold(judge(true))).toEqual([[], [4], []])
    expect(judge(true).note).toContain('Chênh lệch in đậm là khác biệt rõ')
    expect(bold(judge(false))).toEqual([[], [], []])
    expect(judge(false).note).toContain('đều có thể do ngẫu nhiên')
  })

  test('indicators that no unit of the rows has a figure of are told apart', () => {
    const lines: Line[] = [
      {
        kind: 'total',
        figures: [
          ['5', '2'],
          ['469', '441'],
        ],
      },
      {
        kind: 'unit',
        code: '1',
        figures: [
          ['5', '2'],
          [NOT_ASKED, NOT_ASKED],
        ],
      },
      {
        kind: 'rest',
        figures: [
          ['0', '0'],
          ['469', '441'],
        ],
      },
    ]
    expect(reportedByUnits(comparisonTable([CRIME, indicator('drugs', 'Ma túy')], lines))).toEqual([0])
  })

  test('as many indicators as fit the page, never none', () => {
    const many = Array.from({ length: 8 }, (_, i) => indicator(`i${i}`, `Chỉ tiêu thứ ${i + 1}`))
    const lines = (value: string): Line[] => [
      { kind: 'total', figures: many.map(() => [value, value]) },
      {
        kind: 'unit',
        code: '1',
        name: 'Công an phường Quyết Thắng',
        figures: many.map(() => [value, value]),
      },
    ]
    const shown = (table: TableBlock) => (table.columns.length - 2) / 3
    const width = (table: TableBlock) => table.columns.reduce((sum, column) => sum + column.width, 0)
    expect(shown(made(lines('1'), many, 4))).toBe(4)
    const wide = made(lines('123456789'), many, 5)
    expect(shown(wide)).toBeLessThan(5)
    expect(width(wide)).toBeLessThanOrEqual(LANDSCAPE_WIDTH)
    expect(shown(made(lines('9'.repeat(200)), many, 5))).toBe(1)
    expect(shown(made(lines('123456789'), many, null))).toBe(8)
  })

  test('names of units fit on one line of their column', () => {
    const table = made([TOTAL, ...COMMUNES])
    // 24 letters at 11 pt are more than 42 mm.
    expect((table.columns[1]!.width / 1440) * 25.4).toBeGreaterThan(42)
  })

  test('a unit with nothing below it gets a sentence, not a table of blanks', () => {
    const table = made([TOTAL])
    expect(texts(table)).toEqual([['Không có đơn vị trực thuộc ở cấp này.']])
  })
})
