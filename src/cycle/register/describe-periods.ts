import { dueDate } from '../../domain/calendar.js'
import type { PackIndex } from '../../domain/pack-index.js'
import {
  halfPeriod,
  type IsoDate,
  monthPeriod,
  next,
  nineMonthsPeriod,
  type Period,
  parts,
  periodName,
  previous,
  quarterPeriod,
  samePeriodLastYear,
  weekPeriod,
  weeksInYear,
  yearPeriod,
} from '../../domain/period.js'

/** A period with its days, deadlines and forms. */
function describePeriod(index: PackIndex, period: Period) {
  const { calendar, forms, levels } = index.pack
  const { code, type, year } = period
  return {
    code,
    type,
    year,
    name: { vi: periodName(period, 'vi'), en: periodName(period, 'en') },
    window: index.window(period),
    due: levels.flatMap(({ id }) => {
      const day = dueDate(calendar, period, id)
      return day === null ? [] : [{ level: id, day }]
    }),
    forms: forms.filter((form) => form.periodType === type).map(({ id }) => id),
  }
}

/** As `describePeriod`, with the periods related to it. */
export function periodInFull(index: PackIndex, period: Period, today: IsoDate) {
  const { from, to } = index.window(period)
  const standing: 'over' | 'running' | 'coming' = to < today ? 'over' : from <= today ? 'running' : 'coming'
  return {
    ...describePeriod(index, period),
    today: standing,
    parts: parts(period).map(({ code }) => code),
    samePeriodLastYear: samePeriodLastYear(period).code,
    previous: previous(period).code,
    next: next(period).code,
  }
}

/** Months, quarters, halves, nine months and the year; weeks where a form is returned by the week. */
export function periodsOfYear(index: PackIndex, year: number) {
  const count = (n: number) => Array.from({ length: n }, (_, i) => i + 1)
  const weekly = index.pack.forms.some((form) => form.periodType === 'week')
  return [
    ...(weekly ? count(weeksInYear(year)).map((week) => weekPeriod(year, week)) : []),
    ...count(12).map((month) => monthPeriod(year, month)),
    ...count(4).map((quarter) => quarterPeriod(year, quarter)),
    ...count(2).map((half) => halfPeriod(year, half)),
    nineMonthsPeriod(year),
    yearPeriod(year),
  ].map((period) => describePeriod(index, period))
}
