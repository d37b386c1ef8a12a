import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LAI_CHAU } from '../../test/support/histories.js'
import { dueDate, isWorkingDay, periodOn, type ReportingCalendar, shiftWorkingDays } from './calendar.js'
import { addDays } from './date.js'
import {
  type DueReturn,
  dueReturns,
  periodsDueBetween,
  remindersOn,
  timeliness,
  timelinessText,
  workingDaysLate,
  workingDaysUntil,
} from './deadline.js'
import type { Form } from './form.js'
import {
  halfPeriod,
  monthPeriod,
  nineMonthsPeriod,
  PERIOD_TYPES,
  type Period,
  type PeriodType,
  previous,
} from './period.js'
import { treeAt } from './unit.js'

const calendar: ReportingCalendar = {
  timezone: 'Asia/Ho_Chi_Minh',
  cutoffs: [{ from: '2021-01', cutoffDay: 14, source: 'Nghị định 09/2019/NĐ-CP, Điều 12' }],
  deadlines: [
    { level: 'commune', day: 16 },
    { level: 'district', day: 16 },
    { level: 'province', day: 18 },
  ],
  // Tết 2024: Thursday 8 to Wednesday 14 February.
  holidays: [8, 9, 12, 13, 14].map((day) => ({
    date: `2024-02-${String(day).padStart(2, '0')}`,
    name: 'Tết',
  })),
}

const FORM: Form = {
  id: 'month',
  name: { vi: 'Biểu tháng', en: 'Monthly form' },
  periodType: 'month',
  levels: ['commune', 'province'],
  from: '2020-01-01',
  to: null,
  sections: [],
  required: [],
  narratives: [],
  rules: [],
}

describe('how a return stands', () => {
  // Month 2024-06: window to Friday 14 June, 16 June is a Sunday, so communes are due on Monday 17 June.
  const june = '2024-06-17'
  test.each([
    [null, null, '2024-06-17', 'không quy định thời hạn', 'no deadline'],
    [june, null, '2024-06-12', 'còn 3 ngày làm việc', '3 working days left'],
    [june, null, '2024-06-14', 'còn 1 ngày làm việc', '1 working day left'],
    [june, null, '2024-06-16', 'còn 1 ngày làm việc', '1 working day left'],
    [june, null, '2024-06-17', 'đến hạn hôm nay', 'due today'],
    [june, null, '2024-06-18', 'quá hạn 1 ngày làm việc', '1 working day late'],
    [june, null, '2024-06-21', 'quá hạn 4 ngày làm việc', '4 working days late'],
    [june, null, '2024-06-22', 'quá hạn 5 ngày làm việc', '5 working days late'],
    [june, null, '2024-06-24', 'quá hạn 5 ngày làm việc', '5 working days late'],
    [june, '2024-06-17', '2024-07-30', 'đã nộp đúng hạn', 'sent in time'],
    [june, '2024-06-10', '2024-06-12', 'đã nộp đúng hạn', 'sent in time'],
    [june, '2024-06-18', '2024-07-30', 'đã nộp, chậm 1 ngày làm việc', 'sent 1 working day late'],
    [june, '2024-06-20', '2024-07-30', 'đã nộp, chậm 3 ngày làm việc', 'sent 3 working days late'],
    // Over Tết no working day passes; the first one after it is the first late one.
    ['2024-02-07', null, '2024-02-08', 'quá hạn 1 ngày làm việc', '1 working day late'],
    ['2024-02-07', null, '2024-02-15', 'quá hạn 1 ngày làm việc', '1 working day late'],
    ['2024-02-07', null, '2024-02-16', 'quá hạn 2 ngày làm việc', '2 working days late'],
    ['2024-02-15', null, '2024-02-07', 'còn 1 ngày làm việc', '1 working day left'],
  ])('due %s, sent %s, on %s: %s', (due, sentOn, today, vi, en) => {
    const timely = timeliness(calendar, due, sentOn, today)
    expect([timelinessText(timely, 'vi'), timelinessText(timely, 'en')]).toEqual([vi, en])
  })

  test('days late grow by one with each working day and never otherwise', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2023-12-01', n))
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (start, later) => {
        let due = start
        while (!isWorkingDay(calendar, due)) due = addDays(due, 1)
        const on = addDays(due, later)
        const step = workingDaysLate(calendar, due, addDays(on, 1)) - workingDaysLate(calendar, due, on)
        // A new day is later than the one before it when the day before was a working day.
        expect(step).toBe(isWorkingDay(calendar, on) ? 1 : 0)
        if (isWorkingDay(calendar, on))
          expect(workingDaysLate(calendar, due, on)).toBe(workingDaysUntil(calendar, due, on))
      }),
    )
  })
})

describe('who owes what', () => {
  test('each unit by the deadline of its level, on the tree of the period', () => {
    const june = monthPeriod(2024, 6)
    const due = dueReturns(calendar, FORM, june, treeAt(LAI_CHAU, '2024-06-14'))
    expect(due.map((d) => [d.unit, d.due])).toEqual([
      ['cat12', '2024-06-18'],
      ['x03386', '2024-06-17'],
      ['x03388', '2024-06-17'],
      ['x03389', '2024-06-17'],
      ['x03391', '2024-06-17'],
      ['x03430', '2024-06-17'],
    ])
    const after = dueReturns(calendar, FORM, monthPeriod(2025, 7), treeAt(LAI_CHAU, '2025-07-14'))
    expect(after.map((d) => d.unit)).toEqual(['cat12', 'x03430', 'x03388-2025'])
  })

  test('nothing for a period of another type, nor for a level without a deadline', () => {
    const tree = treeAt(LAI_CHAU, '2024-06-14')
    expect(dueReturns(calendar, FORM, halfPeriod(2024, 1), tree)).toEqual([])
    expect(dueReturns(calendar, { ...FORM, levels: ['ministry'] }, monthPeriod(2024, 6), tree)).toEqual([])
  })
})

describe('reminders, 3 working days and 1 working day before, on the day and after it', () => {
  const owed = (unit: string, sentOn: string | null): DueReturn & { sentOn: string | null } => ({
    unit,
    form: 'month',
    period: monthPeriod(2024, 6),
    due: '2024-06-17',
    sentOn,
  })
  test.each([
    ['2024-06-11', null],
    ['2024-06-12', 'before 3'],
    ['2024-06-13', null],
    ['2024-06-14', 'before 1'],
    ['2024-06-15', null],
    ['2024-06-16', null],
    ['2024-06-17', 'today 0'],
    ['2024-06-18', 'late 1'],
    ['2024-06-22', 'late 5'],
    ['2024-06-24', 'late 5'],
  ])('%s: %s', (today, expected) => {
    const reminders = remindersOn(
      calendar,
      [owed('x03386', null), owed('x03388', '2024-06-10')],
      today,
      [3, 1],
    )
    expect(reminders.map((r) => `${r.unit} ${r.kind} ${r.days}`)).toEqual(
      expected === null ? [] : [`x03386 ${expected}`],
    )
  })

  test('a reminder carries what is due and when, not the state of sending', () => {
    const [reminder] = remindersOn(calendar, [owed('x03386', null)], '2024-06-17', [])
    const { sentOn: _, ...due } = owed('x03386', null)
    expect(reminder).toEqual({ ...due, kind: 'today', days: 0 })
  })
})

describe('which periods fall due', () => {
  test.each([
    ['2024-06-01', '2024-06-30', ['2024-06']],
    // Communes on the 17th, provinces on the 18th: one of them is enough.
    ['2024-06-18', '2024-06-18', ['2024-06']],
    ['2024-06-19', '2024-07-15', []],
    ['2024-05-16', '2024-07-16', ['2024-05', '2024-06', '2024-07']],
    // Tết moves the deadline of February past the 14th; the 16th is a Friday.
    ['2024-02-15', '2024-02-16', ['2024-02']],
  ])('from %s to %s', (from, to, codes) => {
    expect(periodsDueBetween(calendar, FORM, from, to).map(({ code }) => code)).toEqual(codes)
  })

  test('none of a form whose levels have no deadline', () => {
    expect(
      periodsDueBetween(calendar, { ...FORM, levels: ['ministry'] }, '2024-01-01', '2024-12-31'),
    ).toEqual([])
  })

  const lastOf = (type: PeriodType) => periodOn(calendar, '2025-12-20', type) ?? nineMonthsPeriod(2025)

  test('all those and only those with a deadline in between, whatever the type of period', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2023-01-01', n))
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom(...PERIOD_TYPES),
        (from, length, type) => {
          const to = addDays(from, length)
          const found = periodsDueBetween(calendar, { periodType: type, levels: ['commune'] }, from, to)
          const due = (period: Period) => dueDate(calendar, period, 'commune')!
          const all: Period[] = []
          for (let period = lastOf(type); period.year >= 2022; period = previous(period)) all.unshift(period)
          const wanted = all.filter((period) => due(period) >= from && due(period) <= to)
          expect(found.map(({ code }) => code)).toEqual(wanted.map(({ code }) => code))
        },
      ),
    )
  })
})

test('working days ahead and back skip days off', () => {
  expect(shiftWorkingDays(calendar, '2024-06-14', 1)).toBe('2024-06-17')
  expect(shiftWorkingDays(calendar, '2024-06-17', -1)).toBe('2024-06-14')
  expect(shiftWorkingDays(calendar, '2024-02-07', 1)).toBe('2024-02-15')
  expect(shiftWorkingDays(calendar, '2024-06-16', 0)).toBe('2024-06-16')
})
