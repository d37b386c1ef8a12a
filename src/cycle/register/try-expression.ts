import { periodOn } from '../../domain/calendar.js'
import type { Side } from '../../domain/compare.js'
import { decimal, digits } from '../../domain/decimal.js'
import {
  type BoundExpression,
  dimensionWords,
  type Expression,
  type NameNode,
  nameText,
  parse,
  resolve,
  resolveIndicator,
} from '../../domain/expression/index.js'
import type { Indicator, Words } from '../../domain/measure.js'
import { NodeFigures } from '../../domain/node-figures.js'
import { formatTrimmed } from '../../domain/number-text.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { monthPeriod, type Period, parsePeriod, previous } from '../../domain/period.js'
import { phraseValue } from '../../domain/phrase-value.js'
import { type Finding, fail, Problem } from '../../domain/problem.js'
import { nameOf } from '../../domain/series-name.js'
import { spanOf } from '../../domain/span.js'
import { stageNumber } from '../../domain/strata.js'
import { tryExpressionWords } from '../../domain/words/try-expression.js'
import { type Lang, say } from '../../domain/words.js'
import { inReading, readLookupIn } from '../compare/read-lookup.js'
import { readingOfAll } from '../consolidate/node-source.js'
import { type Caller, type Desk, demand, rightsAt, todayAt } from '../desk.js'
import { nameAt } from './describe-units.js'

/** An expression as it is being typed. */
export interface TriedExpression {
  readonly expression: string
  readonly decimals?: number | undefined
  readonly format?: Indicator['format'] | undefined
  readonly unit?: string | undefined
  readonly period?: string | undefined
}

/** Work out an expression on accepted figures, with all that it is made of. Nothing is kept. */
export async function tryExpression(desk: Desk, caller: Caller, tried: TriedExpression, lang: Lang) {
  const { index } = desk
  const unit = tried.unit ?? caller.home
  const known = index.pack.history.units.has(unit)
  const period = tried.period === undefined ? lastMonth(desk) : parsePeriod(tried.period, { field: 'period' })
  const viewer = viewerOf(desk, caller, known ? unit : caller.home, period)
  if (!known) fail('unit-key-unknown', { unit, field: 'unit' }, { unit, date: todayAt(desk) })
  const read = bind(index, tried)
  const empty = { value: null, shown: null, numerator: null, denominator: null, unit, period: period.code }
  if ('findings' in read) return { ...empty, findings: read.findings, parts: [], note: null }
  const names = distinct(read.expression)
  const parts = names.map((node) => ({ code: nameText(node), name: nameOf(node, index.pack) }))
  const without = (note: string) => ({
    ...empty,
    findings: [],
    parts: parts.map((part) => ({ ...part, value: null })),
    note,
  })
  if (viewer === null) return without(say(tryExpressionWords, 'no-right', lang))
  const said = { unit: nameAt(index, unit, index.window(period).to).name, period: period.code }
  if (!index.treeOf(period).nodes.has(unit)) return without(say(tryExpressionWords, 'not-then', lang, said))
  const sides = await sidesOf(desk, viewer, unit, period, [
    read.bound,
    ...names.map((node) => resolve(node, index.pack)),
  ])
  const [side, ...partSides] = sides as [Side, ...Side[]]
  const text = (value: Side['value']) => (value === null ? null : digits(value))
  return {
    ...empty,
    findings: [],
    parts: parts.map((part, n) => ({ ...part, value: text(partSides[n]!.value) })),
    value: text(side.value),
    shown: side.value === null ? null : shown(read.bound, side, tried, index),
    numerator: text(side.numerator),
    denominator: text(side.denominator),
    note: side.value === null ? whyNot(side, said, lang) : null,
  }
}

/** On whose behalf figures are read; null for somebody who changes definitions and sees no figures. */
function viewerOf(desk: Desk, caller: Caller, unit: string, period: Period): number | null {
  const { history } = desk.index.pack
  const on = { unit, asAt: desk.index.window(period).to }
  if ('yes' in rightsAt(desk, caller, on)('figure.read'))
    return history.units.get(demand(desk, caller, 'figure.read', on).by.unit)!.id
  const root = { unit: desk.index.rootUnit().key }
  if ('no' in rightsAt(desk, caller, root)('pack.manage')) demand(desk, caller, 'figure.read', on)
  demand(desk, caller, 'pack.manage', root)
  return null
}

/** The last month that is over. */
function lastMonth({ index, now }: Desk): Period {
  const today = todayAt({ index, now })
  const running = periodOn(index.pack.calendar, today, 'month')
  return running === undefined
    ? monthPeriod(Number(today.slice(0, 4)), Number(today.slice(5, 7)))
    : previous(running)
}

type Read =
  | { readonly expression: Expression; readonly bound: BoundExpression }
  | { readonly findings: readonly Finding[] }

function bind(index: PackIndex, { expression, format }: TriedExpression): Read {
  try {
    const parsed = parse(expression)
    // A share must be one: the same units above and below.
    if (format === 'percent') resolveIndicator(indicatorOf(expression, { format }), index.pack)
    return { expression: parsed, bound: resolve(parsed, index.pack) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return {
      findings: error.findings.map(({ place: { field: _, ...place }, ...found }) => ({ ...found, place })),
    }
  }
}

/** Every name in it, each once, in the order in which they stand. */
function distinct(expression: Expression): NameNode[] {
  const found = new Map<string, NameNode>()
  const walk = (node: Expression): void => {
    if (node.kind === 'name') found.set(nameText(node), found.get(nameText(node)) ?? node)
    else if (node.kind === 'negate') walk(node.of)
    else if (node.kind === 'binary') {
      walk(node.left)
      walk(node.right)
    }
  }
  walk(expression)
  return [...found.values()]
}

function sidesOf(
  { store, index }: Desk,
  viewer: number,
  unit: string,
  period: Period,
  bound: readonly BoundExpression[],
): Promise<Side[]> {
  const span = spanOf(index, period)
  const { source, wanted } = readingOfAll(index, span, unit)
  const options = { viewer, stage: stageNumber('accepted'), knownAt: null }
  return inReading(store, options, async (tx) => {
    const figures = new NodeFigures(index, span, source, await readLookupIn(tx, index, wanted, options))
    return bound.map((one) => figures.side(one))
  })
}

function shown(bound: BoundExpression, side: Side, tried: TriedExpression, index: PackIndex): Words {
  const { dimension, ratio } = bound
  const share = ratio !== null && dimension?.size === 0
  const format = tried.format ?? (share ? 'percent' : ratio === null ? 'count' : 'rate')
  const scales = index.seriesOf(bound).map((place) => {
    const { measure } = index.pack.series[place - 1]!
    return index.pack.measures.find(({ id }) => id === measure)!.scale
  })
  const decimals = tried.decimals ?? (ratio === null ? Math.max(0, ...scales) : 1)
  const indicator = indicatorOf(tried.expression, { format, decimals, unit: dimensionWords(dimension) })
  const text = (lang: Lang) =>
    format !== 'percent' && (dimension === null || dimension.size === 0)
      ? formatTrimmed(side.value ?? decimal(0), decimals, lang)
      : phraseValue(side, indicator, lang)
  return { vi: text('vi'), en: text('en') }
}

function indicatorOf(
  expression: string,
  more: Pick<Indicator, 'format'> & Partial<Pick<Indicator, 'decimals' | 'unit'>>,
): Indicator {
  const nothing = { vi: '', en: '' }
  return {
    id: '',
    name: nothing,
    expression,
    unit: nothing,
    decimals: 1,
    better: 'neither',
    targets: {},
    note: null,
    headline: false,
    ...more,
  }
}

function whyNot(side: Side, names: Readonly<Record<'unit' | 'period', string>>, lang: Lang): string {
  const nought = side.denominator?.eq(0) === true
  return say(tryExpressionWords, nought ? 'by-nought' : 'no-figures', lang, names)
}
