import type { Pack } from '../../src/domain/pack.js'
import { applyReorganisation } from '../../src/domain/reorganisation.js'
import { buildHistory, treeAt, type UnitNode, type UnitRow } from '../../src/domain/unit.js'

const row = (unit: string, code: string, name: string, level: string, parent: string | null): UnitRow => ({
  unit,
  code,
  name,
  level,
  parent,
  from: '2000-01-01',
  to: null,
})

const before = buildHistory([
  row('root', 'T', 'Tỉnh Mẫu', 'province', null),
  row('pa', 'PA', 'Phòng Tổng hợp', 'department', 'root'),
  row('x1', '00101', 'Xã Hòa An', 'commune', 'root'),
  row('x2', '00102', 'Xã Thủy Sơn', 'commune', 'root'),
  row('x3', '00103', 'Xã Bình Minh', 'commune', 'root'),
])

const act = {
  id: 'nq-1',
  number: '1/NQ',
  date: '2025-06-16',
  effective: '2025-07-01',
  title: 'Sắp xếp',
  source: 'test',
  operations: [
    {
      op: 'merge',
      from: ['x1', 'x2'],
      into: { unit: 'x1-2025', code: '00101', name: 'Xã Hòa Sơn', parent: 'root', level: 'commune' },
    },
  ],
} as const

const words = (vi: string, en: string) => ({ vi, en })
const measure = {
  kind: 'flow',
  scale: 0,
  overUnits: 'sum',
  classifications: [],
  from: '1900-01-01',
  to: null,
  signed: false,
  scopeChanges: [],
  activity: false,
} as const

/** A province with a department and three communes, two of which merge on 1 July 2025; months close on the 14th. */
export const samplePack: Pack = {
  id: 'sample',
  name: words('Gói mẫu', 'Sample pack'),
  notice: words('Số liệu mô phỏng.', 'Synthetic figures.'),
  version: '2',
  calendar: {
    timezone: 'Asia/Ho_Chi_Minh',
    cutoffs: [{ from: '2021-01', cutoffDay: 14, source: 'NĐ 09/2019/NĐ-CP, Điều 12' }],
    deadlines: [],
    holidays: [],
  },
  history: applyReorganisation(before, act).history,
  reorganisations: [act],
  classifications: [
    {
      id: 'severity',
      name: words('Mức độ', 'Severity'),
      categories: [
        { id: 'light', name: words('Ít nghiêm trọng', 'Less serious') },
        { id: 'grave', name: words('Nghiêm trọng', 'Serious') },
      ],
    },
  ],
  measures: [
    {
      ...measure,
      id: 'crime',
      name: words('Số vụ', 'Cases'),
      unit: words('vụ', 'cases'),
      classifications: ['severity'],
    },
    { ...measure, id: 'fires', name: words('Số vụ cháy', 'Fires'), unit: words('vụ', 'cases') },
    {
      ...measure,
      id: 'drugs_kg',
      name: words('Ma túy thu giữ', 'Drugs seized'),
      unit: words('kg', 'kg'),
      scale: 3,
    },
    {
      ...measure,
      id: 'balance',
      name: words('Chênh lệch', 'Balance'),
      unit: words('đồng', 'dong'),
      scale: 2,
      signed: true,
    },
    { ...measure, id: 'papers', name: words('Văn bản', 'Papers'), unit: words('văn bản', 'papers') },
  ],
  series: [
    { index: 1, code: 'crime.light', measure: 'crime', categories: { severity: 'light' } },
    { index: 2, code: 'crime.grave', measure: 'crime', categories: { severity: 'grave' } },
    { index: 3, code: 'fires', measure: 'fires', categories: {} },
    { index: 4, code: 'drugs_kg', measure: 'drugs_kg', categories: {} },
    { index: 5, code: 'balance', measure: 'balance', categories: {} },
    { index: 6, code: 'papers', measure: 'papers', categories: {} },
  ],
  indicators: [],
  forms: [
    {
      id: 'commune-month',
      name: words('Báo cáo tháng cấp xã', 'Monthly return of a commune'),
      periodType: 'month',
      levels: ['commune'],
      from: '1900-01-01',
      to: null,
      sections: [
        {
          id: 'order',
          name: words('Trật tự xã hội', 'Social order'),
          series: ['crime.light', 'crime.grave', 'fires'],
        },
        { id: 'other', name: words('Khác', 'Other'), series: ['drugs_kg', 'balance'] },
      ],
      required: ['fires'],
      narratives: [{ id: 'difficulties', name: words('Khó khăn, vướng mắc', 'Difficulties') }],
      rules: [],
    },
    {
      id: 'department-quarter',
      name: words('Báo cáo quý cấp phòng', 'Quarterly return of a department'),
      periodType: 'quarter',
      levels: ['department'],
      from: '1900-01-01',
      to: null,
      sections: [{ id: 'papers', name: words('Văn bản', 'Papers'), series: ['papers'] }],
      required: [],
      narratives: [],
      rules: [],
    },
  ],
  levels: [
    { id: 'province', name: words('Tỉnh', 'Province') },
    { id: 'department', name: words('Phòng', 'Department') },
    { id: 'commune', name: words('Xã', 'Commune') },
  ],
}

export const communeForm = samplePack.forms[0]!

/** A unit of the sample as it was on a day. */
export function sampleUnit(key: string, date = '2024-06-14'): UnitNode {
  return treeAt(samplePack.history, date).nodes.get(key)!
}
