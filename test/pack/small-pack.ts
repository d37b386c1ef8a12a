import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export type Files = Readonly<Record<string, string | Uint8Array>>

/** A whole pack, as small as it can be while using every file of the format. */
export const SMALL_PACK: Readonly<Record<string, string>> = {
  'pack.yaml': `id: small-pack
version: "1"
name: { vi: Gói nhỏ, en: Small pack }
levels:
  - { id: province, name: { vi: Tỉnh, en: Province } }
  - { id: commune, name: { vi: Xã, en: Commune } }
`,
  'calendar.yaml': `timezone: Asia/Ho_Chi_Minh
cutoffs:
  - { from: "2015-01", cutoffDay: 15, source: Thông lệ }
  - { from: "2021-01", cutoffDay: 14, source: "Nghị định 09/2019/NĐ-CP, Điều 12" }
deadlines:
  - { level: commune, day: 16 }
  - { level: province, day: 18 }
holidays:
  - { date: 2025-01-01, name: Tết Dương lịch }
`,
  'units.csv': `unit,code,name,level,parent,from,to
p,12,Công an tỉnh,province,,2021-01-01,
a,00001,Công an xã A,commune,p,2021-01-01,
b,00002,"Công an xã B, vùng dân tộc",commune,p,2021-01-01,
c,00003,Công an xã C,commune,p,2021-01-01,
`,
  'reorganisations.yaml': `- id: merge-2025
  number: 1/NQ
  date: 2025-06-16
  effective: 2025-07-01
  title: Sắp xếp hai xã
  source: https://example.org/nq
  operations:
    - op: merge
      from: [a, b]
      into: { unit: ab-2025, code: "00001", name: Công an xã A, parent: p, level: commune }
    - { op: rename, unit: c, name: Công an phường C }
`,
  'measures.yaml': `classifications:
  - id: severity
    name: { vi: Mức độ, en: Severity }
    categories:
      - { id: minor, name: { vi: Nhẹ, en: Minor } }
      - { id: grave, name: { vi: Nặng, en: Grave } }
measures:
  - id: recorded
    name: { vi: Số vụ, en: Cases recorded }
    unit: { vi: vụ, en: cases }
    kind: flow
    classifications: [severity]
  - id: cleared
    name: { vi: Số vụ làm rõ, en: Cases cleared }
    unit: { vi: vụ, en: cases }
    kind: flow
`,
  'series.csv': `index,series
1,recorded.minor
2,recorded.grave
3,cleared
`,
  'indicators.yaml': `- id: clearance_rate
  name: { vi: Tỉ lệ làm rõ, en: Clearance rate }
  expression: 100 * cleared / recorded
  unit: { vi: "%", en: "%" }
  decimals: 1
  format: percent
  better: higher
  targets: { "2024": "75" }
`,
  'forms.yaml': `- id: monthly
  name: { vi: Báo cáo tháng, en: Monthly return }
  periodType: month
  levels: [commune]
  sections:
    - id: crime
      name: { vi: Tội phạm, en: Crime }
      series:
        - recorded.minor
        - recorded.grave
        - cleared
  required: [recorded.minor]
  narratives:
    - { id: situation, name: { vi: Tình hình, en: Situation } }
  rules:
    - id: cleared-within-recorded
      left: cleared
      op: "<="
      right: recorded + recorded@previous
      severity: warning
      message: { vi: Nêu lý do., en: Explain. }
`,
}

/** Write the files into a new folder, let `work` read it, and remove it. */
export async function inFolder<T>(files: Files, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'cungky-pack-'))
  try {
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, name)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, content)
    }
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The small pack with one piece of text in one file replaced; the piece must be there. */
export function edited(file: string, piece: string, by: string): Files {
  const text = SMALL_PACK[file] ?? ''
  if (!text.includes(piece)) throw new Error(`${file} does not hold: ${piece}`)
  return { ...SMALL_PACK, [file]: text.replace(piece, () => by) }
}
