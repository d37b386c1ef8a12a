import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf'

/**
 * Above this variance n·p·(1 − p) the tail is taken from the normal distribution with a correction for skewness
 * (absolute error below 1e-6). The library's incomplete beta is right to 2e-9 up to a variance of 1e7, but is
 * 2.7 % out at 1e9 and returns values outside [0, 1] from 1e10 on (measured against scipy 1.17.1).
 */
export const LARGE_VARIANCE = 1e6

/** Refuse anything but a whole number from 0 to 2^53 − 1. A fractional count is a fault of the program, not of a user. */
export function requireCount(value: number, name: string): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`${name} must be a whole number from 0 to 2^53 - 1, not ${value}`)
  }
}

/** Refuse a level or probability that is not strictly between 0 and 1. */
export function requireOpenUnit(value: number, name: string): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`${name} must lie between 0 and 1, not ${value}`)
}

/** P(X ≤ k) for X ~ Binomial(trials, share), 0 ≤ k ≤ trials. */
export function binomialAtMost(k: number, trials: number, share: number): number {
  if (k >= trials) return 1
  const variance = trials * share * (1 - share)
  if (variance <= LARGE_VARIANCE) return Math.min(1, Math.max(0, binomialCdf(k, trials, share)))
  const deviation = Math.sqrt(variance)
  return skewedNormalAtMost((k + 0.5 - trials * share) / deviation, (1 - 2 * share) / deviation)
}

/** P(X ≥ k) for X ~ Binomial(trials, share). Kept apart from 1 − P(X ≤ k − 1), which loses small tails. */
export function binomialAtLeast(k: number, trials: number, share: number): number {
  return binomialAtMost(trials - k, trials, 1 - share)
}

/** First Edgeworth correction of the normal distribution: Φ(z) − skewness·(z² − 1)·φ(z)/6. */
function skewedNormalAtMost(z: number, skewness: number): number {
  const corrected = normalAtMost(z) - (skewness * (z * z - 1) * density(z)) / 6
  return Math.min(1, Math.max(0, corrected))
}

/** Φ(z), absolute error below 7.5e-8. Abramowitz & Stegun 1964, formula 26.2.17. */
function normalAtMost(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const upper = density(z) * series
  return z > 0 ? 1 - upper : upper
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
}
