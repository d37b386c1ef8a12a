import type { Comparison, Side } from '../../domain/compare.js'
import { decimal, digits } from '../../domain/decimal.js'
import type { Indicator } from '../../domain/measure.js'
import { formatNumber } from '../../domain/number-text.js'
import {
  halfPeriod,
  type Period,
  parts,
  periodName,
  quarterPeriod,
  samePeriodLastYear,
} from '../../domain/period.js'
import type { Chart, ChartType, FigureOrigin } from '../../domain/report.js'
import { chartWords } from '../../domain/words/chart.js'
import { type Lang, say } from '../../domain/words.js'
import type { ComparisonRow } from '../compare/compare.js'
import { capital } from './table-parts.js'

/** A value on a chart and where it comes from. */
export interface Point {
  readonly value: string | null
  readonly origin: FigureOrigin
}

/** Above so many columns names no longer fit below them: bars lie then. */
const STANDING = 8

export const OVER = ['months', 'quarters', 'halves', 'years'] as const
export type Over = (typeof OVER)[number]

/** Periods that a chart goes over: those within the report's own, or as many of the same kind up to it as were asked for. */
export function periodsOver(over: Over, period: Period, limit: number | null): Period[] {
  if (over === 'months') {
    const within = parts(period)
    return lastOf(within.length > 0 ? within : [period], limit)
  }
  const count = limit ?? 5
  if (over === 'years') {
    const found = [period]
    while (found.length < count) found.unshift(samePeriodLastYear(found[0]!))
    return found
  }
  const perYear = over === 'quarters' ? 4 : 2
  const make = over === 'quarters' ? quarterPeriod : halfPeriod
  // The last one that ends with the report's own period.
  const end = Math.max(1, Math.round((monthOf(period) / 12) * perYear))
  return Array.from({ length: count }, (_, back) => {
    const n = period.year * perYear + end - 1 - (count - 1 - back)
    return make(Math.floor(n / perYear), (n % perYear) + 1)
  })
}

/** The last month of a period. */
function monthOf(period: Period): number {
  const last = parts(period).at(-1) ?? period
  return last.type === 'month' ? last.index : 12
}

function lastOf<T>(items: readonly T[], limit: number | null): T[] {
  return limit === null ? [...items] : items.slice(-limit)
}

/** One side of a comparison as a point. */
export function pointOf(side: Side, indicator: Indicator, unit: string): Point {
  const value = side.value === null ? null : digits(side.value)
  return {
    value,
    origin: {
      indicator: indicator.id,
      unit,
      period: side.period.code,
      base: null,
      wording: 'value',
      value,
    },
  }
}

export interface ChartParts {
  readonly title: string
  readonly indicator: Indicator
  readonly type: ChartType | null
  readonly categories: readonly string[]
  readonly series: readonly { readonly name: string; readonly points: readonly Point[] }[]
  readonly note: string | null
  /** Do the categories follow time? */
  readonly overTime: boolean
}

/** The chart of these parts, with a summary in words for who cannot see it. */
export function chartOf(given: ChartParts, lang: Lang): Chart {
  const { indicator, categories, series, title } = given
  const rate = indicator.format === 'percent'
  const type = given.type ?? (given.overTime ? 'lines' : categories.length > STANDING ? 'bars' : 'columns')
  return {
    type,
    title,
    unit: rate ? say(chartWords, 'percent', lang) : indicator.unit[lang],
    categories,
    series: series.map(({ name, points }) => ({
      name,
      values: points.map(({ value }) => value),
      origins: points.map(({ origin }) => origin),
    })),
    places: indicator.decimals,
    summary: summary(given, lang),
    note: given.note,
  }
}

function summary({ title, categories, series, indicator }: ChartParts, lang: Lang): string {
  // The newest series is what the reader wants to know of.
  const values = series.at(-1)?.points.map(({ value }) => value) ?? []
  const known = values.flatMap((value, i) => (value === null ? [] : [{ value: decimal(value), i }]))
  if (known.length === 0) return say(chartWords, 'summary-none', lang, { title })
  const most = known.reduce((a, b) => (b.value.gt(a.value) ? b : a))
  const least = known.reduce((a, b) => (b.value.lt(a.value) ? b : a))
  const text = (value: typeof most.value) => formatNumber(value, indicator.decimals, lang)
  const told = say(chartWords, 'summary-one', lang, {
    title,
    most: categories[most.i]!,
    mostValue: text(most.value),
    least: categories[least.i]!,
    leastValue: text(least.value),
  })
  const missing = categories.filter((_, i) => values[i] === null)
  return missing.length === 0
    ? told
    : told + say(chartWords, 'summary-missing', lang, { names: missing.join(', ') })
}

/** Rows in the order asked for: `-indicator` or `indicator`; as the tree has them when nothing is asked. */
export function sortedRows(
  rows: readonly ComparisonRow[],
  place: number,
  descending: boolean | null,
): ComparisonRow[] {
  if (descending === null) return [...rows]
  const value = (row: ComparisonRow) => row.comparisons[place]?.current.value ?? null
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)]
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
    return descending ? y.cmp(x) : x.cmp(y)
  })
}

/** Names of both sides of a comparison, as a legend has them: the base first, as time goes. */
export function sideNames(comparison: Comparison, lang: Lang): { base: string; current: string } {
  return {
    base: capital(periodName(comparison.base.period, lang)),
    current: capital(periodName(comparison.current.period, lang)),
  }
}
