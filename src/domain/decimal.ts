import Big from 'big.js'

/**
 * An exact decimal number. Sums, differences and products are exact; only a quotient is rounded,
 * and then to `QUOTIENT_PLACES`, far beyond anything that is printed.
 */
export type Decimal = Big

const QUOTIENT_PLACES = 30

/** Wide enough for any count or sum of money; anything longer is a typing or export fault. */
export const MAX_DIGITS = 30

const Exact = Big()
Exact.DP = QUOTIENT_PLACES
Exact.RM = Big.roundHalfUp

export const ZERO: Decimal = new Exact(0)

/** From text or a safe integer that is already known to be a number (database, literals in code). */
export function decimal(value: string | number | Decimal): Decimal {
  return new Exact(value)
}

/** Half away from zero, as printed figures are rounded (23.404… → 23.4; -2.65 → -2.7 at one place). */
export function round(value: Decimal, places: number): Decimal {
  return value.round(places, Big.roundHalfUp)
}

/** Towards zero: how some offices cut a percentage (31.666… → 31.66). Only used to explain a printed figure. */
export function truncate(value: Decimal, places: number): Decimal {
  return value.round(places, Big.roundDown)
}

/**
 * `a ÷ b`, rounded half away from zero at `QUOTIENT_PLACES`. Whole-number division does it some ten times faster than
 * digit by digit, and a comparison of a nation by province makes thousands of quotients. Throws RangeError for b = 0.
 */
export function quotient(a: Decimal, b: Decimal): Decimal {
  if (b.eq(0)) throw new RangeError('division by nought')
  const over = scaled(a)
  const under = scaled(b)
  const shift = QUOTIENT_PLACES + under.places - over.places
  const top = shift >= 0 ? over.whole * 10n ** BigInt(shift) : over.whole
  const bottom = shift >= 0 ? under.whole : under.whole * 10n ** BigInt(-shift)
  const twice = 2n * top
  const negative = top < 0n !== bottom < 0n
  const size = (x: bigint) => (x < 0n ? -x : x)
  const rounded = (size(twice) + size(bottom)) / (2n * size(bottom))
  return fromScaled(negative ? -rounded : rounded, QUOTIENT_PLACES)
}

/** The number as whole ÷ 10^places. */
function scaled(value: Decimal): { whole: bigint; places: number } {
  const places = Math.max(0, value.c.length - 1 - value.e)
  const zeros = Math.max(0, value.e - value.c.length + 1)
  const whole = BigInt(value.c.join('')) * 10n ** BigInt(zeros)
  return { whole: value.s < 0 ? -whole : whole, places }
}

function fromScaled(whole: bigint, places: number): Decimal {
  const text = whole < 0n ? (-whole).toString() : whole.toString()
  const padded = text.padStart(places + 1, '0')
  const sign = whole < 0n ? '-' : ''
  return new Exact(`${sign}${padded.slice(0, -places)}.${padded.slice(-places)}`)
}

/** Exact sum of any number of terms. */
export function sum(values: Iterable<Decimal>): Decimal {
  let total = ZERO
  for (const value of values) total = total.plus(value)
  return total
}

/** Plain digits without exponent, as the database and files want it: `-12.50` → `-12.5`. */
export function digits(value: Decimal): string {
  return value.toFixed()
}

/**
 * Read a number that a person or a program wrote with a point as decimal sign.
 * Returns undefined when the text is not a plain decimal (no exponent, no NaN, at most `MAX_DIGITS` digits).
 */
export function parseDecimal(text: string): Decimal | undefined {
  if (!/^[+-]?\d+(\.\d+)?$/.test(text)) return undefined
  if (text.replace(/\D/g, '').length > MAX_DIGITS) return undefined
  return new Exact(text.replace('+', ''))
}
