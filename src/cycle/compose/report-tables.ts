import type { Comparison } from '../../domain/compare.js'
import { type Period, periodName } from '../../domain/period.js'
import { baseName } from '../../domain/phrase.js'
import type { TableBlock } from '../../domain/report.js'
import { annexWords } from '../../domain/words/annex.js'
import { phraseWords } from '../../domain/words/phrase.js'
import { tableWords } from '../../domain/words/table.js'
import { type Lang, say } from '../../domain/words.js'
import type { ComparisonTable } from '../compare/compare.js'
import { present, roundedApart } from '../compare/present.js'
import {
  capital,
  cautionsTold,
  numberCell,
  originOf,
  scopeNotes,
  standsOn,
  targetTold,
} from './table-parts.js'

/**
 * Indicators down, figures across: the first annex of a report. What would stand in every remark is a mark there and a
 * line below the table; so are the conventions of the indicators.
 */
export function indicatorTable(table: ComparisonTable, lang: Lang): TableBlock {
  const total = table.rows[0]!
  const word = (key: keyof typeof tableWords) => say(tableWords, key, lang)
  const comparisons = total.comparisons.filter((c): c is Comparison => c !== null)
  const unit = total.node!.key
  const compared = { group: say(annexWords, 'compared', lang) }
  return {
    kind: 'table',
    caption: null,
    // Millimetres of the 165 between the margins of an upright page.
    columns: [
      { title: word('order'), width: 8.5 },
      { title: word('indicator'), width: 43 },
      { title: word('measured'), width: 12.5 },
      { title: periodHeading(table.current.period, lang), width: 17.5 },
      { title: baseHeading(comparisons[0], lang), width: 17.5 },
      { title: word('change'), width: 24.5, ...compared },
      { title: word('percent'), width: 17.5, ...compared },
      { title: word('remark'), width: 24 },
    ],
    rows: comparisons.map((comparison, i) => ({ cells: indicatorCells(comparison, i + 1, unit, lang) })),
    note: indicatorNotes(table, comparisons, lang).join('\n'),
  }
}

function periodHeading(period: Period, lang: Lang): string {
  return capital(periodName(period, lang))
}

function baseHeading(comparison: Comparison | undefined, lang: Lang): string {
  return comparison === undefined ? '' : capital(baseName(comparison, lang))
}

function indicatorCells(
  comparison: Comparison,
  order: number,
  unit: string,
  lang: Lang,
): TableBlock['rows'][number]['cells'] {
  const { indicator, current, base, difference, percent } = comparison
  const shown = present(comparison, lang)
  const places = indicator.decimals
  const inPoints = indicator.format === 'percent' && difference !== null
  const change = inPoints ? say(phraseWords, 'points-short', lang, { number: shown.change }) : shown.change
  return [
    { text: String(order), align: 'center', number: String(order), places: 0 },
    { text: indicator.name[lang] },
    { text: indicator.unit[lang], align: 'center' },
    numberCell(shown.current, current.value, places, originOf(comparison, unit, 'value')),
    numberCell(shown.base, base.value, places, originOf(comparison, unit, 'base')),
    numberCell(change, difference, places, originOf(comparison, unit, 'change:count')),
    numberCell(shown.percent, percent, 1, originOf(comparison, unit, 'change:percent')),
    { text: capital(indicatorRemarks(comparison, lang).join('; ')) },
  ]
}

function indicatorRemarks(comparison: Comparison, lang: Lang): string[] {
  const { cautions, current, difference, chance } = comparison
  const told = cautionsTold(comparison, lang)
  if (current.value === null && current.denominator?.eq(0)) told.push(say(annexWords, 'none-arose', lang))
  if (cautions.includes('base-zero') && difference?.eq(0) === false)
    told.push(say(annexWords, 'base-zero', lang))
  told.push(...targetTold(comparison, lang))
  if (mayBeChance(comparison)) told.push(say(annexWords, 'mark-by-chance', lang))
  else if (chance?.distinguishable === true) told.push(say(tableWords, 'real-change', lang))
  return told
}

/** Is there a change that is not beyond what chance explains? */
function mayBeChance({ chance, difference }: Comparison): boolean {
  return chance !== null && !chance.distinguishable && difference?.eq(0) === false
}

function indicatorNotes(table: ComparisonTable, comparisons: readonly Comparison[], lang: Lang): string[] {
  const conventions = comparisons.flatMap(({ indicator: { name, note } }) =>
    note === null
      ? []
      : [say(annexWords, 'legend-note', lang, { indicator: name[lang], note: note[lang].trim() })],
  )
  return [
    ...(comparisons.some(mayBeChance) ? [say(annexWords, 'legend-by-chance', lang)] : []),
    ...(comparisons.some(roundedApart) ? [say(annexWords, 'legend-rounded', lang)] : []),
    ...conventions,
    ...scopeNotes(comparisons, lang),
    standsOn(table, lang),
  ]
}
