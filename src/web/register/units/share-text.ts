import { type Decimal, decimal, digits, parseDecimal, sum } from '../../../domain/decimal.js'
import { formatNumber, formatPercent, parseNumberText } from '../../../domain/number-text.js'
import type { Lang } from '../../../domain/words.js'

/** A share as it is kept: exact decimal text in (0, 1]; null: not known. */
export type Share = string | null

/**
 * A share as somebody types it (`0,4`, `0.4`, `40%`), as it is kept. Empty: not known. What is no number stays as it was typed, so that
 * nothing is lost and the preview can say what is wrong with it.
 */
export function readShare(typed: string, lang: Lang): Share {
  const text = typed.trim()
  if (text === '') return null
  const bare = text.replace(/\s*%$/, '')
  const value = parseDecimal(bare) ?? parseNumberText(bare, lang)
  if (value === undefined) return text
  return digits(bare === text ? value : value.times('0.01'))
}

/** A share as it stands in a field: `0,4`. */
export function shareInput(share: Share, lang: Lang): string {
  const value = share === null ? undefined : parseDecimal(share)
  return value === undefined ? (share ?? '') : formatNumber(value, undefined, lang)
}

/** A share as it is read: `40%`. Null when it is not known or no number. */
export function sharePercent(share: Share, lang: Lang): string | null {
  const value = share === null ? undefined : parseDecimal(share)
  return value === undefined ? null : formatPercent(value.times(100), undefined, lang)
}

/** How the shares of one unit stand to the whole. */
export interface ShareSum {
  readonly total: Decimal
  /** How many are left open. */
  readonly open: number
  /** `whole`: all known, 1 exactly. `open`: some are not known and there is room for them. `wrong`: too much, too little, or no share. */
  readonly state: 'whole' | 'open' | 'wrong'
}

/** Add shares up, exactly, by the rule of `reorganisation.ts`. */
export function shareSum(shares: readonly Share[]): ShareSum {
  const known = shares.filter((share) => share !== null).map((share) => parseDecimal(share))
  const good = known.filter((value) => value?.gt(0) && value.lte(1)) as Decimal[]
  const total = sum(good)
  const open = shares.length - known.length
  const sound = good.length === known.length && (open === 0 ? total.eq(1) : total.lt(1))
  return { total, open, state: !sound ? 'wrong' : open === 0 ? 'whole' : 'open' }
}

/** Places of a share that is worked out; the rest goes to the largest part. */
const PLACES = 6

/**
 * Shares from sizes (inhabitants, square kilometres): in proportion, and 1 together to the last digit. Null when a size is missing or
 * none, or so small beside the others that nothing is left of it.
 */
export function sharesOf(sizes: readonly (Decimal | undefined)[]): readonly string[] | null {
  if (sizes.length === 0 || sizes.some((size) => size === undefined || size.lte(0))) return null
  const known = sizes as readonly Decimal[]
  const total = sum(known)
  const shares = known.map((size) => decimal(size.div(total).toFixed(PLACES)))
  const largest = known.reduce((best, size, n) => (size.gt(known[best]!) ? n : best), 0)
  const rest = decimal(1).minus(sum(shares.filter((_, n) => n !== largest)))
  const made = shares.map((share, n) => (n === largest ? rest : share))
  return made.every((share) => share.gt(0)) ? made.map(digits) : null
}
