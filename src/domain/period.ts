import { monthSpan, months, type Period, readPeriod } from './period-algebra.js'
import { fail, type Place } from './problem.js'

// What can be reckoned without refusing anything stands apart: pages use it without carrying every sentence of the problems.
export * from './period-algebra.js'

/** As `readPeriod`, but throws Problem `period-code-invalid` at `place`. */
export function parsePeriod(code: string, place: Place = {}): Period {
  return readPeriod(code) ?? fail('period-code-invalid', place, { code })
}

/**
 * The months from January to the last month of the period, in its year.
 * Throws Problem `period-without-months` for a day or a week.
 */
export function yearToDate(period: Period): Period[] {
  const span = monthSpan(period) ?? fail('period-without-months', {}, { code: period.code })
  return months(period.year, 1, span.last)
}
