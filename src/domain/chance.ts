import { binomialAtLeast, binomialAtMost, requireCount } from './chance-binomial.js'
import { exactShare } from './chance-proportion.js'

export { funnelLimits, funnelPoissonLimits } from './chance-funnel.js'
export { benjaminiHochberg, type ManyTests } from './chance-many.js'
export { clopperPearson, type Interval, wilson } from './chance-proportion.js'

/** Result of testing two counts against each other. Plain numbers: probabilities and ratios, never figures to print as counts. */
export interface ChanceResult {
  /** Two-sided p by doubling the smaller tail of the exact conditional binomial test, at most 1. */
  readonly p: number
  /** (current / exposure) / (base / exposure); null when the base is 0. */
  readonly ratio: number | null
  /** 95% Clopper–Pearson interval of the ratio; `high` may be Infinity. */
  readonly low: number
  readonly high: number
  /** true when the interval leaves 1 out: the change is more than chance explains. Of many tested together, see `adjustedP`. */
  readonly distinguishable: boolean
  /** Benjamini–Hochberg adjusted p, when this is one of many comparisons; `distinguishable` then follows it. */
  readonly adjustedP?: number
}

/** Two counts and how long (days, or days × population) each was collected. */
export interface TwoCounts {
  readonly current: number
  readonly base: number
  readonly currentDays: number
  readonly baseDays: number
}

/**
 * Could the change from `base` to `current` be chance? Given their sum, an unchanged rate makes `current` binomial with
 * the share of the exposure that is its own (the C-test: Przyborowski & Wilenski 1940); the interval of that share gives
 * the interval of the ratio. Both counts 0: nothing is known (p 1, interval 0..∞).
 * @throws RangeError when a count is not a safe integer from 0 up or an exposure is not above 0
 */
export function compareCounts({ current, base, currentDays, baseDays }: TwoCounts): ChanceResult {
  requireCount(current, 'current')
  requireCount(base, 'base')
  requireExposure(currentDays, 'currentDays')
  requireExposure(baseDays, 'baseDays')
  const total = current + base
  if (total === 0) return { p: 1, ratio: null, low: 0, high: Infinity, distinguishable: false }

  const share = currentDays / (currentDays + baseDays)
  const tail = Math.min(binomialAtMost(current, total, share), binomialAtLeast(current, total, share))
  const interval = exactShare(current, base, 0.95)
  const perExposure = baseDays / currentDays
  const low = odds(interval.low) * perExposure
  const high = odds(interval.high) * perExposure
  return {
    p: Math.min(1, 2 * tail),
    ratio: base === 0 ? null : (current / base) * perExposure,
    low,
    high,
    distinguishable: low > 1 || high < 1,
  }
}

function odds(share: number): number {
  return share >= 1 ? Infinity : share / (1 - share)
}

function requireExposure(value: number, name: string): void {
  if (!(value > 0 && Number.isFinite(value))) throw new RangeError(`${name} must be above 0, not ${value}`)
}
