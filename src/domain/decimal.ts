import Big from 'big.js'

/**
 * An exact decimal number. Sums, differences and products are exact; only a quotient is rounded,
 * and then to `QUOTIENT_PLACES`, far beyond anything that is printed.
 */
export type Decimal = Big

const QUOTIENT_PLACES = 40

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
  return new Exact(text)
}
