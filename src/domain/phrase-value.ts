import type { Side } from './compare.js'
import { decimal } from './decimal.js'
import type { Indicator, Words } from './measure.js'
import { formatNumber, formatTrimmed } from './number-text.js'
import { IRREGULAR_SINGULARS, phraseWords } from './words/phrase.js'
import { type Lang, say } from './words.js'

/** A side's figure with its unit: "72 vụ", "17,8 kg", "97,2%"; "chưa có số liệu" when there is none. */
export function phraseValue(side: Side, indicator: Indicator, lang: Lang): string {
  if (side.value === null) return say(phraseWords, 'no-data', lang)
  const number = formatTrimmed(side.value, indicator.decimals, lang)
  return indicator.format === 'percent' ? `${number}%` : counted(number, indicator.unit, lang)
}

/**
 * "102/106 đơn vị": units that reported and units that owed. Over more than a month the side counts unit-months, which
 * are returns and not units: "630/636 báo cáo".
 */
export function phraseCompleteness(side: Side, lang: Lang): string {
  const { type } = side.period
  const units = type === 'day' || type === 'week' || type === 'month'
  return say(phraseWords, units ? 'complete-units' : 'complete-returns', lang, returns(side, lang))
}

/**
 * A percentage with the two counts it is made of: "70/72 vụ, đạt 97,2%". `unit` is that of the counts (the indicator's
 * own unit is %); without it "70/72, đạt 97,2%". Nothing to rate (denominator 0): "không phát sinh".
 * @param options.places digits of the percentage, default 1
 */
export function phraseRatio(side: Side, lang: Lang, options: { unit?: Words; places?: number } = {}): string {
  const { value, numerator, denominator } = side
  if (denominator?.eq(0)) return say(phraseWords, 'ratio-nought', lang)
  if (value === null) return say(phraseWords, 'no-data', lang)
  const percent = `${formatTrimmed(value, options.places ?? 1, lang)}%`
  if (numerator === null || denominator === null) return say(phraseWords, 'ratio-alone', lang, { percent })
  const pair = `${formatTrimmed(numerator, 1, lang)}/${formatTrimmed(denominator, 1, lang)}`
  const parts = options.unit === undefined ? pair : counted(pair, options.unit, lang)
  const text = say(phraseWords, 'ratio', lang, { parts, percent })
  return side.quality === 'estimated' ? `${text} (${say(phraseWords, 'estimated', lang)})` : text
}

/** Returns in and returns owed, as texts for a sentence. */
export function returns(side: Side, lang: Lang): { reported: string; expected: string } {
  return {
    reported: formatNumber(decimal(side.reported), 0, lang),
    expected: formatNumber(decimal(side.expected), 0, lang),
  }
}

/** "2,1 điểm phần trăm" */
export function points(number: string, lang: Lang): string {
  return say(phraseWords, number === '1' ? 'points-one' : 'points', lang, { number })
}

/** A number with its unit; English units stand in the singular after exactly 1. */
export function counted(number: string, unit: Words, lang: Lang): string {
  const one = lang === 'en' && /^[+-]?1$/.test(number)
  return say(phraseWords, 'counted', lang, { number, unit: one ? singular(unit.en) : unit[lang] })
}

/** "cases" → "case", "cases per 100,000 people" → "case per …": only the head noun changes. */
function singular(unit: string): string {
  return unit.replace(/^(.*?)(\w+)(?=$|\/| of | per )/, (_, before: string, noun: string) => {
    if (noun in IRREGULAR_SINGULARS) return before + IRREGULAR_SINGULARS[noun]
    if (/ies$/.test(noun)) return `${before}${noun.slice(0, -3)}y`
    return before + (/[^s]s$/.test(noun) ? noun.slice(0, -1) : noun)
  })
}
