import { requireOpenUnit } from './chance-binomial.js'

/** What remains when many comparisons are made at once. Both arrays are in the order of the p-values given. */
export interface ManyTests {
  /** Adjusted p: the smallest q at which this test would still be rejected. */
  readonly adjusted: readonly number[]
  readonly rejected: readonly boolean[]
}

/**
 * Benjamini–Hochberg step-up: of the tests rejected, on average at most the share `q` is so by chance alone.
 * Benjamini & Hochberg 1995, J. R. Statist. Soc. B 57, 289–300.
 * @throws RangeError when a p-value is not in 0..1
 */
export function benjaminiHochberg(pvalues: readonly number[], q = 0.05): ManyTests {
  requireOpenUnit(q, 'q')
  for (const p of pvalues) {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`a p-value must lie in 0..1, not ${p}`)
  }
  const adjusted = new Array<number>(pvalues.length)
  const largestFirst = pvalues.map((p, at) => ({ p, at })).sort((a, b) => b.p - a.p)
  let smallest = 1
  largestFirst.forEach(({ p, at }, passed) => {
    const rank = pvalues.length - passed
    smallest = Math.min(smallest, (p * pvalues.length) / rank)
    adjusted[at] = smallest
  })
  return { adjusted, rejected: adjusted.map((p) => p <= q) }
}
