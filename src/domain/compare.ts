import type { PeriodWindow } from './calendar.js'
import { type ChanceResult, compareCounts } from './chance.js'
import { type Decimal, quotient, ZERO } from './decimal.js'
import type { Indicator, Measure, Words } from './measure.js'
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

/** Why a comparison must be read with care, or cannot be made; in the order in which they are told. */
export const CAUTIONS = [
  'base-zero',
  'small-base',
  'incomplete-current',
  'incomplete-base',
  'unequal-exposure',
  'scope-changed',
  'activity',
  'estimated',
  'not-comparable',
  'no-current',
  'no-base',
] as const
export type Caution = (typeof CAUTIONS)[number]

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

/** A base below this is told in counts first. domain.md §7. */
const SMALL_BASE = 20

export interface ComparisonInput {
  readonly indicator: Indicator
  readonly baseKind: BaseKind
  readonly current: Side
  /** For a target: a side whose value is the target; its window and completeness mean nothing. */
  readonly base: Side
  readonly smallBase?: number
  /** Of the measures the indicator is made of. Those that fall between the two windows are told. */
  readonly scopeChanges?: Measure['scopeChanges']
  /** Does the indicator rise with the agency's own activity, so that neither up nor down is good in itself? */
  readonly activity?: boolean
  /** Test two counts for chance? Only done for whole, exact, complete counts of the format `count`. */
  readonly testChance?: boolean
  /** Compute although returns are missing on a side. The cautions stay. */
  readonly allowIncomplete?: boolean
}

/**
 * Compare two figures. Nothing is hidden: where a difference would mislead it is null and a caution says why.
 * Percentages differ in points and have no percent change. For a base below 0 (only measures that may be negative) the percent
 * is taken of its size, so that its sign always tells the direction. domain.md §7.
 */
export function compareSides(input: ComparisonInput): Comparison {
  const { indicator, baseKind, current, base, smallBase = SMALL_BASE } = input
  const target = baseKind === 'target'
  const quality = target ? current.quality : worse(current.quality, base.quality)
  const scopeNotes = target ? NO_NOTES : notesBetween(current.window, base.window, input.scopeChanges ?? [])
  const lacking = current.reported < current.expected
  const lackingBase = !target && base.reported < base.expected
  const isPercent = indicator.format === 'percent'

  const baseZero = base.value?.eq(0) === true
  const small = indicator.format === 'count' && base.value?.abs().lt(smallBase) === true
  const cautions = cautionsOf(
    bit('base-zero', !isPercent && baseZero) |
      bit('small-base', small && !baseZero) |
      bit('incomplete-current', lacking) |
      bit('incomplete-base', lackingBase) |
      bit('unequal-exposure', !target && !isPercent && current.window.days !== base.window.days) |
      bit('scope-changed', scopeNotes.length > 0) |
      bit('activity', !target && input.activity === true) |
      bit('estimated', quality === 'estimated') |
      bit('not-comparable', quality === 'not-comparable') |
      bit('no-current', current.value === null) |
      bit('no-base', base.value === null),
  )
  const complete = !lacking && !lackingBase
  const comparable = quality !== 'not-comparable' && (complete || input.allowIncomplete === true)
  const difference =
    comparable && current.value !== null && base.value !== null ? current.value.minus(base.value) : null
  const mayTest = input.testChance === true && !target && complete && quality === 'exact'
  return {
    indicator,
    baseKind,
    current,
    base,
    difference,
    percent: isPercent || difference === null ? null : percentOf(difference, base.value ?? ZERO),
    points: isPercent ? difference : null,
    quality,
    cautions,
    scopeNotes,
    chance: mayTest && indicator.format === 'count' ? chanceOf(current, base) : null,
  }
}

const BITS = new Map<Caution, number>(CAUTIONS.map((caution, i) => [caution, 1 << i]))
const TOLD: (readonly Caution[] | undefined)[] = []

function bit(caution: Caution, when: boolean): number {
  return when ? BITS.get(caution)! : 0
}

/** The few sets of cautions that occur are shared: a nation's table holds thousands of comparisons. */
function cautionsOf(mask: number): readonly Caution[] {
  TOLD[mask] ??= CAUTIONS.filter((caution) => (mask & BITS.get(caution)!) !== 0)
  return TOLD[mask]
}

const QUALITIES: readonly Quality[] = ['exact', 'estimated', 'not-comparable']

/** The lower of two qualities: a result is as good as its worst input. */
export function worse(a: Quality, b: Quality): Quality {
  return QUALITIES.indexOf(a) >= QUALITIES.indexOf(b) ? a : b
}

/** 100 × difference ÷ |base|; multiplied first, so that only the quotient is rounded. Null for base 0. */
function percentOf(difference: Decimal, base: Decimal): Decimal | null {
  return base.eq(0) ? null : quotient(difference.times(100), base.abs())
}

const NO_NOTES: readonly Words[] = []

/** A change counts when a day of one window lies before it and a day of the other on or after it. */
function notesBetween(a: PeriodWindow, b: PeriodWindow, changes: Measure['scopeChanges']): readonly Words[] {
  if (changes.length === 0) return NO_NOTES
  const from = [a.from, b.from].sort()[0]!
  const to = [a.to, b.to].sort()[1]!
  const notes: Words[] = []
  for (const { date, note } of changes) {
    if (date <= from || date > to) continue
    if (!notes.some((told) => told.vi === note.vi && told.en === note.en)) notes.push(note)
  }
  return notes
}

function chanceOf(current: Side, base: Side): ChanceResult | null {
  const now = count(current.value)
  const then = count(base.value)
  if (now === null || then === null) return null
  return compareCounts({
    current: now,
    base: then,
    currentDays: current.window.days,
    baseDays: base.window.days,
  })
}

/** A whole number from 0 up that floating point holds exactly, or null. */
function count(value: Decimal | null): number | null {
  if (value === null) return null
  const n = value.toNumber()
  return Number.isSafeInteger(n) && n >= 0 && value.eq(n) ? n : null
}
