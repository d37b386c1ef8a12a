import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

type Entries = Record<string, { value?: string; notApplicable?: true }>
interface Sums {
  entered(unit: string, entries: Entries): void
  reached(unit: string, stage: string): void
  sentBack(unit: string): void
  at(stage: string): Map<string, { thousandths: bigint; reported: number; notApplicable: number }>
}
const { Sums, thousandths } = (await import(
  join(import.meta.dirname, '../../docs/examples/one-month/sums.mjs')
)) as { Sums: new () => Sums; thousandths(text: string): bigint }

describe('exact figures', () => {
  test.each([
    ['0', 0n],
    ['12', 12_000n],
    ['0.125', 125n],
    ['7.5', 7500n],
    ['-3.001', -3001n],
    ['9007199254740993', 9_007_199_254_740_993_000n],
  ])('%s', (text, expected) => {
    expect(thousandths(text)).toBe(expected)
  })

  test.each(['', '1,5', '0.0001', 'n/a', '1e3'])('“%s” is refused', (text) => {
    expect(() => thousandths(text)).toThrow('not a figure')
  })
})

describe('what counts at each stage', () => {
  const of = (sums: Sums, stage: string) => sums.at(stage).get('a')?.thousandths

  test('figures count where the return has come to; an amendment counts above only when it has come as far', () => {
    const sums = new Sums()
    sums.entered('x', { a: { value: '1' } })
    expect([of(sums, 'entered'), of(sums, 'submitted')]).toEqual([1000n, undefined])
    for (const stage of ['submitted', 'approved', 'accepted']) sums.reached('x', stage)
    sums.entered('x', { a: { value: '2' } })
    expect([of(sums, 'entered'), of(sums, 'accepted')]).toEqual([2000n, 1000n])
    sums.reached('x', 'submitted')
    expect([of(sums, 'submitted'), of(sums, 'approved')]).toEqual([2000n, 1000n])
  })

  test('what was sent back counts nowhere', () => {
    const sums = new Sums()
    sums.entered('x', { a: { value: '1' } })
    sums.reached('x', 'submitted')
    sums.sentBack('x')
    expect([of(sums, 'entered'), of(sums, 'submitted')]).toEqual([undefined, undefined])
  })

  test('units add up; not applicable is counted apart from nought', () => {
    const sums = new Sums()
    sums.entered('x', { a: { value: '0.1' } })
    sums.entered('y', { a: { value: '0.2' } })
    sums.entered('z', { a: { notApplicable: true } })
    sums.entered('w', { a: { value: '0' } })
    expect(sums.at('entered').get('a')).toEqual({ thousandths: 300n, reported: 3, notApplicable: 1 })
  })
})
