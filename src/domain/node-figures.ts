import type { PeriodWindow } from './calendar.js'
import type { Quality, Side } from './compare.js'
import { type Decimal, decimal, quotient, ZERO } from './decimal.js'
import { type BoundExpression, evaluate, seriesOf } from './expression/index.js'
import type { Obligations, PackIndex } from './pack-index.js'
import type { Period } from './period.js'
import type { Part } from './restate-plan.js'
import type { Span } from './span.js'

/** Sums of every series as they are stored, by series index − 1. */
export interface StoredTotals {
  readonly total: readonly string[]
  readonly filled: readonly number[]
  readonly excused: readonly number[]
}

/** The stored totals of a unit's own returns, or of all within it, for a stored period; undefined when there are none. */
export type TotalsLookup = (scope: 'own' | 'all', unit: string, period: Period) => StoredTotals | undefined

/** What the figures of one node over one stretch of time are put together from. */
export interface NodeSource {
  /** Reporting units and how much of each counts. */
  readonly parts: readonly Part[]
  /** Take the stored total of this unit instead of adding up the parts. */
  readonly stored: string | null
  readonly quality: Quality
  /** Returns owed by these units over a period, by form. */
  readonly owed: (period: Period) => Obligations
}

/** The figures of one node over one stretch of time. */
export class NodeFigures {
  private readonly values = new Map<
    number,
    { value: Decimal | null; apportioned: Decimal; reported: number }
  >()
  private readonly owed = new Map<number, number>()

  constructor(
    private readonly index: PackIndex,
    private readonly span: Span,
    private readonly source: NodeSource,
    private readonly lookup: TotalsLookup,
  ) {}

  /** One indicator as a side of a comparison. */
  side(bound: BoundExpression): Side {
    const result = evaluate(bound, (series) => this.read(series).value)
    const { reported, expected } = this.completeness(seriesOf(bound))
    return {
      period: this.span.period,
      window: this.span.window,
      value: result.value,
      numerator: result.numerator,
      denominator: result.denominator,
      reported,
      expected,
      quality: this.source.quality,
      estimatedShare: this.estimatedShare(seriesOf(bound)),
    }
  }

  /** Sum of a series, exact; null when nobody reported it. */
  value(series: number): Decimal | null {
    return this.read(series).value
  }

  /** The series with the most returns missing decides: an indicator is as complete as its poorest input. */
  private completeness(series: readonly number[]): { reported: number; expected: number } {
    let worst = { reported: 0, expected: 0 }
    let first = true
    for (const index of series) {
      const reported = this.read(index).reported
      const expected = this.expected(index)
      if (first || expected - reported > worst.expected - worst.reported) worst = { reported, expected }
      first = false
    }
    return worst
  }

  private read(series: number): { value: Decimal | null; apportioned: Decimal; reported: number } {
    const held = this.values.get(series)
    if (held !== undefined) return held
    const place = series - 1
    const stock = this.index.isStock(series)
    const periods = stock ? [this.span.last] : this.span.stored
    let value: Decimal | null = null
    let apportioned = ZERO
    let reported = 0
    const take = (scope: 'own' | 'all', unit: string, share: Decimal) => {
      for (const period of periods) {
        const totals = this.lookup(scope, unit, period)
        if (totals === undefined) continue
        const filled = totals.filled[place] ?? 0
        reported += filled + (totals.excused[place] ?? 0)
        if (filled === 0) continue
        const whole = decimal(totals.total[place] ?? '0')
        const counted = share.eq(1) ? whole : whole.times(share)
        value = value === null ? counted : value.plus(counted)
        if (!share.eq(1)) apportioned = apportioned.plus(counted.abs())
      }
    }
    if (this.source.stored !== null) take('all', this.source.stored, decimal(1))
    else for (const part of this.source.parts) take('own', part.unit, part.share)
    const read = { value, apportioned, reported }
    this.values.set(series, read)
    return read
  }

  private expected(series: number): number {
    const held = this.owed.get(series)
    if (held !== undefined) return held
    const periods = this.index.isStock(series) ? [this.span.last] : this.span.stored
    const forms = this.index.formsOfSeries.get(series) ?? []
    let expected = 0
    for (const period of periods) {
      const owed = this.source.owed(period)
      for (const form of forms) expected += owed.get(form.id) ?? 0
    }
    this.owed.set(series, expected)
    return expected
  }

  /** How much of the inputs rests on apportionment, 0..1; null when nothing does. */
  private estimatedShare(series: readonly number[]): Decimal | null {
    if (this.source.quality !== 'estimated') return null
    let size = ZERO
    let apportioned = ZERO
    for (const index of series) {
      const read = this.read(index)
      size = size.plus(read.value?.abs() ?? ZERO)
      apportioned = apportioned.plus(read.apportioned)
    }
    return size.eq(0) ? ZERO : quotient(apportioned, size)
  }
}

/** A side that only carries a target. Its window is the current one's; completeness means nothing. */
export function targetSide(value: Decimal | null, period: Period, window: PeriodWindow): Side {
  return {
    period,
    window,
    value,
    numerator: null,
    denominator: null,
    reported: 0,
    expected: 0,
    quality: 'exact',
    estimatedShare: null,
  }
}
