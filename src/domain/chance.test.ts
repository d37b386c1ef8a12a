import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareCounts } from './chance.js'

const RATE_RATIO_TEST = 'R package rateratio.test, vignette: 2/17877 against 9/16660'
const POISSON_TEST =
  'R poisson.test(c(11, 21), c(800, 3011)): ratio and interval (its p is by minimum likelihood)'
const SCIPY = 'scipy.stats.binom and beta 1.17.1'

describe('two counts against published and independent values', () => {
  test.each([
    // current, base, exposures, p, ratio, low, high, source
    [2, 9, 17877, 16660, 0.05011, 0.2070941557, 0.02177406, 1.0005491, RATE_RATIO_TEST],
    [11, 21, 800, 3011, 0.1120173, 1.971488, 0.8584264, 4.2772659, POISSON_TEST],
    [72, 94, 1, 1, 0.1028325, 0.7659574, 0.5555267, 1.052326, SCIPY],
    [72, 94, 183, 182, 0.0955979, 0.7617719, 0.552491, 1.0465756, SCIPY],
    [391, 434, 1, 1, 0.143626, 0.9009217, 0.7838238, 1.0352467, SCIPY],
    [775, 1011, 1, 1, 2.56967694e-8, 0.7665678, 0.6971871, 0.8426005, SCIPY],
    [79, 60, 1, 1, 0.1265229, 1.3166667, 0.9293829, 1.8736931, SCIPY],
    [0, 5, 1, 1, 0.0625, 0, 0, 1.0912791, SCIPY],
    [40, 4_000_000, 31, 365_000, 1.42066e-94, 0.1177419, 0.0841164, 0.1603314, SCIPY],
    [1_000_000, 1_003_000, 183, 182, 2.0162086e-9, 0.9915608, 0.9888173, 0.994312, SCIPY],
    [1_000_000, 1_003_000, 1, 1, 0.0340884, 0.997009, 0.9942503, 0.9997752, SCIPY],
    [50_000_000, 50_020_000, 1, 1, 0.0455327, 0.9996002, 0.9992084, 0.9999921, SCIPY],
    [3_000_000_000, 3_000_200_000, 1, 1, 0.0098249, 0.9999333, 0.9998827, 0.9999839, SCIPY],
  ])('%d against %d over %d and %d', (current, base, currentDays, baseDays, p, ratio, low, high) => {
    const result = compareCounts({ current, base, currentDays, baseDays })
    expect(result.p).toBeCloseTo(p, 5)
    expect(result.ratio).toBeCloseTo(ratio, 6)
    expect(result.low).toBeCloseTo(low, 6)
    expect(result.high).toBeCloseTo(high, 6)
    expect(result.distinguishable).toBe(p < 0.05)
  })

  test('small probabilities keep their relative size', () => {
    expect(
      compareCounts({ current: 775, base: 1011, currentDays: 1, baseDays: 1 }).p / 2.5696769446e-8,
    ).toBeCloseTo(1, 9)
  })

  test('the fall of 94 to 72 is not more than chance explains', () => {
    expect(compareCounts({ current: 72, base: 94, currentDays: 183, baseDays: 182 }).distinguishable).toBe(
      false,
    )
  })
})

describe('noughts', () => {
  test('0 against 0 tells nothing', () => {
    expect(compareCounts({ current: 0, base: 0, currentDays: 31, baseDays: 30 })).toEqual({
      p: 1,
      ratio: null,
      low: 0,
      high: Infinity,
      distinguishable: false,
    })
  })

  test('5 against 0 has no ratio, but a lower limit', () => {
    const result = compareCounts({ current: 5, base: 0, currentDays: 1, baseDays: 1 })
    expect(result).toMatchObject({ p: 0.0625, ratio: null, high: Infinity, distinguishable: false })
    expect(result.low).toBeCloseTo(0.9163559, 6)
  })
})

test.each([
  { current: 1.5 },
  { current: -1 },
  { base: Number.NaN },
  { base: 2 ** 53 },
  { currentDays: 0 },
  { baseDays: Infinity },
])('refuses %j', (bad) => {
  expect(() => compareCounts({ current: 1, base: 1, currentDays: 30, baseDays: 31, ...bad })).toThrow(
    RangeError,
  )
})

const count = fc.oneof(
  fc.integer({ min: 0, max: 50 }),
  fc.integer({ min: 0, max: 10_000_000 }),
  fc.maxSafeNat(),
)
const days = fc.integer({ min: 1, max: 366 })

describe('what holds for any two counts', () => {
  test('p is a probability; ratio lies in its interval; the verdict agrees with p', () => {
    fc.assert(
      fc.property(count, count, days, days, (current, base, currentDays, baseDays) => {
        const { p, ratio, low, high, distinguishable } = compareCounts({
          current,
          base,
          currentDays,
          baseDays,
        })
        expect(p).toBeGreaterThanOrEqual(0)
        expect(p).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(ratio ?? Infinity)
        expect(high).toBeGreaterThanOrEqual(ratio ?? 0)
        if (Math.abs(p - 0.05) > 1e-5) expect(distinguishable).toBe(p < 0.05)
      }),
    )
  })

  test('turned round, p stays and the interval is the reciprocal', () => {
    fc.assert(
      fc.property(count, count, days, days, (current, base, currentDays, baseDays) => {
        const there = compareCounts({ current, base, currentDays, baseDays })
        const back = compareCounts({
          current: base,
          base: current,
          currentDays: baseDays,
          baseDays: currentDays,
        })
        expect(back.p).toBeCloseTo(there.p, 6)
        if (there.low > 1e-6 && there.low < 1e6) expect(back.high * there.low).toBeCloseTo(1, 6)
      }),
    )
  })

  test('one case more moves both limits up', () => {
    const small = fc.integer({ min: 0, max: 3000 })
    fc.assert(
      fc.property(small, small, days, days, (current, base, currentDays, baseDays) => {
        const less = compareCounts({ current, base, currentDays, baseDays })
        const more = compareCounts({ current: current + 1, base, currentDays, baseDays })
        expect(more.low).toBeGreaterThan(less.low)
        expect(more.high).toBeGreaterThanOrEqual(less.high)
      }),
    )
  })
})
