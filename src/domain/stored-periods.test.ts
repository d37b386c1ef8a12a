import { describe, expect, test } from 'vitest'
import { parsePeriod, periodFromKey } from './period.js'
import { periodsWithin, rebuildSteps, storedPeriods } from './stored-periods.js'

const codes = (keys: readonly number[]) => keys.map((key) => periodFromKey(key).code)

describe('where the figures of a return are added', () => {
  test.each([
    ['2024-06', ['2024-06', '2024-Q2', '2024-H1', '2024-9M', '2024']],
    ['2024-10', ['2024-10', '2024-Q4', '2024-H2', '2024']],
    ['2024-Q3', ['2024-Q3', '2024-H2', '2024-9M', '2024']],
    ['2024-H1', ['2024-H1', '2024']],
    ['2024-9M', ['2024-9M']],
    ['2024', ['2024']],
    ['2024-W24', ['2024-W24']],
    ['2024-06-14', ['2024-06-14']],
  ])('%s: %j', (code, expected) => {
    expect(codes(storedPeriods(parsePeriod(code)))).toEqual(expected)
  })
})

describe('which returns add to a period', () => {
  test.each([
    ['2024-Q2', ['2024-04', '2024-05', '2024-06', '2024-Q2']],
    [
      '2024-H2',
      ['2024-07', '2024-08', '2024-09', '2024-10', '2024-11', '2024-12', '2024-Q3', '2024-Q4', '2024-H2'],
    ],
    ['2024-06', ['2024-06']],
    ['2024-W24', ['2024-W24']],
  ])('%s: %j', (code, expected) => {
    expect(periodsWithin(parsePeriod(code)).map((period) => period.code)).toEqual(expected)
  })

  test('a year takes its months, quarters and halves, but not its nine months: those would count twice', () => {
    const within = periodsWithin(parsePeriod('2024')).map((period) => period.type)
    expect(within.filter((type) => type === 'month')).toHaveLength(12)
    expect(within).not.toContain('nine-months')
    expect(within.at(-1)).toBe('year')
  })
})

test('rounds of a rebuild bring a figure exactly once to each of the periods that its return adds to', () => {
  for (const code of ['2024-01', '2024-06', '2024-09', '2024-12', '2024-Q1', '2024-Q4', '2024-H2', '2024']) {
    const period = parsePeriod(code)
    const reached = new Map([[period.key, 1]])
    for (const round of rebuildSteps([period.key])) {
      const before = new Map(reached)
      for (const { from, to } of round) {
        const times = before.get(from)
        if (times !== undefined) reached.set(to, (reached.get(to) ?? 0) + times)
      }
    }
    expect([...reached].sort(), code).toEqual(
      storedPeriods(period)
        .map((key) => [key, 1])
        .sort(),
    )
  }
})
