import fc from 'fast-check'
import { getDocumentProxy } from 'unpdf'
import { beforeAll, expect, test } from 'vitest'
import { loadReturns } from '../../src/cycle/collect/load.js'
import { readFigures } from '../../src/cycle/collect/read-file.js'
import { makeReport, reportFile } from '../../src/cycle/compose/make-report.js'
import { hasTable } from '../../src/cycle/compose/provenance/seal-file.js'
import { readPack } from '../../src/cycle/register/read-pack.js'
import { parsePeriod } from '../../src/domain/period.js'
import { Problem } from '../../src/domain/problem.js'
import { printedFigures, type Report } from '../../src/domain/report.js'
import { AGENCY, GOOD_FIGURES } from '../cli/agency.js'
import { packageFaults } from '../export/office-package.js'
import { inFolder } from '../pack/small-pack.js'
import { type PackStore, withStore } from '../support/database.js'

// Templates put together from pieces, sound and broken: either the whole is refused with places, or the files are whole and every
// figure that was asked for is printed with what it stands on.

const HEAD = `---
lang: vi
issuer: "{{ unit.name }}"
symbol: BC
place: Lai Châu
kind: Báo cáo
title: "Kết quả {{ period.name }}"
signature:
  position: Giám đốc
---
`

/** What a template may hold, and how many figures of the text it prints at least. */
const SOUND: readonly (readonly [piece: string, figures: number])[] = [
  ['# Đề mục {{ period.name }}', 0],
  ['Làm rõ: {{ clearance_rate | parts }}, {{ clearance_rate | change }}.', 2],
  ['So với kỳ trước: {{ clearance_rate base=previous-period | change:short }}.', 1],
  ['Tháng 5: {{ clearance_rate period=2024-05 }}; xã A: {{ clearance_rate unit=00001 }}.', 2],
  ['Kỳ xa: {{ clearance_rate period=2022-01 | change:cautious }}.', 1],
  [
    '{{ if clearance_rate present }}Có {{ clearance_rate }}.{{ else }}Chưa có {{ clearance_rate }}.{{ end }}',
    1,
  ],
  ['{{ if clearance_rate < 0 }}\n\nẨn.\n\n{{ end }}', 0],
  [
    '{{ each commune sort=-clearance_rate limit=2 }}\n\n- {{ unit.name }}: {{ clearance_rate }}\n\n{{ end }}',
    2,
  ],
  ['{{ table all }}', 1],
  ['{{ table all by=commune }}', 1],
  ['{{ table all indicators=clearance_rate by=commune }}', 1],
  ['{{ chart clearance_rate by=commune }}', 1],
  ['{{ chart clearance_rate over=quarters limit=3 }}', 0],
  ['{{ narratives situation }}', 0],
  ['{{ page-break }}', 0],
  ['1. Một **đậm** và *nghiêng* {{ clearance_rate }}\n2. 5 < 7 & "ba" \\*', 1],
  ['Chữ lạ: &amp; 𝔸 \u00AD ₫ \\<a> đường dẫn #set text(red) $x$ \\`', 0],
  ['{{ annex landscape }}\n\n# Phụ lục\n\n{{ table all by=commune }}', 1],
]

/** What may not be printed: unknown, unclosed, misplaced. */
const BROKEN: readonly string[] = [
  '{{ no_such_indicator }}',
  '{{ clearance_rate | chnge }}',
  '{{ clearance_rate unit=99999 }}',
  '{{ clearance_rate period=2024-13 }}',
  '{{ no.words }}',
  '{{ table nothing }}',
  '{{ table all by=village }}',
  '{{ table all indicators=nothing }}',
  '{{ chart nothing }}',
  '{{ chart clearance_rate by=village }}',
  '{{ map clearance_rate }}',
  '{{ narratives nothing }}',
  '{{ quote 00001 situation }}',
  '{{ if clearance_rate grows }}x{{ end }}',
  '{{ if clearance_rate > 1 }}\n\nkhông đóng',
  'Hở {{ clearance_rate',
  'Thừa }} dấu',
  '{{ end }}',
  '{{ each village }}\n\nx\n\n{{ end }}',
  '{{ annex }}\n\nkhông có tiêu đề',
  'Trong câu {{ table all }} có bảng',
]

let kept: PackStore
beforeAll(async () => {
  kept = await inFolder(AGENCY, async (folder) => withStore(await readPack(folder)))
  await inFolder({ 'good.csv': GOOD_FIGURES }, async (folder) => {
    const found = await readFigures([`${folder}/good.csv`], kept.index.pack, { today: '2026-11-23' })
    expect(found.findings).toEqual([])
    const meta = { actor: 'test', source: 'figures', stage: 'accepted', reason: null } as const
    await loadReturns(kept.store, kept.index, found.returns, meta)
  })
})

/** The report, or the problem that it was refused with. */
async function made(body: string): Promise<Report | Problem> {
  const period = parsePeriod('2024-04')
  const subject = {
    viewer: kept.index.rootUnit().id,
    unit: kept.index.treeOf(period).nodes.get('p')!,
    period,
    baseKind: 'same-period-last-year',
    basePeriod: null,
    stage: 'accepted',
    knownAt: null,
    lang: 'vi',
  } as const
  try {
    const filled = { file: 't.md', text: HEAD + body, number: null, date: null }
    return await makeReport(kept.store, kept.index, subject, filled)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

const sound = fc.constantFrom(...SOUND)
const broken = fc.constantFrom(...BROKEN).map((piece) => [piece, null] as const)
const pieces = fc.array(fc.oneof({ arbitrary: sound, weight: 12 }, { arbitrary: broken, weight: 1 }), {
  minLength: 1,
  maxLength: 9,
})

test('100 random templates: refused with places, or whole files with every figure bound', {
  timeout: 240_000,
}, async () => {
  const seen = { refused: 0, made: 0 }
  await fc.assert(
    fc.asyncProperty(pieces, async (chosen) => {
      const result = await made(`Mở đầu.\n\n${chosen.map(([piece]) => piece).join('\n\n')}`)
      const faulty = chosen.some(([, figures]) => figures === null)
      if (result instanceof Problem) {
        seen.refused++
        expect(faulty, result.message).toBe(true)
        for (const { place } of result.findings)
          expect(place).toMatchObject({ file: 't.md', line: expect.any(Number) })
        return
      }
      seen.made++
      expect(faulty).toBe(false)
      const figures = printedFigures(result)
      expect(figures.length).toBeGreaterThanOrEqual(chosen.reduce((sum, [, n]) => sum + (n ?? 0), 0))
      for (const { text, origin } of figures) {
        expect(text.trim()).not.toBe('')
        expect(origin.indicator).toBe('clearance_rate')
      }
      for (const format of ['docx', 'xlsx'] as const)
        if (format === 'docx' || hasTable(result))
          expect(packageFaults(await reportFile(result, format, new Date(0)))).toEqual([])
      const pdf = await reportFile(result, 'pdf', new Date(0))
      expect((await getDocumentProxy(pdf.slice())).numPages).toBeGreaterThan(0)
    }),
    { numRuns: 100, seed: 20_261_123 },
  )
  expect(seen.refused).toBeGreaterThan(15)
  expect(seen.made).toBeGreaterThan(15)
})
