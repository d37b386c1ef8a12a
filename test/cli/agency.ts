import { SMALL_PACK } from '../pack/small-pack.js'

const STRICT_RULE = `    - id: cleared-at-most-recorded
      left: cleared
      op: "<="
      right: 10 * recorded
      severity: error
      message: { vi: Số làm rõ quá lớn so với số xảy ra., en: Cleared far beyond recorded. }
`

/**
 * The small pack, with what faulty input needs besides: a department with a quarterly form, a measure with decimals, a commune
 * that is only created by the reorganisation, and a rule that refuses.
 */
export const AGENCY: Readonly<Record<string, string>> = {
  ...SMALL_PACK,
  'pack.yaml': replaced(
    'pack.yaml',
    ['id: small-pack', 'id: agency'],
    ['version: "1"', 'version: "2026.1"'],
    ['  - { id: commune', '  - { id: department, name: { vi: Phòng, en: Department } }\n  - { id: commune'],
  ),
  'units.csv': replaced('units.csv', ['c,00003', 'pa,PA,Phòng Tham mưu,department,p,2021-01-01,\nc,00003']),
  'reorganisations.yaml': replaced('reorganisations.yaml', [
    '    - { op: rename',
    '    - { op: create, unit: d-2025, code: "00004", name: Công an xã D, parent: p, level: commune }\n    - { op: rename',
  ]),
  'measures.yaml': `${SMALL_PACK['measures.yaml']}  - id: seized_kg
    name: { vi: Khối lượng thu giữ, en: Amount seized }
    unit: { vi: kg, en: kg }
    kind: flow
    scale: 3
  - id: papers
    name: { vi: Văn bản, en: Papers }
    unit: { vi: văn bản, en: papers }
    kind: flow
`,
  'series.csv': `${SMALL_PACK['series.csv']}4,seized_kg\n5,papers\n`,
  'forms.yaml': `${replaced(
    'forms.yaml',
    ['        - cleared\n', '        - cleared\n        - seized_kg\n'],
    ['    - id: cleared-within-recorded', `${STRICT_RULE}    - id: cleared-within-recorded`],
  )}- id: quarterly
  name: { vi: Báo cáo quý, en: Quarterly return }
  periodType: quarter
  levels: [department]
  sections:
    - id: papers
      name: { vi: Văn bản, en: Papers }
      series: [papers]
`,
}

/** The agency with one piece of text in one file replaced; the piece must be there. */
export function changed(file: string, piece: string, by: string): Readonly<Record<string, string>> {
  const text = AGENCY[file] ?? ''
  if (!text.includes(piece)) throw new Error(`${file} does not hold: ${piece}`)
  return { ...AGENCY, [file]: text.replace(piece, () => by) }
}

/** Figures that are good: three communes in two months. */
export const GOOD_FIGURES = `unit,period,recorded.minor,recorded.grave,cleared,seized_kg
00001,2024-04,3,1,2,0.125
00002,2024-04,2,0,1,
00003,2024-04,0,0,0,1.5
00001,2024-05,4,0,3,0
00002,2024-05,1,1,n/a,2.250
00003,2024-05,5,2,4,
`

function replaced(file: string, ...changes: readonly (readonly [piece: string, by: string])[]): string {
  let text = SMALL_PACK[file]!
  for (const [piece, by] of changes) {
    if (!text.includes(piece)) throw new Error(`${file} does not hold: ${piece}`)
    text = text.replace(piece, () => by)
  }
  return text
}
