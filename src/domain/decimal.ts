/** Whole numbers that floating point holds exactly stay `number`, which is what makes sums of counts cheap. */
type Whole = number | bigint

/**
 * An exact decimal number. Sums, differences and products are exact; only a quotient is rounded,
 * and then to `QUOTIENT_PLACES`, far beyond anything that is printed.
 */
export type Decimal = Exact

const QUOTIENT_PLACES = 30

/** Wide enough for any count or sum of money; anything longer is a typing or export fault. */
export const MAX_DIGITS = 30

/** Powers of ten that are themselves safe whole numbers. */
const SMALL_POWERS = Array.from({ length: 16 }, (_, n) => 10 ** n)
const POWERS: bigint[] = []

function power(n: number): bigint {
  let held = POWERS[n]
  if (held === undefined) {
    held = 10n ** BigInt(n)
    // Only what arithmetic on figures needs again and again; an exponent typed by a test must not fill memory.
    if (n <= 100) POWERS[n] = held
  }
  return held
}

/**
 * `whole ÷ 10^places`, in one form only for each value (no trailing noughts after the point, `number` where it is safe), so
 * that equal values have equal fields. Our own rather than big.js, against which the tests hold it: one province by commune is four
 * thousand comparisons of mostly small counts, and digit by digit each took six times as long (3.1 against 0.5 µs).
 */
class Exact {
  constructor(
    readonly whole: Whole,
    readonly places: number,
  ) {}

  /** −1 below nought, else 1. */
  get s(): 1 | -1 {
    return this.whole < 0 ? -1 : 1
  }

  plus(other: Decimal | number | string): Decimal {
    const b = decimal(other)
    const places = Math.max(this.places, b.places)
    const x = atPlaces(this, places)
    const y = atPlaces(b, places)
    if (typeof x === 'number' && typeof y === 'number') {
      const sum = x + y
      if (Number.isSafeInteger(sum)) return make(sum, places)
    }
    return make(BigInt(x) + BigInt(y), places)
  }

  minus(other: Decimal | number | string): Decimal {
    const b = decimal(other)
    const places = Math.max(this.places, b.places)
    const x = atPlaces(this, places)
    const y = atPlaces(b, places)
    if (typeof x === 'number' && typeof y === 'number') {
      const difference = x - y
      if (Number.isSafeInteger(difference)) return make(difference, places)
    }
    return make(BigInt(x) - BigInt(y), places)
  }

  times(other: Decimal | number | string): Decimal {
    const b = decimal(other)
    const places = this.places + b.places
    if (typeof this.whole === 'number' && typeof b.whole === 'number') {
      const product = this.whole * b.whole
      if (Number.isSafeInteger(product)) return make(product, places)
    }
    return make(BigInt(this.whole) * BigInt(b.whole), places)
  }

  /** `quotient`. */
  div(other: Decimal | number | string): Decimal {
    return quotient(this, decimal(other))
  }

  /** To a whole power. */
  pow(exponent: number): Decimal {
    if (!Number.isSafeInteger(exponent)) throw new RangeError(`exponent ${exponent}`)
    if (exponent < 0) return quotient(decimal(1), this.pow(-exponent))
    return make(BigInt(this.whole) ** BigInt(exponent), this.places * exponent)
  }

  neg(): Decimal {
    return make(-this.whole, this.places)
  }

  abs(): Decimal {
    return this.whole < 0 ? this.neg() : this
  }

  /** Below nought when this is less than `other`, above when it is greater. */
  cmp(other: Decimal | number | string): -1 | 0 | 1 {
    const b = decimal(other)
    const places = Math.max(this.places, b.places)
    const x = atPlaces(this, places)
    const y = atPlaces(b, places)
    return x < y ? -1 : x > y ? 1 : 0
  }

  eq(other: Decimal | number | string): boolean {
    const b = decimal(other)
    return this.whole === b.whole && this.places === b.places
  }

  lt(other: Decimal | number | string): boolean {
    return this.cmp(other) < 0
  }

  lte(other: Decimal | number | string): boolean {
    return this.cmp(other) <= 0
  }

  gt(other: Decimal | number | string): boolean {
    return this.cmp(other) > 0
  }

  gte(other: Decimal | number | string): boolean {
    return this.cmp(other) >= 0
  }

  /** Plain digits without exponent; with `places` exactly so many after the point, rounded half away from zero. */
  toFixed(places?: number): string {
    const shown = places === undefined ? this : roundTo(this, places, true)
    const after = places ?? shown.places
    const size = shown.abs().whole.toString()
    const sign = shown.whole < 0 ? '-' : ''
    if (after <= 0) return sign + size
    const digits = (size + '0'.repeat(after - shown.places)).padStart(after + 1, '0')
    return `${sign}${digits.slice(0, -after)}.${digits.slice(-after)}`
  }

  toString(): string {
    return this.toFixed()
  }

  /** As text: a JSON number would be read back as floating point. */
  toJSON(): string {
    return this.toFixed()
  }

  /** The nearest floating-point number. */
  toNumber(): number {
    return Number(this.toFixed())
  }
}

/** The one form of whole ÷ 10^places. */
function make(whole: Whole, places: number): Exact {
  if (typeof whole === 'bigint') return makeBig(whole, places)
  let shorter = whole
  let left = places
  while (left > 0 && shorter % 10 === 0) {
    shorter /= 10
    left--
  }
  return left === 0 ? wholeNumber(shorter) : new Exact(shorter, left)
}

function makeBig(whole: bigint, places: number): Exact {
  const [shorter, left] = places > 0 && whole % 10n === 0n ? withoutNoughts(whole, places) : [whole, places]
  const small = Number(shorter)
  if (!Number.isSafeInteger(small)) return new Exact(shorter, left)
  return left === 0 ? wholeNumber(small) : new Exact(small, left)
}

/** Small counts are most of what there is: one object each serves all. */
const SHARED = Array.from({ length: 1000 }, (_, n) => new Exact(n, 0))

function wholeNumber(n: number): Exact {
  // Nought has no sign: -0 + 0 is 0.
  return n >= 0 && n < SHARED.length ? SHARED[n]! : new Exact(n + 0, 0)
}

/** In large strides first: an even quotient at 30 places ends in dozens of noughts. */
function withoutNoughts(whole: bigint, places: number): [bigint, number] {
  let rest = whole
  let left = places
  for (let stride = 32; stride > 0 && left > 0; stride >>= 1)
    while (left >= stride && rest % power(stride) === 0n) {
      rest /= power(stride)
      left -= stride
    }
  return [rest, left]
}

/** The value as whole ÷ 10^places, for places no fewer than its own. */
function atPlaces(value: Exact, places: number): Whole {
  const shift = places - value.places
  if (shift === 0) return value.whole
  if (typeof value.whole === 'number' && shift < SMALL_POWERS.length) {
    const moved = value.whole * SMALL_POWERS[shift]!
    if (Number.isSafeInteger(moved)) return moved
  }
  return BigInt(value.whole) * power(shift)
}

function roundTo(value: Exact, places: number, halfUp: boolean): Exact {
  const drop = value.places - places
  if (drop <= 0) return value
  const whole = BigInt(value.whole)
  const unit = power(drop)
  const rest = whole % unit
  const kept = whole / unit
  const up = halfUp && 2n * (rest < 0n ? -rest : rest) >= unit
  const rounded = up ? kept + (whole < 0n ? -1n : 1n) : kept
  return places >= 0 ? make(rounded, places) : make(rounded * power(-places), 0)
}

export const ZERO: Decimal = wholeNumber(0)

const NUMBER = /^(-?)(\d+(?:\.\d*)?|\.\d+)(?:e([+-]?\d+))?$/i

/** From text or a safe integer that is already known to be a number (database, literals in code). */
export function decimal(value: string | number | Decimal): Decimal {
  if (typeof value === 'object') return value
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? wholeNumber(value) : fromText(String(value))
  return fromText(value)
}

function fromText(text: string): Exact {
  const small = smallWhole(text)
  if (small !== undefined) return wholeNumber(small)
  const match = NUMBER.exec(text)
  if (match === null) throw new RangeError(`not a number: ${text.slice(0, 40)}`)
  const [, sign, plain, exponent] = match
  const point = plain!.indexOf('.')
  const digits = BigInt(plain!.replace('.', ''))
  const places = (point < 0 ? 0 : plain!.length - point - 1) - Number(exponent ?? 0)
  const whole = sign === '-' ? -digits : digits
  return places >= 0 ? make(whole, places) : make(whole * power(-places), 0)
}

/** A whole number of at most 15 digits, read without leaving machine arithmetic; undefined for any other text. */
function smallWhole(text: string): number | undefined {
  const negative = text.charCodeAt(0) === MINUS
  const start = negative ? 1 : 0
  if (text.length === start || text.length > 15) return undefined
  let n = 0
  for (let i = start; i < text.length; i++) {
    const digit = text.charCodeAt(i) - NOUGHT
    if (digit < 0 || digit > 9) return undefined
    n = n * 10 + digit
  }
  return negative ? 0 - n : n
}

const MINUS = '-'.charCodeAt(0)
const NOUGHT = '0'.charCodeAt(0)

/** Half away from zero, as printed figures are rounded (23.404… → 23.4; -2.65 → -2.7 at one place). */
export function round(value: Decimal, places: number): Decimal {
  return roundTo(value, places, true)
}

/** Towards zero: how some offices cut a percentage (31.666… → 31.66). Only used to explain a printed figure. */
export function truncate(value: Decimal, places: number): Decimal {
  return roundTo(value, places, false)
}

/** `a ÷ b`, rounded half away from zero at `QUOTIENT_PLACES`. Throws RangeError for b = 0. */
export function quotient(a: Decimal, b: Decimal): Decimal {
  if (b.whole === 0) throw new RangeError('division by nought')
  if (typeof a.whole === 'number' && typeof b.whole === 'number' && a.places === b.places) {
    if (a.whole % b.whole === 0) return wholeNumber(a.whole / b.whole)
  }
  const shift = QUOTIENT_PLACES + b.places - a.places
  const top = BigInt(a.abs().whole) * (shift >= 0 ? power(shift) : 1n)
  const bottom = BigInt(b.abs().whole) * (shift >= 0 ? 1n : power(-shift))
  const rounded = (top + top + bottom) / (bottom + bottom)
  return make(a.s === b.s ? rounded : -rounded, QUOTIENT_PLACES)
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
  const small = smallWhole(text)
  if (small !== undefined) return wholeNumber(small)
  if (!/^[+-]?\d+(\.\d+)?$/.test(text)) return undefined
  if (text.replace(/\D/g, '').length > MAX_DIGITS) return undefined
  return decimal(text.replace('+', ''))
}
