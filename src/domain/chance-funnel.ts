import binomialQuantile from '@stdlib/stats-base-dists-binomial-quantile'
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import { LARGE_VARIANCE, requireCount, requireOpenUnit } from './chance-binomial.js'
import type { Interval } from './chance-proportion.js'

/** Weights below this share of the largest one change no limit. */
const NEGLIGIBLE = 1e-20

/**
 * Funnel limits of a proportion: between how many successes (both inclusive) a unit with `trials` cases lies when its
 * true share is `target`. Outside the limits of level 0.95 it deserves a look, outside those of 0.998 a question.
 * Exact binomial quantiles. Spiegelhalter 2005, "Funnel plots for comparing institutional performance".
 * @param target share 0..1 common to all units
 * @throws RangeError when `trials` is not a count or `target` is not a share
 */
export function funnelLimits(target: number, trials: number, level = 0.95): Interval {
  requireCount(trials, 'trials')
  requireOpenUnit(level, 'level')
  if (!(target >= 0 && target <= 1)) throw new RangeError(`target must be a share 0..1, not ${target}`)
  const tail = (1 - level) / 2
  const variance = trials * target * (1 - target)
  if (variance > LARGE_VARIANCE) {
    return normalLimits(trials * target, variance, 1 - 2 * target, tail)
  }
  return {
    low: binomialQuantile(tail, trials, target),
    high: binomialQuantile(1 - tail, trials, target),
  }
}

/**
 * Funnel limits of a count (both inclusive) for a unit of which `expected` events are expected, e.g. common rate ×
 * population. Exact Poisson quantiles; above one million expected, the normal ones corrected for skewness.
 * @throws RangeError when `expected` is negative or not finite
 */
export function funnelPoissonLimits(expected: number, level = 0.95): Interval {
  requireOpenUnit(level, 'level')
  if (!(expected >= 0 && Number.isFinite(expected))) {
    throw new RangeError(`expected must be a number from 0 up, not ${expected}`)
  }
  const tail = (1 - level) / 2
  if (expected > LARGE_VARIANCE) return normalLimits(expected, expected, 1, tail)
  return poissonLimits(expected, tail)
}

/** Cornish–Fisher quantiles; `asymmetry` / deviation is the skewness. */
function normalLimits(mean: number, variance: number, asymmetry: number, tail: number): Interval {
  const deviation = Math.sqrt(variance)
  const limit = (probability: number) => {
    const z = normalQuantile(probability, 0, 1)
    return Math.ceil(mean + deviation * z + (asymmetry * (z * z - 1)) / 6 - 0.5)
  }
  return { low: limit(tail), high: limit(1 - tail) }
}

/** Quantiles from probabilities relative to the most likely count, which never underflow. */
function poissonLimits(expected: number, tail: number): Interval {
  const mode = Math.floor(expected)
  const below: number[] = []
  for (let k = mode, weight = 1; k > 0 && weight > NEGLIGIBLE; k -= 1) {
    weight *= k / expected
    below.push(weight)
  }
  const weights = [...below.reverse(), 1]
  for (let k = mode + 1, weight = expected / k; weight > NEGLIGIBLE; k += 1, weight *= expected / k) {
    weights.push(weight)
  }
  const first = mode - below.length
  const total = weights.reduce((a, b) => a + b, 0)
  const quantile = (probability: number) => {
    let reached = 0
    const at = weights.findIndex((weight) => {
      reached += weight
      return reached >= probability * total
    })
    return first + (at < 0 ? weights.length - 1 : at)
  }
  return { low: quantile(tail), high: quantile(1 - tail) }
}
