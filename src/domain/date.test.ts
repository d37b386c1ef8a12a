import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, isoDate, isValidDate, lastDayOfMonth, weekday } from './date.js'

describe('which texts are days', () => {
  test.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2025-02-30', false],
    ['2024-13-01', false],
    ['2024-00-10', false],
    ['2024-06-00', false],
    ['0000-01-01', false],
    ['2024-6-1', false],
    ['2024-06-14 ', false],
    ['2024-06-14T00:00:00Z', false],
    ['', false],
  ])('%j is a day: %s', (text, valid) => {
    expect(isValidDate(text)).toBe(valid)
  })
})

test.each([
  ['2024-02-28', 1, '2024-02-29'],
  ['2023-02-28', 1, '2023-03-01'],
  ['2024-12-31', 1, '2025-01-01'],
  ['2024-03-01', -1, '2024-02-29'],
  ['2024-06-14', 0, '2024-06-14'],
  ['2000-01-01', 146_097, '2400-01-01'],
])('%s plus %i days is %s', (from, days, to) => {
  expect(addDays(from, days)).toBe(to)
  expect(daysBetween(from, to)).toBe(days)
})

test.each([
  ['2024-06-14', 5],
  ['2024-06-16', 7],
  ['2024-06-17', 1],
  ['1969-12-31', 3],
  ['1900-01-01', 1],
])('%s is weekday %i', (date, day) => {
  expect(weekday(date)).toBe(day)
})

test('the last day of a month follows the leap years', () => {
  expect([2023, 2024, 1900, 2000].map((year) => lastDayOfMonth(year, 2))).toEqual([28, 29, 28, 29])
  expect([1, 4, 6, 7, 8, 9, 11, 12].map((month) => lastDayOfMonth(2024, month))).toEqual([
    31, 30, 30, 31, 31, 30, 30, 31,
  ])
})

test('days that do not exist are never written', () => {
  expect(() => isoDate(2023, 2, 29)).toThrow(RangeError)
  expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
  expect(() => addDays('2024-02-30', 1)).toThrow(RangeError)
})

test('every day of three centuries follows the one before it', () => {
  let date = '1900-01-01'
  let walked = 0
  for (let year = 1900; year < 2200; year++) {
    for (let month = 1; month <= 12; month++) {
      const lengths = [31, year % 4 === 0 && year !== 1900 && year !== 2100 ? 29 : 28, 31, 30, 31, 30]
      const length = lengths[month - 1] ?? [31, 31, 30, 31, 30, 31][month - 7]!
      for (let day = 1; day <= length; day++) {
        const expected = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
        if (date !== expected) expect(date).toBe(expected)
        // 1900-01-01 was a Monday.
        if (weekday(date) !== (walked % 7) + 1) expect(weekday(date)).toBe((walked % 7) + 1)
        if (daysBetween('1900-01-01', date) !== walked) expect(daysBetween('1900-01-01', date)).toBe(walked)
        date = addDays(date, 1)
        walked++
      }
    }
  }
  expect(date).toBe('2200-01-01')
})

test('adding days and counting them are inverse, at any distance', () => {
  const anyDay = fc.integer({ min: -700_000, max: 2_800_000 }).map((days) => addDays('1970-01-01', days))
  fc.assert(
    fc.property(anyDay, anyDay, (a, b) => {
      expect(addDays(a, daysBetween(a, b))).toBe(b)
      expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0)
    }),
  )
})
