/** The kinds of period, from the shortest. domain.md §1. */
export const PERIOD_TYPES = ['day', 'week', 'month', 'quarter', 'half', 'nine-months', 'year'] as const
export type PeriodType = (typeof PERIOD_TYPES)[number]

/** A calendar day as `YYYY-MM-DD`; compares correctly as text. */
export type IsoDate = string

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
