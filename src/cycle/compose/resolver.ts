import type { BaseKind, Comparison } from '../../domain/compare.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { type Period, parsePeriod, parts, periodFromKey } from '../../domain/period.js'
import { baseName } from '../../domain/phrase.js'
import { fail } from '../../domain/problem.js'
import type { Chart, QuoteBlock, Run, TableBlock } from '../../domain/report.js'
import { richText } from '../../domain/rich-text.js'
import { stageNumber } from '../../domain/strata.js'
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
import { inContext } from '../../store/context.js'
import { type Part, readParts } from '../../store/parts.js'
import { type ComparisonRow, type ComparisonTable, compare } from '../compare/compare.js'
import type { Store } from '../store.js'
import { unitNamed } from '../unit-named.js'
import { sortedRows } from './charts.js'
import { holds, moved } from './conditions.js'
import { drawChart } from './draw-chart.js'
import { figureWording } from './figure-wording.js'
import { TABLE_NAMES, tableNamed } from './named-table.js'
import { narrativeRuns } from './narratives.js'
import { WORD_NAMES, wordNamed } from './report-words.js'
import type { ReportSubject } from './subject.js'
import { originOf } from './table-parts.js'

const BASES: readonly BaseKind[] = ['same-period-last-year', 'previous-period', 'target', 'year-to-date']

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
      text: figureWording(ref.wording, comparison, this.index, this.subject.lang),
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

  async words(ref: WordsRef): Promise<string | null> {
    if (ref.name !== 'base.name') return wordNamed(ref.name, this.index, this.subject)
    const table = await this.comparison(null, null, null, null)
    const first = table.rows[0]!.comparisons.find((c) => c !== null)
    return first === undefined || first === null ? null : baseName(first, this.subject.lang)
  }

  async table(ref: TableRef): Promise<TableBlock | null> {
    const { by, unit, period, base } = ref.options
    return tableNamed(ref, this.index.pack, this.subject.lang, () =>
      this.comparison(unit ?? null, period ?? null, base ?? null, by ?? null),
    )
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
    // A unit that has none below it speaks for itself.
    const alone = this.subject.unit.children.length === 0
    return narrativeRuns(written, this.subject.lang, alone)
  }

  known(kind: KnownKind): readonly string[] {
    switch (kind) {
      case 'figure':
        return this.index.pack.indicators.map((i) => i.id)
      case 'words':
        return WORD_NAMES
      case 'table':
        return TABLE_NAMES
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
