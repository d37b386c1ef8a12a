import { describe, expect, test } from 'vitest'
import { fail, Problem } from '../problem.js'
import { figuresOf, type TableBlock } from '../report.js'
import { parseTemplate } from './parse-template.js'
import { renderTemplate } from './render-template.js'
import type { Resolver } from './resolver.js'

const HEAD = `---
superior: Bộ Công an
issuer: "{{ unit.name }}"
symbol: BC-CAT-PV01
place: Lai Châu
kind: Báo cáo
title: "Kết quả công tác {{ period.name }}"
addressees: [Bộ Công an]
recipients: [Như trên, "Lưu: VT, PV01"]
signature: { authority: KT. Giám đốc, position: Phó Giám đốc }
---
`

const FIGURES: Readonly<Record<string, string>> = {
  'social_order_crime|change': 'giảm 23,4% so với cùng kỳ năm 2023',
  'clearance_rate|parts': '70/72 vụ, đạt 97,2%',
  'blank|value': ' ',
}
const WORDS: Readonly<Record<string, string>> = {
  'unit.name': 'Công an tỉnh Lai Châu',
  'period.name': '6 tháng đầu năm 2024',
}
const TABLE: TableBlock = {
  kind: 'table',
  caption: null,
  columns: [{ title: 'Chỉ tiêu', width: 1 }],
  rows: [],
  note: null,
}

/** A resolver on plain data. */
const resolver: Resolver = {
  figure: (ref) => {
    if (ref.unit === 'nowhere') fail('words-unbound', {}, { name: 'nowhere', near: '' })
    const text = FIGURES[`${ref.indicator}|${ref.wording}`]
    if (text === undefined) return null
    const { indicator, wording } = ref
    return { text, origin: { indicator, unit: 'cat12', period: '2024-H1', base: null, wording, value: null } }
  },
  words: (ref) => WORDS[ref.name] ?? null,
  table: async (ref) => (ref.name === 'headline' ? TABLE : null),
  narratives: (ref) => {
    if (ref.section === 'difficulties')
      return [[{ kind: 'text', text: 'Công an xã Mường Mô: Địa bàn rộng.' }], [{ kind: 'text', text: 'B' }]]
    return ref.section === 'advantages' ? [] : null
  },
  known: (kind) =>
    ({
      figure: ['social_order_crime', 'clearance_rate'],
      words: Object.keys(WORDS),
      table: ['headline'],
      narratives: ['difficulties', 'advantages'],
      level: ['commune'],
    })[kind],
  test: () => null,
  each: () => null,
  chart: () => null,
  map: () => null,
  quote: () => null,
  directives: () => null,
}

const render = (body: string) =>
  renderTemplate(parseTemplate(HEAD + body, 't.md'), resolver, {
    number: 5,
    date: { day: 18, month: 6, year: 2024 },
    notice: 'Số liệu mô phỏng.',
  })

describe('rendering a template', () => {
  test('fills figures with their origin, words, and the letterhead', async () => {
    const report = await render(
      'Tội phạm **{{ social_order_crime | change }}** trong {{ period.name }}; làm rõ {{ clearance_rate | parts }}.',
    )
    expect(report.blocks).toEqual([
      {
        kind: 'paragraph',
        runs: [
          { kind: 'text', text: 'Tội phạm ' },
          {
            kind: 'figure',
            text: 'giảm 23,4% so với cùng kỳ năm 2023',
            bold: true,
            origin: expect.objectContaining({ indicator: 'social_order_crime', wording: 'change' }),
          },
          { kind: 'text', text: ' trong ' },
          { kind: 'text', text: '6 tháng đầu năm 2024' },
          { kind: 'text', text: '; làm rõ ' },
          expect.objectContaining({ kind: 'figure', text: '70/72 vụ, đạt 97,2%' }),
          { kind: 'text', text: '.' },
        ],
      },
    ])
    expect(figuresOf(report).map(({ indicator }) => indicator)).toEqual([
      'social_order_crime',
      'clearance_rate',
    ])
    expect(report.letterhead).toMatchObject({
      superior: 'Bộ Công an',
      issuer: 'Công an tỉnh Lai Châu',
      symbol: 'BC-CAT-PV01',
      number: 5,
      place: 'Lai Châu',
      date: { day: 18, month: 6, year: 2024 },
      kind: 'Báo cáo',
      title: 'Kết quả công tác 6 tháng đầu năm 2024',
      addressees: ['Bộ Công an'],
      signature: { authority: 'KT. Giám đốc', position: 'Phó Giám đốc', name: null },
      recipients: ['Như trên', 'Lưu: VT, PV01'],
    })
    expect(report.notice).toBe('Số liệu mô phỏng.')
  })

  test('makes a list of narratives, and says so when no unit wrote anything', async () => {
    const { blocks } = await render('{{ difficulties }}\n\n{{ narratives advantages }}')
    expect(blocks).toMatchObject([
      { kind: 'list', items: [[{ text: 'Công an xã Mường Mô: Địa bàn rộng.' }], [{ text: 'B' }]] },
      { kind: 'paragraph', runs: [{ text: 'Các đơn vị không nêu nội dung nào ở mục này.' }] },
    ])
  })

  test('numbers annexes only when there are several', async () => {
    const annex = '\n\n{{ annex }}\n\n# Số liệu {{ period.name }}\n\n{{ table headline }}'
    const one = await render(`Chữ.${annex}`)
    expect(one.annexes).toEqual([
      { numeral: null, title: 'Số liệu 6 tháng đầu năm 2024', landscape: false, blocks: [TABLE] },
    ])
    const many = await render(`Chữ.${annex.repeat(12)}`)
    expect(many.annexes.map(({ numeral }) => numeral).join(' ')).toBe('I II III IV V VI VII VIII IX X XI XII')
  })

  test.each([
    ['Tỉ lệ {{ clearance_rat | parts }}', 'figure-unbound', '12:10', 'clearance_rate'],
    ['Tỉ lệ {{ clearance_rate | change }}', 'figure-unbound', '12:10', 'clearance_rate'],
    ['Tỉ lệ {{ blank }}', 'figure-unbound', '12:10', 'social_order_crime, clearance_rate'],
    ['Trong {{ period.nam }}', 'words-unbound', '12:10', 'period.name'],
    ['{{ table headlines }}', 'table-unbound', '12:4', 'headline'],
    ['{{ narratives advantage }}', 'narratives-unbound', '12:4', 'advantages'],
  ])('refuses %s, naming place and near names', async (body, code, at, near) => {
    const refused = await render(body).catch((error: unknown) => error)
    const { findings } = refused as Problem
    expect(findings).toMatchObject([{ code, params: { near } }])
    expect(`${findings[0]!.place.line}:${findings[0]!.place.column}`).toBe(at)
  })

  test("gives a resolver's own refusal the place of the reference, and gathers all refusals", async () => {
    const refused = render('{{ a_b unit=nowhere }} và {{ c_d }}')
    await expect(refused).rejects.toThrow(Problem)
    const { findings } = (await refused.catch((error: unknown) => error)) as Problem
    expect(findings).toMatchObject([
      { code: 'words-unbound', place: { file: 't.md', line: 12, column: 4 } },
      { code: 'figure-unbound', place: { line: 12, column: 30 } },
    ])
  })
})
