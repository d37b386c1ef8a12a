import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Problem } from '../problem.js'
import { parseTemplate } from './parse-template.js'

const HEAD = `---
issuer: "{{ unit.name }}"
symbol: BC-CAT-PV01
place: Lai Châu
kind: Báo cáo
title: "Kết quả {{ period.name }}"
signature:
  position: Giám đốc
---
`

const parse = (body: string) => parseTemplate(HEAD + body, 'half-year.md')

/** First fault of a template that must be refused: its code and its line and column. */
function fault(text: string): { code: string; at: string; params: unknown; count: number } {
  try {
    parseTemplate(text, 't.md')
  } catch (error) {
    const findings = (error as Problem).findings
    const { code, place, params } = findings[0]!
    return { code, at: `${place.line}:${place.column}`, params, count: findings.length }
  }
  throw new Error('the template was accepted')
}

describe('a template', () => {
  test('keeps headings, paragraphs, lists and emphasis', () => {
    const { blocks } = parse(`
# I. TÌNH HÌNH

Tình hình **tội phạm
*giảm***.

- Một
- Hai

3. Ba
4. Bốn
`)
    expect(blocks).toEqual([
      { kind: 'heading', level: 1, inlines: [{ kind: 'text', text: 'I. TÌNH HÌNH' }] },
      {
        kind: 'paragraph',
        inlines: [
          { kind: 'text', text: 'Tình hình ' },
          { kind: 'text', text: 'tội phạm ', bold: true },
          { kind: 'text', text: 'giảm', bold: true, italic: true },
          { kind: 'text', text: '.' },
        ],
      },
      {
        kind: 'list',
        start: null,
        items: [[{ kind: 'text', text: 'Một' }], [{ kind: 'text', text: 'Hai' }]],
      },
      { kind: 'list', start: 3, items: [[{ kind: 'text', text: 'Ba' }], [{ kind: 'text', text: 'Bốn' }]] },
    ])
  })

  test.each([
    ['{{ clearance_rate }}', { indicator: 'clearance_rate', wording: 'value', period: null }],
    ['{{social_order_crime|change}}', { indicator: 'social_order_crime', wording: 'change' }],
    ['{{ x1 | change:count-percent }}', { wording: 'change:count-percent' }],
    ['{{ x1 | change:cautious }}', { wording: 'change:cautious' }],
    [
      '{{ x1 unit=x03386 period=2023-H1 base="previous-period" | parts }}',
      { unit: 'x03386', period: '2023-H1', base: 'previous-period', wording: 'parts' },
    ],
    ['{{ x1\n| change }}', { wording: 'change' }],
  ])('reads the figure %s', (source, expected) => {
    const [block] = parse(`Đạt ${source} trong kỳ.`).blocks
    expect(block).toMatchObject({ kind: 'paragraph', inlines: [{}, { kind: 'figure', ...expected }, {}] })
  })

  test('knows line and column of every reference, also after emphasis, escapes and a line break', () => {
    const { blocks, letterhead } = parse(
      '\nMột \\* &amp; **{{ a_b }}**\nvà {{ c_d | change }} {{ unit.name }}\n',
    )
    const inlines = blocks[0]?.kind === 'paragraph' ? blocks[0].inlines : []
    const places = inlines.flatMap((piece) => (piece.kind === 'text' ? [] : [piece.place]))
    expect(places).toEqual([
      { file: 'half-year.md', line: 11, column: 19 },
      { file: 'half-year.md', line: 12, column: 7 },
      { file: 'half-year.md', line: 12, column: 26 },
    ])
    expect(letterhead.title[1]).toMatchObject({ name: 'period.name', place: { line: 6, column: 20 } })
  })

  test('keeps a figure alone in its paragraph as running text, and a command as a block', () => {
    const { blocks } = parse(
      '{{ a_b }}\n\n{{ table headline by=commune }}\n\n{{ difficulties level=commune }}',
    )
    expect(blocks).toMatchObject([
      { kind: 'paragraph', inlines: [{ kind: 'figure', indicator: 'a_b' }] },
      { kind: 'table', name: 'headline', options: { by: 'commune' }, place: { line: 12 } },
      { kind: 'narratives', section: 'difficulties', options: { level: 'commune' } },
    ])
  })

  test('puts what follows an annex command into the annex, titled by its first heading', () => {
    const template = parse(`Nội dung.

{{ annex landscape }}

# Số liệu {{ period.name }}

{{ table headline }}

{{ annex }}

# Giải thích

Chữ.
`)
    expect(template.blocks).toHaveLength(1)
    expect(template.annexes).toMatchObject([
      {
        landscape: true,
        title: [{ text: 'Số liệu ' }, { name: 'period.name' }],
        blocks: [{ kind: 'table' }],
      },
      { landscape: false, title: [{ text: 'Giải thích' }], blocks: [{ kind: 'paragraph' }] },
    ])
  })

  test('is the same with Windows line ends, a byte order mark and decomposed letters', () => {
    const text = `${HEAD}\nTình hình {{ a_b }}\n`
    const other = `\uFEFF${text.normalize('NFD').replace(/\n/g, '\r\n')}`
    expect(parseTemplate(other, 'half-year.md')).toEqual(parseTemplate(text, 'half-year.md'))
  })

  test('may hold notes for its editors that are not printed', () => {
    expect(parse('<!-- {{ không đọc -->\n\nChữ.').blocks).toHaveLength(1)
  })
})

describe('a faulty template is refused with its place', () => {
  test.each([
    ['Tỉ lệ {{ clearance_rate đạt', 'template-placeholder-open', '10:7'],
    ['Tỉ lệ {{ a {{ b }}', 'template-placeholder-open', '10:7'],
    ['Tỉ lệ clearance_rate }} đạt', 'template-placeholder-close', '10:22'],
    ['Tỉ lệ {{ }}', 'template-placeholder-empty', '10:9'],
    ['Tỉ lệ {{ Clearance }}', 'template-placeholder-syntax', '10:10'],
    ['Tỉ lệ {{ a_b | }}', 'template-placeholder-syntax', '10:14'],
    ['Tỉ lệ {{ a_b | change now }}', 'template-placeholder-syntax', '10:23'],
    ['Tỉ lệ {{ a_b unit= }}', 'template-placeholder-syntax', '10:18'],
    ['Tỉ lệ {{ unit.name | change }}', 'template-placeholder-syntax', '10:22'],
    ['Tỉ lệ {{ a_b | chnge }}', 'template-wording-unknown', '10:16'],
    ['Tỉ lệ {{ a_b unt=x }}', 'template-option-unknown', '10:14'],
    ['Tỉ lệ {{ a_b unit=x unit=y }}', 'template-option-twice', '10:21'],
    ['{{ tabel headline }}', 'template-command-unknown', '10:4'],
    ['{{ table }}', 'template-name-missing', '10:4'],
    ['{{ table headline extra }}', 'template-placeholder-syntax', '10:19'],
    ['{{ annex sideways }}', 'template-placeholder-syntax', '10:10'],
    ['Xem {{ table headline }}', 'template-block-inline', '10:8'],
    ['# Khó khăn {{ difficulties }}', 'template-block-inline', '10:15'],
    ['#### Cấp bốn', 'template-heading-level', '10:1'],
    ['Chữ\n\n    thụt vào', 'template-markdown-unsupported', '12:1'],
    ['- một\n  - hai', 'template-markdown-unsupported', '11:3'],
    ['Xem [đây](x).', 'template-markdown-unsupported', '10:5'],
    ['Chữ.\n\n{{ annex }}', 'template-annex-title', '12:4'],
    ['Chữ.\n\n{{ annex }}\n\nChữ.', 'template-annex-title', '12:4'],
    ['Chữ.\n\n{{ annex }}\n\n# Số {{ a_b }}', 'template-figure-in-line', '14:9'],
    ['', 'template-body-empty', '9:4'],
  ])('%j', (body, code, at) => {
    expect(fault(HEAD + body)).toMatchObject({ code, at })
  })

  test.each([
    ['Chữ.', 'template-front-matter-missing', '1:1'],
    ['---\nissuer: a', 'template-front-matter-missing', '1:1'],
    ['---\nchữ\n---\nChữ.', 'template-front-matter-missing', '2:1'],
    [HEAD.replace('symbol: ', 'symbol: "a'), 'template-front-matter-yaml', undefined],
    [HEAD.replace('place: Lai Châu\n', ''), 'template-field-missing', '2:1'],
    [HEAD.replace('  position: Giám đốc', '  name: A'), 'template-field-missing', '2:1'],
    [HEAD.replace('place:', 'plase:'), 'template-field-unknown', '4:1'],
    [HEAD.replace('Lai Châu', '{{ unit.name }}'), 'template-field-not-text', '4:8'],
    [HEAD.replace('---\n', '---\nrecipients: Lưu\n'), 'template-field-not-list', '2:13'],
    [
      HEAD.replace('signature:\n  position: Giám đốc', 'signature: Giám đốc'),
      'template-field-not-map',
      '7:12',
    ],
    [HEAD.replace('---\n', '---\nlang: fr\n'), 'template-lang-unknown', '2:7'],
    [HEAD.replace('period.name', 'a_b'), 'template-figure-in-line', '6:20'],
  ])('front matter %#: %s', (text, code, at) => {
    const found = fault(`${text}\nChữ.`)
    expect(found.code).toBe(code)
    if (at !== undefined) expect(found.at).toBe(at)
  })

  test('names the nearest wording, field and command', () => {
    expect(fault(`${HEAD}{{ a_b | chnge }}`).params).toEqual({ wording: 'chnge', near: 'change' })
    expect(fault(`${HEAD.replace('place:', 'plase:')}x`).params).toMatchObject({ near: 'place' })
    expect(fault(`${HEAD}{{ tabel headline }}`).params).toMatchObject({ near: 'table' })
  })

  test('with all its faults at once', () => {
    expect(fault(`${HEAD.replace('place:', 'plase:')}{{ a\n\n{{ }}\n\n#### x`).count).toBe(5)
  })
})

test('whatever is typed is either a template or a named problem', () => {
  const bits = [
    '{{',
    '}}',
    ' ',
    '|',
    '=',
    '"',
    'a_b',
    'unit.name',
    'table',
    'annex',
    'change',
    '\n',
    '\n\n',
    '# ',
    '- ',
  ]
  const more = ['**', '*', '<!--', '-->', '`', '[', ']', '(', '\\', '&lt;', 'Đạt', '---\n', '1. ', '    ']
  const body = fc.array(fc.constantFrom(...bits, ...more), { maxLength: 30 }).map((list) => list.join(''))
  fc.assert(
    fc.property(body, (text) => {
      try {
        const { blocks } = parse(text)
        expect(blocks.length).toBeGreaterThan(0)
        const printed = JSON.stringify(blocks.map((block) => ('inlines' in block ? block.inlines : block)))
        expect(printed).not.toContain('{{')
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        for (const { place } of error.findings)
          expect(place).toMatchObject({ file: 'half-year.md', line: expect.any(Number) })
      }
    }),
    { numRuns: 500 },
  )
})
