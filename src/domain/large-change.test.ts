import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Form } from './form.js'
import { isUnusual, largeChanges, weightOf } from './large-change.js'
import type { Measure } from './measure.js'

const measure = (id: string, more: Partial<Measure>) => ({
  id,
  kind: 'flow',
  scale: 0,
  signed: false,
  ...more,
})

const pack = {
  measures: [measure('cases', {}), measure('staff', { kind: 'stock' }), measure('fines', { scale: 2 })],
  series: ['cases', 'staff', 'fines'].map((code, at) => ({
    ...{ index: at + 1, code, measure: code, categories: {} },
  })),
} as never
const form = { sections: [{ series: ['cases', 'staff', 'fines'] }] } as unknown as Form

/** `94 → 72` of each series; `-`: nothing. */
function changesOf(...pairs: string[]): string[] {
  const sides = pairs.map((pair) => pair.split(' → ').map((text) => (text === '-' ? null : text)))
  const found = largeChanges({
    form,
    pack,
    lastYear: sides.map(([base]) => base!),
    current: sides.map(([, now]) => now!),
    days: { current: 31, lastYear: 31 },
  })
  return found.map(({ series, difference, percent, chance }) =>
    [series, difference, percent, chance].map(String).join(' '),
  )
}

test.each([
  [['94 → 72'], []],
  [['12 → 21'], []],
  [['12 → 22'], ['1 10 83.333333333333333333333333333333 possible']],
  [['12 → 40'], ['1 28 233.333333333333333333333333333333 beyond']],
  [['40 → 12'], ['1 -28 -70 beyond']],
  [['0 → 10'], ['1 10 null beyond']],
  [['0 → 9'], []],
  [['- → 40'], []],
  [['40 → -'], []],
  [['1 → 1', '20 → 30'], ['2 10 50 null']],
  [['1 → 1', '- → -', '100.50 → 10.25'], ['3 -90.25 -89.800995024875621890547263681592 null']],
  [['x → 40'], []],
] as const)('%j: %j', (pairs, expected) => {
  expect(changesOf(...pairs)).toEqual(expected)
})

test('what wants a look more comes first, and an empty cell is something to look at', () => {
  const nothing = { questions: 0, warnings: 0, changes: 0, missing: 0 }
  expect(isUnusual(nothing)).toBe(false)
  expect(isUnusual({ ...nothing, missing: 1 })).toBe(true)
  const order = [
    { ...nothing, questions: 1, warnings: 1 },
    { ...nothing, warnings: 1 },
    { ...nothing, changes: 1 },
    { ...nothing, missing: 30 },
    nothing,
  ].map(weightOf)
  expect(order).toEqual([...order].sort((a, b) => b - a))
})

test('whatever the figures: at least ten, at least half of the base, and only counts are judged by chance', () => {
  const figure = fc.option(fc.integer({ min: 0, max: 2000 }).map(String))
  const row = fc.tuple(figure, figure, figure)
  fc.assert(
    fc.property(row, row, fc.integer({ min: 28, max: 31 }), (current, lastYear, days) => {
      const found = largeChanges({ form, pack, current, lastYear, days: { current: days, lastYear: 31 } })
      for (const { series, difference, chance, ...sides } of found) {
        const [now, base] = [Number(sides.current), Number(sides.lastYear)]
        expect(Number(difference)).toBe(now - base)
        expect(Math.abs(now - base)).toBeGreaterThanOrEqual(Math.max(10, base / 2))
        expect(chance === null).toBe(series !== 1)
      }
      const passed = [1, 2, 3].filter((series) => !found.some((one) => one.series === series))
      for (const series of passed) {
        const [now, base] = [current[series - 1] ?? null, lastYear[series - 1] ?? null]
        if (now === null || base === null) continue
        expect(Math.abs(Number(now) - Number(base))).toBeLessThan(Math.max(10, Number(base) / 2))
      }
    }),
  )
})
