import { type Decimal, decimal, parseDecimal, round, truncate } from './decimal.js'
import { formatNumber } from './number-text.js'
import { printedWords } from './words/printed.js'
import { type Lang, say } from './words.js'

/** A percentage somebody printed, and the counts printed beside it. */
export interface PrintedFigure {
  /** change: 100 × (current − base) / base. share: 100 × current / base, where base is the whole. */
  readonly kind: 'change' | 'share'
  readonly current: Decimal
  /** null: not printed; then it is current − difference. */
  readonly base: Decimal | null
  readonly differencePrinted: Decimal | null
  /** The percentage as printed, without "%": its decimals count. Point or comma. null: none was printed. */
  readonly percentPrinted: string | null
}

/**
 * match: right when rounded half up; truncated: right only when cut off; wrong-base: divided by this period's
 * count; mismatch: does not follow from the counts; base-zero: a percentage of nought was printed;
 * base-unknown: neither base nor difference was printed; unreadable: the printed text is not a number.
 */
export type PrintedVerdict =
  | 'match'
  | 'truncated'
  | 'wrong-base'
  | 'mismatch'
  | 'no-percentage'
  | 'base-zero'
  | 'base-unknown'
  | 'unreadable'

/** A guess at how a mismatch came about, the surest first. */
export type PrintedCause = 'wrong-sign' | 'reversed-pair' | 'digits-transposed' | 'digit-slip' | 'other-base'

export interface PrintedJudgement {
  readonly figure: PrintedFigure
  readonly verdict: PrintedVerdict
  readonly base: Decimal | null
  /** The percentage that follows from the counts, unrounded; null for base nought or unknown. */
  readonly percent: Decimal | null
  /** `percent` rounded half up to the decimals of the printed text (to one decimal when none was printed). */
  readonly expected: Decimal | null
  readonly printed: Decimal | null
  readonly places: number
  /** Is the printed difference current − base? null when one of them was not printed. */
  readonly differenceAgrees: boolean | null
  readonly cause: PrintedCause | null
  readonly impliedBase: ImpliedBase | null
}

/** Whole-number bases from which the printed percentage would follow, lowest and highest. */
export interface ImpliedBase {
  readonly from: Decimal
  readonly to: Decimal
  /** Which other printed count is taken to be right. */
  readonly kept: 'current' | 'difference'
}

const HUNDRED = decimal(100)
const DEFAULT_PLACES = 1
/** A base further off than this share of the given one is no likely revision. */
const NEAR = 0.25

/**
 * Does the printed percentage follow from the printed counts? Rounding is half away from zero to as many
 * decimals as were printed, so `-33.90` is held to two and `25` to none.
 */
export function judgePrinted(figure: PrintedFigure): PrintedJudgement {
  const { current, differencePrinted } = figure
  const base = figure.base ?? (differencePrinted === null ? null : current.minus(differencePrinted))
  const printed = figure.percentPrinted === null ? null : readPrinted(figure.percentPrinted)
  const places = printed?.places ?? DEFAULT_PLACES
  const percent = base === null || base.eq(0) ? null : percentOf(figure.kind, current, base)
  const known = {
    figure,
    base,
    percent,
    expected: percent === null ? null : round(percent, places),
    printed: printed?.value ?? null,
    places,
    differenceAgrees:
      figure.base === null || differencePrinted === null
        ? null
        : current.minus(figure.base).eq(differencePrinted),
    cause: null,
    impliedBase: null,
  }
  if (figure.percentPrinted === null) return { ...known, verdict: 'no-percentage' }
  if (printed === undefined || printed === null) return { ...known, verdict: 'unreadable' }
  if (base === null) return { ...known, verdict: 'base-unknown' }
  if (percent === null) return { ...known, verdict: 'base-zero' }
  if (round(percent, places).eq(printed.value)) return { ...known, verdict: 'match' }
  if (truncate(percent, places).eq(printed.value)) return { ...known, verdict: 'truncated' }
  if (figure.kind === 'change' && !current.eq(0)) {
    const overCurrent = HUNDRED.times(current.minus(base)).div(current)
    if (agrees(overCurrent, printed)) return { ...known, verdict: 'wrong-base' }
  }
  return { ...known, verdict: 'mismatch', ...causeOf(figure, base, percent, printed) }
}

interface Printed {
  readonly value: Decimal
  readonly places: number
}

function readPrinted(text: string): Printed | undefined {
  const plain = text.trim().replace(/\s*%$/, '').replace('−', '-').replace(',', '.')
  const value = parseDecimal(plain)
  if (value === undefined) return undefined
  return { value, places: plain.split('.')[1]?.length ?? 0 }
}

function percentOf(kind: PrintedFigure['kind'], current: Decimal, base: Decimal): Decimal {
  return HUNDRED.times(kind === 'change' ? current.minus(base) : current).div(base)
}

function agrees(percent: Decimal, printed: Printed): boolean {
  return (
    round(percent, printed.places).eq(printed.value) || truncate(percent, printed.places).eq(printed.value)
  )
}

type Explanation = Pick<PrintedJudgement, 'cause' | 'impliedBase'>

function causeOf(figure: PrintedFigure, base: Decimal, percent: Decimal, printed: Printed): Explanation {
  const impliedBase = impliedBases(figure, base, printed)
  if (agrees(percent.neg(), printed)) return { cause: 'wrong-sign', impliedBase: null }
  if (reversed(figure, base, printed)) return { cause: 'reversed-pair', impliedBase: null }
  const slip = digitFault(percent, printed)
  if (slip !== null) return { cause: slip, impliedBase }
  return { cause: impliedBase === null ? null : 'other-base', impliedBase }
}

/** Were this period and the period compared with taken for each other (for a share: part and whole)? */
function reversed({ kind, current }: PrintedFigure, base: Decimal, printed: Printed): boolean {
  return !current.eq(0) && agrees(percentOf(kind, base, current), printed)
}

/** One digit wrong, or two neighbours swapped, against the right figure rounded or cut off. */
function digitFault(percent: Decimal, { value, places }: Printed): PrintedCause | null {
  if (value.s !== percent.s) return null
  const written = value.abs().toFixed(places).replace('.', '')
  if (written.length < 2) return null
  for (const right of [round(percent, places), truncate(percent, places)]) {
    const meant = right.abs().toFixed(places).replace('.', '')
    if (meant.length !== written.length) continue
    const wrong = [...meant].flatMap((digit, i) => (digit === written[i] ? [] : [i]))
    if (wrong.length === 1) return 'digit-slip'
    const [first, second] = wrong
    const swapped =
      wrong.length === 2 &&
      second === first! + 1 &&
      meant[first!] === written[second!] &&
      meant[second!] === written[first!]
    if (swapped) return 'digits-transposed'
  }
  return null
}

/**
 * The whole-number bases from which the printed percentage would follow: first with this period's count (for a
 * share, the part) as printed, then with the printed difference as printed. Half a unit of the last printed
 * decimal either way counts as printed. Only bases near the one given are a likely story.
 */
function impliedBases(figure: PrintedFigure, base: Decimal, printed: Printed): ImpliedBase | null {
  const { kind, current } = figure
  if (current.eq(0)) return null
  const half = decimal('0.5').div(decimal(10).pow(printed.places))
  const low = printed.value.minus(half)
  const high = printed.value.plus(half)
  const near = (
    part: Decimal,
    percents: readonly [Decimal, Decimal],
  ): { from: Decimal; to: Decimal } | null => {
    const bases = percents.map((p) => (p.eq(0) ? null : HUNDRED.times(part).div(p)))
    const [first, last] = bases[0]?.lt(bases[1] ?? 0) ? bases : [...bases].reverse()
    if (!first || !last || first.lte(0)) return null
    const from = roundUp(first)
    const to = truncate(last, 0)
    const likely = from.lte(to) && to.gte(base.times(1 - NEAR)) && from.lte(base.times(1 + NEAR))
    return likely ? { from, to } : null
  }
  const whole = kind === 'change' ? HUNDRED : decimal(0)
  const keptCurrent = near(current, [low.plus(whole), high.plus(whole)])
  if (keptCurrent !== null) return { ...keptCurrent, kept: 'current' }
  const keptDifference = kind === 'change' ? near(current.minus(base), [low, high]) : null
  return keptDifference === null ? null : { ...keptDifference, kept: 'difference' }
}

function roundUp(value: Decimal): Decimal {
  const whole = truncate(value, 0)
  return whole.lt(value) ? whole.plus(1) : whole
}

/** The judgement in one short paragraph: what the counts give, what was printed, what probably happened. */
export function explainPrinted(judgement: PrintedJudgement, lang: Lang): string {
  const { figure, base, percent, expected, printed, places, verdict, cause, impliedBase } = judgement
  const number = (value: Decimal): string => formatNumber(value, undefined, lang)
  const params: Record<string, string> = { current: number(figure.current) }
  if (base !== null) {
    params.base = number(base)
    params.difference = number(figure.current.minus(base))
  }
  if (percent !== null) params.exact = number(round(percent, places + 2))
  if (expected !== null) params.expected = formatNumber(expected, places, lang)
  params.printed = printed === null ? (figure.percentPrinted ?? '') : formatNumber(printed, places, lang)
  if (figure.differencePrinted !== null) params.differencePrinted = number(figure.differencePrinted)
  if (impliedBase !== null) {
    params.from = number(impliedBase.from)
    params.to = number(impliedBase.to)
  }
  const sentences: (keyof typeof printedWords)[] = []
  if (percent !== null) sentences.push(figure.kind === 'change' ? 'counted-change' : 'counted-share')
  sentences.push(verdict === 'no-percentage' && percent === null ? 'no-percentage-bare' : verdict)
  if (cause === 'other-base') {
    const { kept, from, to } = impliedBase!
    sentences.push(figure.kind === 'share' ? 'kept-part' : `kept-${kept}`)
    sentences.push(from.eq(to) ? 'base-one' : 'base-range')
  } else if (cause !== null) sentences.push(cause)
  if (judgement.differenceAgrees === false) sentences.push('difference-wrong')
  return sentences.map((key) => say(printedWords, key, lang, params)).join(' ')
}

/** The verdict in a word or two, for a table. */
export function verdictName(verdict: PrintedVerdict, lang: Lang): string {
  return say(printedWords, `name-${verdict}`, lang)
}
