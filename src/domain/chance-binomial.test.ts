import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { binomialAtLeast, binomialAtMost, LARGE_VARIANCE } from './chance-binomial.js'

describe('tails of large numbers, values of scipy.stats.binom 1.17.1', () => {
  test.each([
    [2_048_076, 4_100_000, 0.5, 0.028723255, 0.971341508],
    [2_050_000, 4_100_000, 0.5, 0.500197024, 0.500197024],
    [1_997_370, 20_000_000, 0.1, 0.024986435, 0.975057093],
    [18_002_952, 20_000_000, 0.9, 0.986133608, 0.013892806],
    [299_992_754, 1_000_000_000, 0.3, 0.30854333, 0.691480965],
    [2_102_171, 1_000_000_000, 0.0021, 0.933181142, 0.066908355],
    [44_187_262_058, 88_374_524_116, 0.5, 0.500001342, 0.500001342],
    [1_546_558_794_065, 2_093_205_001_979, 0.7388472362003352, 0.539828043, 0.460172581],
  ])('P(X ≤ %d) of %d at %d', (k, trials, share, atMost, atLeast) => {
    expect(binomialAtMost(k, trials, share)).toBeCloseTo(atMost, 6)
    expect(binomialAtLeast(k, trials, share)).toBeCloseTo(atLeast, 6)
  })
})

test('small trials equal the sum of their terms', () => {
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k)
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.nat(),
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      (n, pick, share) => {
        const k = pick % (n + 1)
        let sum = 0
        for (let i = 0; i <= k; i += 1) sum += choose(n, i) * share ** i * (1 - share) ** (n - i)
        expect(binomialAtMost(k, n, share)).toBeCloseTo(sum, 10)
      },
    ),
  )
})

test('the two ways of computing meet where one takes over from the other', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.02, max: 0.98, noNaN: true }),
      fc.double({ min: -4, max: 4, noNaN: true }),
      (share, z) => {
        const deviation = Math.sqrt(LARGE_VARIANCE)
        const below = Math.floor(LARGE_VARIANCE / (share * (1 - share)))
        const above = below + 2
        const at = (trials: number) => Math.round(trials * share + z * deviation)
        const step = Math.abs(at(above) - at(below)) + 2
        const difference = binomialAtMost(at(above), above, share) - binomialAtMost(at(below), below, share)
        expect(Math.abs(difference)).toBeLessThan((0.4 * step) / deviation + 1e-6)
      },
    ),
  )
})
