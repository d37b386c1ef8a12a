import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CutoffVersion,
  dueDate,
  isWorkingDay,
  periodOn,
  type ReportingCalendar,
  windowOf,
} from './calendar.js'
import { addDays, daysBetween } from './date.js'
import { monthPeriod, PERIOD_TYPES, parsePeriod, parts } from './period.js'

const decree = 'Nghị định 09/2019/NĐ-CP, Điều 12'

function calendar(
  cutoffs: readonly (readonly [from: string, cutoffDay: number])[],
  rest: Partial<ReportingCalendar> = {},
): ReportingCalendar {
  return {
    timezone: 'Asia/Ho_Chi_Minh',
    cutoffs: cutoffs.map(([from, cutoffDay]): CutoffVersion => ({ from, cutoffDay, source: decree })),
    deadlines: [],
    holidays: [],
    ...rest,
  }
}

const on14 = calendar([['2019-03', 14]])
/** Police months as printed: 16th–15th in 2015 and 2019, 15th–14th from 2021. */
const police = calendar([
  ['2015-01', 15],
  ['2021-01', 14],
])

describe('windows with cut-off 14', () => {
  test.each([
    ['2024-06', '2024-05-15', '2024-06-14', 31],
    ['2024-01', '2023-12-15', '2024-01-14', 31],
    ['2024-03', '2024-02-15', '2024-03-14', 29],
    ['2023-03', '2023-02-15', '2023-03-14', 28],
    ['2024-Q1', '2023-12-15', '2024-03-14', 91],
    ['2024-Q2', '2024-03-15', '2024-06-14', 92],
    ['2024-H1', '2023-12-15', '2024-06-14', 183],
    ['2023-H1', '2022-12-15', '2023-06-14', 182],
    ['2024-H2', '2024-06-15', '2024-12-14', 183],
    ['2024-9M', '2023-12-15', '2024-09-14', 275],
    ['2024', '2023-12-15', '2024-12-14', 366],
    ['2023', '2022-12-15', '2023-12-14', 365],
    ['2024-06-14', '2024-06-14', '2024-06-14', 1],
    ['2024-W24', '2024-06-10', '2024-06-16', 7],
    ['2020-W53', '2020-12-28', '2021-01-03', 7],
    ['2021-W01', '2021-01-04', '2021-01-10', 7],
    ['2025-W01', '2024-12-30', '2025-01-05', 7],
  ])('%s runs from %s to %s: %i days', (code, from, to, days) => {
    expect(windowOf(on14, parsePeriod(code))).toEqual({ from, to, days })
  })
})

describe('windows when the cut-off changes', () => {
  test.each([
    ['2015-09', '2015-08-16', '2015-09-15', 31],
    ['2019-03', '2019-02-16', '2019-03-15', 28],
    ['2020-12', '2020-11-16', '2020-12-15', 30],
    ['2021-01', '2020-12-16', '2021-01-14', 30],
    ['2021-02', '2021-01-15', '2021-02-14', 31],
    ['2021-09', '2021-08-15', '2021-09-14', 31],
    ['2021-H1', '2020-12-16', '2021-06-14', 181],
  ])('%s ran from %s to %s: %i days', (code, from, to, days) => {
    expect(windowOf(police, parsePeriod(code))).toEqual({ from, to, days })
  })

  test('the order in which versions are listed does not matter', () => {
    const shuffled = { ...police, cutoffs: [...police.cutoffs].reverse() }
    expect(windowOf(shuffled, parsePeriod('2021-01'))).toEqual(windowOf(police, parsePeriod('2021-01')))
  })

  test('months before the first version take the first one', () => {
    expect(windowOf(police, parsePeriod('2010-05'))).toEqual({
      from: '2010-04-16',
      to: '2010-05-15',
      days: 30,
    })
  })
})

describe('other cut-offs', () => {
  test.each([
    ['calendar months', calendar([['2000-01', 0]]), '2024-02', '2024-02-01', '2024-02-29'],
    ['no version at all', calendar([]), '2024-H1', '2024-01-01', '2024-06-30'],
    [
      'a cut-off later than the month is long',
      calendar([['2000-01', 30]]),
      '2023-02',
      '2023-01-31',
      '2023-02-28',
    ],
    ['and the month after it', calendar([['2000-01', 30]]), '2023-03', '2023-03-01', '2023-03-30'],
  ])('%s', (_, cal, code, from, to) => {
    expect(windowOf(cal, parsePeriod(code))).toMatchObject({ from, to })
  })
})

describe('contiguity, for any history of cut-offs', () => {
  const anyCalendar = fc
    .uniqueArray(
      fc.tuple(
        fc.integer({ min: 2000, max: 2030 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 31 }),
      ),
      { maxLength: 6, selector: ([year, month]) => year * 12 + month },
    )
    .map((versions) =>
      calendar(versions.map(([year, month, day]) => [`${year}-${String(month).padStart(2, '0')}`, day])),
    )

  test('every day lies in exactly one month window, and periodOn names that month', () => {
    fc.assert(
      fc.property(anyCalendar, (cal) => {
        let expectedStart = windowOf(cal, monthPeriod(1999, 1)).from
        for (let year = 1999; year <= 2031; year++) {
          for (let index = 1; index <= 12; index++) {
            const month = monthPeriod(year, index)
            const window = windowOf(cal, month)
            expect(window.from).toBe(expectedStart)
            expect(window.days).toBe(daysBetween(window.from, window.to) + 1)
            expect(window.days).toBeGreaterThan(0)
            expect(periodOn(cal, window.from, 'month')).toEqual(month)
            expect(periodOn(cal, window.to, 'month')).toEqual(month)
            expectedStart = addDays(window.to, 1)
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  test('the window of a longer period is exactly the windows of its months', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        fc.integer({ min: 1999, max: 2031 }),
        fc.constantFrom('-Q1', '-Q2', '-Q3', '-Q4', '-H1', '-H2', '-9M', ''),
        (cal, year, rest) => {
          const period = parsePeriod(`${year}${rest}`)
          const windows = parts(period).map((part) => windowOf(cal, part))
          expect(windowOf(cal, period)).toEqual({
            from: windows[0]!.from,
            to: windows.at(-1)!.to,
            days: windows.reduce((total, window) => total + window.days, 0),
          })
        },
      ),
    )
  })

  test('a day lies inside the window of the period it is said to be in, for every type', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        fc.integer({ min: 0, max: 11_000 }).map((days) => addDays('2000-01-01', days)),
        fc.constantFrom(...PERIOD_TYPES),
        (cal, date, type) => {
          const period = periodOn(cal, date, type)
          if (period === undefined) {
            expect(type).toBe('nine-months')
            expect(periodOn(cal, date, 'month').index).toBeGreaterThan(9)
            return
          }
          expect(period.type).toBe(type)
          const window = windowOf(cal, period)
          expect(window.from <= date && date <= window.to).toBe(true)
        },
      ),
    )
  })
})

test.each([
  ['2024-06-14', 'month', '2024-06'],
  ['2024-06-15', 'month', '2024-07'],
  ['2024-06-15', 'half', '2024-H2'],
  ['2024-12-15', 'year', '2025'],
  ['2024-12-15', 'nine-months', '2025-9M'],
  ['2024-09-15', 'nine-months', undefined],
  ['2024-12-30', 'week', '2025-W01'],
  ['2021-01-03', 'week', '2020-W53'],
  ['2024-06-15', 'day', '2024-06-15'],
] as const)('%s is in the %s %s', (date, type, code) => {
  expect(periodOn(on14, date, type)?.code).toBe(code)
})

describe('deadlines', () => {
  const cascade = calendar(
    [
      ['2015-01', 15],
      ['2019-03', 14],
    ],
    {
      deadlines: [
        { level: 'commune', day: 16 },
        { level: 'province', day: 18 },
        { level: 'ministry', day: 20 },
        { level: 'early', day: 14 },
        { level: 'last', day: 31 },
      ],
      holidays: [
        { date: '2025-09-01', name: 'Quốc khánh' },
        { date: '2024-01-15', name: 'holiday right after the cut-off' },
        { date: '2024-01-16', name: 'holiday on the deadline' },
      ],
    },
  )

  test.each([
    ['2024-05', 'commune', '2024-05-16', 'Thursday: as it stands'],
    ['2024-06', 'commune', '2024-06-17', 'the 16th is a Sunday: Monday'],
    ['2024-06', 'province', '2024-06-18', 'Tuesday'],
    ['2024-H1', 'ministry', '2024-06-20', 'a longer period goes by its last month'],
    ['2024-9M', 'ministry', '2024-09-20', 'September for nine months'],
    ['2024-01', 'commune', '2024-01-17', 'the 16th is a holiday'],
    ['2024-05', 'early', '2024-05-15', 'not before the first working day after the cut-off'],
    ['2024-06', 'early', '2024-06-17', 'cut-off on Friday: Monday'],
    ['2024-01', 'early', '2024-01-17', 'cut-off on Sunday, then two holidays'],
    ['2018-11', 'commune', '2018-11-16', 'old cut-off 15: the 16th is one working day after it'],
    ['2024-06', 'last', '2024-07-01', 'June has no 31st; the 30th is a Sunday'],
    ['2024-06-14', 'commune', '2024-06-17', 'a day: the first working day after it'],
    ['2024-W24', 'commune', '2024-06-17', 'a week: the Monday after it'],
  ])('%s of a %s is due on %s (%s)', (code, level, due) => {
    expect(dueDate(cascade, parsePeriod(code), level)).toBe(due)
  })

  test('a level without a deadline is due nothing', () => {
    expect(dueDate(cascade, parsePeriod('2024-06'), 'district')).toBeNull()
  })

  test('a working day always lies after the cut-off, up to the deadline, which is a working day itself', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2016, max: 2030 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('commune', 'province', 'ministry', 'early', 'last'),
        (year, index, level) => {
          const month = monthPeriod(year, index)
          const due = dueDate(cascade, month, level)!
          expect(isWorkingDay(cascade, due)).toBe(true)
          expect(due > windowOf(cascade, month).to).toBe(true)
        },
      ),
    )
  })
})
