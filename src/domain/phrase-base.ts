import type { Comparison, Side } from './compare.js'
import { periodName } from './period.js'
import { phraseWords } from './words/phrase.js'
import { type Lang, say } from './words.js'

/** "so với cùng kỳ năm 2023", "so với tháng trước", "so với chỉ tiêu năm 2024", "so với quý I năm 2024". */
export function baseWords(comparison: Comparison, lang: Lang): string {
  return say(phraseWords, 'compared-with', lang, { base: baseName(comparison, lang) })
}

/** What is compared with, as a noun: "cùng kỳ năm 2023", "tháng trước", "chỉ tiêu năm 2024", "quý I năm 2024". */
export function baseName(comparison: Comparison, lang: Lang): string {
  const { baseKind, base, current } = comparison
  const { type, year } = base.period
  if (baseKind === 'target') return say(phraseWords, 'base-target', lang, { year: current.period.year })
  if (isSamePeriod(comparison)) return say(phraseWords, 'base-same-period', lang, { year })
  if (baseKind === 'previous-period' && type !== 'half' && type !== 'nine-months') {
    return say(phraseWords, `base-previous-${type}`, lang)
  }
  return namedPeriod(base, lang)
}

/** A whole year has no "same period": it is compared with the year before by its name. */
export function isSamePeriod({ baseKind, base }: Comparison): boolean {
  return baseKind === 'year-to-date' || (baseKind === 'same-period-last-year' && base.period.type !== 'year')
}

/** The name of a side's period as a noun in a sentence, with the English article where it takes one. */
export function namedPeriod(side: Side, lang: Lang): string {
  const period = periodName(side.period, lang)
  const takesArticle =
    side.period.type === 'quarter' || side.period.type === 'half' || side.period.type === 'nine-months'
  return takesArticle ? say(phraseWords, 'base-with-article', lang, { period }) : period
}
