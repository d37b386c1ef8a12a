import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimal, digits, sum } from '../../../domain/decimal.js'
import { readShare, shareInput, sharePercent, shareSum, sharesOf } from './share-text.js'

const langs = fc.constantFrom('vi' as const, 'en' as const)
/** Any share with up to eight digits after the point. */
const shares = fc.integer({ min: 1, max: 99_999_999 }).map((n) => digits(decimal(n).times('0.00000001')))

describe('a share as it is typed', () => {
  test('what is shown in the field is read back as the same share', () => {
    fc.assert(
      fc.property(shares, langs, (share, lang) => {
        expect(readShare(shareInput(share, lang), lang)).toBe(share)
        expect(readShare(sharePercent(share, lang)!, lang)).toBe(share)
      }),
    )
  })

  test.each([
    ['0,4', 'vi', '0.4'],
    ['0.4', 'vi', '0.4'],
    ['40%', 'vi', '0.4'],
    ['33,3 %', 'vi', '0.333'],
    ['0.25', 'en', '0.25'],
    ['', 'vi', null],
    ['một nửa', 'vi', 'một nửa'],
  ] as const)('%s (%s) is %s', (typed, lang, share) => {
    expect(readShare(typed, lang)).toBe(share)
  })
})

describe('shares added up', () => {
  test('all of a whole, cut anywhere, is 1; one part less is not', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 999_999 }), { minLength: 1, maxLength: 9 }),
        (cuts) => {
          const at = [0, ...cuts.sort((a, b) => a - b), 1_000_000]
          const parts = at.slice(1).map((to, n) => digits(decimal(to - at[n]!).times('0.000001')))
          expect(shareSum(parts)).toMatchObject({ state: 'whole', open: 0 })
          expect(shareSum(parts.slice(1)).state).toBe('wrong')
          expect(shareSum([null, ...parts.slice(1)])).toMatchObject({ state: 'open', open: 1 })
          expect(shareSum([null, ...parts]).state).toBe('wrong')
        },
      ),
    )
  })

  test('what is no share is wrong', () => {
    for (const share of ['một nửa', '0', '-1', '2']) expect(shareSum([share, null]).state).toBe('wrong')
  })
})

describe('shares from sizes', () => {
  test('they are 1 together, and each is as large as its size to the sixth digit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1000, max: 500_000 }), { minLength: 1, maxLength: 12 }),
        (sizes) => {
          const made = sharesOf(sizes.map((size) => decimal(size)))!
          const all = sizes.reduce((total, size) => total + size, 0)
          expect(digits(sum(made.map((share) => decimal(share))))).toBe('1')
          made.forEach((share, n) => {
            expect(decimal(share).minus(decimal(sizes[n]!).div(all)).abs().lte('0.00001')).toBe(true)
          })
        },
      ),
    )
  })

  test('a size that is missing or none gives no shares', () => {
    expect(sharesOf([decimal(5), undefined])).toBeNull()
    expect(sharesOf([decimal(5), decimal(0)])).toBeNull()
    expect(sharesOf([])).toBeNull()
  })
})
