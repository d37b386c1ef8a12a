import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clopperPearson, wilson } from './chance.js'

describe('Wilson: Newcombe 1998, Statistics in Medicine 17, 857–872, table I; the rest by scipy 1.17.1', () => {
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [70, 72, 0.90426, 0.99235],
    [15, 15, 0.79612, 1],
    [5, 5, 0.56552, 1],
    [2, 2, 0.34238, 1],
  ])('%d of %d', (successes, trials, low, high) => {
    const interval = wilson(successes, trials)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })
})

describe('Clopper–Pearson', () => {
  test.each([
    // The documentation of scipy.stats.binomtest, and the clearance of the first half of 2024.
    [7, 50, 0.05819170033997342, 0.26739600249700846],
    [70, 72, 0.9032327, 0.9966181],
    [0, 20, 0, 0.1684335],
    [5, 5, 0.4781763, 1],
  ])('%d of %d', (successes, trials, low, high) => {
    const interval = clopperPearson(successes, trials)
    expect(interval.low).toBeCloseTo(low, 6)
    expect(interval.high).toBeCloseTo(high, 6)
  })
})

test('no trials tell nothing', () => {
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 })
  expect(clopperPearson(0, 0)).toEqual({ low: 0, high: 1 })
})

test.each([
  [3, 2, 0.95],
  [0.5, 2, 0.95],
  [1, -1, 0.95],
  [1, 2, 1],
  [1, 2, 95],
])('refuses %d of %d at level %d', (successes, trials, level) => {
  expect(() => wilson(successes, trials, level)).toThrow(RangeError)
  expect(() => clopperPearson(successes, trials, level)).toThrow(RangeError)
})

const proportion = fc
  .tuple(
    fc.oneof(fc.integer({ min: 1, max: 300 }), fc.maxSafeNat()),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([trials, share]) => [Math.round(trials * share), trials] as const)
  .filter(([successes, trials]) => trials > 0 && successes <= trials)

test('intervals hold the share, lie in 0..1, and mirror when success and failure change places', () => {
  fc.assert(
    fc.property(proportion, ([successes, trials]) => {
      for (const method of [wilson, clopperPearson]) {
        const { low, high } = method(successes, trials)
        const mirror = method(trials - successes, trials)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(successes / trials)
        expect(high).toBeGreaterThanOrEqual(successes / trials)
        expect(high).toBeLessThanOrEqual(1)
        expect(mirror.low).toBeCloseTo(1 - high, 9)
      }
    }),
  )
})

test('the exact interval becomes the normal one as counts grow', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_000_000, max: 50_000_000 }),
      fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      (trials, share) => {
        const successes = Math.round(trials * share)
        const half = 1.959964 * Math.sqrt((share * (1 - share)) / trials)
        const { low, high } = clopperPearson(successes, trials)
        expect((successes / trials - low) / half).toBeCloseTo(1, 1)
        expect((high - successes / trials) / half).toBeCloseTo(1, 1)
      },
    ),
    { numRuns: 30 },
  )
})

test('the hand-over to the large-number form is smooth', () => {
  const below = clopperPearson(1_999_990_000, 3_999_980_000)
  const above = clopperPearson(2_000_010_000, 4_000_020_000)
  expect((above.high - above.low) / (below.high - below.low)).toBeCloseTo(1, 5)
})
