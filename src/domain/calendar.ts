import { addDays, civilDate, daysBetween, isoDate, lastDayOfMonth, weekday } from './date.js'
import {
  dayPeriod,
  halfPeriod,
  type IsoDate,
  monthPeriod,
  monthSpan,
  next,
  nineMonthsPeriod,
  type Period,
  type PeriodType,
  previous,
  quarterPeriod,
  weekPeriod,
  yearPeriod,
} from './period.js'

/** From the month `from` (YYYY-MM) on, a month closes on day `cutoffDay` (14: 15 of M-1 … 14 of M). 0 = calendar months. */
export interface CutoffVersion {
  readonly from: string
  readonly cutoffDay: number
  /** The act that fixed it, e.g. "Nghị định 09/2019/NĐ-CP, Điều 12". */
  readonly source: string
}

/** When a level of the tree must have sent: the `day` of the period's last month, moved to the next working day. */
export interface Deadline {
  readonly level: string
  readonly day: number
}

/** When office holders are reminded of what they have not sent. All numbers count working days. */
export interface Reminders {
  /** How many days before the deadline. */
  readonly before: readonly number[]
  /** On every working day after the deadline, or not at all. */
  readonly late: 'daily' | 'never'
  /** How many days after the deadline a late return is still reminded of. It stays late afterwards. */
  readonly lateFor: number
}

/** What holds for a calendar that says nothing of reminders. */
export const USUAL_REMINDERS: Reminders = { before: [3, 1], late: 'daily', lateFor: 20 }

/** A reporting calendar: cut-offs with their history, cascading deadlines, holidays. domain.md §1. */
export interface ReportingCalendar {
  readonly timezone: string
  readonly cutoffs: readonly CutoffVersion[]
  readonly deadlines: readonly Deadline[]
  readonly holidays: readonly { readonly date: IsoDate; readonly name: string }[]
  /** `USUAL_REMINDERS` when left out. */
  readonly reminders?: Reminders | undefined
}

/** The days a period really covers, both ends inclusive. */
export interface PeriodWindow {
  readonly from: IsoDate
  readonly to: IsoDate
  readonly days: number
}

/**
 * The days that a period covers. A month runs from the day after the cut-off of the month before (by the version in
 * force for that month) to its own cut-off, so months stay next to each other when the cut-off day changes; longer
 * periods run from the first day of their first month to the last day of their last. A day is itself, an ISO week
 * Monday to Sunday. Nghị định 09/2019/NĐ-CP, Điều 12 (cut-off 14).
 */
export function windowOf(calendar: ReportingCalendar, period: Period): PeriodWindow {
  if (period.type === 'day') return { from: period.code, to: period.code, days: 1 }
  if (period.type === 'week') {
    const from = mondayOfWeek(period.year, period.index)
    return { from, to: addDays(from, 6), days: 7 }
  }
  const { first, last } = monthSpan(period)!
  const from = addDays(cutoffDate(calendar, previous(monthPeriod(period.year, first))), 1)
  const to = cutoffDate(calendar, monthPeriod(period.year, last))
  return { from, to, days: daysBetween(from, to) + 1 }
}

/**
 * The period of a type that a day falls in, by the calendar's cut-offs: with cut-off 14, 2024-06-20 is in month
 * 2024-07. Nine months: undefined from October on.
 */
export function periodOn(
  calendar: ReportingCalendar,
  date: IsoDate,
  type: Exclude<PeriodType, 'nine-months'>,
): Period
export function periodOn(calendar: ReportingCalendar, date: IsoDate, type: PeriodType): Period | undefined
export function periodOn(calendar: ReportingCalendar, date: IsoDate, type: PeriodType): Period | undefined {
  if (type === 'day') return dayPeriod(date)
  if (type === 'week') return weekOn(date)
  const { year: y, month: m } = civilDate(date)
  const sameName = monthPeriod(y, m)
  const month = date <= cutoffDate(calendar, sameName) ? sameName : next(sameName)
  const { year, index } = month
  switch (type) {
    case 'month':
      return month
    case 'quarter':
      return quarterPeriod(year, Math.ceil(index / 3))
    case 'half':
      return halfPeriod(year, Math.ceil(index / 6))
    case 'nine-months':
      return index <= 9 ? nineMonthsPeriod(year) : undefined
    case 'year':
      return yearPeriod(year)
  }
}

/**
 * When a level must have sent its return, or null when the calendar sets that level no deadline. Day N of the period's
 * last month (its last day when the month is shorter), moved on to a working day, and never before the first working
 * day after the cut-off: at least one working day lies between data taking and deadline (Nghị định 09/2019/NĐ-CP,
 * Điều 8 khoản 5). For a day or a week, which have no such month: that first working day.
 */
export function dueDate(calendar: ReportingCalendar, period: Period, level: string): IsoDate | null {
  const deadline = calendar.deadlines.find((d) => d.level === level)
  if (deadline === undefined) return null
  const earliest = workingDayFrom(calendar, addDays(windowOf(calendar, period).to, 1))
  const span = monthSpan(period)
  if (span === undefined) return earliest
  const day = Math.min(deadline.day, lastDayOfMonth(period.year, span.last))
  const due = workingDayFrom(calendar, isoDate(period.year, span.last, day))
  if (due < earliest) return earliest
  return due
}

/** Monday to Friday and not in the calendar's list of holidays. Weekends worked in exchange are not modelled. */
export function isWorkingDay(calendar: ReportingCalendar, date: IsoDate): boolean {
  return weekday(date) <= 5 && !calendar.holidays.some((holiday) => holiday.date === date)
}

/** The `days`-th working day after a day; before it when `days` is negative; the day itself for 0. */
export function shiftWorkingDays(calendar: ReportingCalendar, date: IsoDate, days: number): IsoDate {
  const step = days < 0 ? -1 : 1
  let day = date
  for (let left = Math.abs(days); left > 0; ) {
    day = addDays(day, step)
    if (isWorkingDay(calendar, day)) left--
  }
  return day
}

function workingDayFrom(calendar: ReportingCalendar, date: IsoDate): IsoDate {
  let day = date
  while (!isWorkingDay(calendar, day)) day = addDays(day, 1)
  return day
}

/**
 * The last day of a month: the cut-off day of the version in force, no later than the month's end. Months before the
 * first version take the first; a calendar without versions has calendar months.
 */
function cutoffDate(calendar: ReportingCalendar, month: Period): IsoDate {
  const end = lastDayOfMonth(month.year, month.index)
  const day = versionFor(calendar, month.code)?.cutoffDay ?? 0
  return isoDate(month.year, month.index, day === 0 ? end : Math.min(day, end))
}

function versionFor(calendar: ReportingCalendar, monthCode: string): CutoffVersion | undefined {
  let first: CutoffVersion | undefined
  let current: CutoffVersion | undefined
  for (const version of calendar.cutoffs) {
    if (first === undefined || version.from < first.from) first = version
    if (version.from <= monthCode && (current === undefined || version.from > current.from)) current = version
  }
  return current ?? first
}

/** Week 1 is the week of 4 January. ISO 8601. */
function mondayOfWeek(year: number, week: number): IsoDate {
  const fourth = isoDate(year, 1, 4)
  return addDays(fourth, (week - 1) * 7 - (weekday(fourth) - 1))
}

/** A week belongs to the year of its Thursday. ISO 8601. */
function weekOn(date: IsoDate): Period {
  const { year } = civilDate(addDays(date, 4 - weekday(date)))
  return weekPeriod(year, Math.floor(daysBetween(mondayOfWeek(year, 1), date) / 7) + 1)
}
