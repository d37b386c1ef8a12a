import type { Comparison, Side } from '../../domain/compare.js'
import { type Decimal, digits } from '../../domain/decimal.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { phraseChange } from '../../domain/phrase.js'
import type { Part } from '../../domain/restate-plan.js'
import type { Lang } from '../../domain/words.js'
import type { ComparisonRow, ComparisonTable } from './compare.js'
import { changeText, present, remarks, tableNotes } from './present.js'

/** How the words of a table are put. */
export interface Wording {
  readonly lang: Lang
  /** Refuse to say up or down where chance alone explains the change. */
  readonly cautious: boolean
}

/** The whole table as plain data: every number with its parts, and the words that go with it. Decimals are exact text. */
export function tableJson(index: PackIndex, table: ComparisonTable, wording: Wording) {
  const { request } = table
  const { node } = table.rows[0]!
  return {
    pack: index.pack.id,
    notice: index.pack.notice,
    unit: node!.code,
    unitKey: node!.key,
    unitName: node!.name,
    period: table.current.period.code,
    cumulative: table.current.cumulative,
    window: table.current.window,
    base: table.base === null ? request.baseKind : table.base.period.code,
    baseKind: request.baseKind,
    baseWindow: table.base?.window ?? null,
    basis: table.basis,
    by: request.by,
    stage: request.stage,
    knownAt: request.knownAt?.toISOString() ?? null,
    incomparable: table.incomparable,
    notes: tableNotes(index, table, wording.lang),
    rows: table.rows.map((row) => rowJson(index, row, wording)),
  }
}

function rowJson(index: PackIndex, row: ComparisonRow, wording: Wording) {
  const { node } = row
  return {
    kind: row.kind,
    unit: node === null ? null : { key: node.key, code: node.code, name: node.name, level: node.level },
    parts: { current: partsJson(index, row.currentParts), base: partsJson(index, row.baseParts) },
    ambiguous: [...row.ambiguous],
    comparisons: row.comparisons
      .filter((comparison): comparison is Comparison => comparison !== null)
      .map((comparison) => comparisonJson(comparison, wording, row.kind === 'unit' ? 'many' : 'alone')),
  }
}

function partsJson(index: PackIndex, parts: readonly Part[]) {
  return parts.map((part) => {
    const span = index.pack.history.units.get(part.unit)!.spans.at(-1)!
    return { unit: part.unit, code: span.code, name: span.name, share: digits(part.share) }
  })
}

function text(value: Decimal | null): string | null {
  return value === null ? null : digits(value)
}

function sideJson(side: Side) {
  return {
    period: side.period.code,
    window: side.window,
    value: text(side.value),
    numerator: text(side.numerator),
    denominator: text(side.denominator),
    reported: side.reported,
    expected: side.expected,
    quality: side.quality,
    estimatedShare: text(side.estimatedShare),
  }
}

function comparisonJson(comparison: Comparison, { lang, cautious }: Wording, among: 'alone' | 'many') {
  const { chance, indicator } = comparison
  const shown = present(comparison, lang, among)
  const phrase = (language: Lang) =>
    phraseChange(comparison, { lang: language, style: 'count-percent', cautious })
  return {
    indicator: indicator.id,
    name: indicator.name,
    expression: indicator.expression,
    unit: indicator.unit,
    current: sideJson(comparison.current),
    base: sideJson(comparison.base),
    difference: text(comparison.difference),
    percent: text(comparison.percent),
    points: text(comparison.points),
    quality: comparison.quality,
    cautions: [...comparison.cautions],
    scopeNotes: [...comparison.scopeNotes],
    chance: chance === null ? null : { ...chance, high: Number.isFinite(chance.high) ? chance.high : null },
    /** As a table prints it. */
    shown: {
      current: shown.current,
      base: shown.base,
      change: changeText(comparison, lang),
      percent: shown.percent,
    },
    remarks: remarks(comparison, lang, among),
    words: { vi: phrase('vi'), en: phrase('en') },
  }
}
