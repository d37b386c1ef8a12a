import type { BaseKind, Comparison } from '../../domain/compare.js'
import type { Indicator } from '../../domain/measure.js'
import { formatDate } from '../../domain/number-text.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { next, type Period, parsePeriod, parts, periodFromKey, periodName } from '../../domain/period.js'
import {
  baseName,
  type PhraseStyle,
  phraseChange,
  phraseCompleteness,
  phraseRatio,
  phraseValue,
} from '../../domain/phrase.js'
import { fail } from '../../domain/problem.js'
import type { Chart, QuoteBlock, Run, TableBlock } from '../../domain/report.js'
import { richText } from '../../domain/rich-text.js'
import { type Stage, stageNumber } from '../../domain/strata.js'
import type { BoundFigure, KnownKind, Resolver } from '../../domain/template/resolver.js'
import type {
  ChartRef,
  Condition,
  DirectivesRef,
  EachMark,
  FigureRef,
  MapRef,
  NarrativesRef,
  QuoteRef,
  TableRef,
  WordsRef,
} from '../../domain/template/template.js'
import type { UnitNode } from '../../domain/unit.js'
import { annexWords } from '../../domain/words/annex.js'
import { type Lang, say } from '../../domain/words.js'
import { inContext } from '../../store/context.js'
import { type Part, readParts } from '../../store/parts.js'
import { type ComparisonRow, type ComparisonTable, compare } from '../compare/compare.js'
import type { Store } from '../store.js'
import { unitNamed } from '../unit-named.js'
import { sortedRows } from './charts.js'
import { holds, moved } from './conditions.js'
import { drawChart } from './draw-chart.js'
import { narrativeRuns } from './narratives.js'
import { indicatorTable } from './report-tables.js'
import type { ReportSubject } from './subject.js'
import { inScope, originOf } from './table-parts.js'
import { reportedByUnits, unitTable } from './unit-table.js'

const BASES: readonly BaseKind[] = ['same-period-last-year', 'previous-period', 'target', 'year-to-date']
/** Indicators beside each other in a table by unit: more are hard to read, even where they fit on the page. */
const BESIDE = 5

/** Gives a template its figures from the database. Comparisons are read once and kept. */
export class StoreResolver implements Resolver {
  private readonly tables = new Map<string, Promise<ComparisonTable>>()
  private readonly narrativeParts = new Map<number, Promise<Part[]>>()

  constructor(
    private readonly store: Store,
    private readonly index: PackIndex,
    private readonly subject: ReportSubject,
  ) {}

  async figure(ref: FigureRef): Promise<BoundFigure | null> {
    const found = await this.compared(ref)
    if (found === null) return null
    const { comparison, unit } = found
    return {
      text: this.wording(ref, comparison.indicator, comparison),
      origin: originOf(comparison, unit, ref.wording),
    }
  }

  /** The comparison that a reference means, and the unit's key; null when there is no such indicator, or no target of it. */
  private async compared(ref: FigureRef): Promise<{ comparison: Comparison; unit: string } | null> {
    const place = this.placeOf(ref.indicator)
    if (place < 0) return null
    const table = await this.comparison(ref.unit, ref.period, ref.base, null)
    const comparison = table.rows[0]!.comparisons[place] ?? null
    return comparison === null ? null : { comparison, unit: table.request.unit }
  }

  private placeOf(indicator: string): number {
    return this.index.pack.indicators.findIndex(({ id }) => id === indicator)
  }

  async test(condition: Condition): Promise<boolean | null> {
    if (condition.kind === 'words') {
      const words = await this.words(condition.words)
      return words === null ? null : (words === condition.value) === (condition.operator === '=')
    }
    const found = await this.compared(condition.figure)
    if (found === null) return null
    const { comparison } = found
    return condition.kind === 'movement'
      ? moved(comparison, condition.movement)
      : holds(comparison.current.value, condition.operator, condition.value)
  }

  async each(mark: EachMark): Promise<StoreResolver[] | null> {
    if (!this.index.pack.levels.some(({ id }) => id === mark.level)) return null
    const place = mark.sort === null ? 0 : this.placeOf(mark.sort.indicator)
    if (place < 0) fail('indicator-not-in-pack', mark.place, { indicator: mark.sort!.indicator })
    const table = await this.comparison(null, null, null, mark.level)
    const rows = table.rows.filter((row) => row.kind === 'unit')
    const chosen: StoreResolver[] = []
    for (const row of sortedRows(rows, place, mark.sort === null ? null : mark.sort.descending)) {
      if (chosen.length === (mark.limit ?? Number.POSITIVE_INFINITY)) break
      const unit = this.forRow(table, row)
      if (mark.where === null || (await unit.test(mark.where)) === true) chosen.push(unit)
    }
    return chosen
  }

  /** The same for one unit of a table by units, whose figures need not be read again. */
  private forRow(table: ComparisonTable, row: ComparisonRow): StoreResolver {
    const unit = row.node!
    const inside = new StoreResolver(this.store, this.index, { ...this.subject, unit })
    const own = { ...table, request: { ...table.request, unit: unit.key, by: null } }
    inside.tables.set(
      [null, null, null, null].join('|'),
      Promise.resolve({ ...own, rows: [{ ...row, kind: 'total' as const }] }),
    )
    return inside
  }

  async chart(ref: ChartRef): Promise<Chart | null> {
    return drawChart(ref, {
      index: this.index,
      subject: this.subject,
      table: (period, by) => this.comparison(ref.options.unit ?? null, period, ref.options.base ?? null, by),
    })
  }

  /** Maps come with the places of units (`cungky pack boundaries`). */
  map(_ref: MapRef): null {
    return null
  }

  async quote(ref: QuoteRef): Promise<QuoteBlock | null> {
    const { period: of } = ref.options
    const period = of === undefined ? this.subject.period : parsePeriod(of)
    const unit = unitNamed(this.index, this.index.treeOf(period), ref.unit)
    const found = (await this.readNarratives(period)).filter(
      (part) => part.unit === unit.id && (part.narrative[ref.section] ?? '').trim() !== '',
    )
    const part = found.at(-1)
    if (part === undefined) return null
    return {
      kind: 'quote',
      source: {
        unit: unit.key,
        unitName: unit.name,
        period: periodFromKey(part.period).code,
        form: part.form,
        section: ref.section,
        version: part.version,
      },
      blocks: richText(part.narrative[ref.section]!),
    }
  }

  /** Directives are answered in the report once there are any (`direct/`). */
  directives(_ref: DirectivesRef): null {
    return null
  }

  private wording(ref: FigureRef, indicator: Indicator, comparison: Comparison): string {
    const { lang } = this.subject
    const missing = missingWords(ref.wording, comparison, lang)
    if (missing !== null) return missing
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
      case 'unit.level':
        return unit.level
      case 'period.type':
        return period.type
      case 'unit.superior':
        return this.superior()
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

  /** The body that a letterhead names above the unit; the unit itself at the top of the tree. */
  private superior(): string {
    const { unit, period } = this.subject
    return this.index.treeOf(period).nodes.get(unit.parent ?? unit.key)?.name ?? unit.name
  }

  async table(ref: TableRef): Promise<TableBlock | null> {
    if (ref.name !== 'headline' && ref.name !== 'all') return null
    const { by, unit, period, base } = ref.options
    const { levels, indicators } = this.index.pack
    if (by !== undefined && !levels.some((level) => level.id === by))
      fail('level-unknown', ref.place, { level: by, levels: levels.map((l) => l.id).join(', ') })
    const named = ref.options.indicators?.split(',')
    const table = await this.comparison(unit ?? null, period ?? null, base ?? null, by ?? null)
    const places = indicators.map((_, i) => i)
    const chosen = places.filter((i) =>
      named === undefined ? ref.name === 'all' || indicators[i]!.headline : named.includes(indicators[i]!.id),
    )
    if (by === undefined) {
      const owed = chosen.filter((i) => reportedBy(table, i))
      return indicatorTable(
        pick(table, named === undefined && owed.length > 0 ? owed : chosen),
        this.subject.lang,
      )
    }
    if (named !== undefined) return unitTable(table, this.subject.lang, chosen, null)
    // What the units themselves count, the headline figures first: rates of so few cases would say nothing.
    const counts = reportedByUnits(table).filter((i) => indicators[i]!.format === 'count')
    const ranked = [
      ...counts.filter((i) => indicators[i]!.headline),
      ...counts.filter((i) => !indicators[i]!.headline),
    ]
    return unitTable(table, this.subject.lang, ranked, BESIDE)
  }

  async narratives(ref: NarrativesRef): Promise<readonly (readonly Run[])[] | null> {
    const known = new Set(this.index.pack.forms.flatMap((form) => form.narratives.map((n) => n.id)))
    if (!known.has(ref.section)) return null
    const found = await this.readNarratives(this.subject.period)
    const { levels } = this.index.pack
    const written = found.flatMap((part) => {
      const text = part.narrative[ref.section]
      const node = this.nodeOf(part)
      if (text === undefined || node === undefined) return []
      return [{ unit: node, level: levels.findIndex((l) => l.id === node.level), period: part.period, text }]
    })
    return narrativeRuns(written, this.subject.lang)
  }

  known(kind: KnownKind): readonly string[] {
    switch (kind) {
      case 'figure':
        return this.index.pack.indicators.map((i) => i.id)
      case 'words':
        return [
          'unit.name',
          'unit.code',
          'unit.level',
          'unit.superior',
          'period.type',
          'period.name',
          'period.from',
          'period.to',
          'next.name',
          'base.name',
          'pack.name',
        ]
      case 'table':
        return ['headline', 'all']
      case 'level':
        return this.index.pack.levels.map(({ id }) => id)
      case 'narratives':
        return [...new Set(this.index.pack.forms.flatMap((form) => form.narratives.map((n) => n.id)))]
    }
  }

  private grainOf(part: Part): Period {
    return parts(this.subject.period).find((period) => period.key === part.period) ?? this.subject.period
  }

  /** The unit of a return as it stood in the return's own period. */
  private nodeOf(part: Part): UnitNode | undefined {
    const tree = this.index.treeOf(this.grainOf(part))
    return [...tree.nodes.values()].find((node) => node.id === part.unit)
  }

  private readNarratives(period: Period): Promise<Part[]> {
    let found = this.narrativeParts.get(period.key)
    if (found === undefined) {
      found = inContext(this.store.app, { unit: this.subject.viewer }, (tx) =>
        readParts(tx, {
          units: [this.subject.unit.id],
          periods: [period, ...parts(period)].map(({ key }) => key),
          stage: stageNumber(this.subject.stage),
          at: this.subject.knownAt,
        }),
      )
      this.narrativeParts.set(period.key, found)
    }
    return found
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

/**
 * What a sentence says in place of a figure that is not there: that nobody within the unit reports it, that there was
 * nothing to rate, or, beside a value that has said so already, just that nothing is compared. Null: the figure can speak.
 */
function missingWords(wording: FigureRef['wording'], comparison: Comparison, lang: Lang): string | null {
  const { current, base } = comparison
  const beside = wording.startsWith('change:') && wording !== 'change:cautious'
  if (!inScope(comparison)) return say(annexWords, beside ? 'uncompared' : 'out-of-scope', lang)
  const side = wording === 'base' ? base : current
  if (side.value !== null) return null
  if (beside) return say(annexWords, 'uncompared', lang)
  const rated = wording === 'value' || wording === 'base'
  return rated && side.denominator?.eq(0) === true ? say(annexWords, 'none-arose', lang) : null
}
