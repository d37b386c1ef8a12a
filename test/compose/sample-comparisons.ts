import type { ComparisonRow, ComparisonTable } from '../../src/cycle/compare/compare.js'
import { type BaseKind, compareSides, type Quality, type Side } from '../../src/domain/compare.js'
import { decimal } from '../../src/domain/decimal.js'
import type { Indicator, Words } from '../../src/domain/measure.js'
import { parsePeriod } from '../../src/domain/period.js'

/** Comparison tables without a database, from plain numbers. */

const WINDOW_2024 = { from: '2023-12-15', to: '2024-06-14', days: 183 }
const WINDOW_2023 = { from: '2022-12-15', to: '2023-06-14', days: 182 }

export function indicator(id: string, vi: string, more: Partial<Indicator> = {}): Indicator {
  return {
    id,
    name: { vi, en: id },
    expression: id,
    unit: { vi: 'vụ', en: 'cases' },
    decimals: 0,
    format: 'count',
    better: 'lower',
    targets: {},
    note: null,
    headline: true,
    ...more,
  }
}

export const percent = (vi: string, more: Partial<Indicator> = {}): Indicator =>
  indicator('rate', vi, {
    unit: { vi: '%', en: '%' },
    decimals: 1,
    format: 'percent',
    better: 'higher',
    ...more,
  })

/** A figure as decimal text; null: nothing reported. Or more of a side. */
export type Figure = string | null | (Partial<Omit<Side, 'value'>> & { value: string | null })

function side(figure: Figure, code: string): Side {
  const { value, ...more } =
    typeof figure === 'object' && figure !== null ? figure : { value: figure as string | null }
  return {
    period: parsePeriod(code),
    window: code === '2023-H1' ? WINDOW_2023 : WINDOW_2024,
    value: value === null ? null : decimal(value),
    numerator: null,
    denominator: null,
    reported: 6,
    expected: 6,
    quality: 'exact',
    estimatedShare: null,
    ...more,
  }
}

/** Nobody owes it and nobody sent it. */
export const NOT_ASKED = { value: null, reported: 0, expected: 0 } as const

export interface Line {
  readonly kind: ComparisonRow['kind']
  readonly name?: string
  readonly code?: string
  readonly parent?: string
  /** Per indicator: this period and the base. */
  readonly figures: readonly (readonly [Figure, Figure])[]
  readonly quality?: Quality
  /** Of these indicators the change is beyond chance, or not, as judged among many. */
  readonly judged?: readonly boolean[]
}

export function comparisonTable(
  indicators: readonly Indicator[],
  lines: readonly Line[],
  more: {
    baseKind?: BaseKind
    scopeChanges?: readonly { date: string; note: Words }[]
    testChance?: boolean
  } = {},
): ComparisonTable {
  const baseKind = more.baseKind ?? 'same-period-last-year'
  const rows = lines.map((line, n): ComparisonRow => {
    const { kind, name = 'Công an tỉnh', code = '12', parent = 'cat12', quality = 'exact' } = line
    return {
      kind,
      node:
        kind === 'rest'
          ? null
          : { id: n, key: `x${code}`, code, name, level: kind, parent, children: [], path: [] },
      comparisons: indicators.map((of, i) => {
        const [current, base] = line.figures[i]!
        const comparison = compareSides({
          indicator: of,
          baseKind,
          current: { ...side(current, '2024-H1'), quality },
          base: { ...side(base, baseKind === 'target' ? '2024-H1' : '2023-H1'), quality },
          testChance: more.testChance ?? true,
          scopeChanges: more.scopeChanges ?? [],
        })
        const distinguishable = line.judged?.[i]
        if (distinguishable === undefined || comparison.chance === null) return comparison
        return { ...comparison, chance: { ...comparison.chance, adjustedP: 0.5, distinguishable } }
      }),
      currentParts: [],
      baseParts: [],
      ambiguous: [],
    }
  })
  const span = (code: string, window: typeof WINDOW_2024) => {
    const period = parsePeriod(code)
    return { period, stored: [period], last: period, window, cumulative: false }
  }
  return {
    request: {
      viewer: 1,
      unit: 'x12',
      period: parsePeriod('2024-H1'),
      baseKind,
      basePeriod: null,
      by: lines.length > 1 ? 'commune' : null,
      basis: null,
      indicators,
      stage: 'accepted',
      knownAt: null,
      testChance: true,
      allowIncomplete: false,
    },
    basis: '2024-06-14',
    current: span('2024-H1', WINDOW_2024),
    base: baseKind === 'target' ? null : span('2023-H1', WINDOW_2023),
    rows,
    incomparable: 0,
  }
}
