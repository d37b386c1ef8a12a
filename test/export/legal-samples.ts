import type { Block, Chart, FigureOrigin, Report } from '../../src/domain/report.js'
import { sampleAnnex, sampleReport } from './sample-report.js'

/** A figure of the sample documents. */
export function originOf(indicator: string, value: string | null, period = '2024-H1'): FigureOrigin {
  return { indicator, unit: 'cat12', period, base: '2023-H1', wording: 'value', value }
}

const BEFORE = ['50', '22', '14', '8']
const NOW = ['38', '18', '10', null]

export const sampleChart: Chart = {
  type: 'columns',
  title: 'Số vụ phạm tội về trật tự xã hội theo nhóm',
  unit: 'vụ',
  categories: ['Xâm phạm sở hữu', 'Xâm phạm con người', 'Trật tự công cộng', 'Khác'],
  series: [
    {
      name: '6 tháng đầu năm 2023',
      values: BEFORE,
      origins: BEFORE.map((value) => originOf('crime', value, '2023-H1')),
    },
    { name: '6 tháng đầu năm 2024', values: NOW, origins: NOW.map((value) => originOf('crime', value)) },
  ],
  places: 0,
  summary: 'Số vụ giảm ở ba nhóm; nhóm khác chưa có số liệu.',
  note: 'Nhóm khác của năm 2024 chưa có số liệu.',
}

export const samplePicture: Extract<Block, { kind: 'picture' }> = {
  kind: 'picture',
  svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="200" height="100" fill="#dfe6ee"/><path d="M20 80 L90 20 L180 70 Z" fill="#1f4e79"/></svg>',
  width: 0.5,
  caption: 'Bản đồ địa bàn',
  summary: 'Bản đồ vẽ giản lược.',
}

export const sampleQuote: Extract<Block, { kind: 'quote' }> = {
  kind: 'quote',
  source: {
    unit: '03463',
    unitName: 'Công an xã Mường Mô',
    period: '2024-H1',
    form: 'work',
    section: 'difficulties',
    version: 2,
  },
  blocks: [
    { kind: 'paragraph', runs: [{ kind: 'text', text: 'Địa bàn rộng, một số bản bị chia cắt khi mưa lũ.' }] },
  ],
}

/** Everything that a text may hold, with two annexes. */
export function fullReport(): Report {
  const report = sampleReport()
  const lines: Chart = { ...sampleChart, type: 'lines', title: 'Số vụ theo tháng' }
  const bars: Chart = { ...sampleChart, type: 'bars', title: 'Số vụ theo nhóm, xếp ngang' }
  return {
    ...report,
    blocks: [
      ...report.blocks.slice(0, -1),
      { kind: 'chart', chart: sampleChart },
      sampleQuote,
      { kind: 'chart', chart: bars },
      samplePicture,
      { kind: 'page-break' },
      { kind: 'chart', chart: lines },
      ...report.blocks.slice(-1),
    ],
    annexes: [sampleAnnex('I'), sampleAnnex('II', true)],
  }
}

/** A letter (công văn) with every part of the letterhead that a report does not have. */
export function sampleLetter(): Report {
  const report = sampleReport()
  return {
    ...report,
    letterhead: {
      ...report.letterhead,
      form: 'letter',
      kind: 'Công văn',
      symbol: 'CAT-PV01',
      number: 7,
      date: { day: 3, month: 9, year: 2024 },
      title: 'đôn đốc gửi báo cáo kết quả công tác 6 tháng đầu năm 2024',
      addressees: ['Công an các xã, phường', 'Các phòng thuộc Công an tỉnh'],
      grounds: [
        'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;',
        'Căn cứ Kế hoạch công tác năm 2024 của Công an tỉnh',
      ],
      urgency: 'very-urgent',
      circulation: 'return-after-reading',
      drafter: 'NVA.(40)',
      contact:
        'Số 100 đường Mẫu, phường Tân Phong, tỉnh Lai Châu\nĐiện thoại: 0213 000 000. Thư điện tử: vanthu@example.vn',
    },
    blocks: report.blocks.slice(0, 3),
    annexes: [],
  }
}
