import type { Comparison } from '../../domain/compare.js'
import { formatDate } from '../../domain/number-text.js'
import type { Period } from '../../domain/period.js'
import { annexWords } from '../../domain/words/annex.js'
import { type Lang, say } from '../../domain/words.js'

/** A period as the heading of a narrow column: "6T/2024", "T6/2024", "Q2/2024", "9T/2024", "Năm 2024". */
export function shortPeriod(period: Period, lang: Lang): string {
  const { type, year, index, code } = period
  const params = { year, index }
  if (type === 'day') return say(annexWords, 'short-day', lang, { date: formatDate(code, lang) })
  if (type === 'half') return say(annexWords, `short-half-${index as 1 | 2}`, lang, params)
  return say(annexWords, `short-${type}`, lang, params)
}

/** What a column of base figures is headed. */
export function shortBase(comparison: Comparison, lang: Lang): string {
  if (comparison.baseKind === 'target') return say(annexWords, 'short-target', lang)
  return shortPeriod(comparison.base.period, lang)
}
