import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { renderPptx } from '../../src/export/pptx/render-pptx.js'
import { leadOf, plainText, slidesOf } from '../../src/export/pptx/slides.js'
import { fullReport, originOf, sampleLetter } from './legal-samples.js'
import { packageFaults } from './office-package.js'
import { printed, soffice } from './soffice.js'

let bytes: Uint8Array
let parts: Map<string, string>
beforeAll(async () => {
  bytes = await renderPptx(fullReport())
  parts = new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]))
})

const textOf = (xml: string) => [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => text).join('')
const slide = (n: number) => parts.get(`ppt/slides/slide${n}.xml`)!

describe('slides of a report', () => {
  test('one message each: headings are titles, long tables go over several slides of at most 8 rows', () => {
    const slides = slidesOf(fullReport())
    expect(slides[1]).toMatchObject({ title: 'I. TÌNH HÌNH AN NINH, TRẬT TỰ', part: 1, parts: 1 })
    const tables = slides.filter(({ body }) => body.kind === 'table')
    for (const { body } of tables) expect(body.kind === 'table' && body.rows.length).toBeLessThanOrEqual(8)
    // 38 units and their total, in each of two annexes, and the table of the text.
    expect(tables).toHaveLength(1 + 2 * 5)
    expect(tables.at(-1)).toMatchObject({ part: 5, parts: 5 })
  })

  test('the first sentence with a figure leads, and no figure is cut', () => {
    const figure = { kind: 'figure', text: '1.234. vụ', origin: originOf('crime', '1234') } as const
    const runs = [
      { kind: 'text', text: 'Tình hình ổn định. Xảy ra ' } as const,
      figure,
      { kind: 'text', text: '; đã làm rõ nhiều vụ. Hết.' } as const,
    ]
    expect(plainText(leadOf(runs))).toBe('Xảy ra 1.234. vụ;')
  })

  test('every word and figure of the report is on a slide or in its notes', () => {
    const said = slidesOf(fullReport())
      .flatMap(({ notes }) => notes)
      .join('\n')
    for (const block of fullReport().blocks)
      if (block.kind === 'paragraph') expect(said).toContain(plainText(block.runs))
  })
})

describe('the file', () => {
  test('is a sound package', () => {
    expect(packageFaults(bytes)).toEqual([])
  })

  test('is the same when it is made again, after other files', async () => {
    await renderPptx(sampleLetter())
    expect(Buffer.compare(bytes, await renderPptx(fullReport()))).toBe(0)
  })

  test('begins with the title, and keeps Vietnamese as it is', () => {
    const text = textOf(slide(1))
    for (const part of ['CÔNG AN TỈNH LAI CHÂU', 'BÁO CÁO', 'Số: 05/BC-CAT-PV01', 'Số liệu mô phỏng'])
      expect(text).toContain(part)
    expect(slide(1)).toContain('typeface="Arial"')
  })

  test('charts can be edited: values in the chart and in a workbook of its own; a gap is no nought', () => {
    const charts = [...parts.keys()].filter((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name))
    expect(charts).toEqual(['ppt/charts/chart1.xml', 'ppt/charts/chart2.xml', 'ppt/charts/chart3.xml'])
    const chart = parts.get(charts[0]!)!
    const values = [...chart.matchAll(/<c:val>.*?<\/c:val>/gs)].map(([one]) =>
      [...one.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => value),
    )
    expect(values).toEqual([
      ['50', '22', '14', '8'],
      ['38', '18', '10'],
    ])
    expect(chart).toContain('<c:dispBlanksAs val="gap"/>')
    const books = Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith('.xlsx'))
    expect(books).toHaveLength(3)
    for (const [, book] of books) expect(packageFaults(book)).toEqual([])
  })

  test('notes hold the whole text and what every figure stands on', () => {
    const notes = textOf(parts.get('ppt/notesSlides/notesSlide3.xml')!)
    expect(notes).toContain('Trong kỳ xảy ra 72 vụ phạm tội')
    expect(notes).toContain('72 vụ = social_order_crime (cat12, 2024-H1 / 2023-H1)')
  })
})

if (soffice() === null) console.warn('LibreOffice is not here (CUNGKY_SOFFICE): slides are not opened')

test.skipIf(soffice() === null)(
  'LibreOffice opens the slides',
  async ({ skip }) => {
    const pdf = await printed(bytes, 'pptx').catch(() => null)
    if (pdf === null) {
      console.warn('LibreOffice here cannot open slides (is Impress installed?)')
      skip('LibreOffice without Impress')
    }
    expect(pdf!.length).toBeGreaterThan(10_000)
  },
  120_000,
)
