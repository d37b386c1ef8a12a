import type { Comparison } from '../../domain/compare.js'
import { round } from '../../domain/decimal.js'
import { formatDate, formatNumber, formatPercent, formatSigned } from '../../domain/number-text.js'
import { phraseCompleteness } from '../../domain/phrase.js'
import { tableWords } from '../../domain/words/table.js'
import { type Lang, say } from '../../domain/words.js'
import { momentText } from '../moment-text.js'
import type { ComparisonTable } from './compare.js'

/** A comparison as the texts of one table row. */
export interface Presented {
  readonly current: string
  readonly base: string
  /** Difference in counts, or in percentage points. */
  readonly change: string
  readonly percent: string
  readonly remark: string
}

/** Put a comparison into table cells. Nothing that cannot be compared shows a number. */
export function present(comparison: Comparison, lang: Lang, among: 'alone' | 'many' = 'alone'): Presented {
  const { indicator, current, base, difference, percent } = comparison
  const none = say(tableWords, 'no-data', lang)
  const places = indicator.decimals
  const value = (side: Comparison['current']) =>
    side.value === null ? none : formatNumber(side.value, places, lang)
  return {
    current: value(current),
    base: value(base),
    change: difference === null ? none : formatSigned(round(difference, places), places, lang),
    percent: percent === null ? none : `${formatSigned(round(percent, 1), 1, lang)}%`,
    remark: remarks(comparison, lang, among).join('; '),
  }
}

/**
 * What a reader must know beside the numbers. Among many rows only what stands out is said: that small numbers vary by
 * chance would stand on nearly every line, and is said once below the table instead.
 */
export function remarks(comparison: Comparison, lang: Lang, among: 'alone' | 'many' = 'alone'): string[] {
  const { cautions, current, base, chance } = comparison
  const found: string[] = []
  if (cautions.includes('not-comparable')) return [say(tableWords, 'not-comparable', lang)]
  if (cautions.includes('incomplete-current') || cautions.includes('incomplete-base'))
    found.push(
      say(tableWords, 'incomplete', lang, {
        current: phraseCompleteness(current, lang),
        base: phraseCompleteness(base, lang),
      }),
    )
  if (cautions.includes('estimated')) {
    const share = current.estimatedShare ?? base.estimatedShare
    found.push(
      say(tableWords, 'estimated', lang, {
        share: share === null ? '' : formatPercent(share.times(100), 1, lang),
      }).trim(),
    )
  }
  if (cautions.includes('base-zero')) found.push(say(tableWords, 'base-zero', lang))
  if (cautions.includes('small-base') && among === 'alone') found.push(say(tableWords, 'small-base', lang))
  if (cautions.includes('scope-changed')) found.push(say(tableWords, 'scope-changed', lang))
  if (chance !== null && (chance.distinguishable || among === 'alone'))
    found.push(say(tableWords, chance.distinguishable ? 'real-change' : 'by-chance', lang))
  return found
}

/** One line that says what the table stands on: windows, tree, stage, moment. */
export function basisLine(table: ComparisonTable, lang: Lang, timezone: string): string {
  const { current, base, request } = table
  const stage = say(tableWords, `stage-${request.stage}`, lang)
  const common = {
    from: formatDate(current.window.from, lang),
    to: formatDate(current.window.to, lang),
    days: current.window.days,
    basis: formatDate(table.basis, lang),
    stage,
  }
  const line =
    base === null
      ? say(tableWords, 'windows-target', lang, common)
      : say(tableWords, 'windows', lang, {
          ...common,
          baseFrom: formatDate(base.window.from, lang),
          baseTo: formatDate(base.window.to, lang),
          baseDays: base.window.days,
        })
  return request.knownAt === null
    ? line
    : `${line} ${say(tableWords, 'known-at', lang, { at: momentText(request.knownAt, timezone, lang) })}`
}
