import { binomialAtLeast, binomialAtMost } from './chance-binomial.js'
import { type Decimal, decimal, digits, parseDecimal, quotient, sum, ZERO } from './decimal.js'
import type { Vocabulary } from './expression/index.js'
import type { Form, OutlierLimits } from './form.js'

/**
 * A figure far from what the unit itself reported before. It is a question, never an error: it blocks nothing, and a written
 * explanation answers it. domain.md §5.
 */
export interface OutlierQuestion {
  /** Index of the series. */
  readonly series: number
  /** What an explanation is kept under. */
  readonly key: string
  /** spread: the robust z; count: the limits of a small count. */
  readonly method: 'spread' | 'count'
  readonly direction: 'high' | 'low'
  readonly value: string
  /** Of the earlier periods: how many, their median, least and greatest figure. Decimal text. */
  readonly periods: number
  readonly median: string
  readonly least: string
  readonly greatest: string
}

/** `OutlierLimits` with nothing left open. */
export type OutlierSettings = { readonly [K in keyof OutlierLimits]-?: Exclude<OutlierLimits[K], undefined> }

/** Used where the form says nothing else. docs/pack-format.md. */
export const OUTLIER_DEFAULTS: OutlierSettings = {
  periods: 24,
  atLeast: 8,
  z: '3.5',
  smallCount: 10,
  tail: '0.002',
  except: [],
}

/** The limits of a form, with what it leaves out. */
export function outlierLimits({ outliers = {} }: Pick<Form, 'outliers'>): OutlierSettings {
  const said = Object.entries(outliers).filter(([, limit]) => limit !== undefined)
  return { ...OUTLIER_DEFAULTS, ...(Object.fromEntries(said) as Partial<OutlierSettings>) }
}

/**
 * MAD × 1.4826 estimates a normal standard deviation (1/Φ⁻¹(¾)), the mean absolute deviation × 1.2533 (√(π/2)) stands in for it
 * when more than half of the figures are equal. |z| > 3.5 asks. Iglewicz & Hoaglin 1993, How to Detect and Handle Outliers
 * (ASQC vol. 16), as in the NIST/SEMATECH e-Handbook 1.3.5.17, where 0.6745 = 1/1.4826.
 */
const MAD_FACTOR = decimal('1.4826')
const MEAN_DEVIATION_FACTOR = decimal('1.2533')
/** What stands (staff, vehicles, sums of money) is not taken to be steadier than one part in twenty. */
const STEADINESS = decimal('0.05')

/**
 * Questions about the figures of a form, by the unit's own history of each series: earlier periods, newest first, arrays by
 * series index − 1. Counts of events around a small median are judged by the exact two-sided limits of the next count of a
 * Poisson process, everything else by the robust z. A series with fewer than `atLeast` earlier figures is not judged.
 */
export function outlierQuestions(input: {
  readonly form: Form
  readonly pack: Vocabulary
  readonly values: readonly (string | null)[]
  readonly history: readonly (readonly (string | null)[])[]
}): OutlierQuestion[] {
  const { form, pack, values } = input
  const limits = outlierLimits(form)
  const asked = new Set(form.sections.flatMap((section) => section.series))
  for (const code of limits.except) asked.delete(code)
  const measures = new Map(pack.measures.map((m) => [m.id, m]))
  const history = input.history.slice(0, limits.periods)
  return pack.series.flatMap(({ index, code, measure }) => {
    const value = figureAt(values, index)
    if (!asked.has(code) || value === null) return []
    const earlier = history.flatMap((figures) => figureAt(figures, index) ?? []).sort((a, b) => a.cmp(b))
    if (earlier.length < limits.atLeast) return []
    const { kind, scale, signed } = measures.get(measure)!
    const counts = kind === 'flow' && scale === 0 && !signed
    const median = medianOf(earlier)
    const small = counts && median.cmp(limits.smallCount) <= 0
    const odd = small
      ? unlikelyCount(value, earlier, Number(limits.tail))
      : farOff(value, earlier, decimal(limits.z), counts)
    if (!odd) return []
    return {
      series: index,
      key: outlierKey(index),
      method: small ? 'count' : 'spread',
      direction: value.cmp(median) < 0 ? 'low' : 'high',
      value: digits(value),
      periods: earlier.length,
      median: digits(median),
      least: digits(earlier[0]!),
      greatest: digits(earlier.at(-1)!),
    } as const
  })
}

/** What the answer to a question about a series (its index) is kept under. */
export function outlierKey(series: number): string {
  return `outlier:${series}`
}

/**
 * Is |value − median| more than z times the spread of the earlier figures? The squares are compared, so that no root is
 * taken. Counts are not taken to be steadier than a Poisson process of their median (variance = median), which keeps months
 * that happened to be alike from making every other month a question.
 */
export function farOff(value: Decimal, earlier: readonly Decimal[], z: Decimal, counts: boolean): boolean {
  const median = medianOf(earlier)
  const deviations = earlier.map((x) => x.minus(median).abs()).sort((a, b) => a.cmp(b))
  const mad = medianOf(deviations).times(MAD_FACTOR)
  const spread = mad.eq(0) ? meanOf(deviations).times(MEAN_DEVIATION_FACTOR) : mad
  const floor = counts ? median.abs() : square(median.times(STEADINESS))
  const variance = square(spread).cmp(floor) > 0 ? square(spread) : floor
  // Nought in every period, and no count: there is nothing to measure by.
  if (variance.eq(0)) return false
  return square(value.minus(median)).cmp(square(z).times(variance)) > 0
}

/**
 * Would a count this far out come with probability below `tail`, if it were one more period of the same Poisson process as the
 * earlier ones? Given their sum, the new count is binomial with share 1/(n + 1): no mean has to be assumed. Two-sided by
 * doubling the smaller tail. Przyborowski & Wilenski 1940, Biometrika 31:313; as limits of a coming count Thatcher 1964,
 * J. R. Stat. Soc. B 26:176.
 */
export function unlikelyCount(value: Decimal, earlier: readonly Decimal[], tail: number): boolean {
  const count = Number(digits(value))
  const trials = count + Number(digits(sum(earlier)))
  const share = 1 / (earlier.length + 1)
  if (!Number.isSafeInteger(trials) || trials === 0) return false
  const smaller = Math.min(binomialAtMost(count, trials, share), binomialAtLeast(count, trials, share))
  return 2 * smaller < tail
}

function figureAt(figures: readonly (string | null)[], series: number): Decimal | null {
  const text = figures[series - 1] ?? null
  return text === null ? null : (parseDecimal(text) ?? null)
}

/** Of figures in order. */
function medianOf(sorted: readonly Decimal[]): Decimal {
  const middle = Math.floor(sorted.length / 2)
  if (sorted.length % 2 === 1) return sorted[middle]!
  return sorted[middle - 1]!.plus(sorted[middle]!).times('0.5')
}

function meanOf(values: readonly Decimal[]): Decimal {
  return values.length === 0 ? ZERO : quotient(sum(values), decimal(values.length))
}

function square(value: Decimal): Decimal {
  return value.times(value)
}
