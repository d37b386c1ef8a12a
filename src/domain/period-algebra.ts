import { addDays, civilDate, type IsoDate, isoDate, isValidDate, weekday } from './date.js'
import { formatDate, monthName } from './number-text.js'
import { phraseWords } from './words/phrase.js'
import { type Lang, say } from './words.js'

export type { IsoDate } from './date.js'

/** The kinds of period, from the shortest. domain.md §1. */
export const PERIOD_TYPES = ['day', 'week', 'month', 'quarter', 'half', 'nine-months', 'year'] as const
export type PeriodType = (typeof PERIOD_TYPES)[number]

/**
 * A reporting period. `index` is the month 1..12, quarter 1..4, half 1..2, ISO week 1..53, `MMDD` for a day,
 * and 1 for nine months and year. `code` is its written form; `key` is a small integer made from it
 * (type digit, year, index: 2024-06 → 320240006) that the database sorts and joins by.
 */
export interface Period {
  readonly type: PeriodType
  readonly year: number
  readonly index: number
  readonly code: string
  readonly key: number
}

/** Years that a typed code may name: wide enough for any archive, narrow enough to catch a slip such as 0204-06. */
const FIRST_YEAR = 1900
const LAST_YEAR = 2199

export function dayPeriod(date: IsoDate): Period {
  const { year, month, day } = civilDate(date)
  return make('day', year, month * 100 + day, date)
}

/** ISO 8601 week of an ISO week year: `2024-W24`. */
export function weekPeriod(year: number, week: number): Period {
  return make('week', year, within(week, weeksInYear(year)), `${yearText(year)}-W${twoDigits(week)}`)
}

export function monthPeriod(year: number, month: number): Period {
  return make('month', year, within(month, 12), `${yearText(year)}-${twoDigits(month)}`)
}

export function quarterPeriod(year: number, quarter: number): Period {
  return make('quarter', year, within(quarter, 4), `${yearText(year)}-Q${quarter}`)
}

export function halfPeriod(year: number, half: number): Period {
  return make('half', year, within(half, 2), `${yearText(year)}-H${half}`)
}

export function nineMonthsPeriod(year: number): Period {
  return make('nine-months', year, 1, `${yearText(year)}-9M`)
}

export function yearPeriod(year: number): Period {
  return make('year', year, 1, yearText(year))
}

const CODE = /^(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|W(\d{2})|Q([1-4])|H([12])|(9M)))?$/

/**
 * Read a period code in any letter case: `2024-06-14`, `2024-w24`, `2024-06`, `2024-Q2`, `2024-h1`, `2024-9m`, `2024`.
 * Undefined when it is not well formed, does not exist (2024-13, 2023-W53, 2023-02-29) or lies outside 1900–2199.
 */
export function readPeriod(code: string): Period | undefined {
  const match = CODE.exec(code.trim().toUpperCase())
  if (match === null) return undefined
  const year = Number(match[1])
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined
  const [, , month, day, week, quarter, half, nine] = match
  if (day !== undefined) return isValidDate(match[0]) ? dayPeriod(match[0]) : undefined
  if (month !== undefined) {
    const number = Number(month)
    return number >= 1 && number <= 12 ? monthPeriod(year, number) : undefined
  }
  if (week !== undefined) {
    const number = Number(week)
    return number >= 1 && number <= weeksInYear(year) ? weekPeriod(year, number) : undefined
  }
  if (quarter !== undefined) return quarterPeriod(year, Number(quarter))
  if (half !== undefined) return halfPeriod(year, Number(half))
  return nine === undefined ? yearPeriod(year) : nineMonthsPeriod(year)
}

/** The period of a stored key. Throws RangeError for a number that no period has. */
export function periodFromKey(key: number): Period {
  const type = PERIOD_TYPES[Math.floor(key / 100_000_000) - 1]
  const year = Math.floor(key / 10_000) % 10_000
  const index = key % 10_000
  switch (type) {
    case 'day':
      return dayPeriod(isoDate(year, Math.floor(index / 100), index % 100))
    case 'week':
      return weekPeriod(year, index)
    case 'month':
      return monthPeriod(year, index)
    case 'quarter':
      return quarterPeriod(year, index)
    case 'half':
      return halfPeriod(year, index)
    case 'nine-months':
      within(index, 1)
      return nineMonthsPeriod(year)
    case 'year':
      within(index, 1)
      return yearPeriod(year)
    default:
      throw new RangeError(`not a period key: ${key}`)
  }
}

/** ISO weeks of a week year, 52 or 53: 53 when it begins or ends on a Thursday. ISO 8601. */
export function weeksInYear(year: number): number {
  return weekday(isoDate(year, 1, 1)) === 4 || weekday(isoDate(year, 12, 31)) === 4 ? 53 : 52
}

/** The months a period is made of, 1..12; undefined for a day or a week, which cut across months. */
export function monthSpan(period: Period): { readonly first: number; readonly last: number } | undefined {
  switch (period.type) {
    case 'month':
      return { first: period.index, last: period.index }
    case 'quarter':
      return { first: period.index * 3 - 2, last: period.index * 3 }
    case 'half':
      return { first: period.index * 6 - 5, last: period.index * 6 }
    case 'nine-months':
      return { first: 1, last: 9 }
    case 'year':
      return { first: 1, last: 12 }
    default:
      return undefined
  }
}

/**
 * Does `outer` cover every month of `inner`? A period contains itself. Days and weeks contain only themselves, and
 * nothing longer contains them here: which month a day belongs to depends on the calendar (`periodOn`).
 */
export function contains(outer: Period, inner: Period): boolean {
  if (outer.key === inner.key) return true
  const wide = monthSpan(outer)
  const narrow = monthSpan(inner)
  if (wide === undefined || narrow === undefined || outer.year !== inner.year) return false
  return wide.first <= narrow.first && narrow.last <= wide.last
}

/** The longer periods that a month counts towards: its quarter, half, nine months (up to September) and year. */
export function containing(month: Period): Period[] {
  if (month.type !== 'month') throw new RangeError(`not a month: ${month.code}`)
  const { year, index } = month
  return [
    quarterPeriod(year, Math.ceil(index / 3)),
    halfPeriod(year, Math.ceil(index / 6)),
    ...(index <= 9 ? [nineMonthsPeriod(year)] : []),
    yearPeriod(year),
  ]
}

/** The months a period adds up from, in order; a month, week or day is its own only part. */
export function parts(period: Period): Period[] {
  const span = monthSpan(period)
  return span === undefined ? [period] : months(period.year, span.first, span.last)
}

/**
 * The same period of the year before. 29 February → 28 February. ISO week N → week N; week 53 → week 52, since no two
 * ISO years with 53 weeks follow each other.
 */
export function samePeriodLastYear(period: Period): Period {
  const year = period.year - 1
  if (period.type === 'day') {
    return dayPeriod(
      isoDate(year, Math.floor(period.index / 100), period.index === 229 ? 28 : period.index % 100),
    )
  }
  if (period.type === 'week') return weekPeriod(year, Math.min(period.index, weeksInYear(year)))
  return sibling(period, year, period.index)
}

/** The period of the same type just before; for nine months and years, that of the year before. */
export function previous(period: Period): Period {
  return step(period, -1)
}

/** The period of the same type just after; for nine months and years, that of the year after. */
export function next(period: Period): Period {
  return step(period, 1)
}

/** Its natural name inside a sentence: "6 tháng đầu năm 2024", "quý II năm 2024"; "first six months of 2024". */
export function periodName(period: Period, lang: Lang): string {
  const { year, index } = period
  switch (period.type) {
    case 'day':
      return say(phraseWords, 'period-day', lang, { date: formatDate(period.code, lang) })
    case 'week':
      return say(phraseWords, 'period-week', lang, { week: index, year })
    case 'month':
      return say(phraseWords, 'period-month', lang, { monthName: monthName(index, lang), year })
    case 'quarter':
      return say(phraseWords, `period-quarter-${index as 1 | 2 | 3 | 4}`, lang, { year })
    case 'half':
      return say(phraseWords, `period-half-${index as 1 | 2}`, lang, { year })
    case 'nine-months':
      return say(phraseWords, 'period-nine-months', lang, { year })
    case 'year':
      return say(phraseWords, 'period-year', lang, { year })
  }
}

function step(period: Period, by: 1 | -1): Period {
  const { type, year, index } = period
  if (type === 'day') return dayPeriod(addDays(period.code, by))
  const count = type === 'week' ? weeksInYear(year) : PER_YEAR[type]
  if (index + by > count) return sibling(period, year + 1, 1)
  if (index + by >= 1) return sibling(period, year, index + by)
  return sibling(period, year - 1, type === 'week' ? weeksInYear(year - 1) : count)
}

const PER_YEAR = { month: 12, quarter: 4, half: 2, 'nine-months': 1, year: 1 } as const

function sibling(period: Period, year: number, index: number): Period {
  return periodFromKey(keyOf(period.type, year, index))
}

/** The months of a year from the first to the last, both counted from 1. */
export function months(year: number, first: number, last: number): Period[] {
  return Array.from({ length: last - first + 1 }, (_, i) => monthPeriod(year, first + i))
}

function make(type: PeriodType, year: number, index: number, code: string): Period {
  yearText(year)
  return { type, year, index, code, key: keyOf(type, year, index) }
}

function keyOf(type: PeriodType, year: number, index: number): number {
  return (PERIOD_TYPES.indexOf(type) + 1) * 100_000_000 + year * 10_000 + index
}

function within(index: number, last: number): number {
  if (!Number.isInteger(index) || index < 1 || index > last)
    throw new RangeError(`not within 1..${last}: ${index}`)
  return index
}

function yearText(year: number): string {
  within(year, 9999)
  return String(year).padStart(4, '0')
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0')
}
