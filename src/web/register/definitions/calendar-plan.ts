import { dueDate, type PeriodWindow, type ReportingCalendar, windowOf } from '../../../domain/calendar.js'
import { type IsoDate, isValidDate } from '../../../domain/date.js'
import {
  halfPeriod,
  monthPeriod,
  nineMonthsPeriod,
  PERIOD_TYPES,
  type Period,
  type PeriodType,
  quarterPeriod,
  weekPeriod,
  weeksInYear,
  yearPeriod,
} from '../../../domain/period.js'
import type { Entry } from '../draft/changes.js'

/** A period with its window and deadlines. */
export interface Planned {
  readonly period: Period
  readonly window: PeriodWindow
  /** By level, null where it has no deadline. */
  readonly due: Readonly<Record<string, IsoDate | null>>
}

/** The calendar of the pack's file, as far as it is well formed: what is being typed may be half done. */
export function readCalendar(entry: Entry): ReportingCalendar {
  const whole = (value: unknown, from: number, to: number): value is number =>
    Number.isInteger(value) && Number(value) >= from && Number(value) <= to
  return {
    timezone: String(entry.timezone ?? ''),
    cutoffs: entriesOf(entry.cutoffs).flatMap(({ from, cutoffDay, source }) =>
      /^\d{4}-\d{2}$/.test(String(from)) && whole(cutoffDay, 0, 28)
        ? [{ from: String(from), cutoffDay, source: String(source ?? '') }]
        : [],
    ),
    deadlines: entriesOf(entry.deadlines).flatMap(({ level, day }) =>
      whole(day, 1, 31) ? [{ level: String(level), day }] : [],
    ),
    holidays: entriesOf(entry.holidays).flatMap(({ date, name }) =>
      isValidDate(String(date)) ? [{ date: String(date), name: String(name ?? '') }] : [],
    ),
  }
}

/** A list of a file, or nothing when it is none. */
export function entriesOf(value: unknown): readonly Entry[] {
  return Array.isArray(value)
    ? value.filter((one): one is Entry => typeof one === 'object' && one !== null)
    : []
}

/** The periods of a year, months first; days are too many to be listed. */
export function planOf(
  calendar: ReportingCalendar,
  year: number,
  types: ReadonlySet<PeriodType>,
  levels: readonly string[],
): readonly Planned[] {
  return PERIOD_TYPES.filter((type) => types.has(type))
    .flatMap((type) => periodsOf(type, year))
    .map((period) => ({
      period,
      window: windowOf(calendar, period),
      due: Object.fromEntries(levels.map((level) => [level, dueDate(calendar, period, level)])),
    }))
}

function periodsOf(type: PeriodType, year: number): Period[] {
  const times = (count: number, make: (n: number) => Period) =>
    Array.from({ length: count }, (_, n) => make(n + 1))
  switch (type) {
    case 'week':
      return times(weeksInYear(year), (n) => weekPeriod(year, n))
    case 'month':
      return times(12, (n) => monthPeriod(year, n))
    case 'quarter':
      return times(4, (n) => quarterPeriod(year, n))
    case 'half':
      return times(2, (n) => halfPeriod(year, n))
    case 'nine-months':
      return [nineMonthsPeriod(year)]
    case 'year':
      return [yearPeriod(year)]
    default:
      return []
  }
}
