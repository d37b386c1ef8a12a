import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Problem } from '../problem.js'
import type { Block, Report } from '../report.js'
import { parseTemplate } from './parse-template.js'
import { renderTemplate } from './render-template.js'
import type { Resolver } from './resolver.js'
import type { Condition } from './template.js'

const HEAD = `---
issuer: A
symbol: BC-A
place: B
kind: Báo cáo
title: T
signature: { position: C }
---
`

/** Cases by unit; `all` is the whole. What went up and down is said by the sign of the second number. */
const FIGURES: Readonly<Record<string, readonly [value: number | null, change: number]>> = {
  all: [72, -22],
  a: [40, -20],
  b: [30, 3],
  c: [2, 0],
  d: [null, 0],
}

function holds(unit: string, condition: Condition): boolean | null {
  if (condition.kind === 'words') {
    const same = condition.words.name === 'unit.level' && condition.value === 'province'
    return same === (condition.operator === '=')
  }
  if (condition.figure.indicator !== 'crime') return null
  const [value, change] = FIGURES[unit]!
  if (condition.kind === 'movement')
    return {
      increased: change > 0,
      decreased: change < 0,
      unchanged: value !== null && change === 0,
      missing: value === null,
      present: value !== null,
      'by-chance': Math.abs(change) < 5,
      'beyond-chance': Math.abs(change) >= 5,
    }[condition.movement]
  const limit = Number(condition.value)
  if (value === null) return false
  return {
    '=': value === limit,
    '!=': value !== limit,
    '>': value > limit,
    '<': value < limit,
    '>=': value >= limit,
    '<=': value <= limit,
  }[condition.operator]
}

function at(unit: string): Resolver {
  return {
    figure: ({ indicator }) =>
      indicator !== 'crime'
        ? null
        : {
            text: `${FIGURES[unit]![0] ?? 'chưa có số liệu'}`,
            origin: { indicator, unit, period: '2024-H1', base: null, wording: 'value', value: null },
          },
    words: ({ name }) => (name === 'unit.name' ? `Đơn vị ${unit}` : null),
    test: (condition) => holds(unit, condition),
    each: ({ level, where, limit, sort }) => {
      if (level !== 'commune') return null
      const units = Object.keys(FIGURES).filter((key) => key !== 'all')
      const kept = units.filter((key) => where === null || holds(key, where) === true)
      const sorted = sort?.descending === false ? kept.reverse() : kept
      return sorted.slice(0, limit ?? 99).map(at)
    },
    table: () => null,
    narratives: () => null,
    chart: () => null,
    map: () => null,
    quote: ({ unit: quoted }) => ({
      kind: 'quote',
      source: { unit: quoted, unitName: quoted, period: '2024-06', form: 'f', section: 's', version: 1 },
      blocks: [{ kind: 'paragraph', runs: [{ kind: 'text', text: `lời của ${quoted}` }] }],
    }),
    directives: () => [{ kind: 'paragraph', runs: [{ kind: 'text', text: 'Đã thực hiện 3/3.' }] }],
    known: (kind) => (kind === 'figure' ? ['crime'] : kind === 'level' ? ['commune'] : []),
  }
}

const render = (body: string): Promise<Report> =>
  renderTemplate(parseTemplate(HEAD + body, 't.md'), at('all'), { number: null, date: null, notice: null })

const said = (blocks: readonly Block[]): string[] =>
  blocks.map((block) => {
    if (block.kind === 'list')
      return block.items.map((item) => item.map(({ text }) => text).join('')).join(' / ')
    return 'runs' in block ? block.runs.map(({ text }) => text).join('') : block.kind
  })

describe('what is printed on a condition', () => {
  test.each([
    ['Tội phạm {{ if crime decreased }}giảm{{ else }}tăng{{ end }}.', 'Tội phạm giảm.'],
    ['Tội phạm {{ if crime increased }}tăng{{ end }}.', 'Tội phạm .'],
    ['{{ if crime > 70 }}Trên 70{{ end }}', 'Trên 70'],
    ['{{ if crime>=72 }}a{{ if crime < 0 }}b{{ else }}c{{ end }}{{ end }}', 'ac'],
    ['{{ if crime unit=x period=2023-H1 beyond-chance }}rõ{{ end }}', 'rõ'],
    ['{{ if unit.level = province }}tỉnh{{ else }}xã{{ end }}', 'tỉnh'],
    ['{{ if unit.level!=province }}tỉnh{{ else }}xã{{ end }}', 'xã'],
    ['**{{ if crime present }}{{ crime }} vụ{{ end }}**', '72 vụ'],
  ])('%s', async (body, expected) => {
    expect(said((await render(body)).blocks)).toEqual([expected])
  })

  test('whole paragraphs, headings and lists', async () => {
    const { blocks } = await render(
      'Đầu.\n\n{{ if crime missing }}\n\n# Không có\n\n{{ else }}\n\n# Có {{ crime }}\n\n- {{ if crime > 100 }}nhiều{{ end }}\n- còn\n\n{{ end }}\n\nCuối.',
    )
    expect(said(blocks)).toEqual(['Đầu.', 'Có 72', 'còn', 'Cuối.'])
  })

  test('a paragraph that comes out empty is none', async () => {
    expect(said((await render('{{ if crime increased }}x{{ end }}\n\nCòn.')).blocks)).toEqual(['Còn.'])
  })
})

describe('what is printed for every unit', () => {
  test('lists become one, in the order and number asked for', async () => {
    const { blocks } = await render(
      '{{ each commune where crime present sort=crime limit=2 }}\n\n- {{ unit.name }}: {{ crime }} vụ\n\n{{ end }}',
    )
    expect(said(blocks)).toEqual(['Đơn vị c: 2 vụ / Đơn vị b: 30 vụ'])
  })

  test('paragraphs stay paragraphs; no unit prints nothing', async () => {
    const { blocks } = await render(
      'A.\n\n{{ each commune where crime increased }}\n\n{{ unit.name }} tăng.\n\n{{ end }}\n\n{{ each commune where crime > 99 }}\n\nx\n\n{{ end }}',
    )
    expect(said(blocks)).toEqual(['A.', 'Đơn vị b tăng.'])
  })

  test('a fault inside is told once, at its place', async () => {
    const rendering = render('{{ each commune }}\n\n{{ crimes }}\n\n{{ end }}')
    const error = (await rendering.catch((problem) => problem)) as Problem
    expect(error.findings.map(({ code, place }) => `${code} ${place.line}`)).toEqual(['figure-unbound 11'])
  })
})

test('quotes, directives and page breaks', async () => {
  const { blocks } = await render('{{ quote x03386 difficulties }}\n\n{{ page-break }}\n\n{{ directives }}')
  expect(blocks.map(({ kind }) => kind)).toEqual(['quote', 'page-break', 'paragraph'])
})

describe('refused with its place', () => {
  test.each([
    ['{{ if crime }}x{{ end }}', 'template-condition-syntax', '9:7'],
    ['{{ if crime growing }}x{{ end }}', 'template-condition-syntax', '9:13'],
    ['{{ if crime > many }}x{{ end }}', 'template-condition-syntax', '9:15'],
    ['{{ if crime base=2023-H1 }}x{{ end }}', 'template-condition-syntax', '9:7'],
    ['{{ if crime by=x > 1 }}x{{ end }}', 'template-option-unknown', '9:13'],
    ['{{ if crime > 1 }}x', 'template-end-missing', '9:4'],
    ['x{{ end }}', 'template-end-alone', '9:5'],
    ['{{ if crime > 1 }}a{{ else }}b{{ else }}c{{ end }}', 'template-else-alone', '9:34'],
    ['{{ each }}\n\nx\n\n{{ end }}', 'template-each-syntax', '9:4'],
    ['{{ each commune limit=many }}\n\nx\n\n{{ end }}', 'template-each-syntax', '9:17'],
    ['{{ each commune }}\n\nx', 'template-end-missing', '9:4'],
    ['{{ each commune }}\n\nx\n\n{{ else }}\n\ny\n\n{{ end }}', 'template-else-alone', '13:4'],
    ['Trong {{ each commune }}x{{ end }}', 'template-block-inline', '9:10'],
    ['{{ chart }}', 'template-name-missing', '9:4'],
    ['{{ chart crime colour=red }}', 'template-option-unknown', '9:16'],
    ['{{ map crime,other }}', 'template-placeholder-syntax', '9:8'],
    ['{{ quote x03386 }}', 'template-name-missing', '9:4'],
  ])('%j', (body, code, place) => {
    try {
      parseTemplate(HEAD + body, 't.md')
      expect.unreachable()
    } catch (error) {
      const [first] = (error as Problem).findings
      expect([first!.code, `${first!.place.line}:${first!.place.column}`]).toEqual([code, place])
    }
  })

  test.each([
    ['{{ if nothing increased }}x{{ end }}', 'condition-unbound'],
    ['{{ each district }}\n\nx\n\n{{ end }}', 'each-unbound'],
    ['{{ chart crime }}', 'chart-unbound'],
    ['{{ map crime }}', 'map-unbound'],
  ])('%j has no answer', async (body, code) => {
    const error = (await render(body).catch((problem) => problem)) as Problem
    expect(error.findings.map((found) => found.code)).toEqual([code])
  })
})

test('any mixture of commands is printed or refused, and never prints a command', async () => {
  const piece = fc.constantFrom(
    '{{ if crime decreased }}',
    '{{ if crime > 100 }}',
    '{{ else }}',
    '{{ end }}',
    '{{ each commune }}',
    'Chữ',
    '{{ crime }}',
    '- mục {{ crime }}',
    '{{ if crime decreased }}trong dòng{{ end }}',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 10 }), async (pieces) => {
      try {
        const { blocks } = await render(pieces.join('\n\n'))
        expect(said(blocks).join('\n')).not.toMatch(/\{\{|\}\}/)
      } catch (error) {
        expect(error).toBeInstanceOf(Problem)
      }
    }),
    { numRuns: 300 },
  )
})
