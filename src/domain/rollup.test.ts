import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALL_KINDS, LAI_CHAU, randomHistory } from '../../test/support/histories.js'
import { decimal, digits, sum } from './decimal.js'
import type { Form } from './form.js'
import { monthPeriod } from './period.js'
import { Problem } from './problem.js'
import { type Cell, expectedReturns, expectedUnits, restatedTotal, totalOf, totals } from './rollup.js'
import { treeAt } from './unit.js'

const calendar = {
  timezone: 'Asia/Ho_Chi_Minh',
  cutoffs: [{ from: '2021-01', cutoffDay: 14, source: 'Nghị định 09/2019/NĐ-CP, Điều 12' }],
  deadlines: [],
  holidays: [],
}

const pack = { calendar, history: LAI_CHAU }
const month = (code: string) => monthPeriod(Number(code.slice(0, 4)), Number(code.slice(5)))

/** Two months on the old tree, one on the new. */
const trees = new Map([
  [1, treeAt(LAI_CHAU, '2025-01-14')],
  [2, treeAt(LAI_CHAU, '2025-02-14')],
  [7, treeAt(LAI_CHAU, '2025-07-14')],
])
const treeOf = (period: number) => trees.get(period)!
const cell = (unit: string, period: number, series: number, value: string): Cell => ({
  unit,
  period,
  series,
  value: decimal(value),
})

const cells = [
  cell('x03386', 1, 1, '3'),
  cell('x03386', 2, 1, '0'),
  cell('x03388', 1, 1, '4'),
  cell('x03391', 1, 1, '10'),
  cell('x03388-2025', 7, 1, '6'),
  cell('h105', 1, 2, '0.125'),
  cell('pc02', 1, 2, '1.5'),
]

describe('a total is the sum of what the units below reported, on the tree of each period', () => {
  const rows: readonly [string, readonly number[], number, string | null, number][] = [
    ['h105', [1], 1, '7', 2],
    ['h105', [1, 2], 1, '7', 3],
    ['h105', [2], 1, '0', 1],
    ['h109', [2], 1, null, 0],
    ['h105', [7], 1, null, 0],
    ['cat12', [1, 2, 7], 1, '23', 5],
    ['bca', [1, 2, 7], 1, '23', 5],
    ['cat12', [1], 2, '1.625', 2],
    ['x03388-2025', [1, 2, 7], 1, '6', 1],
  ]
  test.each(rows)('%s over %j, series %i: %s from %i', (node, periods, series, value, reported) => {
    const total = totalOf({ cells, treeOf, node, periods, series })
    expect(total.value === null ? null : digits(total.value)).toBe(value)
    expect(total.reported).toBe(reported)
  })

  test('a cell of a unit that did not exist in its period is refused', () => {
    expect(() => totals([cell('x03386', 7, 1, '1')], treeOf)).toThrow(Problem)
  })
})

test('the table of all totals holds exactly what each total is by definition, and the head holds everything', () => {
  const history = randomHistory({ kinds: ALL_KINDS, unknownShares: true })
  const reported = fc.array(
    fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 3 }), fc.integer({ min: -500, max: 500 })),
  )
  fc.assert(
    fc.property(history, reported, (made, entries) => {
      const ofPeriod = (period: number) => treeAt(made.history, made.days[period]!)
      // A later entry for the same cell corrects the earlier one.
      const byCell = new Map<string, Cell>()
      for (const [p, u, series, hundredths] of entries) {
        const period = p % made.days.length
        const units = [...ofPeriod(period).nodes.keys()]
        const unit = units[u % units.length]!
        byCell.set(`${unit} ${period} ${series}`, cell(unit, period, series, (hundredths / 100).toFixed(2)))
      }
      const all = [...byCell.values()]
      const table = totals(all, ofPeriod)
      for (const { node, period, series, value, reported: count } of table) {
        const total = totalOf({ cells: all, treeOf: ofPeriod, node, periods: [period], series })
        expect([digits(value), count]).toEqual([digits(total.value!), total.reported])
      }
      const heads = table.filter(({ node }) => node === 'head')
      expect(digits(sum(heads.map(({ value }) => value)))).toBe(digits(sum(all.map(({ value }) => value))))
      expect(heads.reduce((n, row) => n + row.reported, 0)).toBe(all.length)
    }),
  )
})

describe('returns owed', () => {
  const form: Form = {
    id: 'commune',
    name: { vi: 'Biểu cấp xã', en: 'Commune form' },
    periodType: 'month',
    levels: ['commune'],
    from: '2024-01-01',
    to: '2025-07-14',
    sections: [],
    required: [],
    narratives: [],
    rules: [],
  }
  const open = { ...form, to: null }

  test('are those of the form’s levels on the last day of the window', () => {
    expect(expectedUnits(open, treeAt(LAI_CHAU, '2025-06-14')).map(({ code }) => code)).toEqual([
      '03386',
      '03388',
      '03389',
      '03391',
      '03430',
    ])
    expect(expectedUnits(open, treeAt(LAI_CHAU, '2025-02-14'), 'h105')).toHaveLength(3)
    expect(
      expectedUnits({ ...open, levels: ['department', 'district'] }, treeAt(LAI_CHAU, '2025-02-14')),
    ).toHaveLength(3)
  })

  test('a form that is not in force owes nothing; its end is the first day without it', () => {
    expect(expectedUnits(form, treeAt(LAI_CHAU, '2023-12-31'))).toEqual([])
    expect(expectedUnits(form, treeAt(LAI_CHAU, '2024-01-01'))).toHaveLength(5)
    expect(expectedUnits(form, treeAt(LAI_CHAU, '2025-07-13'))).toHaveLength(2)
    expect(expectedUnits(form, treeAt(LAI_CHAU, '2025-07-14'))).toEqual([])
  })

  const rows: readonly [string, readonly string[], number][] = [
    ['cat12', ['2025-06'], 5],
    // 15 June to 14 July 2025: the communes of 14 July.
    ['cat12', ['2025-07'], 2],
    ['cat12', ['2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06'], 30],
    ['h105', ['2025-02', '2025-03'], 3],
    ['x03388-2025', ['2025-06', '2025-07'], 1],
  ]
  test.each(rows)('%s over %j owes %i', (node, codes, count) => {
    expect(expectedReturns(pack, open, codes.map(month), node)).toHaveLength(count)
  })

  test('each is named by unit and period', () => {
    expect(
      expectedReturns(pack, open, [month('2025-07')], 'cat12').map(
        ({ unit, period }) => `${unit} ${period.code}`,
      ),
    ).toEqual(['x03430 2025-07', 'x03388-2025 2025-07'])
  })
})

describe('a restated total', () => {
  const parts = [
    { unit: 'a', share: decimal(1) },
    { unit: 'b', share: decimal('0.25') },
  ]
  const total = (figures: Readonly<Record<string, string>>) => {
    const result = restatedTotal({ parts }, (unit) =>
      figures[unit] === undefined ? null : decimal(figures[unit]),
    )
    return [result.value?.toFixed(), result.reported, result.estimatedShare?.toFixed()]
  }
  test('adds shares exactly and says how much of it rests on shares', () => {
    expect(total({ a: '30', b: '40' })).toEqual(['40', 2, '0.25'])
    expect(total({ a: '30' })).toEqual(['30', 1, '0'])
    expect(total({ b: '3' })).toEqual(['0.75', 1, '1'])
  })
  test('nothing reported is not nought', () => {
    expect(total({})).toEqual([undefined, 0, undefined])
    expect(total({ a: '0' })).toEqual(['0', 1, undefined])
  })
})
