import { describe, expect, test } from 'vitest'
import { figure, median, percentile } from '../../bench/figure.js'

describe('percentile', () => {
  test.each([
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 2, 3], 0.5, 2],
    [Array.from({ length: 100 }, (_, i) => 100 - i), 0.95, 95],
    [[7], 0.95, 7],
    [[10, 9, 100], 1, 100],
  ])('%j at %d is %d', (samples, share, expected) => {
    expect(percentile(samples, share)).toBe(expected)
  })

  test('of numbers, not of their text', () => {
    expect(median([10, 9, 8, 100, 2])).toBe(9)
  })
})

describe('a goal is judged on what it names, before rounding', () => {
  const peer = { ratio: 4.00001, against: 'peer' }
  test.each([
    ['ratio', '<=', 4, false],
    ['ratio', '>=', 4, true],
    ['value', '<', 10, true],
    ['value', '<', 9.9999, false],
    ['value', '<=', 9.9999, true],
  ] as const)('%s %s %d: %s', (of, op, limit, met) => {
    const judged = figure('f', 9.9999, 'ms', peer, { of, op, limit })
    expect(judged).toMatchObject({ ratio: 4, goal: `${of} ${op} ${limit}`, met })
  })

  test('a ratio that nothing was measured for is not met', () => {
    expect(figure('f', 1, 'ms', null, { of: 'ratio', op: '<=', limit: 6 }).met).toBe(false)
  })

  test('without a goal nothing is judged', () => {
    expect(figure('f', 1.23456, 's')).toEqual({
      name: 'f',
      value: 1.235,
      unit: 's',
      ratio: null,
      against: null,
      goal: null,
      met: null,
    })
  })
})
