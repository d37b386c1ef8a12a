import type { BaseKind, Comparison } from '../../domain/compare.js'
import type { Indicator } from '../../domain/measure.js'
import { formatDate } from '../../domain/number-text.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { next, type Period, parsePeriod, parts, periodName } from '../../domain/period.js'
import {
  baseName,
  type PhraseStyle,
  phraseChange,
  phraseCompleteness,
  phraseRatio,
  phraseValue,
} from '../../domain/phrase.js'
import { fail } from '../../domain/problem.js'
import type { Run, TableBlock } from '../../domain/report.js'
import { type Stage, stageNumber } from '../../domain/strata.js'
import type { BoundFigure, Resolver } from '../../domain/template/resolver.js'
import type { FigureRef, NarrativesRef, TableRef, WordsRef } from '../../domain/template/template.js'
import type { UnitNode } from '../../domain/unit.js'
import type { Lang } from '../../domain/words.js'
import { inContext } from '../../store/database.js'
import { type Part, readParts } from '../../store/parts.js'
import { type ComparisonTable, compare } from '../compare/compare.js'
import type { Store } from '../store.js'
import { unitNamed } from '../unit-named.js'
import { indicatorTable, originOf, unitTable } from './report-tables.js'

/** What a report is about. */
export interface ReportSubject {
  readonly viewer: number
  readonly unit: UnitNode
  readonly period: Period
  readonly baseKind: BaseKind
  /** The base period when `baseKind` is `period`. */
  readonly basePeriod: Period | null
  readonly stage: Stage
  readonly knownAt: Date | null
  readonly lang: Lang
}

const BASES: readonly BaseKind[] = ['same-period-last-year', 'previous-period', 'target', 'year-to-date']
/** Indicators that fit beside each other on a landscape page. */
const BESIDE = 4

/** Gives a template its figures from the database. Comparisons are read once and kept. */
export class StoreResolver implements Resolver {
  private readonly tables = new Map<string, Promise<ComparisonTable>>()
  private narrativeParts: Promise<Part[]> | undefined

  constructor(
    private readonly store: Store,
    private readonly index: PackIndex,
    private readonly subject: ReportSubject,
  ) {}

  async figure(ref: FigureRef): Promise<BoundFigure | null> {
    const indicator = this.index.pack.indicators.find((i) => i.id === ref.indicator)
    if (indicator === undefined) return null
    const table = await this.comparison(ref.unit, ref.period, ref.base, null)
    const comparison = table.rows[0]!.comparisons[this.index.pack.indicators.indexOf(indicator)]
    if (comparison === null || comparison === undefined) return null
    return {
      text: this.wording(ref, indicator, comparison),
      origin: originOf(comparison, table.request.unit, ref.wording),
    }
  }

  private wording(ref: FigureRef, indicator: Indicator, comparison: Comparison): string {
    const { lang } = this.subject
    switch (ref.wording) {
      case 'value':
        return phraseValue(comparison.current, indicator, lang)
      case 'base':
        return phraseValue(comparison.base, indicator, lang)
      case 'parts': {
        const unit = this.index.countedUnit(indicator)
        return phraseRatio(comparison.current, lang, {
          places: indicator.decimals,
          ...(unit === null ? {} : { unit }),
        })
      }
      case 'completeness':
        return phraseCompleteness(comparison.current, lang)
      case 'change:cautious':
        return phraseChange(comparison, { lang, style: 'percent', cautious: true })
      case 'change':
        return phraseChange(comparison, { lang, style: 'percent' })
      default: {
        const style = ref.wording.slice('change:'.length) as PhraseStyle
        // Only `change` and `change:cautious` say what they compare with: the others stand beside such a sentence.
        return phraseChange(comparison, { lang, style, withBase: false })
      }
    }
  }

  async words(ref: WordsRef): Promise<string | null> {
    const { lang, period, unit } = this.subject
    const window = this.index.window(period)
    switch (ref.name) {
      case 'unit.name':
        return unit.name
      case 'unit.code':
        return unit.code
      case 'period.name':
        return periodName(period, lang)
      case 'period.from':
        return formatDate(window.from, lang)
      case 'period.to':
        return formatDate(window.to, lang)
      case 'next.name':
        return periodName(next(period), lang)
      case 'base.name': {
        const first = (await this.comparison(null, null, null, null)).rows[0]!.comparisons.find(
          (c) => c !== null,
        )
        return first === undefined || first === null ? null : baseName(first, lang)
      }
      case 'pack.name':
        return this.index.pack.name[lang]
      default:
        return null
    }
  }

  async table(ref: TableRef): Promise<TableBlock | null> {
    if (ref.name !== 'headline' && ref.name !== 'all') return null
    const { by } = ref.options
    if (by !== undefined && !this.index.pack.levels.some((level) => level.id === by))
      fail('level-unknown', ref.place, {
        level: by,
        levels: this.index.pack.levels.map((l) => l.id).join(', '),
      })
    const headline = this.index.pack.indicators.filter((i) => ref.name === 'all' || i.headline)
    const named = ref.options.indicators?.split(',')
    const chosen =
      named === undefined ? headline : this.index.pack.indicators.filter((i) => named.includes(i.id))
    const { unit, period, base } = ref.options
    const table = await this.comparison(unit ?? null, period ?? null, base ?? null, by ?? null)
    const counts =
      by === undefined || named !== undefined
        ? chosen
        : chosen.filter((i) => i.format === 'count').slice(0, BESIDE)
    const picked = pick(table, counts, this.index.pack.indicators)
    return by === undefined ? indicatorTable(picked, this.subject.lang) : unitTable(picked, this.subject.lang)
  }

  async narratives(ref: NarrativesRef): Promise<readonly (readonly Run[])[] | null> {
    const known = new Set(this.index.pack.forms.flatMap((form) => form.narratives.map((n) => n.id)))
    if (!known.has(ref.section)) return null
    const found = await this.readNarratives()
    return found
      .filter((part) => part.narrative[ref.section] !== undefined)
      .map((part) => {
        const tree = this.index.treeOf(this.grainOf(part))
        const unit = [...tree.nodes.values()].find((node) => node.id === part.unit)
        return [{ kind: 'text', text: `${unit?.name ?? ''}: ${part.narrative[ref.section]!}` } satisfies Run]
      })
  }

  known(kind: 'figure' | 'words' | 'table' | 'narratives'): readonly string[] {
    switch (kind) {
      case 'figure':
        return this.index.pack.indicators.map((i) => i.id)
      case 'words':
        return [
          'unit.name',
          'unit.code',
          'period.name',
          'period.from',
          'period.to',
          'next.name',
          'base.name',
          'pack.name',
        ]
      case 'table':
        return ['headline', 'all']
      case 'narratives':
        return [...new Set(this.index.pack.forms.flatMap((form) => form.narratives.map((n) => n.id)))]
    }
  }

  private grainOf(part: Part): Period {
    return parts(this.subject.period).find((period) => period.key === part.period) ?? this.subject.period
  }

  private readNarratives(): Promise<Part[]> {
    this.narrativeParts ??= inContext(this.store.app, { unit: this.subject.viewer }, (tx) =>
      readParts(tx, {
        units: [this.subject.unit.id],
        periods: [this.subject.period, ...parts(this.subject.period)].map((period) => period.key),
        stage: stageNumber(this.subject.stage),
        at: this.subject.knownAt,
      }),
    )
    return this.narrativeParts
  }

  /** The comparison of all indicators for a unit, period and base as typed in the template; null = the report's own. */
  private comparison(
    unit: string | null,
    period: string | null,
    base: string | null,
    by: string | null,
  ): Promise<ComparisonTable> {
    const key = [unit, period, base, by].join('|')
    let table = this.tables.get(key)
    if (table === undefined) {
      table = this.read(unit, period, base, by)
      this.tables.set(key, table)
    }
    return table
  }

  private read(
    unit: string | null,
    period: string | null,
    base: string | null,
    by: string | null,
  ): Promise<ComparisonTable> {
    const at = period === null ? this.subject.period : parsePeriod(period)
    const kind = BASES.find((b) => b === base)
    const tree = this.index.treeOf(at)
    const node = unitNamed(this.index, tree, unit ?? this.subject.unit.key)
    return compare(this.store, this.index, {
      viewer: this.subject.viewer,
      unit: node.key,
      period: at,
      baseKind: base === null ? this.subject.baseKind : (kind ?? 'period'),
      basePeriod: base === null ? this.subject.basePeriod : kind !== undefined ? null : parsePeriod(base),
      by,
      basis: null,
      indicators: this.index.pack.indicators,
      stage: this.subject.stage,
      knownAt: this.subject.knownAt,
      testChance: true,
      allowIncomplete: false,
    })
  }
}

/** The table with only some of its indicators. */
function pick(
  table: ComparisonTable,
  wanted: readonly Indicator[],
  all: readonly Indicator[],
): ComparisonTable {
  const places = wanted.map((indicator) => all.indexOf(indicator))
  return {
    ...table,
    rows: table.rows.map((row) => ({ ...row, comparisons: places.map((i) => row.comparisons[i] ?? null) })),
  }
}
