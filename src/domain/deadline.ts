import { dueDate, isWorkingDay, periodOn, type ReportingCalendar } from './calendar.js'
import { addDays, civilDate } from './date.js'
import type { Form } from './form.js'
import { type IsoDate, nineMonthsPeriod, type Period, previous } from './period.js'
import { expectedUnits } from './rollup.js'
import type { UnitTree } from './unit.js'
import { submissionWords } from './words/submission.js'
import { type Lang, say } from './words.js'

/*
 * All days here are days of the pack's time zone: the caller turns moments into them. Working days are those of the
 * pack's calendar. A unit has sent when `sentAt` (submission-progress.ts) says so.
 */

/** A return that a unit owes, and when it must have sent it. */
export interface DueReturn {
  /** Key of the unit. */
  readonly unit: string
  readonly form: string
  readonly period: Period
  readonly due: IsoDate
}

/**
 * The returns of a form that are due for a period, each by the deadline of its unit's level. `tree` is the tree of the last
 * day of the period's window. None for a period of another type than the form's, nor for a level without a deadline.
 */
export function dueReturns(
  calendar: ReportingCalendar,
  form: Form,
  period: Period,
  tree: UnitTree,
): readonly DueReturn[] {
  if (form.periodType !== period.type) return []
  return expectedUnits(form, tree).flatMap(({ key, level }) => {
    const due = dueDate(calendar, period, level)
    return due === null ? [] : [{ unit: key, form: form.id, period, due }]
  })
}

/**
 * The periods of a form with a deadline between two days, both included, for any of the form's levels, oldest first. A
 * deadline comes after the window of its period, so the periods are found walking back from the one that runs on `to`.
 */
export function periodsDueBetween(
  calendar: ReportingCalendar,
  form: Pick<Form, 'periodType' | 'levels'>,
  from: IsoDate,
  to: IsoDate,
): readonly Period[] {
  const found: Period[] = []
  let period = periodOn(calendar, to, form.periodType) ?? nineMonthsPeriod(civilDate(to).year)
  for (;;) {
    const dues = form.levels.flatMap((level) => dueDate(calendar, period, level) ?? [])
    if (!dues.some((due) => due >= from)) return found.reverse()
    if (dues.some((due) => due >= from && due <= to)) found.push(period)
    period = previous(period)
  }
}

/** How a return stands against its deadline. Days are working days, at least 1. */
export type Timeliness =
  | { readonly state: 'no-deadline' }
  | { readonly state: 'not-due'; readonly days: number }
  | { readonly state: 'due-today' }
  | { readonly state: 'late'; readonly days: number }
  | { readonly state: 'sent-in-time' }
  | { readonly state: 'sent-late'; readonly days: number }

/** How a return stands today. `due` as `dueDate` gives it; `sentOn` null = not sent (or sent back). */
export function timeliness(
  calendar: ReportingCalendar,
  due: IsoDate | null,
  sentOn: IsoDate | null,
  today: IsoDate,
): Timeliness {
  if (due === null) return { state: 'no-deadline' }
  if (sentOn !== null) {
    if (sentOn <= due) return { state: 'sent-in-time' }
    return { state: 'sent-late', days: workingDaysLate(calendar, due, sentOn) }
  }
  if (today > due) return { state: 'late', days: workingDaysLate(calendar, due, today) }
  if (today === due) return { state: 'due-today' }
  return { state: 'not-due', days: workingDaysUntil(calendar, today, due) }
}

/**
 * By how many working days something of day `on` missed the deadline `due`; 0 when it did not. A day off counts with the
 * working day that follows it: due on Friday, then Saturday, Sunday and Monday are all one working day late.
 */
export function workingDaysLate(calendar: ReportingCalendar, due: IsoDate, on: IsoDate): number {
  if (on <= due) return 0
  const days = workingDaysUntil(calendar, due, on)
  return isWorkingDay(calendar, on) ? days : days + 1
}

/** Working days after `from` up to and including `to`; 0 when `to` is not after `from`. */
export function workingDaysUntil(calendar: ReportingCalendar, from: IsoDate, to: IsoDate): number {
  let days = 0
  for (let day = from; day < to; ) {
    day = addDays(day, 1)
    if (isWorkingDay(calendar, day)) days++
  }
  return days
}

/** "quá hạn 2 ngày làm việc", "2 working days late". */
export function timelinessText(timely: Timeliness, lang: Lang): string {
  if (!('days' in timely)) return say(submissionWords, `due-${timely.state}`, lang)
  const key = timely.days === 1 ? (`due-${timely.state}-one` as const) : (`due-${timely.state}` as const)
  return say(submissionWords, key, lang, { days: timely.days })
}

/** Somebody to remind: `before` and `late` with the working days to the deadline or since. */
export interface Reminder extends DueReturn {
  readonly kind: 'before' | 'today' | 'late'
  readonly days: number
}

/**
 * Whom to remind on a day of what they have not sent: on each of the given numbers of working days before the deadline
 * (`daysBefore`), on the day itself, and every day after it, days off included. Before the deadline nobody is reminded on a
 * day off. In the order given.
 */
export function remindersOn(
  calendar: ReportingCalendar,
  returns: Iterable<DueReturn & { readonly sentOn: IsoDate | null }>,
  today: IsoDate,
  daysBefore: readonly number[],
): Reminder[] {
  const reminders: Reminder[] = []
  for (const { sentOn, ...owed } of returns) {
    const timely = timeliness(calendar, owed.due, sentOn, today)
    if (timely.state === 'late') reminders.push({ ...owed, kind: 'late', days: timely.days })
    else if (timely.state === 'due-today') reminders.push({ ...owed, kind: 'today', days: 0 })
    else if (timely.state === 'not-due' && daysBefore.includes(timely.days) && isWorkingDay(calendar, today))
      reminders.push({ ...owed, kind: 'before', days: timely.days })
  }
  return reminders
}
