import type { Comparison } from '../../domain/compare.js'
import { digits, round } from '../../domain/decimal.js'
import { type Period, periodName } from '../../domain/period.js'
import { baseName } from '../../domain/phrase.js'
import type { FigureOrigin, TableBlock, TableCell } from '../../domain/report.js'
import { tableWords } from '../../domain/words/table.js'
import { type Lang, say } from '../../domain/words.js'
import type { ComparisonRow, ComparisonTable } from '../compare/compare.js'
import { basisLine, present } from '../compare/present.js'

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

/** Indicators down, figures across: the first annex of a report. */
export function indicatorTable(table: ComparisonTable, lang: Lang): TableBlock {
  const total = table.rows[0]!
  const word = (key: keyof typeof tableWords) => say(tableWords, key, lang)
  const comparisons = total.comparisons.filter((c): c is Comparison => c !== null)
  const head = comparisons[0]
  return {
    kind: 'table',
    caption: null,
    columns: [
      { title: word('order'), width: 5 },
      { title: word('indicator'), width: 38 },
      { title: word('measured'), width: 9 },
      { title: capital(periodName(table.current.period, lang)), width: 12 },
      { title: capital(head === undefined ? '' : baseName(head, lang)), width: 12 },
      { title: word('change'), width: 11 },
      { title: word('percent'), width: 11 },
      { title: word('remark'), width: 18 },
    ],
    rows: comparisons.map((comparison, i) => {
      const shown = present(comparison, lang)
      const unit = total.node!.key
      const places = comparison.indicator.decimals
      return {
        cells: [
          { text: String(i + 1), align: 'center', number: String(i + 1), places: 0 },
          { text: comparison.indicator.name[lang] },
          { text: comparison.indicator.unit[lang], align: 'center' },
          number(shown.current, comparison.current.value, places, originOf(comparison, unit, 'value')),
          number(shown.base, comparison.base.value, places, originOf(comparison, unit, 'base')),
          number(shown.change, comparison.difference, places, originOf(comparison, unit, 'change:count')),
          number(shown.percent, comparison.percent, 1, originOf(comparison, unit, 'change:percent')),
          { text: shown.remark },
        ],
      }
    }),
    note: basisLine(table, lang),
  }
}

/** Units down, for a few indicators this period, the base and the difference: the annex by commune. */
export function unitTable(table: ComparisonTable, lang: Lang): TableBlock {
  const word = (key: keyof typeof tableWords) => say(tableWords, key, lang)
  const first = table.rows[0]!.comparisons
  const shown = first.flatMap((comparison, i) => (comparison === null ? [] : [{ comparison, i }]))
  const units = table.rows.filter((row) => row.kind !== 'total')
  const rows = [...units, table.rows[0]!]
  return {
    kind: 'table',
    caption: null,
    columns: [
      { title: word('order'), width: 5 },
      { title: word('unit'), width: 26 },
      ...shown.flatMap(({ comparison }) =>
        [shortPeriod(table.current.period), shortPeriod(comparison.base.period), word('change')].map(
          (column) => ({
            title: say(tableWords, 'indicator-column', lang, {
              indicator: comparison.indicator.name[lang],
              column,
            }),
            width: 9,
          }),
        ),
      ),
      { title: word('remark'), width: 14 },
    ],
    rows: rows.map((row, n) => ({
      ...(row.kind === 'total' ? { heading: true } : {}),
      cells: [
        row.kind === 'total'
          ? { text: '' }
          : { text: String(n + 1), align: 'center', number: String(n + 1), places: 0 },
        { text: rowName(row, lang), bold: row.kind === 'total' },
        ...shown.flatMap(({ i }) => unitCells(row, i, lang, units.length)),
        {
          text: rowRemark(
            row,
            shown.map(({ i }) => i),
            lang,
          ),
        },
      ],
    })),
    note: basisLine(table, lang),
  }
}

/** Name of a row: the unit's, or what the row is. */
export function rowName(row: ComparisonRow, lang: Lang): string {
  if (row.kind === 'rest') return say(tableWords, 'rest', lang)
  if (row.kind === 'total') return say(tableWords, 'total-of', lang, { unit: row.node!.name })
  return row.node!.name
}

function unitCells(row: ComparisonRow, i: number, lang: Lang, unitRows: number): TableCell[] {
  const comparison = row.comparisons[i]!
  const shown = present(comparison, lang)
  const places = comparison.indicator.decimals
  const unit = row.node?.key ?? ''
  // A reader who opens the sheet expects the total to be a sum. Only where every row is an exact addend.
  const adds =
    row.kind === 'total' && comparison.indicator.format === 'count' && comparison.quality === 'exact'
  const sumOf = adds ? { sumOf: Array.from({ length: unitRows }, (_, n) => n) } : {}
  return [
    {
      ...number(shown.current, comparison.current.value, places, originOf(comparison, unit, 'value')),
      ...sumOf,
    },
    { ...number(shown.base, comparison.base.value, places, originOf(comparison, unit, 'base')), ...sumOf },
    number(shown.change, comparison.difference, places, originOf(comparison, unit, 'change:count')),
  ]
}

function rowRemark(row: ComparisonRow, wanted: readonly number[], lang: Lang): string {
  const told = wanted.flatMap((i) => {
    const { cautions } = row.comparisons[i]!
    return (['not-comparable', 'estimated', 'scope-changed'] as const).filter((caution) =>
      cautions.includes(caution),
    )
  })
  return [...new Set(told)].map((caution) => say(tableWords, caution, lang, { share: '' }).trim()).join('; ')
}

function number(
  text: string,
  value: Comparison['difference'],
  places: number,
  origin: FigureOrigin,
): TableCell {
  if (value === null) return { text, align: 'right', origin }
  return { text, align: 'right', number: digits(round(value, Math.max(places, 4))), places, origin }
}

function shortPeriod(period: Period): string {
  return period.code
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
