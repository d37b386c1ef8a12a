import type { Classification, Indicator, Measure, Series } from '../../src/domain/measure.js'

/** A few measures of a police return, enough to say anything the expression language can say. */

const severity: Classification = {
  id: 'severity',
  name: { vi: 'Mức độ', en: 'Severity' },
  categories: [
    { id: 'minor', name: { vi: 'ít nghiêm trọng', en: 'less serious' } },
    { id: 'serious', name: { vi: 'nghiêm trọng', en: 'serious' } },
    { id: 'very_serious', name: { vi: 'rất nghiêm trọng', en: 'very serious' } },
  ],
}

export function measure(id: string, vi: string, unit: Measure['unit'], more: Partial<Measure> = {}): Measure {
  return {
    id,
    name: { vi, en: id.replaceAll('_', ' ') },
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
    ...more,
  }
}

const cases = { vi: 'vụ', en: 'cases' }
const persons = { vi: 'người', en: 'persons' }

const measures: Measure[] = [
  measure('recorded', 'Số vụ phát hiện', cases, { classifications: ['severity'] }),
  measure('cleared', 'Số vụ khám phá', cases),
  measure('cleared_earlier', 'Số vụ khám phá của kỳ trước', cases),
  measure('arrested', 'Số người bị bắt', persons),
  measure('population', 'Dân số', persons, { kind: 'stock' }),
  measure('seized', 'Ma túy thu giữ', { vi: 'kg', en: 'kg' }, { scale: 3 }),
  measure('balance', 'Chênh lệch thu chi', { vi: 'đồng', en: 'dong' }, { signed: true }),
  measure('high_tech', 'Số vụ công nghệ cao', cases, { from: '2024-01-01', to: '2025-03-01' }),
]

/** 1–3 recorded by severity, then one series for each other measure: cleared 4, cleared_earlier 5, … high_tech 10. */
const series: Series[] = measures
  .flatMap((m) =>
    m.id === 'recorded'
      ? severity.categories.map((c) => ({
          measure: m.id,
          code: `${m.id}.${c.id}`,
          categories: { severity: c.id },
        }))
      : [{ measure: m.id, code: m.id, categories: {} }],
  )
  .map((s, at) => ({ ...s, index: at + 1 }))

export function indicator(id: string, expression: string, more: Partial<Indicator> = {}): Indicator {
  return {
    id,
    name: { vi: `Chỉ tiêu ${id}`, en: `Indicator ${id}` },
    expression,
    unit: { vi: '', en: '' },
    decimals: 1,
    format: 'rate',
    better: 'neither',
    targets: {},
    note: null,
    headline: false,
    ...more,
  }
}

const indicators: Indicator[] = [
  indicator('clearance', '100 * (cleared + cleared_earlier) / recorded', { format: 'percent' }),
  indicator('crime_rate', '100000 * recorded / population'),
]

export const vocabulary = { measures, classifications: [severity], series, indicators }
