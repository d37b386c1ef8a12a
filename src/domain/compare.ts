import type { PeriodWindow } from './calendar.js'
import type { ChanceResult } from './chance.js'
import type { Decimal } from './decimal.js'
import type { Indicator, Words } from './measure.js'
import type { Period } from './period.js'

/** exact: added up; estimated: some of it apportioned by shares; not-comparable: no way to place some of it. */
export type Quality = 'exact' | 'estimated' | 'not-comparable'

/** One figure of one period for one unit, with what a reader must know about it. */
export interface Side {
  readonly period: Period
  readonly window: PeriodWindow
  /** null: nothing was reported, or the expression is undefined (division by nought). */
  readonly value: Decimal | null
  /** For a ratio the two counts it is made of, so that both can be printed and tested; else null. */
  readonly numerator: Decimal | null
  readonly denominator: Decimal | null
  /** Returns that came in and returns that were owed ("102/106 đơn vị"; for longer periods unit-months). */
  readonly reported: number
  readonly expected: number
  readonly quality: Quality
  /** Part of `value`'s inputs that was apportioned, as a share 0..1 of the whole. */
  readonly estimatedShare: Decimal | null
}

export type BaseKind = 'same-period-last-year' | 'previous-period' | 'target' | 'year-to-date' | 'period'

/** Why a comparison must be read with care, or cannot be made. */
export type Caution =
  | 'base-zero'
  | 'small-base'
  | 'incomplete-current'
  | 'incomplete-base'
  | 'unequal-exposure'
  | 'scope-changed'
  | 'estimated'
  | 'not-comparable'
  | 'no-current'
  | 'no-base'

/** The same-period comparison of one indicator. domain.md §7. */
export interface Comparison {
  readonly indicator: Indicator
  readonly baseKind: BaseKind
  readonly current: Side
  readonly base: Side
  /** current − base; null when either is missing, incomplete against complete, or not comparable. */
  readonly difference: Decimal | null
  /** 100 × difference / base, unrounded; null for base 0, and for percentages (use `points`). */
  readonly percent: Decimal | null
  /** Difference of two percentages in percentage points, unrounded; null for counts. */
  readonly points: Decimal | null
  readonly quality: Quality
  readonly cautions: readonly Caution[]
  readonly scopeNotes: readonly Words[]
  readonly chance: ChanceResult | null
}
