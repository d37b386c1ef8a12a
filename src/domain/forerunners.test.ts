import { expect, test } from 'vitest'
import { smallPack } from '../../test/support/small-pack.js'
import { addFigures, forerunners } from './forerunners.js'
import { treeAt } from './unit.js'

const pack = smallPack()
const crime = pack.forms.find(({ id }) => id === 'crime')!
const before = (then: string, now: string) =>
  forerunners(crime, pack.history, treeAt(pack.history, then), treeAt(pack.history, now))

test('a merged unit has those that went into it, a moved one itself', () => {
  const found = before('2025-01-14', '2025-12-14')
  expect([...found.get('a12')!].sort()).toEqual(['a1', 'a2'])
  expect(found.get('a3')).toEqual(['a3'])
  expect(found.has('a1')).toBe(false)
})

test('on its own day every unit has only itself', () => {
  for (const [unit, forerunner] of before('2025-12-14', '2025-12-14')) expect(forerunner).toEqual([unit])
})

test('what got part of a divided unit has nothing to be compared with', () => {
  const divided = [...before('2024-01-14', '2025-12-14')].filter(([, units]) => units === null)
  for (const [unit] of divided) expect(pack.history.correspondences.some(({ to }) => to === unit)).toBe(true)
})

test('figures add up exactly, and a part is never the whole', () => {
  expect(
    addFigures([
      ['1', '0.1', null, '0'],
      ['2', '0.2', '5', '0'],
    ]),
  ).toEqual(['3', '0.3', null, '0'])
  expect(addFigures([['1', '2'], ['1']])).toEqual(['2', null])
  expect(addFigures([['7', null]])).toEqual(['7', null])
  expect(addFigures([])).toEqual([])
})
