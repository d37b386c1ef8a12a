import {
  containing,
  halfPeriod,
  monthPeriod,
  monthSpan,
  nineMonthsPeriod,
  type Period,
  periodFromKey,
  quarterPeriod,
  yearPeriod,
} from './period.js'

/**
 * Keys of the periods whose stored totals a return of this period adds to: its own and the longer ones that hold it.
 * Days and weeks add to nothing longer: their windows do not follow the cut-offs.
 */
export function storedPeriods(period: Period): number[] {
  return [period.key, ...longer(period).map((p) => p.key)]
}

/** The periods whose returns add to this one, itself included: what `storedPeriods` says, read the other way. Shortest first. */
export function periodsWithin(period: Period): Period[] {
  if (monthSpan(period) === undefined) return [period]
  const { year } = period
  const candidates = [
    ...Array.from({ length: 12 }, (_, m) => monthPeriod(year, m + 1)),
    ...[1, 2, 3, 4].map((quarter) => quarterPeriod(year, quarter)),
    halfPeriod(year, 1),
    halfPeriod(year, 2),
    nineMonthsPeriod(year),
    yearPeriod(year),
  ]
  return candidates.filter((candidate) => storedPeriods(candidate).includes(period.key))
}

function longer(period: Period): Period[] {
  switch (period.type) {
    case 'month':
      return containing(period)
    case 'quarter': {
      const half = halfPeriod(period.year, period.index <= 2 ? 1 : 2)
      return [half, ...(period.index <= 3 ? [nineMonthsPeriod(period.year)] : []), yearPeriod(period.year)]
    }
    case 'half':
      return [yearPeriod(period.year)]
    default:
      return []
  }
}

/**
 * Rounds in which stored totals of longer periods are made from shorter ones: months → quarters → halves and nine months →
 * years. Each round uses only what earlier rounds made. `present` are the periods that returns exist for.
 */
export function rebuildSteps(present: readonly number[]): { from: number; to: number }[][] {
  const years = [...new Set(present.map((key) => periodFromKey(key).year))].sort((a, b) => a - b)
  const months: Step[] = []
  const quarters: Step[] = []
  const halves: Step[] = []
  for (const year of years) {
    for (let quarter = 1; quarter <= 4; quarter++) {
      const q = quarterPeriod(year, quarter)
      for (let month = 3 * quarter - 2; month <= 3 * quarter; month++)
        months.push({ from: monthPeriod(year, month).key, to: q.key })
      quarters.push({ from: q.key, to: halfPeriod(year, quarter <= 2 ? 1 : 2).key })
      if (quarter <= 3) quarters.push({ from: q.key, to: nineMonthsPeriod(year).key })
    }
    for (const half of [1, 2]) halves.push({ from: halfPeriod(year, half).key, to: yearPeriod(year).key })
  }
  return [months, quarters, halves]
}

interface Step {
  from: number
  to: number
}
