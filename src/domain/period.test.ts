import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from './date.js'
import {
  containing,
  contains,
  monthPeriod,
  next,
  PERIOD_TYPES,
  type Period,
  parsePeriod,
  parts,
  periodFromKey,
  periodName,
  previous,
  readPeriod,
  samePeriodLastYear,
  yearToDate,
} from './period.js'
import { Problem } from './problem.js'

const code = (period: Period): string => period.code
const codes = (periods: readonly Period[]): string => periods.map(code).join(' ')

const anyPeriod = fc
  .oneof(
    fc.integer({ min: -7000, max: 40_000 }).map((days) => addDays('1970-01-01', days)),
    fc
      .tuple(
        fc.integer({ min: 1950, max: 2150 }),
        fc.constantFrom(
          '',
          '-Q1',
          '-Q2',
          '-Q3',
          '-Q4',
          '-H1',
          '-H2',
          '-9M',
          '-W01',
          '-W52',
          '-01',
          '-06',
          '-09',
          '-12',
        ),
      )
      .map(([year, rest]) => `${year}${rest}`),
    fc.constantFrom('2004-W53', '2015-W53', '2020-W53', '2026-W53'),
  )
  .map((text) => parsePeriod(text))

describe('codes and keys', () => {
  test.each([
    ['2024-06-14', 'day', 2024, 614, 120240614],
    ['2024-W24', 'week', 2024, 24, 220240024],
    ['2024-06', 'month', 2024, 6, 320240006],
    ['2024-Q2', 'quarter', 2024, 2, 420240002],
    ['2024-H1', 'half', 2024, 1, 520240001],
    ['2024-9M', 'nine-months', 2024, 1, 620240001],
    ['2024', 'year', 2024, 1, 720240001],
  ])('%s is a %s', (text, type, year, index, key) => {
    expect(parsePeriod(text)).toEqual({ type, year, index, code: text, key })
  })

  test.each([
    ['2024-h1', '2024-H1'],
    ['2024-w24', '2024-W24'],
    ['2024-q4', '2024-Q4'],
    ['2024-9m', '2024-9M'],
    [' 2024-06 ', '2024-06'],
  ])('%j is read as %s', (text, expected) => {
    expect(parsePeriod(text).code).toBe(expected)
  })

  test.each([
    '',
    '24-06',
    '2024-6',
    '2024-00',
    '2024-13',
    '2024-Q0',
    '2024-Q5',
    '2024-H3',
    '2024-6M',
    '2024-W00',
    '2023-W53',
    '2023-02-29',
    '2024-06-31',
    '2024-W24-1',
    '2024-06-14-1',
    '0204-06',
    '2204-06',
    '2024/06',
    '２０２４-06',
    '6 tháng đầu năm 2024',
  ])('%j is refused by name', (text) => {
    expect(readPeriod(text)).toBeUndefined()
    let problem: unknown
    try {
      parsePeriod(text, { file: 'figures.csv', line: 7 })
    } catch (error) {
      problem = error
    }
    expect(problem).toBeInstanceOf(Problem)
    expect((problem as Problem).findings[0]).toEqual({
      code: 'period-code-invalid',
      place: { file: 'figures.csv', line: 7 },
      params: { code: text },
    })
  })

  test.each([0, 320240000, 320240013, 120230229, 220230053, 620240002, 820240001, 300000006, 3.5])(
    'no period has the key %d',
    (key) => {
      expect(() => periodFromKey(key)).toThrow(RangeError)
    },
  )

  test('a code and a key both lead back to the period', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(parsePeriod(period.code)).toEqual(period)
        expect(periodFromKey(period.key)).toEqual(period)
      }),
    )
  })
})

describe('neighbours', () => {
  test.each([
    // period, the one before, the one after, the same one a year before
    ['2024-03-01', '2024-02-29', '2024-03-02', '2023-03-01'],
    ['2024-02-29', '2024-02-28', '2024-03-01', '2023-02-28'],
    ['2023-12-31', '2023-12-30', '2024-01-01', '2022-12-31'],
    ['2024-W24', '2024-W23', '2024-W25', '2023-W24'],
    ['2020-W53', '2020-W52', '2021-W01', '2019-W52'],
    ['2021-W01', '2020-W53', '2021-W02', '2020-W01'],
    ['2024-01', '2023-12', '2024-02', '2023-01'],
    ['2024-12', '2024-11', '2025-01', '2023-12'],
    ['2024-Q1', '2023-Q4', '2024-Q2', '2023-Q1'],
    ['2024-H1', '2023-H2', '2024-H2', '2023-H1'],
    ['2024-9M', '2023-9M', '2025-9M', '2023-9M'],
    ['2024', '2023', '2025', '2023'],
  ])('%s follows %s, precedes %s and is compared with %s', (text, before, after, lastYear) => {
    const period = parsePeriod(text)
    expect([previous(period), next(period), samePeriodLastYear(period)].map(code)).toEqual([
      before,
      after,
      lastYear,
    ])
  })

  test('next and previous undo each other and keep the type and the order', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(previous(next(period))).toEqual(period)
        expect(next(previous(period))).toEqual(period)
        expect(next(period).type).toBe(period.type)
        expect(next(period).key).toBeGreaterThan(period.key)
        expect(samePeriodLastYear(period).type).toBe(period.type)
        expect(samePeriodLastYear(period).year).toBe(period.year - 1)
      }),
    )
  })
})

describe('what a period is made of', () => {
  test.each([
    ['2024-06-14', '2024-06-14'],
    ['2024-W24', '2024-W24'],
    ['2024-06', '2024-06'],
    ['2024-Q2', '2024-04 2024-05 2024-06'],
    ['2024-H2', '2024-07 2024-08 2024-09 2024-10 2024-11 2024-12'],
    ['2024-9M', '2024-01 2024-02 2024-03 2024-04 2024-05 2024-06 2024-07 2024-08 2024-09'],
  ])('%s = %s', (text, expected) => {
    expect(codes(parts(parsePeriod(text)))).toBe(expected)
  })

  test.each([
    ['2024-03', '2024-01 2024-02 2024-03'],
    ['2024-Q1', '2024-01 2024-02 2024-03'],
    ['2024-H1', '2024-01 2024-02 2024-03 2024-04 2024-05 2024-06'],
  ])('from January to the end of %s: %s', (text, expected) => {
    expect(codes(yearToDate(parsePeriod(text)))).toBe(expected)
  })

  test.each([
    ['2024-Q4', 12],
    ['2024-H2', 12],
    ['2024-9M', 9],
    ['2024', 12],
  ])('the year up to the end of %s has %i months', (text, count) => {
    expect(yearToDate(parsePeriod(text))).toHaveLength(count)
  })

  test.each(['2024-06-14', '2024-W24'])('months up to %s are refused by name', (text) => {
    expect(() => yearToDate(parsePeriod(text))).toThrow(/2024-(06-14|W24) is a day or a week/)
  })

  test.each([
    ['2024-01', '2024-Q1 2024-H1 2024-9M 2024'],
    ['2024-06', '2024-Q2 2024-H1 2024-9M 2024'],
    ['2024-09', '2024-Q3 2024-H2 2024-9M 2024'],
    ['2024-10', '2024-Q4 2024-H2 2024'],
  ])('%s counts towards %s', (text, expected) => {
    expect(codes(containing(parsePeriod(text)))).toBe(expected)
  })

  test.each([
    ['2024', '2024-9M', true],
    ['2024', '2024-H2', true],
    ['2024-9M', '2024-H1', true],
    ['2024-9M', '2024-Q3', true],
    ['2024-9M', '2024-H2', false],
    ['2024-H1', '2024-Q2', true],
    ['2024-H1', '2023-Q2', false],
    ['2024-Q2', '2024-H1', false],
    ['2024-06', '2024-06', true],
    ['2024-06', '2024-06-10', false],
    ['2024-06-10', '2024-06-10', true],
  ])('%s contains %s: %s', (outer, inner, expected) => {
    expect(contains(parsePeriod(outer), parsePeriod(inner))).toBe(expected)
  })

  test('a month is among the parts of exactly the longer periods that contain it', () => {
    const year = ['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4', '2024-H1', '2024-H2', '2024-9M', '2024'].map(
      (c) => parsePeriod(c),
    )
    for (let index = 1; index <= 12; index++) {
      const month = monthPeriod(2024, index)
      const holding = year.filter((period) => parts(period).some((part) => part.key === month.key))
      expect(codes(containing(month))).toBe(codes(holding))
      expect(year.filter((period) => contains(period, month))).toEqual(holding)
    }
  })
})

describe('names', () => {
  test.each([
    ['2024-06-14', 'ngày 14/6/2024', '14 June 2024'],
    ['2024-W24', 'tuần 24 năm 2024', 'week 24 of 2024'],
    ['2024-06', 'tháng 6 năm 2024', 'June 2024'],
    ['2024-12', 'tháng 12 năm 2024', 'December 2024'],
    ['2024-Q1', 'quý I năm 2024', 'first quarter of 2024'],
    ['2024-Q2', 'quý II năm 2024', 'second quarter of 2024'],
    ['2024-Q3', 'quý III năm 2024', 'third quarter of 2024'],
    ['2024-Q4', 'quý IV năm 2024', 'fourth quarter of 2024'],
    ['2024-H1', '6 tháng đầu năm 2024', 'first six months of 2024'],
    ['2024-H2', '6 tháng cuối năm 2024', 'last six months of 2024'],
    ['2024-9M', '9 tháng đầu năm 2024', 'first nine months of 2024'],
    ['2024', 'năm 2024', '2024'],
  ])('%s is "%s", "%s"', (text, vi, en) => {
    expect(periodName(parsePeriod(text), 'vi')).toBe(vi)
    expect(periodName(parsePeriod(text), 'en')).toBe(en)
  })

  test('every kind of period has been named above', () => {
    expect([...PERIOD_TYPES].sort()).toEqual([
      'day',
      'half',
      'month',
      'nine-months',
      'quarter',
      'week',
      'year',
    ])
  })
})
