import type { Pack } from '../../domain/pack.js'
import { fail } from '../../domain/problem.js'
import type { TableBlock } from '../../domain/report.js'
import type { TableRef } from '../../domain/template/template.js'
import type { Lang } from '../../domain/words.js'
import type { ComparisonTable } from '../compare/compare.js'
import { indicatorTable } from './report-tables.js'
import { inScope } from './table-parts.js'
import { reportedByUnits, unitTable } from './unit-table.js'

/** Tables that a template may ask for. */
export const TABLE_NAMES = ['headline', 'all'] as const

/** Indicators beside each other in a table by unit: more are hard to read, even where they fit on the page. */
const BESIDE = 5

/** The table that a template asks for, from the comparison that it names; null when there is no such table. */
export async function tableNamed(
  ref: TableRef,
  { levels, indicators }: Pack,
  lang: Lang,
  comparison: () => Promise<ComparisonTable>,
): Promise<TableBlock | null> {
  if (!TABLE_NAMES.some((name) => name === ref.name)) return null
  const { by } = ref.options
  if (by !== undefined && !levels.some((level) => level.id === by))
    fail('level-unknown', ref.place, { level: by, levels: levels.map((l) => l.id).join(', ') })
  const named = ref.options.indicators?.split(',')
  const unknown = named?.find((id) => !indicators.some((indicator) => indicator.id === id))
  if (unknown !== undefined) fail('indicator-not-in-pack', ref.place, { indicator: unknown })
  const table = await comparison()
  const places = indicators.map((_, i) => i)
  const chosen = places.filter((i) =>
    named === undefined ? ref.name === 'all' || indicators[i]!.headline : named.includes(indicators[i]!.id),
  )
  if (by === undefined) {
    const owed = chosen.filter((i) => reportedBy(table, i))
    return indicatorTable(pick(table, named === undefined && owed.length > 0 ? owed : chosen), lang)
  }
  if (named !== undefined) return unitTable(table, lang, chosen, null)
  // What the units themselves count, the headline figures first: rates of so few cases would say nothing.
  const counts = reportedByUnits(table).filter((i) => indicators[i]!.format === 'count')
  const ranked = [
    ...counts.filter((i) => indicators[i]!.headline),
    ...counts.filter((i) => !indicators[i]!.headline),
  ]
  // Where the units count nothing, the rates themselves: a table without a figure would say nothing either.
  return unitTable(table, lang, ranked.length > 0 ? ranked : chosen, BESIDE)
}

/** The table with only some of its indicators, by their places. */
function pick(table: ComparisonTable, places: readonly number[]): ComparisonTable {
  return {
    ...table,
    rows: table.rows.map((row) => ({ ...row, comparisons: places.map((i) => row.comparisons[i] ?? null) })),
  }
}

function reportedBy(table: ComparisonTable, i: number): boolean {
  const comparison = table.rows[0]!.comparisons[i]
  return comparison != null && inScope(comparison)
}
