import { compare } from '../../cycle/compare/compare.js'
import { tableJson } from '../../cycle/compare/table-json.js'
import { demandReach } from '../../cycle/compare/within-reach.js'
import { explain } from '../../cycle/consolidate/explain.js'
import { explanationJson } from '../../cycle/consolidate/explanation-json.js'
import { totalsOf } from '../../cycle/consolidate/totals.js'
import { type Caller, type Desk, demand, type Granted, todayAt } from '../../cycle/desk.js'
import { demandLevel } from '../../cycle/register/describe-units.js'
import type { Action } from '../../domain/access-table.js'
import type { BaseKind } from '../../domain/compare.js'
import type { Indicator } from '../../domain/measure.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { type Period, parsePeriod } from '../../domain/period.js'
import { fail } from '../../domain/problem.js'
import { nodeOf } from '../../domain/unit.js'
import { compareFigures, explainFigure, readTotals } from '../../wire/figures.js'
import { type Handler, handleOutside } from '../handler.js'

/** Totals, comparisons and their origin. Each opens its own reading transaction in the name of the office that may. */
export const figuresRoutes: readonly Handler[] = [
  handleOutside(readTotals, async (desk, caller, { query, lang }) => {
    const period = parsePeriod(query.period, { field: 'query.period' })
    const { unit } = query
    const granted = mayRead(desk, caller, 'figure.read', unit, period)
    const body = await totalsOf(desk.store, desk.index, {
      viewer: idOf(desk.index, granted.by.unit),
      unit,
      period,
      scope: query.scope ?? 'all',
      stage: query.stage ?? 'accepted',
      knownAt: momentOf(query.knownAt),
      lang,
    })
    return { body }
  }),
  handleOutside(compareFigures, async (desk, caller, { query, lang }) => {
    const { index, store } = desk
    const period = parsePeriod(query.period, { field: 'query.period' })
    const granted = mayRead(desk, caller, 'figure.compare', query.unit, period)
    const basis = query.basis ?? index.window(period).to
    nodeOf(index.tree(basis), query.unit)
    if (query.by !== undefined) demandLevel(index, query.by)
    const base = baseOf(query.base)
    const table = await compare(store, index, {
      viewer: idOf(index, granted.by.unit),
      unit: query.unit,
      period,
      baseKind: base.kind,
      basePeriod: base.period,
      by: query.by ?? null,
      basis,
      indicators: chosen(index, query.indicator ?? [], query.all === true),
      stage: query.stage ?? 'accepted',
      knownAt: momentOf(query.knownAt),
      testChance: true,
      allowIncomplete: query.allowIncomplete === true,
    })
    demandReach(index, granted.by.unit, table, todayAt(desk))
    return { body: tableJson(index, table, { lang, cautious: query.cautious === true }) }
  }),
  handleOutside(explainFigure, async (desk, caller, { query, lang }) => {
    const { index, store } = desk
    const period = parsePeriod(query.period, { field: 'query.period' })
    const granted = mayRead(desk, caller, 'figure.explain', query.unit, period)
    const found = await explain(store, index, {
      viewer: idOf(index, granted.by.unit),
      unit: query.unit,
      period,
      indicator: chosen(index, [query.indicator], false)[0]!,
      stage: query.stage ?? 'accepted',
      knownAt: momentOf(query.knownAt),
    })
    return { body: explanationJson(index, found, lang) }
  }),
]

/** The right to figures of a period: who stood above the unit then goes on seeing them. */
function mayRead(desk: Desk, caller: Caller, action: Action, unit: string, period: Period): Granted {
  return demand(desk, caller, action, { unit, asAt: desk.index.window(period).to })
}

function idOf(index: PackIndex, unit: string): number {
  return index.pack.history.units.get(unit)!.id
}

function momentOf(text: string | undefined): Date | null {
  return text === undefined ? null : new Date(text)
}

/** A kind of base, or a period to compare with. */
function baseOf(given: string | undefined): { kind: BaseKind; period: Period | null } {
  switch (given) {
    case undefined:
      return { kind: 'same-period-last-year', period: null }
    case 'same-period-last-year':
    case 'previous-period':
    case 'target':
    case 'year-to-date':
      return { kind: given, period: null }
    default:
      return { kind: 'period', period: parsePeriod(given, { field: 'query.base' }) }
  }
}

/** Indicators by id; none named = the headline ones, or all. */
function chosen(index: PackIndex, named: readonly string[], all: boolean): Indicator[] {
  const { indicators } = index.pack
  if (named.length === 0) {
    const headline = indicators.filter(({ headline }) => headline)
    return all || headline.length === 0 ? [...indicators] : headline
  }
  return [...new Set(named)].map(
    (id) =>
      indicators.find((indicator) => indicator.id === id) ??
      fail('indicator-not-in-pack', { field: 'query.indicator' }, { indicator: id }),
  )
}
