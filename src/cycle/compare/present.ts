import type { Comparison } from '../../domain/compare.js'
import { round } from '../../domain/decimal.js'
import { formatDate, formatNumber, formatPercent, formatSigned } from '../../domain/number-text.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { PERIOD_TYPES, type Period } from '../../domain/period.js'
import { phraseCompleteness } from '../../domain/phrase.js'
import { periodsWithin } from '../../domain/stored-periods.js'
import { annexWords } from '../../domain/words/annex.js'
import { phraseWords } from '../../domain/words/phrase.js'
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

/** The difference as a table prints it, percentages with the word for their points: "+2,1 điểm %". */
export function changeText(comparison: Comparison, lang: Lang): string {
  const { change } = present(comparison, lang)
  if (comparison.points === null || comparison.difference === null) return change
  return say(phraseWords, 'points-short', lang, { number: change })
}

/** Would a reader who subtracts the printed figures find another difference than the printed one? */
export function roundedApart({ indicator, current, base, difference }: Comparison): boolean {
  if (difference === null || current.value === null || base.value === null) return false
  const shown = (value: NonNullable<Comparison['difference']>) => round(value, indicator.decimals)
  return !shown(current.value).minus(shown(base.value)).eq(shown(difference))
}

/** What must be known to read the table as a whole, a sentence each; `basisLine` is said besides. */
export function tableNotes(index: PackIndex, table: ComparisonTable, lang: Lang): string[] {
  const all = table.rows.flatMap((row) => row.comparisons).filter((c): c is Comparison => c !== null)
  const uncollected = notCollected(index, table.request.period, lang)
  const exposure = all.some(({ cautions }) => cautions.includes('unequal-exposure'))
  const active = all
    .filter(({ cautions }) => cautions.includes('activity'))
    .map((c) => c.indicator.name[lang])
  const { current, base } = table
  return [
    ...(uncollected === null ? [] : [uncollected]),
    ...(exposure && base !== null
      ? [
          say(tableWords, 'note-exposure', lang, {
            days: current.window.days,
            baseDays: base.window.days,
          }),
        ]
      : []),
    ...(all.some(roundedApart) ? [say(annexWords, 'legend-rounded', lang)] : []),
    ...(active.length === 0
      ? []
      : [say(tableWords, 'note-activity', lang, { indicators: [...new Set(active)].join('; ') })]),
  ]
}

/**
 * That nothing can be found for the period because no form is returned for its kind (a week, where forms are monthly), as a
 * sentence; null when there can be.
 */
export function notCollected(index: PackIndex, period: Period, lang: Lang): string | null {
  const { forms } = index.pack
  const kinds = new Set(periodsWithin(period).map(({ type }) => type))
  if (forms.some((form) => kinds.has(form.periodType))) return null
  const collected = PERIOD_TYPES.filter((type) => forms.some((form) => form.periodType === type))
  return say(tableWords, 'note-not-collected', lang, {
    period: period.code,
    kinds: collected.map((type) => say(tableWords, `kind-${type}`, lang)).join(', '),
  })
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
  if (cautions.includes('activity') && among === 'alone') found.push(say(tableWords, 'activity', lang))
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
