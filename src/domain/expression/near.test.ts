import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance, nearest } from './near.js'

test.each([
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
  ['recorded', 'recroded', 1],
  ['recorded', 'recorde', 1],
  ['same', 'same', 0],
])('%s to %s is %d', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance)
})

test('the likeliest id comes first', () => {
  const ids = ['recorded', 'cleared', 'cleared_earlier', 'population']
  expect(nearest('Recroded', ids)[0]).toBe('recorded')
  expect(nearest('cleard', ids, 2)).toEqual(['cleared', 'recorded'])
  expect(nearest('x', [])).toEqual([])
})

test('distance is the same both ways, nought only for equal words, at most the longer word', () => {
  const word = fc.string({ maxLength: 12 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b)
      expect(distance).toBe(editDistance(b, a))
      expect(distance === 0).toBe(a === b)
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length))
      expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
    }),
  )
})
