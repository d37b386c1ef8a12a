import { describe, expect, test } from 'vitest'
import { measure, vocabulary } from '../../test/support/vocabulary.js'
import { decimal } from './decimal.js'
import type { Form } from './form.js'
import { farOff, outlierKey, outlierLimits, outlierQuestions, unlikelyCount } from './outlier.js'

const of = (...values: (number | string)[]) => values.map((value) => decimal(value)).sort((a, b) => a.cmp(b))

describe('robust z', () => {
  /**
   * Median 5, MAD 1.5: z = (x − 5)/2.2239. At 3.5 the limits are −2.784 and 12.784, by hand. NIST/SEMATECH e-Handbook 1.3.5.17
   * writes the same as 0.6745·(x − 5)/1.5.
   */
  const history = of(2, 3, 4, 5, 5, 6, 7, 8)
  test.each([
    ['5', false],
    ['12.78', false],
    ['12.79', true],
    ['-2.78', false],
    ['-2.79', true],
    ['120', true],
  ])('%s', (value, asked) => {
    expect(farOff(decimal(value), history, decimal('3.5'), false)).toBe(asked)
  })

  test('when more than half are equal, the mean deviation stands in for the MAD', () => {
    // Median 10, mean deviation 2.5 (20/8), times 1.2533 = 3.13325: the limit at 3.5 is 20.966.
    const mostly = of(10, 10, 10, 10, 10, 10, 20, 0)
    expect(farOff(decimal('20.96'), mostly, decimal('3.5'), false)).toBe(false)
    expect(farOff(decimal('20.97'), mostly, decimal('3.5'), false)).toBe(true)
  })

  test('what always was the same may move by one part in twenty times z, and no further', () => {
    const staff = of(...new Array(12).fill(12))
    // 12 ± 3.5 × 0.6
    expect(farOff(decimal(14), staff, decimal('3.5'), false)).toBe(false)
    expect(farOff(decimal(15), staff, decimal('3.5'), false)).toBe(true)
    expect(farOff(decimal(120), staff, decimal('3.5'), false)).toBe(true)
    const nothing = of(...new Array(12).fill(0))
    expect(farOff(decimal('3.2'), nothing, decimal('3.5'), false)).toBe(false)
  })

  test('counts that happened to be alike are allowed the chance of a Poisson process', () => {
    // 100 ± 3.5 × √100
    const alike = of(...new Array(12).fill(100))
    expect(farOff(decimal(135), alike, decimal('3.5'), true)).toBe(false)
    expect(farOff(decimal(136), alike, decimal('3.5'), true)).toBe(true)
    expect(farOff(decimal(64), alike, decimal('3.5'), true)).toBe(true)
  })
})

describe('limits of a small count', () => {
  test('nought in 24 periods: P(X ≥ k) is 25^−k', () => {
    const none = of(...new Array(24).fill(0))
    // 2 × 1/25 = 0.08, 2 × 1/625 = 0.0032, 2 × 1/15625 = 0.000128
    expect(unlikelyCount(decimal(1), none, 0.081)).toBe(true)
    expect(unlikelyCount(decimal(1), none, 0.079)).toBe(false)
    expect([2, 3].map((k) => unlikelyCount(decimal(k), none, 0.002))).toEqual([false, true])
    expect(unlikelyCount(decimal(0), none, 0.002)).toBe(false)
  })

  test('the tails are those of the binomial distribution, summed term by term', () => {
    const history = of(3, 5, 4, 6, 2, 5, 4, 7)
    const total = 36
    const share = 1 / 9
    for (let count = 0; count <= 20; count++) {
      const trials = total + count
      let atLeast = 0
      for (let k = count; k <= trials; k++) atLeast += term(trials, k, share)
      const atMost = 1 - atLeast + term(trials, count, share)
      const both = 2 * Math.min(atLeast, atMost)
      expect(unlikelyCount(decimal(count), history, both * 1.000001)).toBe(true)
      expect(unlikelyCount(decimal(count), history, both * 0.999999)).toBe(false)
    }
  })
})

function term(trials: number, k: number, share: number): number {
  let value = 1
  for (let i = 0; i < k; i++) value *= ((trials - i) / (i + 1)) * (share / (1 - share))
  return value * (1 - share) ** trials
}

describe('questions of a form', () => {
  const pack = { ...vocabulary, measures: [...vocabulary.measures, measure('x', 'x', { vi: '', en: '' })] }
  const codes = pack.series.map((series) => series.code)
  const form: Form = {
    id: 'f',
    name: { vi: 'f', en: 'f' },
    periodType: 'month',
    levels: ['commune'],
    from: '1900-01-01',
    to: null,
    sections: [{ id: 's', name: { vi: 's', en: 's' }, series: codes.slice(0, 9) }],
    required: [],
    narratives: [],
    rules: [],
  }
  const row = (cells: Record<string, string>) => codes.map((code) => cells[code] ?? null)
  const past = (cells: Record<string, string>, periods = 12) =>
    Array.from({ length: periods }, () => row(cells))
  const ask = (
    now: Record<string, string>,
    history: readonly (string | null)[][],
    outliers?: Form['outliers'],
  ) => outlierQuestions({ form: { ...form, outliers }, pack, values: row(now), history })

  test('says which figure, which way and beside what', () => {
    const history = [2, 3, 4, 5, 5, 6, 7, 8].map((n) => row({ cleared: String(n) }))
    expect(ask({ cleared: '50' }, history)).toEqual([
      {
        series: codes.indexOf('cleared') + 1,
        key: outlierKey(codes.indexOf('cleared') + 1),
        method: 'count',
        direction: 'high',
        value: '50',
        periods: 8,
        median: '5',
        least: '2',
        greatest: '8',
      },
    ])
  })

  test.each([
    ['a count around a small median by its limits', { cleared: '5' }, { cleared: '30' }, ['count high']],
    ['a count around a great one by the spread', { cleared: '100' }, { cleared: '10' }, ['spread low']],
    ['an amount by the spread', { seized: '2.5' }, { seized: '25' }, ['spread high']],
    ['what stands by the spread', { population: '12' }, { population: '120' }, ['spread high']],
    ['signed money by the spread', { balance: '-5' }, { balance: '5' }, ['spread high']],
    [
      'what is as ever is not asked about',
      { cleared: '5', seized: '2.5' },
      { cleared: '6', seized: '2.6' },
      [],
    ],
    ['an empty cell is not asked about', { cleared: '100' }, {}, []],
    ['what cannot be read is not asked about', { cleared: '100' }, { cleared: '1o' }, []],
    ['nor what the form does not ask for', { high_tech: '100' }, { high_tech: '1' }, []],
  ])('%s', (_, history, now, expected) => {
    const questions = ask(now as Record<string, string>, past(history as Record<string, string>))
    expect(questions.map((q) => `${q.method} ${q.direction}`)).toEqual(expected)
  })

  test('the limits of the form', () => {
    const now = { cleared: '30' }
    expect(ask(now, past({ cleared: '5' }, 7))).toHaveLength(0)
    expect(ask(now, past({ cleared: '5' }, 7), { atLeast: 7 })).toHaveLength(1)
    expect(ask(now, past({ cleared: '5' }), { except: ['cleared'] })).toHaveLength(0)
    expect(ask({ cleared: '12' }, past({ cleared: '5' }), { tail: '0.000001' })).toHaveLength(0)
    expect(ask({ cleared: '9' }, past({ cleared: '5' }), { smallCount: 0, z: '1.5' })).toMatchObject([
      { method: 'spread' },
    ])
    // Only the newest periods count: twelve of 5, with thirty of 30 before them.
    const long = [...past({ cleared: '5' }), ...past({ cleared: '30' }, 30)]
    expect(ask(now, long, { periods: 12 })).toHaveLength(1)
    expect(ask(now, long)).toHaveLength(0)
    expect(outlierLimits({})).toMatchObject({ periods: 24, atLeast: 8, z: '3.5' })
  })
})
