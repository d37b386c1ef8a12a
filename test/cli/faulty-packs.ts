import { join } from 'node:path'
import type { Place, ProblemCode } from '../../src/domain/problem.js'
import { AGENCY, changed } from './agency.js'
import type { Desk } from './command-line.js'
import type { Faulty } from './faulty.js'

type Row = readonly [
  what: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  code: ProblemCode,
  place?: Place,
]

const SPLIT = (first: string, second: string) =>
  changed(
    'reorganisations.yaml',
    '    - { op: rename',
    `    - op: split
      unit: c
      basis: population
      into:
        - { unit: c1-2025, code: "00005", name: C1, parent: p, level: commune, share: "${first}" }
        - { unit: c2-2025, code: "00006", name: C2, parent: p, level: commune, share: "${second}" }
    # - { op: rename`,
  )

const PACKS: Row[] = [
  [
    'a key given twice',
    changed('pack.yaml', 'version: "2026.1"', 'version: "2026.1"\nid: x'),
    'pack-yaml-repeated-key',
    { line: 3 },
  ],
  ['a tab for an indent', changed('pack.yaml', '  - { id: commune', '\t- { id: commune'), 'pack-yaml-tab'],
  [
    'a quote never closed',
    changed('pack.yaml', 'version: "2026.1"', 'version: "2026.1'),
    'pack-yaml-unclosed',
  ],
  ['nested without end', { ...AGENCY, 'pack.yaml': '['.repeat(100_000) }, 'pack-yaml-too-deep'],
  [
    'not UTF-8',
    { ...AGENCY, 'pack.yaml': Buffer.from('id: x\nname: Gói\n', 'latin1') },
    'pack-not-utf8',
    { line: 2 },
  ],
  [
    'a control character',
    changed('pack.yaml', 'Gói nhỏ', 'Gói\u0000nhỏ'),
    'pack-control-character',
    { line: 3 },
  ],
  ['a file missing', without('forms.yaml'), 'pack-file-missing'],
  ['a file empty', { ...AGENCY, 'series.csv': 'index,series\n' }, 'pack-file-empty'],
  [
    'an unknown key',
    changed('pack.yaml', 'version: "2026.1"', 'version: "2026.1"\nzzz: 1'),
    'pack-key-unknown',
    { line: 3 },
  ],
  [
    'a key misspelt',
    changed('measures.yaml', 'kind: flow', 'kidn: flow\n    kind: flow'),
    'pack-key-misspelt',
  ],
  [
    'a time zone that is none',
    changed('calendar.yaml', 'Asia/Ho_Chi_Minh', 'Asia/Lai_Chau'),
    'pack-timezone-unknown',
    { line: 1 },
  ],
  ['a day that does not exist', changed('calendar.yaml', '2025-01-01', '2025-02-30'), 'pack-date-invalid'],
  [
    'an indicator made of itself',
    changed('indicators.yaml', '100 * cleared / recorded', '100 * clearance_rate'),
    'expression-cycle',
    { line: 3 },
  ],
  [
    'an indicator of an unknown measure',
    changed('indicators.yaml', 'cleared / recorded', 'cleared / recordet'),
    'expression-unknown-name',
    { column: 31 },
  ],
  [
    'an expression that does not end',
    changed('indicators.yaml', 'cleared / recorded', 'cleared /'),
    'expression-ends',
  ],
  [
    'a unit whose parent is missing',
    changed('units.csv', 'c,00003,Công an xã C,commune,p', 'c,00003,Công an xã C,commune,q'),
    'unit-parent-unknown',
  ],
  ['two units of one code', changed('units.csv', 'c,00003', 'c,00002'), 'unit-code-taken'],
  [
    'two roots',
    changed('units.csv', 'c,00003,Công an xã C,commune,p', 'c,00003,Công an xã C,commune,'),
    'unit-root-several',
  ],
  ['shares that do not add up to 1', SPLIT('0.4', '0.5'), 'act-shares-sum'],
  ['a share beyond 1', SPLIT('1.4', '-0.4'), 'pack-share-invalid'],
  [
    'an act on an unknown unit',
    changed('reorganisations.yaml', 'from: [a, b]', 'from: [a, z]'),
    'act-unit-unknown',
  ],
  [
    'a measure of religion',
    changed('measures.yaml', 'vi: Số vụ làm rõ', 'vi: Số người theo tôn giáo'),
    'pack-boundary',
  ],
  [
    'a measure of ethnicity',
    changed('measures.yaml', 'en: Cases cleared', 'en: Ethnic group'),
    'pack-boundary',
  ],
  ['a gap in the series', changed('series.csv', '3,cleared', '7,cleared'), 'pack-series-gap'],
  [
    'a series of an unknown measure',
    changed('series.csv', '5,papers', '5,papers\n6,paeprs'),
    'pack-measure-unknown',
  ],
  [
    'a form for an unknown level',
    changed('forms.yaml', 'levels: [commune]', 'levels: [comune]'),
    'pack-level-unknown',
  ],
  [
    'a form that asks for an unknown series',
    changed('forms.yaml', '        - seized_kg\n', '        - seized_kg\n        - siezed\n'),
    'pack-series-unknown',
  ],
  [
    'a row of units too short',
    changed('units.csv', 'c,00003,Công an xã C,commune,p,2021-01-01,', 'c,00003'),
    'pack-csv-row-width',
  ],
]

function without(file: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(AGENCY).filter(([name]) => name !== file))
}

/** Lay a pack out in a folder of its own; its path. */
export function putPack(
  desk: Desk,
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): string {
  for (const [name, content] of Object.entries(files)) desk.put(join(folder, name), content)
  return desk.path(folder)
}

/** Each faulty pack, checked and loaded from. */
export const FAULTY_PACKS: readonly Faulty[] = PACKS.flatMap(([what, files, code, place]) => {
  const lay = (desk: Desk) => putPack(desk, `pack-${what.replace(/\W+/g, '-')}`, files)
  const fault = { code, place: place ?? {} }
  return [
    { what: `pack check: ${what}`, ...fault, args: (desk: Desk) => ['pack', 'check', lay(desk)] },
    { what: `load from a pack: ${what}`, ...fault, args: (desk: Desk) => ['load', '--pack', lay(desk)] },
  ]
})
