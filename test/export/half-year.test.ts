import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Block, figuresOf, type Report } from '../../src/domain/report.js'
import { parseTemplate } from '../../src/domain/template/parse-template.js'
import { renderTemplate } from '../../src/domain/template/render-template.js'
import type { Resolver } from '../../src/domain/template/resolver.js'
import { renderDocx } from '../../src/export/docx/render-docx.js'
import { paragraphsOf, partsOf } from './ooxml.js'
import { communeTable, headlineTable } from './sample-report.js'

const PACK = new URL('../../packs/lai-chau/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, PACK), 'utf8')

const INDICATORS = (parse(read('indicators.yaml')) as { id: string; unit: { vi: string } }[]).map(
  ({ id, unit }) => [id, unit.vi] as const,
)
const UNITS = new Map(INDICATORS)

/** The published figures of the first half of 2024; every other figure of the pack gets a number of its unit. */
const PUBLISHED: Readonly<Record<string, string>> = {
  'social_order_crime|value': '72 vụ',
  'social_order_crime|base': '94 vụ',
  'social_order_crime|change': 'giảm 23,4% so với cùng kỳ năm 2023',
  'clearance_rate|parts': '70/72 vụ, đạt 97,2%',
  'clearance_rate_grave|parts': '11/11 vụ, đạt 100%',
  'drug_kg|value': '17,8 kg',
}

const WORDS: Readonly<Record<string, string>> = {
  'unit.name': 'Công an tỉnh Lai Châu',
  'unit.superior': 'Bộ Công an',
  'period.name': '6 tháng đầu năm 2024',
  'period.from': '15/12/2023',
  'period.to': '14/6/2024',
  'base.name': 'cùng kỳ năm 2023',
  'next.name': '6 tháng cuối năm 2024',
}

const ORIGIN = { unit: 'cat12', period: '2024-H1', base: '2023-H1', wording: 'value', value: null }

/** The pack's own indicators on plain data. */
const resolver: Resolver = {
  figure: ({ indicator, wording }) => {
    const unit = UNITS.get(indicator)
    if (unit === undefined) return null
    const plain = wording.startsWith('change') ? 'tăng 12 vụ (5,3%)' : `12 ${unit}`
    const text = PUBLISHED[`${indicator}|${wording}`] ?? plain
    return {
      text,
      origin: { indicator, unit: 'cat12', period: '2024-H1', base: '2023-H1', wording, value: null },
    }
  },
  words: ({ name }) => WORDS[name] ?? null,
  table: ({ name, options }) => {
    if (name !== 'headline') return null
    return options.by === 'commune' ? communeTable() : headlineTable()
  },
  narratives: ({ section }) =>
    section === 'difficulties'
      ? [[{ kind: 'text', text: 'Công an xã Mường Mô: Địa bàn rộng, một số bản bị chia cắt khi mưa lũ.' }]]
      : null,
  test: () => null,
  each: () => null,
  chart: () => null,
  map: () => null,
  quote: () => null,
  directives: () => null,
  known: (kind) => (kind === 'figure' ? [...UNITS.keys()] : kind === 'words' ? Object.keys(WORDS) : []),
}

const textOf = (block: Block) => ('runs' in block ? block.runs.map(({ text }) => text).join('') : '')

describe('the half-year report of the Lai Châu pack', () => {
  let report: Report
  beforeAll(async () => {
    const template = parseTemplate(read('templates/half-year.md'), 'half-year.md')
    report = await renderTemplate(template, resolver, {
      number: null,
      date: null,
      notice: 'Số liệu mô phỏng.',
    })
  })

  test('has situation, results, difficulties and directions', () => {
    const headings = report.blocks.filter((block) => block.kind === 'heading' && block.level === 1)
    expect(headings.map(textOf)).toEqual([
      'I. TÌNH HÌNH',
      'II. KẾT QUẢ CÔNG TÁC',
      'III. KHÓ KHĂN, VƯỚNG MẮC',
      'IV. PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM 6 tháng cuối năm 2024',
    ])
  })

  test('says what was published, from live figures', () => {
    const text = report.blocks.map(textOf).join('\n')
    expect(text).toContain('Tình hình tội phạm về trật tự xã hội giảm 23,4% so với cùng kỳ năm 2023')
    expect(text).toContain('số vụ xảy ra: 72 vụ (cùng kỳ: 94 vụ)')
    expect(text).toContain('Kết quả điều tra, làm rõ án về trật tự xã hội: 70/72 vụ, đạt 97,2%')
    expect(text).toContain('án rất nghiêm trọng, đặc biệt nghiêm trọng: 11/11 vụ, đạt 100%')
    expect(text).toContain('heroin thu giữ: 17,8 kg')
  })

  test('has no figure typed by hand: every digit comes from the engine', () => {
    const typed = report.blocks
      .flatMap((block) => ('runs' in block ? [block.runs] : block.kind === 'list' ? block.items : []))
      .map((runs) => runs.map((run) => (run.kind === 'text' ? run.text : '')).join(''))
      .map((text) => Object.values(WORDS).reduce((rest, words) => rest.replaceAll(words, ''), text))
      .map((text) => text.replace(/^\d+\. /u, ''))
    expect(typed.filter((text) => /\d/u.test(text))).toEqual([])
    expect(figuresOf(report).length).toBeGreaterThan(30)
  })

  test('a figure without a value leaves sentences that can be read', async () => {
    const missing: Resolver = {
      ...resolver,
      figure: (ref) => ({ text: 'chưa có số liệu', origin: { ...ORIGIN, indicator: ref.indicator } }),
    }
    const template = parseTemplate(read('templates/half-year.md'), 'half-year.md')
    const empty = await renderTemplate(template, missing, { number: null, date: null, notice: null })
    const text = empty.blocks.map(textOf).join('\n')
    // A figure's name and a colon, or a comma after another figure; only the subject of a sentence needs no colon.
    const before = [...text.matchAll(/(\S+) chưa có số liệu/gu)].map(([, word]) => word!)
    expect(before.filter((word) => !/[:,]$/u.test(word))).toEqual(['hội'])
    expect(before.length).toBeGreaterThan(30)
  })

  test('lists the difficulties of the units under their heading', () => {
    const at = report.blocks.findIndex((block) => textOf(block).startsWith('III.'))
    expect(report.blocks[at + 2]).toMatchObject({
      kind: 'list',
      items: [[{ text: expect.stringContaining('Công an xã Mường Mô') }]],
    })
  })

  test('becomes a Word file with two annexes, the second by commune', async () => {
    expect(report.annexes).toMatchObject([
      { numeral: 'I', landscape: false },
      {
        numeral: 'II',
        landscape: true,
        title: 'Các chỉ tiêu chủ yếu 6 tháng đầu năm 2024 theo Công an cấp xã',
      },
    ])
    const xml = partsOf(await renderDocx(report)).get('word/document.xml')!
    const texts = paragraphsOf(xml).map(({ text }) => text)
    expect(texts).toContain('II. KẾT QUẢ CÔNG TÁC')
    expect(texts.join('\n')).not.toContain('{{')
    expect(texts.filter((text) => text.endsWith('./.'))).toHaveLength(1)
  })
})
