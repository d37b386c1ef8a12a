import type { Comparison, Side } from '../../domain/compare.js'
import { decimal, digits, round } from '../../domain/decimal.js'
import { formatDate, formatNumber, formatPercent, formatTrimmed } from '../../domain/number-text.js'
import { phraseCompleteness } from '../../domain/phrase.js'
import type { FigureOrigin, TableCell } from '../../domain/report.js'
import { annexWords } from '../../domain/words/annex.js'
import { tableWords } from '../../domain/words/table.js'
import { type Lang, say } from '../../domain/words.js'
import type { ComparisonTable } from '../compare/compare.js'

/** Where a printed figure comes from, kept with the document. */
export function originOf(comparison: Comparison, unit: string, wording: string): FigureOrigin {
  const value = wording === 'base' ? comparison.base.value : comparison.current.value
  return {
    indicator: comparison.indicator.id,
    unit,
    period: comparison.current.period.code,
    base: comparison.baseKind === 'target' ? 'target' : comparison.base.period.code,
    wording,
    value: value === null ? null : digits(value),
  }
}

/** A cell with a number; spreadsheets get some digits more than are printed. */
export function numberCell(
  text: string,
  value: Comparison['difference'],
  places: number,
  origin: FigureOrigin,
): TableCell {
  if (value === null) return { text, align: 'right', origin }
  return { text, align: 'right', number: digits(round(value, Math.max(places, 4))), places, origin }
}

/**
 * Is the figure any unit's to report, in either period? A department has no road deaths to count: no form asks it, or it has
 * declared them not applicable.
 */
export function inScope({ current, base }: Comparison): boolean {
  return [current, base].some(
    // Nought over nought is a figure that was reported.
    (side) => side.value !== null || side.denominator !== null || side.reported < side.expected,
  )
}

/** Why a row must be read with care, in the few words that fit a column; nothing about chance. */
export function cautionsTold(comparison: Comparison, lang: Lang): string[] {
  const { cautions, current, base } = comparison
  const has = (caution: Comparison['cautions'][number]) => cautions.includes(caution)
  if (has('not-comparable')) return [say(tableWords, 'not-comparable', lang)]
  const told: string[] = []
  const returns = (side: Side) => ({ returns: phraseCompleteness(side, lang) })
  if (has('incomplete-current')) told.push(say(annexWords, 'lacking', lang, returns(current)))
  if (has('incomplete-base')) told.push(say(annexWords, 'lacking-base', lang, returns(base)))
  if (has('estimated')) told.push(estimatedText(comparison, lang))
  if (has('scope-changed')) told.push(say(tableWords, 'scope-changed', lang))
  return told
}

function estimatedText({ current, base }: Comparison, lang: Lang): string {
  const shares = [current.estimatedShare, base.estimatedShare].filter((share) => share !== null)
  const most = shares.reduce((a, b) => (a.gt(b) ? a : b), decimal(0))
  const share = most.eq(0) ? '' : formatPercent(most.times(100), 1, lang)
  return say(tableWords, 'estimated', lang, { share }).trim()
}

/**
 * The target of the period's year and whether it is met. A target of a count is for the whole year: a shorter period is
 * not judged by it.
 */
export function targetTold(comparison: Comparison, lang: Lang): string[] {
  const { indicator, current } = comparison
  const text = indicator.targets[String(current.period.year)]
  if (text === undefined || comparison.baseKind === 'target') return []
  const number = formatTrimmed(decimal(text), 4, lang)
  const target = say(annexWords, `target-${indicator.better}`, lang, {
    target: indicator.format === 'percent' ? `${number}%` : number,
  })
  const whole =
    indicator.format === 'percent' || indicator.format === 'rate' || current.period.type === 'year'
  if (current.value === null || indicator.better === 'neither' || !whole) return [target]
  const met = indicator.better === 'higher' ? current.value.gte(text) : current.value.lte(text)
  return [say(annexWords, met ? 'target-met' : 'target-missed', lang, { target })]
}

/** What a table stands on: the windows, the day of the tree, the stage, and the moment of knowledge. */
export function standsOn(table: ComparisonTable, lang: Lang): string {
  const { current, base, request } = table
  const common = {
    from: formatDate(current.window.from, lang),
    to: formatDate(current.window.to, lang),
    days: formatNumber(decimal(current.window.days), 0, lang),
    basis: formatDate(table.basis, lang),
    stage: say(tableWords, `stage-${request.stage}`, lang),
  }
  const line =
    base === null
      ? say(annexWords, 'windows-target', lang, common)
      : say(annexWords, 'windows', lang, {
          ...common,
          baseFrom: formatDate(base.window.from, lang),
          baseTo: formatDate(base.window.to, lang),
          baseDays: formatNumber(decimal(base.window.days), 0, lang),
        })
  if (request.knownAt === null) return line
  return `${line} ${say(tableWords, 'known-at', lang, { at: request.knownAt.toISOString() })}`
}

/** Dated changes of what the measures cover, each once. */
export function scopeNotes(comparisons: readonly Comparison[], lang: Lang): string[] {
  return [...new Set(comparisons.flatMap(({ scopeNotes }) => scopeNotes.map((words) => words[lang])))]
}

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}
