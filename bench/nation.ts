import type { ReturnFigures } from '../src/domain/figure.js'
import type { Series } from '../src/domain/measure.js'
import type { Pack } from '../src/domain/pack.js'
import { monthPeriod, type Period } from '../src/domain/period.js'
import { buildHistory, type UnitRow } from '../src/domain/unit.js'

/** Size of the made-up nation. */
export interface NationSize {
  readonly provinces: number
  readonly communes: number
  readonly months: number
  readonly series: number
}

export const FULL: NationSize = { provinces: 34, communes: 3300, months: 36, series: 42 }
export const QUICK: NationSize = { provinces: 34, communes: 330, months: 36, series: 42 }

const FIRST_YEAR = 2024
const RULES = 12

/**
 * A nation of provinces and communes that all return one monthly form, for timing only. Each return is bound by as many rules
 * as the example pack's monthly form has; the made-up counts keep them all.
 */
export function nation(size: NationSize, id = 'bench-nation'): Pack {
  const from = '2000-01-01'
  const rows: UnitRow[] = [
    { unit: 'vn', from, to: null, code: 'VN', name: 'Việt Nam', parent: null, level: 'nation' },
    ...Array.from({ length: size.provinces }, (_, p) => ({
      unit: `p${p}`,
      from,
      to: null,
      code: `P${p}`,
      name: `Tỉnh ${p}`,
      parent: 'vn',
      level: 'province',
    })),
    ...Array.from({ length: size.communes }, (_, c) => ({
      unit: `c${c}`,
      from,
      to: null,
      code: `C${c}`,
      name: `Xã ${c}`,
      parent: `p${c % size.provinces}`,
      level: 'commune',
    })),
  ]
  const unit = { vi: 'vụ', en: 'cases' }
  const series: Series[] = Array.from({ length: size.series }, (_, i) => ({
    index: i + 1,
    code: `m${i + 1}`,
    measure: `m${i + 1}`,
    categories: {},
  }))
  const named = (id: string) => ({ vi: id, en: id })
  return {
    id,
    name: named('bench'),
    notice: null,
    version: '1',
    calendar: {
      timezone: 'Asia/Ho_Chi_Minh',
      cutoffs: [{ from: '2000-01', cutoffDay: 14, source: 'bench' }],
      deadlines: [],
      holidays: [],
    },
    history: buildHistory(rows),
    reorganisations: [],
    classifications: [],
    measures: series.map((s) => ({
      id: s.measure,
      name: named(s.measure),
      unit,
      kind: 'flow',
      scale: 0,
      overUnits: 'sum',
      classifications: [],
      from: '1900-01-01',
      to: null,
      signed: false,
      scopeChanges: [],
      activity: false,
    })),
    series,
    indicators: series.map((s) => ({
      id: `i_${s.code}`,
      name: named(s.code),
      expression: s.code,
      unit,
      decimals: 0,
      format: 'count',
      better: 'lower',
      targets: {},
      note: null,
      headline: true,
    })),
    forms: [
      {
        id: 'monthly',
        name: named('monthly'),
        periodType: 'month',
        levels: ['commune'],
        from: '1900-01-01',
        to: null,
        sections: [{ id: 's', name: named('s'), series: series.map((s) => s.code) }],
        required: series.map((s) => s.code),
        narratives: [],
        rules: Array.from({ length: RULES }, (_, i) => ({
          id: `rule-${i + 1}`,
          left: `m${i + 1}`,
          op: '<=',
          right: `m${i + 1} + m${i + 2} + m${i + 3}`,
          severity: 'error',
          message: named('bench'),
        })),
      },
    ],
    levels: ['nation', 'province', 'commune'].map((id) => ({ id, name: named(id) })),
  }
}

export function nationMonths(size: NationSize): Period[] {
  return Array.from({ length: size.months }, (_, m) =>
    monthPeriod(FIRST_YEAR + Math.floor(m / 12), (m % 12) + 1),
  )
}

/** A count that looks like one, the same for the same place: small, now and then larger. */
export function countAt(commune: number, month: number, series: number): number {
  let x = (commune * 2654435761 + month * 40503 + series * 69069) >>> 0
  x ^= x >>> 15
  x = Math.imul(x, 2246822519) >>> 0
  return (x >>> 8) % (series % 7 === 0 ? 400 : 30)
}

/** One commune's return for one month, whether within the size or after it; `round` makes another set of counts. */
export function nationReturn(pack: Pack, commune: number, period: Period, round = 0): ReturnFigures {
  const unit = pack.history.units.get(`c${commune}`)!
  const month = (period.year - FIRST_YEAR) * 12 + period.index - 1
  return {
    unitId: unit.id,
    unitKey: unit.key,
    period,
    form: 'monthly',
    values: pack.series.map((s) => String(countAt(commune, month + 1000 * round, s.index))),
    notApplicable: [],
    place: {},
  }
}
