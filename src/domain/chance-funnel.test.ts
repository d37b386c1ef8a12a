import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { benjaminiHochberg, funnelLimits, funnelPoissonLimits } from './chance.js'

describe('funnel of a proportion, values of scipy.stats.binom.ppf 1.17.1', () => {
  test.each([
    [0.75, 10, [5, 10], [3, 10]],
    [0.75, 20, [11, 18], [9, 20]],
    [0.75, 50, [31, 43], [27, 46]],
    [0.75, 72, [47, 61], [42, 64]],
    [0.972, 72, [67, 72], [65, 72]],
    [0.3, 1_000_000, [299_102, 300_898], [298_584, 301_417]],
    [0.3, 100_000_000, [29_991_019, 30_008_982], [29_985_839, 30_014_162]],
    [0.5, 0, [0, 0], [0, 0]],
    [0, 40, [0, 0], [0, 0]],
    [1, 40, [40, 40], [40, 40]],
  ])('target %d, %d trials', (target, trials, [low, high], [farLow, farHigh]) => {
    expect(funnelLimits(target, trials)).toEqual({ low, high })
    expect(funnelLimits(target, trials, 0.998)).toEqual({ low: farLow, high: farHigh })
  })
})

describe('funnel of a count, values of scipy.stats.poisson.ppf 1.17.1', () => {
  test.each([
    [0, [0, 0], [0, 0]],
    [0.5, [0, 2], [0, 4]],
    [1, [0, 3], [0, 5]],
    [3, [0, 7], [0, 10]],
    [10, [4, 17], [2, 21]],
    [72, [56, 89], [47, 100]],
    [94, [75, 113], [66, 125]],
    [1000, [938, 1062], [904, 1099]],
    [1_000_000, [998_041, 1_001_960], [996_911, 1_003_092]],
    [4_000_000, [3_996_081, 4_003_920], [3_993_821, 4_006_182]],
  ])('%d expected', (expected, [low, high], [farLow, farHigh]) => {
    expect(funnelPoissonLimits(expected)).toEqual({ low, high })
    expect(funnelPoissonLimits(expected, 0.998)).toEqual({ low: farLow, high: farHigh })
  })
})

test('the limits of 99.8% enclose those of 95%, which enclose what is expected', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.oneof(fc.integer({ min: 0, max: 500 }), fc.maxSafeNat()),
      (target, trials) => {
        const near = funnelLimits(target, trials)
        const far = funnelLimits(target, trials, 0.998)
        expect(far.low).toBeLessThanOrEqual(near.low)
        expect(near.low).toBeLessThanOrEqual(Math.ceil(target * trials))
        expect(near.high).toBeGreaterThanOrEqual(Math.floor(target * trials))
        expect(far.high).toBeGreaterThanOrEqual(near.high)
      },
    ),
  )
})

test.each([
  () => funnelLimits(1.2, 10),
  () => funnelLimits(0.5, 1.5),
  () => funnelLimits(0.5, 10, 95),
  () => funnelPoissonLimits(-1),
  () => funnelPoissonLimits(Infinity),
  () => benjaminiHochberg([0.1, 1.1]),
  () => benjaminiHochberg([Number.NaN]),
])('refuses what is no probability or count (%#)', (call) => {
  expect(call).toThrow(RangeError)
})

describe('many comparisons', () => {
  test('the example of Benjamini & Hochberg 1995: four of fifteen remain', () => {
    const p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719]
    const { adjusted, rejected } = benjaminiHochberg([...p, 0.6528, 0.759, 1])
    expect(rejected.filter(Boolean)).toHaveLength(4)
    // R: p.adjust(p, "BH")
    const wanted = [0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714, 0.06385714, 0.0645, 0.0765, 0.486]
    wanted.forEach((value, at) => {
      expect(adjusted[at]).toBeCloseTo(value, 7)
    })
  })

  test('order does not matter, none is fine, one stays as it is', () => {
    expect(benjaminiHochberg([0.04, 0.001, 0.03])).toEqual({
      adjusted: [0.04, 0.003, 0.04],
      rejected: [true, true, true],
    })
    expect(benjaminiHochberg([])).toEqual({ adjusted: [], rejected: [] })
    expect(benjaminiHochberg([0.051]).rejected).toEqual([false])
  })

  test('rejects exactly the largest set that the definition allows', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (pvalues) => {
        const sorted = pvalues.toSorted((a, b) => a - b)
        let allowed = 0
        sorted.forEach((p, at) => {
          if (p * sorted.length <= 0.1 * (at + 1)) allowed = at + 1
        })
        const { rejected } = benjaminiHochberg(pvalues, 0.1)
        const limit = allowed === 0 ? -1 : sorted[allowed - 1]!
        expect(rejected).toEqual(pvalues.map((p) => p <= limit))
      }),
    )
  })
})
