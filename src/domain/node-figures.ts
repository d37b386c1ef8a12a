import type { PeriodWindow } from './calendar.js'
import type { Quality, Side } from './compare.js'
import { type Decimal, decimal, quotient, ZERO } from './decimal.js'
import { type BoundExpression, evaluate } from './expression/index.js'
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

interface Read {
  readonly value: Decimal | null
  readonly apportioned: Decimal
  /** Returns that hold a value or say "not applicable". */
  readonly reported: number
  /** Of these, those that say "not applicable". */
  readonly excused: number
}

/** Stored totals that count towards a node, wholly or by a share. */
interface Term {
  readonly totals: StoredTotals
  /** null: wholly. */
  readonly share: Decimal | null
}

/** The figures of one node over one stretch of time. Each series is put together once, however many indicators read it. */
export class NodeFigures {
  /** By series index. */
  private readonly values: (Read | undefined)[]
  private flowTerms: readonly Term[] | undefined
  private stockTerms: readonly Term[] | undefined
  private flowOwed: readonly Obligations[] | undefined
  private stockOwed: readonly Obligations[] | undefined

  constructor(
    private readonly index: PackIndex,
    private readonly span: Span,
    private readonly source: NodeSource,
    private readonly lookup: TotalsLookup,
  ) {
    this.values = new Array<Read | undefined>(index.seriesCount + 1)
  }

  /** One indicator as a side of a comparison. */
  side(bound: BoundExpression): Side {
    const { period, window } = this.span
    const { quality } = this.source
    const series = this.index.seriesOf(bound)
    const estimatedShare = this.estimatedShare(series)
    const only = onlySeries(bound)
    if (only !== null) {
      const { value, reported } = this.read(only)
      const expected = this.expected(only)
      return {
        period,
        window,
        value,
        numerator: null,
        denominator: null,
        reported,
        expected,
        quality,
        estimatedShare,
      }
    }
    const { value, numerator, denominator } = evaluate(bound, (index) => this.read(index).value)
    const { reported, expected } = this.completeness(series)
    return { period, window, value, numerator, denominator, reported, expected, quality, estimatedShare }
  }

  /** Sum of a series, exact; null when nobody reported it. */
  value(series: number): Decimal | null {
    return this.read(series).value
  }

  /** One series: its sum, and how many returns hold a value, say "not applicable", and were owed. */
  series(series: number): { value: Decimal | null; reported: number; excused: number; expected: number } {
    const { value, reported, excused } = this.read(series)
    return { value, reported: reported - excused, excused, expected: this.expected(series) }
  }

  /** The series with the most returns missing decides: an indicator is as complete as its poorest input. */
  private completeness(series: readonly number[]): { reported: number; expected: number } {
    let worst: { reported: number; expected: number } | undefined
    for (const index of series) {
      const reported = this.read(index).reported
      const expected = this.expected(index)
      if (worst === undefined || expected - reported > worst.expected - worst.reported)
        worst = { reported, expected }
    }
    return worst ?? { reported: 0, expected: 0 }
  }

  private read(series: number): Read {
    const held = this.values[series]
    if (held !== undefined) return held
    const place = series - 1
    let value: Decimal | null = null
    let apportioned = ZERO
    let reported = 0
    let excused = 0
    for (const { totals, share } of this.terms(this.index.isStock(series))) {
      const filled = totals.filled[place] ?? 0
      excused += totals.excused[place] ?? 0
      reported += filled + (totals.excused[place] ?? 0)
      if (filled === 0) continue
      const whole = decimal(totals.total[place] ?? '0')
      const counted = share === null ? whole : whole.times(share)
      value = value === null ? counted : value.plus(counted)
      if (share !== null) apportioned = apportioned.plus(counted.abs())
    }
    const read = { value, apportioned, reported, excused }
    this.values[series] = read
    return read
  }

  /** The stored totals that the node is made of, looked up once for all flows and once for all stocks. */
  private terms(stock: boolean): readonly Term[] {
    if (stock) {
      this.stockTerms ??= this.termsOver([this.span.last])
      return this.stockTerms
    }
    this.flowTerms ??= this.termsOver(this.span.stored)
    return this.flowTerms
  }

  private termsOver(periods: readonly Period[]): Term[] {
    const { stored, parts } = this.source
    const terms: Term[] = []
    const take = (scope: 'own' | 'all', unit: string, share: Decimal | null) => {
      for (const period of periods) {
        const totals = this.lookup(scope, unit, period)
        if (totals !== undefined) terms.push({ totals, share })
      }
    }
    if (stored !== null) take('all', stored, null)
    else for (const part of parts) take('own', part.unit, part.share.eq(1) ? null : part.share)
    return terms
  }

  private expected(series: number): number {
    const forms = this.index.formsOfSeries.get(series)
    if (forms === undefined) return 0
    let expected = 0
    for (const owed of this.obligations(this.index.isStock(series)))
      for (const form of forms) expected += owed.get(form.id) ?? 0
    return expected
  }

  private obligations(stock: boolean): readonly Obligations[] {
    if (stock) {
      this.stockOwed ??= [this.source.owed(this.span.last)]
      return this.stockOwed
    }
    this.flowOwed ??= this.span.stored.map((period) => this.source.owed(period))
    return this.flowOwed
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

/** The series that an expression is, as most indicators are one as it stands: there is nothing to work out. Else null. */
function onlySeries({ root, inputs }: BoundExpression): number | null {
  let node = root
  while (node.kind === 'indicator') node = node.of
  return node.kind === 'sum' && inputs.length === 1 ? inputs[0]!.series : null
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
