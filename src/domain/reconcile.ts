import type { Decimal } from './decimal.js'
import type { Period } from './period.js'
import type { Place } from './problem.js'

/** One total that the publisher gives, to be held against ours. */
export interface PublishedTotal {
  /** Key of the unit in the pack. */
  readonly unit: string
  readonly period: Period
  /** Series as the publisher names it, already renamed to ours where the layout says so. */
  readonly series: string
  /** Index of that series in the pack; null when the pack does not hold it. */
  readonly seriesIndex: number | null
  readonly value: Decimal
  readonly place: Place
}

/** Our total, or null when no unit below has reported that series for that period. */
export type ComputedTotal = (unit: string, periodKey: number, seriesIndex: number) => Decimal | null

export interface TotalDifference {
  readonly unit: string
  readonly period: Period
  readonly series: string
  readonly computed: Decimal
  readonly published: Decimal
  /** computed − published. */
  readonly difference: Decimal
  /**
   * Series of the same unit and period whose difference is the exact opposite, so that the two together agree:
   * the publisher counted some cases under the one in one file and under the other in the other.
   */
  readonly offsetBy: string | null
  readonly place: Place
}

export interface Reconciliation {
  readonly equal: number
  /** In order of period, then series, then unit. */
  readonly differing: readonly TotalDifference[]
  /** Published totals that nothing of ours can be held against: `unknownSeries` + `noFigures`. */
  readonly notComputed: number
  /** Their series is not in the pack. */
  readonly unknownSeries: number
  /** The series is in the pack, but no unit below reported it for that period. */
  readonly noFigures: number
  /** Rows that give a total a second time; only the first counts above. */
  readonly repeated: readonly PublishedTotal[]
}

/**
 * Hold computed totals against published ones, exactly: no tolerance, no rounding. What is compared is every
 * published row whose series is in the pack and for which figures were loaded; a total of ours that the
 * publisher does not give is not a fault and is not counted.
 */
export function reconcile(input: {
  readonly computed: ComputedTotal
  readonly published: Iterable<PublishedTotal>
}): Reconciliation {
  const seen = new Set<string>()
  const repeated: PublishedTotal[] = []
  const found: Unmatched[] = []
  let equal = 0
  let unknownSeries = 0
  let noFigures = 0
  for (const row of input.published) {
    const key = `${row.unit}\t${row.period.key}\t${row.series}`
    if (seen.has(key)) {
      repeated.push(row)
      continue
    }
    seen.add(key)
    if (row.seriesIndex === null) {
      unknownSeries += 1
      continue
    }
    const computed = input.computed(row.unit, row.period.key, row.seriesIndex)
    if (computed === null) noFigures += 1
    else if (computed.eq(row.value)) equal += 1
    else found.push({ row, seriesIndex: row.seriesIndex, computed, difference: computed.minus(row.value) })
  }
  return {
    equal,
    differing: withOffsets(found.sort(inOrder)),
    notComputed: unknownSeries + noFigures,
    unknownSeries,
    noFigures,
    repeated,
  }
}

interface Unmatched {
  readonly row: PublishedTotal
  readonly seriesIndex: number
  readonly computed: Decimal
  readonly difference: Decimal
}

function inOrder(a: Unmatched, b: Unmatched): number {
  if (a.row.period.key !== b.row.period.key) return a.row.period.key - b.row.period.key
  if (a.seriesIndex !== b.seriesIndex) return a.seriesIndex - b.seriesIndex
  return a.row.unit < b.row.unit ? -1 : 1
}

/** Pair differences that cancel; each is used once, the first that fits in order. */
function withOffsets(found: readonly Unmatched[]): TotalDifference[] {
  const partner = new Map<Unmatched, Unmatched>()
  const waiting = new Map<string, Unmatched[]>()
  for (const item of found) {
    const where = `${item.row.unit}\t${item.row.period.key}\t`
    const opposite = waiting.get(where + item.difference.neg().toFixed())?.shift()
    if (opposite !== undefined) {
      partner.set(item, opposite)
      partner.set(opposite, item)
      continue
    }
    const key = where + item.difference.toFixed()
    waiting.set(key, [...(waiting.get(key) ?? []), item])
  }
  return found.map((item) => ({
    unit: item.row.unit,
    period: item.row.period,
    series: item.row.series,
    computed: item.computed,
    published: item.row.value,
    difference: item.difference,
    offsetBy: partner.get(item)?.row.series ?? null,
    place: item.row.place,
  }))
}
