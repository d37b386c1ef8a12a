import betaQuantile from '@stdlib/stats-base-dists-beta-quantile'
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import { requireCount, requireOpenUnit } from './chance-binomial.js'

/** Both limits of an interval. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** Above this the beta quantile takes seconds, while the normal approximation is right to 1e-5 of a deviation. */
const BETA_LIMIT = 1e9

/**
 * Wilson score interval of a proportion, as shares 0..1: the one printed beside a rate ("70/72: 90,4–99,2%").
 * No trials tell nothing: 0..1. Wilson 1927; recommended by Newcombe 1998 (method 3).
 * @throws RangeError when the counts are not whole, or successes exceed trials
 */
export function wilson(successes: number, trials: number, level = 0.95): Interval {
  requireProportion(successes, trials, level)
  if (trials === 0) return { low: 0, high: 1 }
  const z = normalQuantile((1 + level) / 2, 0, 1)
  const failures = trials - successes
  const half = z * Math.sqrt((z * z) / 4 + (successes * failures) / trials)
  const all = trials + z * z
  return {
    low: successes === 0 ? 0 : Math.max(0, (successes + (z * z) / 2 - half) / all),
    high: failures === 0 ? 1 : Math.min(1, (successes + (z * z) / 2 + half) / all),
  }
}

/**
 * Exact ("Clopper–Pearson") interval of a proportion, as shares 0..1. Clopper & Pearson 1934.
 * Above a variance of 1e9 the continuity-corrected Wilson interval (Newcombe 1998, method 4), which it then equals.
 * @throws RangeError when the counts are not whole, or successes exceed trials
 */
export function clopperPearson(successes: number, trials: number, level = 0.95): Interval {
  requireProportion(successes, trials, level)
  return exactShare(successes, trials - successes, level)
}

/** As `clopperPearson`, from successes and failures: their sum may leave the safe integers. */
export function exactShare(successes: number, failures: number, level: number): Interval {
  const tail = (1 - level) / 2
  const variance = successes * (failures / (successes + failures))
  if (variance > BETA_LIMIT) return correctedWilson(successes, failures, level)
  return {
    low: successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1),
    high: failures === 0 ? 1 : betaQuantile(1 - tail, successes + 1, failures),
  }
}

function correctedWilson(successes: number, failures: number, level: number): Interval {
  const z = normalQuantile((1 + level) / 2, 0, 1)
  const trials = successes + failures
  const bound = (count: number, side: 1 | -1) => {
    const moved = count + side * 0.5
    const half = z * Math.sqrt((z * z) / 4 + moved * (1 - moved / trials))
    return (moved + (z * z) / 2 + side * half) / (trials + z * z)
  }
  return { low: bound(successes, -1), high: bound(successes, 1) }
}

function requireProportion(successes: number, trials: number, level: number): void {
  requireCount(successes, 'successes')
  requireCount(trials, 'trials')
  requireOpenUnit(level, 'level')
  if (successes > trials) throw new RangeError(`successes (${successes}) exceed trials (${trials})`)
}
