import { mkdirSync, writeFileSync } from 'node:fs'
import { getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import type { Chart, Report } from '../../src/domain/report.js'
import { renderPdf } from '../../src/export/pdf/render-pdf.js'
import { sampleAnnex, sampleReport } from './sample-report.js'

/** 22 June 2024. */
const MADE_AT = 1_719_014_400

const chart: Chart = {
  type: 'columns',
  title: 'Số vụ phạm tội về trật tự xã hội theo nhóm',
  unit: 'vụ',
  categories: ['Xâm phạm sở hữu', 'Xâm phạm con người', 'Trật tự công cộng', 'Khác'],
  series: [
    { name: '6 tháng đầu năm 2023', values: ['50', '22', '14', '8'], origins: [null, null, null, null] },
    { name: '6 tháng đầu năm 2024', values: ['38', '18', '10', null], origins: [null, null, null, null] },
  ],
  places: 0,
  summary: 'Số vụ giảm ở ba nhóm; nhóm khác chưa có số liệu.',
  note: null,
}

function withChart(report: Report): Report {
  return { ...report, blocks: [...report.blocks, { kind: 'chart', chart }] }
}

async function read(pdf: Uint8Array) {
  const document = await getDocumentProxy(pdf.slice())
  const pages: string[] = []
  for (let page = 1; page <= document.numPages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  return { document, pages }
}

function keep(name: string, pdf: Uint8Array): void {
  mkdirSync('out/documents', { recursive: true })
  writeFileSync(`out/documents/${name}.pdf`, pdf)
}

test('a report as PDF says what the report says, numbers its pages and has bookmarks', async () => {
  const report = { ...withChart(sampleReport()), annexes: [sampleAnnex('I'), sampleAnnex('II', true)] }
  const pdf = renderPdf(report, { madeAt: MADE_AT })
  keep('sample', pdf)
  const { document, pages } = await read(pdf)
  expect(pages[0]).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
  expect(pages.join(' ')).toContain('./.')
  expect((await document.getOutline()).length).toBeGreaterThan(1)
})

test('the same report gives the same file', () => {
  const once = renderPdf(sampleReport(), { madeAt: MADE_AT })
  expect(Buffer.compare(once, renderPdf(sampleReport(), { madeAt: MADE_AT }))).toBe(0)
})
