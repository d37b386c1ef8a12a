import type { PeriodWindow } from './calendar.js'
import type { BaseKind } from './compare.js'
import type { PackIndex } from './pack-index.js'
import {
  halfPeriod,
  monthSpan,
  nineMonthsPeriod,
  type Period,
  parts,
  previous,
  quarterPeriod,
  samePeriodLastYear,
  yearPeriod,
  yearToDate,
} from './period.js'

/** A stretch of time as stored totals cover it. */
export interface Span {
  /** The period it is named by. */
  readonly period: Period
  /** Stored periods whose totals add up to it. */
  readonly stored: readonly Period[]
  /** The last return period in it: what a stock stands at. */
  readonly last: Period
  readonly window: PeriodWindow
  /** true: from January on, although named by its last period. */
  readonly cumulative: boolean
}

/** A period as it is. */
export function spanOf(index: PackIndex, period: Period): Span {
  return {
    period,
    stored: [period],
    last: parts(period).at(-1)!,
    window: index.window(period),
    cumulative: false,
  }
}

/** From January to the end of the period ("luỹ kế từ đầu năm"). Problem `period-without-months` for a day or a week. */
export function spanToDate(index: PackIndex, period: Period): Span {
  const months = yearToDate(period)
  const last = months.at(-1)!
  const window = { from: index.window(months[0]!).from, to: index.window(last).to }
  const days = months.reduce((n, month) => n + index.window(month).days, 0)
  return { period, stored: fewest(period.year, months), last, window: { ...window, days }, cumulative: true }
}

/** One stored period where there is one (quarter 1, half, nine months, year); else the months themselves. */
function fewest(year: number, months: readonly Period[]): readonly Period[] {
  const ready = [quarterPeriod(year, 1), halfPeriod(year, 1), nineMonthsPeriod(year), yearPeriod(year)]
  const match = ready.find((period) => monthSpan(period)!.last === months.length)
  return match === undefined ? months : [match]
}

/** The two stretches that a comparison sets side by side; `chosen` is the base of kind `period`. A target has no base stretch. */
export function spansFor(
  index: PackIndex,
  period: Period,
  kind: BaseKind,
  chosen: Period | null,
): { current: Span; base: Span | null } {
  switch (kind) {
    case 'year-to-date':
      return { current: spanToDate(index, period), base: spanToDate(index, samePeriodLastYear(period)) }
    case 'target':
      return { current: spanOf(index, period), base: null }
    case 'previous-period':
      return { current: spanOf(index, period), base: spanOf(index, previous(period)) }
    case 'period':
      return { current: spanOf(index, period), base: spanOf(index, chosen ?? samePeriodLastYear(period)) }
    case 'same-period-last-year':
      return { current: spanOf(index, period), base: spanOf(index, samePeriodLastYear(period)) }
  }
}
