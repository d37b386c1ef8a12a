import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closest, editDistance, nearest, offer, offerSeveral } from './near.js'

const IDS = ['recorded', 'cleared', 'cleared_earlier', 'population']
const MANY = Array.from({ length: 20 }, (_, i) => `measure_${i + 1}`)

describe('editDistance', () => {
  test.each([
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['recorded', 'recroded', 1],
    ['recorded', 'recorde', 1],
    ['same', 'same', 0],
  ])('%s to %s is %d', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance)
  })

  test('is the same both ways, nought only for equal words, at most the longer word', () => {
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
})

test('closest ranks all words, however far they are', () => {
  expect(closest('Recroded', IDS)[0]).toBe('recorded')
  expect(closest('cleard', IDS, 2)).toEqual(['cleared', 'recorded'])
  expect(closest('x', [])).toEqual([])
})

test.each([
  ['Recroded', 'recorded'],
  ['cleard', 'cleared'],
  ['', undefined],
  ['clea', undefined],
  ['persons', undefined],
])('nearest to “%s” is %s', (word, expected) => {
  expect(nearest(word, IDS)).toBe(expected)
})

describe('offer', () => {
  test('names the near word alone', () => {
    expect(offer('populaton', IDS)).toBe('population')
  })
  test('lists the known words when none is near, cut when there are many', () => {
    expect(offer('persons', IDS)).toBe('recorded, cleared, cleared_earlier, population')
    expect(offer('x', MANY)).toBe(`${MANY.slice(0, 8).join(', ')}, …`)
  })
  test('says so when nothing is known', () => {
    expect(offer('x', [])).toBe('—')
  })
})

describe('offerSeveral', () => {
  test('names up to three near words, also those that the word begins', () => {
    expect(offerSeveral('clear', IDS)).toBe('cleared, cleared_earlier')
    expect(offerSeveral('Measure', MANY).split(', ')).toHaveLength(3)
  })
  test('lists the known words when none is near', () => {
    expect(offerSeveral('persons', IDS)).toBe('recorded, cleared, cleared_earlier, population')
    expect(offerSeveral('', MANY)).toBe(`${MANY.slice(0, 12).join(', ')}, …`)
  })
  test('says so when nothing is known', () => {
    expect(offerSeveral('x', [])).toBe('—')
  })
})
