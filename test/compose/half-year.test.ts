import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadReturns } from '../../src/cycle/collect/load.js'
import { mergeNarratives } from '../../src/cycle/collect/merge-narratives.js'
import { readFigures } from '../../src/cycle/collect/read-file.js'
import { readNarratives } from '../../src/cycle/collect/read-narratives.js'
import { makeReport, reportFile } from '../../src/cycle/compose/make-report.js'
import { readPack } from '../../src/cycle/register/read-pack.js'
import { decimal } from '../../src/domain/decimal.js'
import { parsePeriod } from '../../src/domain/period.js'
import type { Report, TableBlock } from '../../src/domain/report.js'
import { readWorkbook } from '../../src/export/xlsx/workbook.js'
import { paragraphsOf, partsOf } from '../export/ooxml.js'
import { type PackStore, withStore } from '../support/database.js'

// The example's own figures and narratives, from the shipped files to the Word file.

const PACK = fileURLToPath(new URL('../../packs/lai-chau/', import.meta.url))
const TEMPLATE = readFileSync(join(PACK, 'templates/half-year.md'), 'utf8')
const csv = (folder: string, years: RegExp) =>
  readdirSync(join(PACK, folder))
    .filter((name) => years.test(name))
    .map((name) => join(PACK, folder, name))

let kept: PackStore
beforeAll(async () => {
  kept = await withStore(await readPack(PACK))
  const years = /^202[3456]/
  const figures = await readFigures(csv('figures', years), kept.index.pack, { today: '2026-11-23' })
  const texts = await readNarratives(csv('narratives', years), kept.index)
  const { returns, findings } = mergeNarratives(figures.returns, texts.narratives)
  expect([...figures.findings, ...findings]).toEqual([])
  const meta = { actor: 'test', source: 'figures', stage: 'accepted', reason: null } as const
  await loadReturns(kept.store, kept.index, returns, meta)
})

/** The half-year report of a unit, by its official code. */
async function report(code: string, periodCode: string): Promise<Opened> {
  const period = parsePeriod(periodCode)
  const unit = [...kept.index.treeOf(period).nodes.values()].find((node) => node.code === code)!
  const made = await makeReport(
    kept.store,
    kept.index,
    {
      viewer: kept.index.rootUnit().id,
      unit,
      period,
      baseKind: 'same-period-last-year',
      basePeriod: null,
      stage: 'accepted',
      knownAt: null,
      lang: 'vi',
    },
    { file: 'half-year.md', text: TEMPLATE, number: null, date: null },
  )
  return new Opened(
    made,
    await reportFile(made, 'docx', new Date(0)),
    await reportFile(made, 'xlsx', new Date(0)),
  )
}

class Opened {
  readonly paragraphs: readonly string[]

  constructor(
    readonly report: Report,
    docx: Uint8Array,
    readonly xlsx: Uint8Array,
  ) {
    const xml = partsOf(docx).get('word/document.xml')!
    this.paragraphs = paragraphsOf(xml).map(({ text }) => text)
  }

  get text(): string {
    return this.paragraphs.join('\n')
  }

  /** The table of an annex. */
  annex(n: number): TableBlock {
    return this.report.annexes[n]!.blocks.find((block) => block.kind === 'table')!
  }

  /** The entries of the list under a heading. */
  listUnder(heading: string): string[] {
    const from = this.paragraphs.findIndex((text) => text.startsWith(heading))
    const rest = this.paragraphs.slice(from + 1)
    const first = rest.findIndex((text) => text.startsWith('- '))
    return rest.slice(
      first,
      rest.findIndex((text, i) => i > first && !text.startsWith('- ')),
    )
  }
}

const cells = (table: TableBlock) => table.rows.map((row) => row.cells.map(({ text }) => text))
const groups = (table: TableBlock) => [...new Set(table.columns.flatMap(({ group }) => group ?? []))]

describe('the province, first half of 2024', () => {
  let half: Opened
  beforeAll(async () => {
    half = await report('12', '2024-H1')
  })

  test('says what was published', () => {
    expect(half.text).toContain(
      'Tình hình tội phạm về trật tự xã hội giảm 23,4% so với cùng kỳ năm 2023; số vụ xảy ra: 72 vụ (cùng kỳ: 94 vụ), trong đó rất nghiêm trọng, đặc biệt nghiêm trọng: 11 vụ;',
    )
    expect(half.text).toContain(
      'Kết quả điều tra, làm rõ án về trật tự xã hội: 70/72 vụ, đạt 97,2%; riêng án rất nghiêm trọng, đặc biệt nghiêm trọng: 11/11 vụ, đạt 100%.',
    )
    expect(half.text).toContain('heroin thu giữ: 17,8 kg')
    expect(half.paragraphs).toContain('BỘ CÔNG AN')
  })

  test('annex I: every headline indicator with its difference, points as points, targets judged', () => {
    const rows = new Map(cells(half.annex(0)).map(([, name, ...rest]) => [name, rest]))
    expect(rows.size).toBe(10)
    expect(rows.get('Phạm tội về trật tự xã hội')).toEqual(['vụ', '72', '94', '-22', '-23,4%', '(*)'])
    expect(rows.get('Tỉ lệ điều tra, khám phá án về trật tự xã hội')).toEqual([
      '%',
      '97,2',
      '94,7',
      '+2,5 điểm %',
      '–',
      'Chỉ tiêu ≥\u00A075%: đạt',
    ])
  })

  test('annex II: the communes of that day, only what communes report', () => {
    const table = half.annex(1)
    expect(groups(table)).toEqual([
      'Phạm tội về trật tự xã hội (vụ)',
      'Tai nạn giao thông (vụ)',
      'Người chết do tai nạn giao thông (người)',
      'Người bị thương do tai nạn giao thông (người)',
      'Cháy (vụ)',
    ])
    expect(table.rows).toHaveLength(106 + 1)
    expect(cells(table)[0]!.slice(0, 2)).toEqual(['1', 'Công an phường Quyết Thắng'])
    expect(cells(table).at(-1)).toEqual([
      '',
      'Tổng cộng',
      '72',
      '94',
      '-22',
      '49',
      '48',
      '+1',
      '13',
      '22',
      '-9',
      '46',
      '38',
      '+8',
      '14',
      '13',
      '+1',
    ])
  })

  test('difficulties: one entry for each unit that wrote, departments before districts before communes', () => {
    const units = half.listUnder('III.').map((entry) => entry.slice(2, entry.indexOf(':')))
    expect(units).toHaveLength(12)
    expect(new Set(units).size).toBe(12)
    const rank = units.map((name) =>
      ['Phòng', 'Văn phòng', 'Công an huyện', 'Công an xã'].findIndex((kind) => name.startsWith(kind)),
    )
    expect(rank).not.toContain(-1)
    const level = rank.map((kind) => Math.max(1, kind))
    expect(level).toEqual(level.toSorted((a, b) => a - b))
  })
})

describe('the province, first half of 2026, after the communes were merged', () => {
  let half: Opened
  beforeAll(async () => {
    half = await report('12', '2026-H1')
  })

  test('38 communes in the order of their codes, both years complete, no column of dashes', () => {
    const table = half.annex(1)
    expect(table.rows).toHaveLength(38 + 1)
    expect(table.columns.map(({ title }) => title)).not.toContain('Ghi chú')
    expect(cells(table).flat()).not.toContain('–')
    expect(cells(table)[0]![1]).toBe('Công an phường Đoàn Kết')
  })

  test('each column adds up to the province, in Word and as a formula in Excel', async () => {
    const table = half.annex(1)
    const total = table.rows.at(-1)!
    for (const [column, cell] of total.cells.entries()) {
      if (column < 2) continue
      const sum = table.rows.slice(0, -1).reduce((s, row) => s.plus(row.cells[column]!.number!), decimal(0))
      expect(sum.eq(cell.number!)).toBe(true)
      expect(cell.sumOf).toHaveLength(38)
    }
    const sheet = (await readWorkbook(half.xlsx)).sheets.find(({ name }) => name === 'Phụ lục II')!
    const row = sheet.rows.findIndex((values) => values[1] === 'Tổng cộng')
    expect(sheet.cells!.get(`${row},2`)!.formula).toBe(`SUM(C${row - 37}:C${row})`)
    expect(sheet.rows[row]![2]).toBe(68)
  })
})

describe('units that do not report everything', () => {
  test('a commune: what it does not count is said, and its annexes hold only what it counts', async () => {
    const commune = await report('03388', '2026-H1')
    expect(commune.paragraphs).toContain('CÔNG AN TỈNH LAI CHÂU')
    expect(commune.text).toContain(
      'Phát hiện tội phạm về ma túy: không thuộc phạm vi báo cáo, không so sánh;',
    )
    expect(commune.text).toContain('riêng án rất nghiêm trọng, đặc biệt nghiêm trọng: không phát sinh.')
    expect(cells(commune.annex(0)).map(([, name]) => name)).not.toContain('Phạm tội về ma túy')
    expect(cells(commune.annex(1))).toEqual([['Không có đơn vị trực thuộc ở cấp này.']])
    expect(commune.text).toContain('Các đơn vị không nêu nội dung nào ở mục này.')
  })

  test('a department: figures declared not applicable are outside its scope too', async () => {
    const department = await report('PC04', '2026-H1')
    expect(department.text).toContain('Tình hình tội phạm về trật tự xã hội không thuộc phạm vi báo cáo;')
    expect(cells(department.annex(0)).map(([, name]) => name)).toEqual([
      'Phạm tội về ma túy',
      'Heroin thu giữ',
    ])
  })

  test('the ministry has nobody above it in its letterhead', async () => {
    const { paragraphs } = await report('BCA', '2024-H1')
    expect(paragraphs.filter((text) => text === 'BỘ CÔNG AN')).toHaveLength(1)
  })
})
