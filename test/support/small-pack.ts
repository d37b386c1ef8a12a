import type { ReturnFigures } from '../../src/domain/figure.js'
import type { Form } from '../../src/domain/form.js'
import type { Measure } from '../../src/domain/measure.js'
import type { Pack } from '../../src/domain/pack.js'
import type { PackIndex } from '../../src/domain/pack-index.js'
import { type Period, parsePeriod } from '../../src/domain/period.js'
import { applyReorganisations, type Reorganisation } from '../../src/domain/reorganisation.js'
import { buildHistory, type UnitRow } from '../../src/domain/unit.js'
import { act } from './histories.js'
import { keepFiles } from './pack-files.js'

/**
 * A nation of two provinces with five communes, small enough to count by hand: whole numbers, decimals, signed money, a stock,
 * forms of two levels, monthly and quarterly.
 */

const row = (unit: string, parent: string | null, level: string, code = unit): UnitRow => ({
  unit,
  code,
  name: `Công an ${code}`,
  parent,
  level,
  from: '2020-01-01',
  to: null,
})

const UNITS: readonly UnitRow[] = [
  row('vn', null, 'nation'),
  row('pa', 'vn', 'province'),
  row('pb', 'vn', 'province'),
  row('a1', 'pa', 'commune'),
  row('a2', 'pa', 'commune'),
  row('a3', 'pa', 'commune'),
  row('b1', 'pb', 'commune'),
  row('b2', 'pb', 'commune'),
]

const made = (unit: string, parent: string, code = unit) => ({
  unit,
  code,
  name: `Công an ${code}`,
  parent,
  level: 'commune',
})

/** a1 and a2 become a12, which takes over the code of a1. */
export const MERGE = act('2025-03-01', [{ op: 'merge', from: ['a1', 'a2'], into: made('a12', 'pa', 'a1') }])

/** b1 is divided by population. */
export const SPLIT = act('2025-07-01', [
  {
    op: 'split',
    unit: 'b1',
    basis: 'population',
    into: [
      { ...made('b1x', 'pb'), share: '0.25' },
      { ...made('b1y', 'pb'), share: '0.75' },
    ],
  },
])

/** a3 goes over to the other province. */
export const MOVE = act('2025-10-01', [{ op: 'move', unit: 'a3', parent: 'pb' }])

export const ACTS: readonly Reorganisation[] = [MERGE, SPLIT, MOVE]

const measure = (id: string, more: Partial<Measure> = {}): Measure => ({
  id,
  name: { vi: id, en: id },
  unit: { vi: 'vụ', en: 'cases' },
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
})

const MEASURES: readonly Measure[] = [
  measure('recorded'),
  measure('cleared'),
  measure('seized', { scale: 3 }),
  measure('balance', { scale: 2, signed: true }),
  measure('staff', { kind: 'stock' }),
  measure('meetings'),
]

const form = (id: string, more: Pick<Form, 'periodType' | 'levels'>, series: readonly string[]): Form => ({
  id,
  name: { vi: id, en: id },
  from: '1900-01-01',
  to: null,
  sections: [{ id, name: { vi: id, en: id }, series }],
  required: [],
  narratives: [{ id: 'situation', name: { vi: 'Tình hình', en: 'Situation' } }],
  rules: [],
  ...more,
})

const FORMS: readonly Form[] = [
  form('crime', { periodType: 'month', levels: ['commune'] }, ['recorded', 'cleared', 'seized', 'balance']),
  form('force', { periodType: 'month', levels: ['commune', 'province'] }, ['staff']),
  form('work', { periodType: 'quarter', levels: ['province'] }, ['meetings']),
]

/** The pack with these acts in force, and perhaps more measures at the end of its list of series. */
export function smallPack(acts: readonly Reorganisation[] = ACTS, more: readonly string[] = []): Pack {
  const { history, findings } = applyReorganisations(buildHistory(UNITS), acts)
  if (findings.length > 0) throw new Error(JSON.stringify(findings))
  const measures = [...MEASURES, ...more.map((id) => measure(id))]
  const pack: Pack = {
    id: 'small',
    name: { vi: 'Gói nhỏ', en: 'Small pack' },
    notice: null,
    version: '1',
    calendar: {
      timezone: 'Asia/Ho_Chi_Minh',
      cutoffs: [{ from: '2020-01', cutoffDay: 14, source: 'test' }],
      deadlines: [],
      holidays: [],
    },
    history,
    reorganisations: acts,
    classifications: [],
    measures,
    series: measures.map(({ id }, at) => ({ index: at + 1, code: id, measure: id, categories: {} })),
    indicators: ['recorded', 'seized', 'balance', 'staff'].map((id) => ({
      id,
      name: { vi: id, en: id },
      expression: id,
      unit: { vi: 'vụ', en: 'cases' },
      decimals: 0,
      format: 'count',
      better: 'neither',
      targets: {},
      note: null,
      headline: false,
    })),
    forms: [
      ...FORMS,
      ...(more.length === 0 ? [] : [form('more', { periodType: 'month', levels: ['commune'] }, more)]),
    ],
    levels: ['nation', 'province', 'commune'].map((id) => ({ id, name: { vi: id, en: id } })),
  }
  return keepFiles(pack, UNITS)
}

export function unitId(index: PackIndex, key: string): number {
  const unit = index.pack.history.units.get(key)
  if (unit === undefined) throw new Error(`no unit ${key}`)
  return unit.id
}

/** A return by measure. `n/a` = not applicable; what is left out is not reported. */
export function returnOf(
  index: PackIndex,
  unit: string,
  period: string | Period,
  form: string,
  values: Readonly<Record<string, string>>,
  situation?: string,
): ReturnFigures {
  const given = index.pack.series.map((series) => values[series.code] ?? null)
  return {
    unitId: unitId(index, unit),
    unitKey: unit,
    period: typeof period === 'string' ? parsePeriod(period) : period,
    form,
    values: given.map((value) => (value === 'n/a' ? null : value)),
    notApplicable: given.flatMap((value, at) => (value === 'n/a' ? [at + 1] : [])),
    place: {},
    ...(situation === undefined ? {} : { narratives: { situation } }),
  }
}
