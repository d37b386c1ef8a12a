import Big from 'big.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Decimal,
  decimal,
  digits,
  parseDecimal,
  quotient,
  round,
  sum,
  truncate,
  ZERO,
} from './decimal.js'

const Peer = Big()
Peer.DP = 30
Peer.RM = Big.roundHalfUp

const whole = fc.oneof(
  fc.integer({ min: -50, max: 50 }).map(String),
  fc.integer().map(String),
  fc.maxSafeInteger().map(String),
  fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map(String),
)
const number = fc
  .tuple(whole, fc.oneof(fc.constant(''), fc.stringMatching(/^\.\d{1,18}$/)))
  .map(([before, after]) => before + after)

/** big.js gives nought a sign; ours has none. */
function peerText(value: Big): string {
  return value.eq(0) ? '0' : value.toFixed()
}

describe('against an independent decimal library', () => {
  test('sums, differences, products, order and text are those of big.js', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [x, y, p, q] = [decimal(a), decimal(b), new Peer(a), new Peer(b)]
        expect([x, x.plus(y), x.minus(y), x.times(y), x.neg(), x.abs()].map((v) => v.toFixed())).toEqual(
          [p, p.plus(q), p.minus(q), p.times(q), p.neg(), p.abs()].map(peerText),
        )
        expect([x.cmp(y), x.eq(y), x.lt(y), x.lte(y), x.gt(y), x.gte(y)]).toEqual([
          p.cmp(q),
          p.eq(q),
          p.lt(q),
          p.lte(q),
          p.gt(q),
          p.gte(q),
        ])
        expect(x.toNumber()).toBe(p.toNumber() + 0)
      }),
      { numRuns: 2000 },
    )
  })

  test('quotients are rounded half away from zero at 30 places', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        fc.pre(!new Peer(b).eq(0))
        expect(quotient(decimal(a), decimal(b)).toFixed()).toBe(peerText(new Peer(a).div(b)))
      }),
      { numRuns: 2000 },
    )
  })

  test('rounding, cutting and fixed places', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 20 }), (a, places) => {
        expect(round(decimal(a), places).toFixed()).toBe(peerText(new Peer(a).round(places, Big.roundHalfUp)))
        expect(truncate(decimal(a), places).toFixed()).toBe(
          peerText(new Peer(a).round(places, Big.roundDown)),
        )
        const fixed = new Peer(a).toFixed(places)
        expect(decimal(a).toFixed(places)).toBe(/[1-9]/.test(fixed) ? fixed : fixed.replace('-', ''))
      }),
      { numRuns: 2000 },
    )
  })
})

test('a value has one form only, whichever way it was made', () => {
  fc.assert(
    fc.property(number, number, (a, b) => {
      const x = decimal(a)
      expect(x.plus(b).minus(b)).toEqual(x)
      expect(decimal(x.toFixed())).toEqual(x)
      expect(decimal(`${a.includes('.') ? a : `${a}.`}000`)).toEqual(x)
      expect(JSON.stringify(x)).toBe(`"${x.toFixed()}"`)
    }),
  )
})

test.each([
  ['1e3', '1000'],
  ['-2.5E-3', '-0.0025'],
  ['.5', '0.5'],
  ['-0', '0'],
  ['007', '7'],
  ['12.50', '12.5'],
  ['9007199254740993', '9007199254740993'],
])('%s is read as %s', (text, shown) => {
  expect(digits(decimal(text))).toBe(shown)
})

test.each(['', '-', '.', 'abc', '1,5', '1 2', 'NaN', 'Infinity', '+1', '0x10'])('%j is no number', (text) => {
  expect(() => decimal(text)).toThrow(RangeError)
})

test.each<[string, Decimal | undefined]>([
  ['+12.50', decimal('12.5')],
  ['1e3', undefined],
  ['1'.repeat(31), undefined],
  ['1'.repeat(30), decimal('1'.repeat(30))],
])('parseDecimal(%j)', (text, expected) => {
  expect(parseDecimal(text)).toEqual(expected)
})

test('powers, nought and sums', () => {
  expect([decimal(10).pow(3), decimal(10).pow(-2), decimal('1.1').pow(2)].map(digits)).toEqual([
    '1000',
    '0.01',
    '1.21',
  ])
  expect(() => quotient(decimal(1), ZERO)).toThrow(RangeError)
  expect(digits(sum(['0.1', '0.2', '-0.3'].map(decimal)))).toBe('0')
  expect(ZERO.times(-1)).toEqual(ZERO)
  expect([decimal(-3).s, ZERO.s, decimal('0.1').s]).toEqual([-1, 1, 1])
})
