import type { Comparison } from './compare.js'
import { type Decimal, decimal, round } from './decimal.js'
import type { Indicator } from './measure.js'
import { formatNumber, formatSigned, formatTrimmed } from './number-text.js'
import { baseName, baseWords, isSamePeriod, namedPeriod } from './phrase-base.js'
import { counted, phraseValue, points, returns } from './phrase-value.js'
import { phraseWords } from './words/phrase.js'
import { type Lang, type Params, say } from './words.js'

export { baseName, baseWords } from './phrase-base.js'
export { phraseCompleteness, phraseRatio, phraseValue } from './phrase-value.js'

/**
 * Comparisons in the words of official reports. The printed percentage is the exact quotient rounded half away from
 * zero; the direction comes from the difference itself, so word and sign cannot part. domain.md §7.
 */

/** percent: "giảm 23,4%"; count: "giảm 22 vụ"; count-percent: "giảm 22 vụ (23,4%)"; short, for table cells: "-23,4%". */
export type PhraseStyle = 'percent' | 'count' | 'count-percent' | 'short'

export interface PhraseOptions {
  readonly lang: Lang
  readonly style: PhraseStyle
  /** Refuse to say up or down where chance alone explains the change. Default false. */
  readonly cautious?: boolean
  /** End with "so với …". Default true; never in style `short`. */
  readonly withBase?: boolean
  /** Digits after the decimal sign of percentages of change. Default 1. Points follow the indicator's decimals. */
  readonly places?: number
}

/**
 * The change from base to current as a phrase to stand after its subject.
 *
 * What cannot be said is said so, in this order: units reorganised beyond comparison, no figure, returns outstanding.
 * Then, in order:
 * - equal figures: "không thay đổi";
 * - `cautious` and the change not distinguishable from chance: both figures and "chưa đủ cơ sở nói tăng hay giảm";
 * - percentages: percentage points, never a percentage of a percentage;
 * - base nought or below: the difference alone, since a percentage of it means nothing;
 * - caution `small-base`: counts first, "giảm 3 vụ (từ 12 xuống 9; 25%)", whichever style was asked for;
 * - otherwise the style asked for.
 *
 * A change too small for the digits shown is never printed as "giảm 0,0%": the phrase turns to counts, "tăng 1 vụ
 * (dưới 0,1%)", and where those vanish as well, says "tăng không đáng kể (dưới 0,1%)".
 * In running text noughts at the end of a fraction are dropped (25%); in table cells they stand (-25,0%).
 * Against a target the words are "cao hơn" and "thấp hơn". Estimated figures end with "(ước tính)"; a comparison that
 * was made although returns are outstanding says how many are in.
 */
export function phraseChange(comparison: Comparison, options: PhraseOptions): string {
  const refused = refusal(comparison, options)
  if (refused !== undefined) return refused
  const sentence =
    options.style === 'short' ? shortChange(comparison, options) : longChange(comparison, options)
  const notes = changeNotes(comparison, options)
  return notes.length === 0 ? sentence : `${sentence} (${notes.join('; ')})`
}

/** Why nothing can be compared, as the whole phrase; undefined when something can. */
function refusal(comparison: Comparison, options: PhraseOptions): string | undefined {
  const { current, base, cautions } = comparison
  const { lang } = options
  const short = options.style === 'short'
  const tell = (key: keyof typeof phraseWords, params: Params = {}) => say(phraseWords, key, lang, params)
  if (comparison.quality === 'not-comparable' || cautions.includes('not-comparable')) {
    return tell(short ? 'not-comparable-short' : 'not-comparable')
  }
  if (current.value === null) {
    if (short) return tell('no-data-short')
    return tell(current.denominator?.eq(0) ? 'no-rate-current' : 'no-current')
  }
  const name = { base: baseName(comparison, lang) }
  if (base.value === null) {
    if (short) return tell('no-data-short')
    if (comparison.baseKind === 'target') return tell('no-target', name)
    return tell(base.denominator?.eq(0) ? 'no-rate-base' : 'no-base', name)
  }
  if (changeOf(comparison) !== null) return undefined
  const reasons = outstanding(comparison, lang)
  if (reasons.length === 0) return tell('cannot-compare')
  if (!short) return tell('cannot-compare-because', { reasons: reasons.join(', ') })
  return tell('returns-in-short', returns(cautions.includes('incomplete-current') ? current : base, lang))
}

function longChange(comparison: Comparison, options: PhraseOptions): string {
  const { indicator } = comparison
  const { lang } = options
  const change = changeOf(comparison)!
  const base = baseName(comparison, lang)
  if (change.eq(0)) {
    if (comparison.baseKind === 'target') return say(phraseWords, 'on-target', lang, { base })
    return say(phraseWords, options.withBase === false ? 'unchanged' : 'unchanged-from', lang, { base })
  }
  if (undecided(comparison, options)) return undecidedPhrase(comparison, options)
  const amount = amountText(change, indicator, lang)
  if (indicator.format === 'percent') {
    const text =
      amount ??
      negligible(
        lessThan(indicator.decimals, (n) => points(n, lang), lang),
        lang,
      )
    return closing(directed(text, comparison, lang), comparison, options)
  }
  const percent = percentOf(comparison)
  if (percent === null) {
    const text = directed(amount ?? say(phraseWords, 'negligible', lang), comparison, lang)
    if (!comparison.base.value!.eq(0)) return closing(text, comparison, options)
    return `${text} (${nought(comparison, lang)})`
  }
  const text = comparison.cautions.includes('small-base')
    ? smallBaseText(comparison, amount, percentText(percent, options), options)
    : styledText(amount, percentText(percent, options), options)
  return closing(directed(text, comparison, lang), comparison, options)
}

/** Either text is undefined when the change vanishes in its digits; then the other speaks. */
function styledText(amount: string | undefined, percent: string | undefined, options: PhraseOptions): string {
  const { style, lang } = options
  const limit = lessThan(placesOf(options), (n) => `${n}%`, lang)
  if (amount === undefined) return percent ?? negligible(limit, lang)
  if (style === 'count') return amount
  return style === 'percent' && percent !== undefined ? percent : `${amount} (${percent ?? limit})`
}

/** "3 vụ (từ 12 xuống 9; 25%)". The pair is left out where, being rounded, it would not give the amount printed. */
function smallBaseText(
  comparison: Comparison,
  amount: string | undefined,
  percent: string | undefined,
  options: PhraseOptions,
): string {
  const { lang, style } = options
  if (amount === undefined) return styledText(amount, percent, options)
  const places = comparison.indicator.decimals
  const current = round(comparison.current.value!, places)
  const base = round(comparison.base.value!, places)
  const change = changeOf(comparison)!
  const details: string[] = []
  if (current.minus(base).eq(round(change, places))) {
    const pair = { base: formatTrimmed(base, places, lang), current: formatTrimmed(current, places, lang) }
    details.push(say(phraseWords, change.gt(0) ? 'from-up-to' : 'from-down-to', lang, pair))
  }
  if (style !== 'count') details.push(percent ?? lessThan(placesOf(options), (n) => `${n}%`, lang))
  return details.length === 0 ? amount : `${amount} (${details.join('; ')})`
}

function shortChange(comparison: Comparison, options: PhraseOptions): string {
  const { indicator } = comparison
  const { lang } = options
  const change = changeOf(comparison)!
  if (!change.eq(0) && undecided(comparison, options)) return say(phraseWords, 'undecided-short', lang)
  const number = formatSigned(change, indicator.decimals, lang)
  const vanishes = !change.eq(0) && amountText(change, indicator, lang) === undefined
  const negligibly = say(phraseWords, 'negligible-short', lang)
  if (indicator.format === 'percent') {
    return vanishes ? negligibly : say(phraseWords, 'points-short', lang, { number })
  }
  const amount = vanishes ? negligibly : counted(number, indicator.unit, lang)
  const percent = percentOf(comparison)
  if (percent === null) return amount
  const signed = `${formatSigned(percent, placesOf(options), lang)}%`
  if (change.eq(0)) return signed
  if (percentText(percent, options) === undefined) return amount
  return comparison.cautions.includes('small-base') && !vanishes ? `${amount} (${signed})` : signed
}

/** Points for a percentage, else the difference; null when the comparison was not made. */
function changeOf(comparison: Comparison): Decimal | null {
  if (comparison.indicator.format === 'percent') return comparison.points ?? comparison.difference
  return comparison.difference
}

/** The percentage of change where it means something: not on a base of nought or below. */
function percentOf(comparison: Comparison): Decimal | null {
  return comparison.base.value!.gt(0) ? comparison.percent : null
}

/** The size of a change without sign and with its unit; undefined when it rounds to nought. */
function amountText(change: Decimal, indicator: Indicator, lang: Lang): string | undefined {
  if (round(change, indicator.decimals).eq(0)) return undefined
  const number = formatTrimmed(change.abs(), indicator.decimals, lang)
  return indicator.format === 'percent' ? points(number, lang) : counted(number, indicator.unit, lang)
}

function percentText(percent: Decimal, options: PhraseOptions): string | undefined {
  const places = placesOf(options)
  if (round(percent, places).eq(0)) return undefined
  return `${formatTrimmed(percent.abs(), places, options.lang)}%`
}

function placesOf(options: PhraseOptions): number {
  return options.places ?? 1
}

/** "dưới 0,1%": below the smallest step that the digits can show. */
function lessThan(places: number, write: (number: string) => string, lang: Lang): string {
  const limit = write(formatNumber(decimal(`1e-${places}`), places, lang))
  return say(phraseWords, 'less-than', lang, { limit })
}

function negligible(limit: string, lang: Lang): string {
  return `${say(phraseWords, 'negligible', lang)} (${limit})`
}

function directed(amount: string, comparison: Comparison, lang: Lang): string {
  const up = changeOf(comparison)!.gt(0)
  if (comparison.baseKind === 'target')
    return say(phraseWords, up ? 'above-target' : 'below-target', lang, { amount })
  return say(phraseWords, up ? 'rise' : 'fall', lang, { amount })
}

function closing(text: string, comparison: Comparison, options: PhraseOptions): string {
  if (options.withBase === false) return text
  if (comparison.baseKind !== 'target') return `${text} ${baseWords(comparison, options.lang)}`
  return say(phraseWords, 'against-target', options.lang, { text, base: baseName(comparison, options.lang) })
}

/** "cùng kỳ không phát sinh", "tháng trước không phát sinh". */
function nought(comparison: Comparison, lang: Lang): string {
  if (comparison.baseKind === 'target') {
    return say(phraseWords, 'target-nought', lang, { base: baseName(comparison, lang) })
  }
  const { year } = comparison.base.period
  const base = isSamePeriod(comparison)
    ? say(phraseWords, 'base-same-period-short', lang, { year })
    : baseName(comparison, lang)
  return say(phraseWords, 'base-nought', lang, { base })
}

function undecided(comparison: Comparison, options: PhraseOptions): boolean {
  return options.cautious === true && comparison.chance !== null && !comparison.chance.distinguishable
}

/** "72 vụ so với 94 vụ cùng kỳ năm 2023, chưa đủ cơ sở nói tăng hay giảm". */
function undecidedPhrase(comparison: Comparison, options: PhraseOptions): string {
  const { lang } = options
  const value = phraseValue(comparison.base, comparison.indicator, lang)
  const base = { value, base: baseName(comparison, lang) }
  // "94 vụ tháng trước" reads well, "94 vụ quý I năm 2024" needs "của".
  const joint = base.base === namedPeriod(comparison.base, lang) ? 'value-of-base' : 'value-in-base'
  return say(phraseWords, 'undecided', lang, {
    current: phraseValue(comparison.current, comparison.indicator, lang),
    base: options.withBase === false ? value : say(phraseWords, joint, lang, base),
  })
}

function changeNotes(comparison: Comparison, options: PhraseOptions): string[] {
  const { lang } = options
  return [
    ...(comparison.quality === 'estimated' ? [say(phraseWords, 'estimated', lang)] : []),
    ...(options.style === 'short' ? [] : outstanding(comparison, lang)),
  ]
}

/** "mới có 102/106 báo cáo" for each side whose returns are outstanding. */
function outstanding(comparison: Comparison, lang: Lang): string[] {
  const { cautions, current, base } = comparison
  return [
    ...(cautions.includes('incomplete-current')
      ? [say(phraseWords, 'returns-in', lang, returns(current, lang))]
      : []),
    ...(cautions.includes('incomplete-base')
      ? [
          say(phraseWords, 'returns-in-base', lang, {
            base: baseName(comparison, lang),
            ...returns(base, lang),
          }),
        ]
      : []),
  ]
}
