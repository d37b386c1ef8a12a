import { expect, test } from 'vitest'
import { LAI_CHAU } from '../../test/support/histories.js'
import { Problem } from './problem.js'
import { buildHistory, isWithin, nodeOf, subtree, treeAt, unitByCode } from './unit.js'

const before = treeAt(LAI_CHAU, '2024-06-14')
const between = treeAt(LAI_CHAU, '2025-03-01')
const after = treeAt(LAI_CHAU, '2025-07-14')

function code(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
  return 'none'
}

test('the tree of a day holds the units of that day, each with its way from the head', () => {
  expect(before.root).toBe('bca')
  expect(before.nodes.get('x03391')?.path).toEqual(['bca', 'cat12', 'h109', 'x03391'])
  expect(between.nodes.get('x03391')?.path).toEqual(['bca', 'cat12', 'x03391'])
  expect(after.nodes.has('x03391')).toBe(false)
  expect([...after.nodes.keys()]).toEqual(['bca', 'cat12', 'pc02', 'x03430', 'x03388-2025'])
})

test('a change holds from its first day on, not a day earlier', () => {
  expect(treeAt(LAI_CHAU, '2025-02-28').nodes.has('h105')).toBe(true)
  expect(treeAt(LAI_CHAU, '2025-03-01').nodes.has('h105')).toBe(false)
  expect(treeAt(LAI_CHAU, '2025-06-30').nodes.has('x03388-2025')).toBe(false)
  expect(treeAt(LAI_CHAU, '2025-07-01').nodes.has('x03388-2025')).toBe(true)
})

test('a code means another unit on another day', () => {
  expect(unitByCode(before, '03388')?.name).toBe('Công an phường Quyết Tiến')
  expect(unitByCode(after, '03388')?.name).toBe('Công an phường Đoàn Kết')
  expect(unitByCode(after, '03386')).toBeUndefined()
})

test('a code that two units carry is not resolved', () => {
  const span = { code: '1', name: 'n', level: 'l', from: '2020-01-01', to: null }
  const twice = buildHistory([
    { ...span, unit: 'head', parent: null },
    { ...span, unit: 'a', parent: 'head' },
  ])
  expect(unitByCode(treeAt(twice, '2020-01-01'), '1')).toBeUndefined()
})

test('a subtree starts with its unit and keeps parents before children', () => {
  expect(subtree(before, 'h105').map((node) => node.key)).toEqual(['h105', 'x03386', 'x03388', 'x03389'])
  expect(subtree(before, 'bca')).toHaveLength(before.nodes.size)
  expect(isWithin(before, 'x03386', 'h105')).toBe(true)
  expect(isWithin(before, 'x03386', 'h109')).toBe(false)
  expect(isWithin(before, 'h105', 'h105')).toBe(true)
  expect(isWithin(after, 'x03386', 'cat12')).toBe(false)
})

test('units are numbered in the order of the list, however many rows each has', () => {
  const span = { code: '1', name: 'n', parent: null, level: 'l' }
  const { units } = buildHistory([
    { ...span, unit: 'b', from: '2022-01-01', to: null },
    { ...span, unit: 'a', from: '2020-01-01', to: null },
    { ...span, unit: 'b', from: '2020-01-01', to: '2022-01-01' },
  ])
  expect([...units.values()].map(({ id, key }) => [id, key])).toEqual([
    [1, 'b'],
    [2, 'a'],
  ])
  expect(units.get('b')?.spans.map(({ from }) => from)).toEqual(['2020-01-01', '2022-01-01'])
})

test('what cannot be answered is a named problem', () => {
  expect(code(() => treeAt(LAI_CHAU, '2019-12-31'))).toBe('unit-tree-none')
  expect(code(() => nodeOf(after, 'x03386'))).toBe('unit-key-unknown')
  expect(code(() => subtree(before, 'nobody'))).toBe('unit-key-unknown')
})
