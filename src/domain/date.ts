/**
 * Day arithmetic on `YYYY-MM-DD` text, proleptic Gregorian calendar, years 1 to 9999.
 * No clock, no time zone: a day is a day. Algorithms: Howard Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms" (days_from_civil, civil_from_days).
 */

/** A calendar day as `YYYY-MM-DD`; compares correctly as text. */
export type IsoDate = string

export interface CivilDate {
  readonly year: number
  /** 1..12 */
  readonly month: number
  /** 1..31 */
  readonly day: number
}

const DAYS_PER_ERA = 146_097
/** Days from 0000-03-01, the start of the algorithm's era 0, to 1970-01-01. */
const EPOCH_SHIFT = 719_468

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Number of the last day of a month, 28..31. `month` is 1..12. */
export function lastDayOfMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The parts of a well-formed day that exists in the calendar; undefined for anything else. */
function readDate(text: string): CivilDate | undefined {
  const match = ISO_DATE.exec(text)
  if (match === null) return undefined
  const year = Number(match[1])
  const month = Number(match[2])
  const day = Number(match[3])
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > lastDayOfMonth(year, month)) return undefined
  return { year, month, day }
}

/** Is the text a day `YYYY-MM-DD` that exists (2025-02-30 does not)? */
export function isValidDate(text: string): boolean {
  return readDate(text) !== undefined
}

/** The parts of a day already known to be valid. Throws RangeError otherwise. */
export function civilDate(date: IsoDate): CivilDate {
  const parts = readDate(date)
  if (parts === undefined) throw new RangeError(`not a date: ${date}`)
  return parts
}

/** Write a day. Throws RangeError when it does not exist or the year is not 1..9999. */
export function isoDate(year: number, month: number, day: number): IsoDate {
  const text = `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`
  civilDate(text)
  return text
}

/** Days since 1970-01-01; negative before it. */
function dayNumber({ year, month, day }: CivilDate): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT
}

function fromDayNumber(days: number): IsoDate {
  const shifted = days + EPOCH_SHIFT
  const era = Math.floor(shifted / DAYS_PER_ERA)
  const dayOfEra = shifted - era * DAYS_PER_ERA
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return isoDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

/** The day `days` later (earlier when negative). Throws RangeError outside the years 1 to 9999. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDayNumber(dayNumber(civilDate(date)) + days)
}

/** `to` − `from` in days: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(civilDate(to)) - dayNumber(civilDate(from))
}

/** ISO weekday: Monday 1 … Sunday 7. */
export function weekday(date: IsoDate): number {
  // 1970-01-01 was a Thursday.
  const offset = (dayNumber(civilDate(date)) + 3) % 7
  return (offset < 0 ? offset + 7 : offset) + 1
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0')
}
