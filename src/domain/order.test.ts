import { expect, test } from 'vitest'
import type { Closure } from './lock.js'
import { endFault, endOf, sameOrder, standing } from './order.js'

const TODAY = '2026-11-23'

test.each([
  ['2026-11-20', null, 'now'],
  ['2026-11-23', '2026-11-24', 'now'],
  ['2026-11-20', '2026-11-23', 'over'],
  ['2026-11-24', null, 'coming'],
  ['2026-11-24', '2026-11-24', 'over'],
] as const)('from %s to %s: %s', (from, to, expected) => {
  expect(standing({ from, to }, TODAY)).toBe(expected)
})

test.each([
  ['2026-11-20', null, '2026-11-23', 'rà soát', null],
  ['2026-11-20', null, '2026-12-01', 'rà soát', null],
  ['2026-11-20', null, '2026-11-23', ' - ', 'lock-reason-missing'],
  ['2026-11-20', null, '2026-11-22', 'rà soát', 'order-end-past'],
  ['2026-11-20', '2026-11-30', '2026-11-30', 'rà soát', 'order-end-later'],
  ['2026-11-20', '2026-11-30', '2026-11-29', 'rà soát', null],
  ['2026-11-10', '2026-11-20', '2026-11-23', 'rà soát', 'order-ended'],
  ['2026-11-30', null, '2026-11-23', 'rà soát', null],
] as const)('ending what holds from %s to %s on %s (%s): %s', (from, to, on, reason, expected) => {
  expect(endFault({ from, to }, on, reason, TODAY)?.code ?? null).toBe(expected)
})

test('what has not begun is ended on its first day, so that it never holds', () => {
  expect(endOf({ from: '2026-11-30', to: null }, '2026-11-23')).toBe('2026-11-30')
  expect(endOf({ from: '2026-11-20', to: null }, '2026-11-23')).toBe('2026-11-23')
})

test('the same order twice is found; another level, kind or time is another order', () => {
  const held: Closure = {
    kind: 'closed',
    period: 1,
    unit: 'pa',
    level: null,
    from: '2026-11-20',
    to: '2026-12-01',
    by: 'x',
    office: { unit: 'pa', role: 'head' },
    at: '2026-11-20T00:00:00Z',
    reason: 'chốt',
  }
  const find = (more: Partial<Closure>) => sameOrder({ ...held, ...more }, [held], TODAY)
  expect(find({})).toBe(held)
  expect(find({ from: '2026-11-30', to: null })).toBe(held)
  expect(find({ from: '2026-12-01', to: null })).toBeUndefined()
  expect(find({ level: 'commune' })).toBeUndefined()
  expect(find({ kind: 'final' })).toBeUndefined()
  expect(find({ unit: 'pb' })).toBeUndefined()
  expect(sameOrder(held, [{ ...held, to: '2026-11-22' }], TODAY)).toBeUndefined()
})
