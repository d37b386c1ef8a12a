import type { Comparison } from '../../domain/compare.js'
import { type decimal, ZERO } from '../../domain/decimal.js'
import type { TableBlock, TableCell, TableColumn } from '../../domain/report.js'
import { annexWords } from '../../domain/words/annex.js'
import { tableWords } from '../../domain/words/table.js'
import { type Lang, say } from '../../domain/words.js'
import { LANDSCAPE_WIDTH, mm, TYPE } from '../../export/docx/format.js'
import { CROWDED_PADDING } from '../../export/docx/table.js'
import { textWidth } from '../../export/docx/text-width.js'
import type { ComparisonRow, ComparisonTable } from '../compare/compare.js'
import { present } from '../compare/present.js'
import { shortBase, shortPeriod } from './short-period.js'
import { capital, cautionsTold, numberCell, originOf, scopeNotes, standsOn } from './table-parts.js'

type Row = TableBlock['rows'][number]

/** The names of the units take no more of the page than this, in twips. */
const NAMES_AT_MOST = mm(62)
const REMARKS = mm(24)

/** Which indicators, by their place in the request, any unit of the table's rows has a figure of. */
export function reportedByUnits(table: ComparisonTable): number[] {
  const units = table.rows.filter((row) => row.kind === 'unit')
  return table.request.indicators.flatMap((_, i) =>
    units.some(({ comparisons }) => hasFigure(comparisons[i])) ? [i] : [],
  )
}

function hasFigure(comparison: Comparison | null | undefined): boolean {
  return comparison != null && (comparison.current.value !== null || comparison.base.value !== null)
}

/**
 * Units down; for a few indicators this period, the base and the difference under a common heading: the annex by commune.
 * Units stand as in the tree, those of one parent in the order of their official codes where these are numbers.
 * @param shown indicators by their place in the request, the most important first
 * @param most as many of them as fit are shown, but no more than this; null = all, however narrow they get
 */
export function unitTable(
  table: ComparisonTable,
  lang: Lang,
  shown: readonly number[],
  most: number | null,
): TableBlock {
  const given = shown.filter((i) => table.rows[0]!.comparisons[i] != null)
  if (!table.rows.some((row) => row.kind === 'unit')) return withoutUnits(table, lang)
  if (most === null) return unitColumns(table, lang, given)
  let made = unitColumns(table, lang, given.slice(0, most))
  for (let n = Math.min(most, given.length) - 1; n > 0 && widthOf(made) > LANDSCAPE_WIDTH; n--)
    made = unitColumns(table, lang, given.slice(0, n))
  return made
}

function widthOf(table: TableBlock): number {
  return table.columns.reduce((sum, { width }) => sum + width, 0)
}

/** A table that says why it is empty: the unit has none of the level below it. */
function withoutUnits(table: ComparisonTable, lang: Lang): TableBlock {
  return {
    kind: 'table',
    caption: null,
    columns: [{ title: say(tableWords, 'unit', lang), width: LANDSCAPE_WIDTH }],
    rows: [{ cells: [{ text: say(annexWords, 'no-units', lang) }] }],
    note: standsOn(table, lang),
  }
}

function unitColumns(table: ComparisonTable, lang: Lang, shown: readonly number[]): TableBlock {
  const total = table.rows[0]!
  const units = inOrder(table.rows.filter((row) => row.kind === 'unit'))
  const rest = table.rows.filter((row) => row.kind === 'rest' && carriesAnything(row, shown))
  const parts = [...units, ...rest]
  const all = [...parts, total]
  const remarks = all.map((row) => rowRemark(row, shown, lang))
  const withRemarks = remarks.some((text) => text !== '')
  const figures = all.map((row) => shown.map((i) => figureCells(row, i, parts, lang)))
  const rows: Row[] = all.map((row, n) => ({
    ...(row.kind === 'total' ? { heading: true } : {}),
    cells: [
      row.kind === 'total'
        ? { text: '' }
        : { text: String(n + 1), align: 'center', number: String(n + 1), places: 0 },
      { text: rowName(row, lang) },
      ...figures[n]!.flat(),
      ...(withRemarks ? [{ text: remarks[n]! }] : []),
    ],
  }))
  return {
    kind: 'table',
    caption: null,
    columns: [
      { title: say(tableWords, 'order', lang), width: mm(9) },
      {
        title: say(tableWords, 'unit', lang),
        width: Math.min(NAMES_AT_MOST, widest(all.map((row) => rowName(row, lang)))),
      },
      ...shown.flatMap((i, at) =>
        figureColumns(table, i, lang).map((column, c) => ({
          ...column,
          width: Math.max(
            widest(
              figures.map((cells) => cells[at]![c]!.text),
              true,
            ),
            widest(column.title.split(' '), true),
          ),
        })),
      ),
      ...(withRemarks ? [{ title: say(tableWords, 'remark', lang), width: REMARKS }] : []),
    ],
    rows,
    note: unitNotes(table, units, shown, lang).join('\n'),
  }
}

/** Width in twips that holds the widest of these texts on one line of a cell. */
function widest(texts: readonly string[], bold = false): number {
  const text = Math.max(...texts.map((text) => textWidth(text, TYPE.wideTable, bold)))
  return text + 2 * CROWDED_PADDING + mm(0.4)
}

function inOrder(units: readonly ComparisonRow[]): ComparisonRow[] {
  const parents = new Map<string | null, ComparisonRow[]>()
  for (const row of units) parents.set(row.node!.parent, [...(parents.get(row.node!.parent) ?? []), row])
  const byCode = (a: ComparisonRow, b: ComparisonRow) => Number(a.node!.code) - Number(b.node!.code)
  return [...parents.values()].flatMap((rows) =>
    rows.every(({ node }) => /^\d+$/.test(node!.code)) ? rows.toSorted(byCode) : rows,
  )
}

function carriesAnything(row: ComparisonRow, shown: readonly number[]): boolean {
  return shown.some((i) => {
    const comparison = row.comparisons[i]
    return [comparison?.current.value, comparison?.base.value].some((value) => value != null && !value.eq(0))
  })
}

function rowName(row: ComparisonRow, lang: Lang): string {
  if (row.kind === 'total') return say(annexWords, 'sum', lang)
  return row.node === null ? say(annexWords, 'rest', lang) : row.node.name
}

function figureColumns(table: ComparisonTable, i: number, lang: Lang): Omit<TableColumn, 'width'>[] {
  const comparison = table.rows[0]!.comparisons[i]!
  const { name, unit, format } = comparison.indicator
  const group = say(annexWords, 'measured', lang, { indicator: name[lang], unit: unit[lang] })
  return [
    { title: shortPeriod(table.current.period, lang), group },
    { title: shortBase(comparison, lang), group },
    { title: say(annexWords, format === 'percent' ? 'short-points' : 'short-change', lang), group },
  ]
}

const SIDES = [
  { wording: 'value', of: (c: Comparison) => c.current.value, text: 'current' },
  { wording: 'base', of: (c: Comparison) => c.base.value, text: 'base' },
  { wording: 'change:count', of: (c: Comparison) => c.difference, text: 'change' },
] as const

function figureCells(
  row: ComparisonRow,
  i: number,
  parts: readonly ComparisonRow[],
  lang: Lang,
): TableCell[] {
  const comparison = row.comparisons[i]!
  const shown = present(comparison, lang)
  const places = comparison.indicator.decimals
  const mayAdd =
    parts.length > 0 && (comparison.indicator.format === 'count' || comparison.indicator.format === 'amount')
  return SIDES.map(({ wording, of, text }) => {
    const value = of(comparison)
    const origin = originOf(comparison, row.node?.key ?? '', wording)
    // A reader who opens the sheet expects the total to be a sum; it becomes one only where the rows give it exactly.
    const adds = row.kind === 'total' && mayAdd && value !== null && sumOf(parts, i, of).eq(value)
    const stands = wording === 'change:count' && row.kind === 'unit' && comparison.chance?.distinguishable
    return {
      ...numberCell(shown[text], value, places, origin),
      ...(adds ? { sumOf: parts.map((_, n) => n) } : {}),
      ...(stands === true ? { bold: true } : {}),
    }
  })
}

function sumOf(
  rows: readonly ComparisonRow[],
  i: number,
  of: (comparison: Comparison) => Comparison['difference'],
): ReturnType<typeof decimal> {
  return rows.reduce((sum, row) => sum.plus(of(row.comparisons[i]!) ?? ZERO), ZERO)
}

function rowRemark(row: ComparisonRow, shown: readonly number[], lang: Lang): string {
  const told = shown.flatMap((i) => cautionsTold(row.comparisons[i]!, lang))
  return capital([...new Set(told)].join('; '))
}

function unitNotes(
  table: ComparisonTable,
  units: readonly ComparisonRow[],
  shown: readonly number[],
  lang: Lang,
): string[] {
  const tested = units.flatMap((row) =>
    shown.flatMap((i) => (row.comparisons[i]!.chance?.adjustedP === undefined ? [] : [row.comparisons[i]!])),
  )
  const some = tested.some(({ chance }) => chance!.distinguishable)
  const total = shown.map((i) => table.rows[0]!.comparisons[i]!)
  return [
    ...(tested.length === 0 ? [] : [say(annexWords, some ? 'legend-many-some' : 'legend-many-none', lang)]),
    ...scopeNotes(total, lang),
    standsOn(table, lang),
  ]
}
