import type { Comparison } from '../../domain/compare.js'
import { offerSeveral } from '../../domain/near.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { type Period, periodName } from '../../domain/period.js'
import { fail } from '../../domain/problem.js'
import { CHART_TYPES, type Chart, type ChartType } from '../../domain/report.js'
import type { ChartRef } from '../../domain/template/template.js'
import { chartWords } from '../../domain/words/chart.js'
import { type Lang, say } from '../../domain/words.js'
import type { ComparisonTable } from '../compare/compare.js'
import {
  type ChartParts,
  chartOf,
  OVER,
  type Over,
  periodsOver,
  pointOf,
  sideNames,
  sortedRows,
} from './charts.js'
import type { ReportSubject } from './subject.js'
import { capital, standsOn } from './table-parts.js'

/** What a chart is drawn from. `table` gives every indicator of the pack for a period as typed and, if asked, by level. */
export interface ChartGround {
  readonly index: PackIndex
  readonly subject: ReportSubject
  table(period: string | null, by: string | null): Promise<ComparisonTable>
}

/**
 * The chart that a template asks for; null when one of its indicators is not in the pack.
 *
 * | written | shows |
 * |---|---|
 * | `chart a` or `chart a,b` | the indicators beside each other, base and current |
 * | `chart a by=commune` | one indicator unit by unit, base and current |
 * | `chart a,b by=commune` | several indicators unit by unit, current only |
 * | `chart a over=months` | the months within the period, with those of the year before |
 * | `chart a over=years limit=6` | the same period year after year; also `quarters`, `halves` |
 */
export async function drawChart(ref: ChartRef, ground: ChartGround): Promise<Chart | null> {
  const { indicators } = ground.index.pack
  const places = ref.indicators.map((id) => indicators.findIndex((indicator) => indicator.id === id))
  if (places.includes(-1)) return null
  const drawn =
    ref.options.by !== undefined
      ? await byUnits(ref, places, ground)
      : ref.options.over !== undefined
        ? await overPeriods(ref, places, ground)
        : await sideBySide(ref, places, ground)
  return chartOf({ ...drawn, title: ref.options.title ?? drawn.title }, ground.subject.lang)
}

type Drawn = ChartParts

async function byUnits(ref: ChartRef, places: readonly number[], ground: ChartGround): Promise<Drawn> {
  const { index, subject } = ground
  const { lang } = subject
  const { levels, indicators } = index.pack
  const level = levels.find(({ id }) => id === ref.options.by)
  if (level === undefined)
    return wrong(
      ref,
      'by',
      levels.map(({ id }) => id),
    )
  const first = places[0]!
  const table = await ground.table(ref.options.period ?? null, level.id)
  const all = table.rows.filter((row) => row.kind === 'unit')
  const [, minus, by] = /^(-?)([a-z][a-z0-9_]*)$/.exec(ref.options.sort ?? `-${indicators[first]!.id}`) ?? []
  const place = indicators.findIndex(({ id }) => id === by)
  if (place < 0)
    return wrong(
      ref,
      'sort',
      indicators.map(({ id }) => id),
    )
  const rows = sortedRows(all, place, minus === '-').slice(0, limitOf(ref) ?? all.length)
  const period = periodName(table.current.period, lang)
  const params = { level: level.name[lang], period, indicator: indicators[first]!.name[lang] }
  const points = (at: number, side: 'current' | 'base') =>
    rows.map((row) => {
      const comparison = row.comparisons[at]
      return comparison == null
        ? nothing(index, at, row.node!.key, table.current.period)
        : pointOf(comparison[side], comparison.indicator, row.node!.key)
    })
  return {
    title: say(chartWords, places.length > 1 ? 'several-by' : 'by-units', lang, params),
    indicator: indicators[first]!,
    type: typeOf(ref),
    overTime: false,
    categories: rows.map((row) => row.node!.name),
    series:
      places.length > 1
        ? places.map((at) => ({ name: indicators[at]!.name[lang], points: points(at, 'current') }))
        : sides(table, first, lang).map(({ side, name }) => ({ name, points: points(first, side) })),
    note: note(
      rows.length < all.length
        ? say(chartWords, 'note-rest', lang, { shown: rows.length, count: all.length })
        : null,
      standsOn(table, lang),
    ),
  }
}

async function overPeriods(ref: ChartRef, places: readonly number[], ground: ChartGround): Promise<Drawn> {
  const { index, subject } = ground
  const { lang } = subject
  const { indicators } = index.pack
  const over = OVER.find((kind) => kind === ref.options.over)
  if (over === undefined) return wrong(ref, 'over', OVER)
  const periods = periodsOver(over as Over, subject.period, limitOf(ref))
  const tables: ComparisonTable[] = []
  for (const { code } of periods) tables.push(await ground.table(code, null))
  const first = places[0]!
  const unit = tables[0]!.request.unit
  const points = (at: number, side: 'current' | 'base') =>
    tables.map((table, i) => {
      const comparison = table.rows[0]!.comparisons[at]
      return comparison == null
        ? nothing(index, at, unit, periods[i]!)
        : pointOf(comparison[side], comparison.indicator, unit)
    })
  const [from, to] = [periods[0]!, periods.at(-1)!].map((period) => periodName(period, lang)) as [
    string,
    string,
  ]
  const twoYears = over === 'months' && places.length === 1
  return {
    title: say(chartWords, places.length > 1 ? 'several-over' : 'over-periods', lang, {
      indicator: indicators[first]!.name[lang],
      from,
      to,
    }),
    indicator: indicators[first]!,
    type: typeOf(ref),
    overTime: true,
    categories: periods.map((period) => capital(periodName(period, lang))),
    series: twoYears
      ? (['base', 'current'] as const).map((side) => ({
          name: String(side === 'base' ? subject.period.year - 1 : subject.period.year),
          points: points(first, side),
        }))
      : places.map((at) => ({ name: indicators[at]!.name[lang], points: points(at, 'current') })),
    note: null,
  }
}

async function sideBySide(ref: ChartRef, places: readonly number[], ground: ChartGround): Promise<Drawn> {
  const { index, subject } = ground
  const { lang } = subject
  const { indicators } = index.pack
  const table = await ground.table(ref.options.period ?? null, null)
  const { unit } = table.request
  const first = places[0]!
  const points = (side: 'current' | 'base') =>
    places.map((at) => {
      const comparison = table.rows[0]!.comparisons[at]
      return comparison == null
        ? nothing(index, at, unit, table.current.period)
        : pointOf(comparison[side], comparison.indicator, unit)
    })
  const named = sides(table, first, lang)
  return {
    title: say(chartWords, 'of-period', lang, {
      period: capital(periodName(table.current.period, lang)),
      base: table.base === null ? '' : periodName(table.base.period, lang),
    }),
    indicator: indicators[first]!,
    type: typeOf(ref),
    overTime: false,
    categories: places.map((at) => indicators[at]!.name[lang]),
    series: named.map(({ side, name }) => ({ name, points: points(side) })),
    note: standsOn(table, lang),
  }
}

/** Base and current with their names; the base alone is left out when it is a target. */
function sides(
  table: ComparisonTable,
  place: number,
  lang: Lang,
): { side: 'current' | 'base'; name: string }[] {
  const compared = table.rows.map((row) => row.comparisons[place]).find((c): c is Comparison => c != null)
  const current = capital(periodName(table.current.period, lang))
  if (compared === undefined || table.base === null) return [{ side: 'current', name: current }]
  const names = sideNames(compared, lang)
  return [
    { side: 'base', name: names.base },
    { side: 'current', name: names.current },
  ]
}

function nothing(index: PackIndex, at: number, unit: string, period: Period) {
  const indicator = index.pack.indicators[at]!.id
  return {
    value: null,
    origin: { indicator, unit, period: period.code, base: null, wording: 'value', value: null },
  }
}

function note(...lines: (string | null)[]): string | null {
  const said = lines.filter((line) => line !== null)
  return said.length === 0 ? null : said.join('\n')
}

function limitOf(ref: ChartRef): number | null {
  const { limit } = ref.options
  if (limit === undefined) return null
  if (!/^[1-9]\d?$/.test(limit)) return wrong(ref, 'limit', ['10'])
  return Number(limit)
}

function typeOf(ref: ChartRef): ChartType | null {
  const { type } = ref.options
  if (type === undefined) return null
  return CHART_TYPES.find((known) => known === type) ?? wrong(ref, 'type', CHART_TYPES)
}

function wrong(ref: ChartRef, option: string, known: readonly string[]): never {
  const value = ref.options[option] ?? ''
  return fail('chart-option-wrong', ref.place, { option, value, near: offerSeveral(value, known) })
}
