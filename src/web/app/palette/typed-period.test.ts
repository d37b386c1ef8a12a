import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthPeriod, periodName, quarterPeriod, readPeriod } from '../../../domain/period.js'
import { stripMarks } from '../../../domain/text-normal.js'
import { typedPeriod } from './typed-period.js'

const TODAY = '2026-11-23'

test.each([
  ['mường tè tháng 10', ['2026-10', '2025-10'], 'mường tè'],
  ['muong te thang 10', ['2026-10', '2025-10'], 'muong te'],
  ['tháng 10/2026 Mường Tè', ['2026-10'], 'Mường Tè'],
  ['thang 3 nam 2025', ['2025-03'], ''],
  ['T3', ['2026-03', '2025-03'], ''],
  ['10/2026', ['2026-10'], ''],
  ['sìn hồ 2026-09', ['2026-09'], 'sìn hồ'],
  ['muong te october', ['2026-10', '2025-10'], 'muong te'],
  ['oct 2025', ['2025-10'], ''],
  ['6 tháng đầu năm 2026', ['2026-H1'], ''],
  ['6 tháng', ['2026-H1', '2025-H1'], ''],
  ['6 tháng cuối năm', ['2026-H2', '2025-H2'], ''],
  ['9 tháng năm 2025', ['2025-9M'], ''],
  ['quý IV', ['2026-Q4', '2025-Q4'], ''],
  ['quý 2 2026 lai châu', ['2026-Q2'], 'lai châu'],
  ['năm 2025', ['2025'], ''],
  ['tổng hợp 2025', ['2025'], 'tổng hợp'],
  ['mường tè', [], 'mường tè'],
  ['tháng 13', [], 'tháng 13'],
  ['xã mới 03451', [], 'xã mới 03451'],
  ['may 2026', ['2026-05'], ''],
])('%s', (typed, periods, rest) => {
  expect(typedPeriod(typed, TODAY)).toEqual({ periods, rest })
})

test('a period that is still to come is not the first that is meant', () => {
  expect(typedPeriod('tháng 10', '2026-03-05').periods).toEqual(['2025-10', '2026-10'])
  expect(typedPeriod('quý 4', '2026-03-05').periods).toEqual(['2025-Q4', '2026-Q4'])
})

test('a period is understood by its own name, in both languages, with and without accents', () => {
  const period = fc.oneof(
    fc
      .tuple(fc.integer({ min: 2015, max: 2035 }), fc.integer({ min: 1, max: 12 }))
      .map(([y, m]) => monthPeriod(y, m)),
    fc
      .tuple(fc.integer({ min: 2015, max: 2035 }), fc.integer({ min: 1, max: 4 }))
      .map(([y, q]) => quarterPeriod(y, q)),
  )
  fc.assert(
    fc.property(period, fc.boolean(), (one, plain) => {
      const name = periodName(one, 'vi')
      expect(typedPeriod(plain ? stripMarks(name) : name, TODAY)).toEqual({ periods: [one.code], rest: '' })
      expect(typedPeriod(one.code, TODAY).periods).toEqual([one.code])
    }),
  )
})

test('whatever is typed, what it gives are codes of periods', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      for (const code of typedPeriod(typed, TODAY).periods) expect(readPeriod(code)?.code).toBe(code)
    }),
  )
})
