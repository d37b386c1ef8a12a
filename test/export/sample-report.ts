import type {
  Annex,
  Block,
  FigureOrigin,
  Report,
  Run,
  TableBlock,
  TableCell,
} from '../../src/domain/report.js'

/** The 38 commune police bodies of Lai Châu from 1 Jul 2025 (Nghị quyết 1670/NQ-UBTVQH15). */
const COMMUNES =
  `Mường Kim, Khoen On, Than Uyên, Mường Than, Pắc Ta, Nậm Sỏ, Tân Uyên, Mường Khoa, Bản Bo, Bình Lư, Tả Lèng,
Khun Há, Sin Suối Hồ, Phong Thổ, Dào San, Sì Lở Lầu, Khổng Lào, Tủa Sín Chải, Sìn Hồ, Hồng Thu, Nậm Tăm, Pu Sam Cáp,
Nậm Cuổi, Nậm Mạ, Lê Lợi, Nậm Hàng, Mường Mô, Hua Bum, Pa Tần, Bum Nưa, Bum Tở, Mường Tè, Thu Lũm, Pa Ủ, Mù Cả, Tà Tổng`
    .split(/,\s+/u)
    .map((name) => `Công an xã ${name}`)
    .concat('Công an phường Tân Phong', 'Công an phường Đoàn Kết')

function origin(indicator: string, wording: string, value: string | null): FigureOrigin {
  return { indicator, unit: 'cat12', period: '2024-H1', base: '2023-H1', wording, value }
}

function text(words: string): Run {
  return { kind: 'text', text: words }
}

function figure(indicator: string, wording: string, words: string, value: string | null = null): Run {
  return { kind: 'figure', text: words, origin: origin(indicator, wording, value) }
}

function paragraph(...runs: Run[]): Block {
  return { kind: 'paragraph', runs }
}

function heading(level: 1 | 2 | 3, words: string): Block {
  return { kind: 'heading', level, runs: [text(words)] }
}

function count(n: number, more: Partial<TableCell> = {}): TableCell {
  return {
    text: n.toLocaleString('de-DE'),
    number: String(n),
    places: 0,
    ...more,
  }
}

/** A made-up but steady distribution: 72 cases now and 94 before over 38 units. */
function spread(total: number, i: number): number {
  return Math.floor((total * (i + 1)) / COMMUNES.length) - Math.floor((total * i) / COMMUNES.length)
}

export function communeTable(): TableBlock {
  const rows = COMMUNES.map((name, i) => ({
    cells: [
      count(i + 1, { align: 'center' as const }),
      { text: name },
      count(spread(72, i), { origin: origin('social_order_crime', 'value', String(spread(72, i))) }),
      count(spread(94, i)),
      count(spread(72, i) - spread(94, i)),
      count(spread(70, i)),
      count(1000 + 37 * i),
    ],
  }))
  const all = rows.map((_, i) => i)
  const ids = rows.reduce((sum, _, i) => sum + 1000 + 37 * i, 0)
  return {
    kind: 'table',
    caption: null,
    columns: [
      { title: 'STT', width: 1 },
      { title: 'Đơn vị', width: 5 },
      { title: 'Số vụ phạm tội về TTXH', width: 2 },
      { title: 'Cùng kỳ năm 2023', width: 2 },
      { title: 'Tăng, giảm', width: 1.6 },
      { title: 'Đã làm rõ', width: 1.6 },
      { title: 'Thẻ căn cước đã cấp', width: 2 },
    ],
    rows: [
      ...rows,
      {
        heading: true,
        cells: [
          { text: '' },
          { text: 'Toàn tỉnh' },
          count(72, { sumOf: all }),
          count(94, { sumOf: all }),
          count(-22, { sumOf: all }),
          count(70, { sumOf: all }),
          count(ids, { sumOf: all }),
        ],
      },
    ],
    note: 'Ghi chú: Số liệu cùng kỳ năm 2023 được quy về đơn vị hành chính hiện nay.',
  }
}

/** The same 38 units with two indicators, each under a heading of its own, and two lines of notes. */
export function groupedTable(): TableBlock {
  const plain = communeTable()
  return {
    ...plain,
    columns: [
      { title: 'TT', width: 1 },
      { title: 'Đơn vị', width: 5 },
      { title: '6T/2024', width: 1.5, group: 'Phạm tội về TTXH (vụ)' },
      { title: '6T/2023', width: 1.5, group: 'Phạm tội về TTXH (vụ)' },
      { title: '+/-', width: 1, group: 'Phạm tội về TTXH (vụ)' },
      { title: 'Đã làm rõ', width: 1.6, group: 'Kết quả' },
      { title: 'Thẻ căn cước', width: 2, group: 'Kết quả' },
    ],
    note: '(*) Có thể do ngẫu nhiên.\nSố liệu đã tiếp nhận.',
  }
}

export function headlineTable(): TableBlock {
  return {
    kind: 'table',
    caption: 'Một số chỉ tiêu chủ yếu',
    columns: [
      { title: 'Chỉ tiêu', width: 5 },
      { title: 'Kỳ này', width: 2 },
      { title: 'Cùng kỳ', width: 2 },
      { title: 'So sánh (%)', width: 2 },
    ],
    rows: [
      { heading: true, cells: [{ text: 'A. Trật tự xã hội' }] },
      {
        cells: [
          { text: 'Phạm tội về trật tự xã hội (vụ)' },
          count(72),
          count(94),
          { text: '-23,4%', number: '-23.4043', places: 1 },
        ],
      },
      {
        cells: [
          { text: 'Heroin thu giữ (kg)' },
          { text: '17,8', number: '17.8', places: 1 },
          { text: 'chưa báo cáo', align: 'right' as const },
          { text: '+5,3%', number: '5.263', places: 1 },
        ],
      },
    ],
    note: null,
  }
}

const PROSE = [
  'Công an tỉnh đã bám sát chỉ đạo của Bộ Công an, Tỉnh ủy, Ủy ban nhân dân tỉnh; chủ động nắm tình hình từ cơ sở, tham mưu kịp thời các chủ trương, giải pháp bảo đảm an ninh, trật tự; tổ chức đồng bộ các đợt cao điểm tấn công, trấn áp tội phạm gắn với tuyên truyền, vận động nhân dân tham gia phòng ngừa tội phạm.',
  'Công tác quản lý hành chính về trật tự xã hội được duy trì nền nếp; việc tiếp nhận, giải quyết thủ tục hành chính trên môi trường điện tử đạt kết quả tốt, tạo thuận lợi cho người dân và doanh nghiệp trên địa bàn.',
]

/** A half-year report of two pages and an annex of 38 rows. */
export function sampleReport(): Report {
  return {
    lang: 'vi',
    letterhead: {
      superior: 'Bộ Công an',
      issuer: 'Công an tỉnh Lai Châu',
      symbol: 'BC-CAT-PV01',
      number: 5,
      place: 'Lai Châu',
      date: { day: 8, month: 2, year: 2024 },
      kind: 'Báo cáo',
      title: 'Kết quả công tác bảo đảm an ninh, trật tự 6 tháng đầu năm 2024',
      addressees: ['Bộ Công an', 'Tỉnh ủy Lai Châu', 'Ủy ban nhân dân tỉnh Lai Châu'],
      signature: { authority: 'KT. Giám đốc', position: 'Phó Giám đốc', name: 'Đại tá Nguyễn Văn Mẫu' },
      recipients: [
        'Như trên',
        'Các đồng chí lãnh đạo Công an tỉnh (để chỉ đạo)',
        'Các đơn vị thuộc Công an tỉnh',
        'Lưu: VT, PV01',
      ],
    },
    blocks: [
      paragraph(text(PROSE[0]!)),
      heading(1, 'I. Tình hình an ninh, trật tự'),
      paragraph(
        text('Trong kỳ xảy ra '),
        figure('social_order_crime', 'value', '72 vụ', '72'),
        text(' phạm tội về trật tự xã hội. Tình hình tội phạm về trật tự xã hội '),
        figure('social_order_crime', 'change', 'giảm 23,4% so với cùng kỳ năm 2023', '-23.404'),
        text('; tội phạm về ma túy '),
        figure('drug_cases', 'change', 'tăng 12 vụ (5,3%)', '5.263'),
        text('.'),
      ),
      heading(1, 'II. Kết quả công tác'),
      heading(2, '1. Đấu tranh phòng, chống tội phạm'),
      paragraph(
        text('Đã điều tra, làm rõ '),
        figure('clearance_rate', 'parts', '70/72 vụ, đạt 97,2%', '97.2222'),
        text('; án rất nghiêm trọng, đặc biệt nghiêm trọng đạt '),
        figure('clearance_rate_grave', 'value', '100%', '100'),
        text('.'),
      ),
      headlineTable(),
      heading(3, 'a) Quản lý hành chính về trật tự xã hội'),
      ...Array.from({ length: 5 }, (_, i) => paragraph(text(PROSE[i % 2]!))),
      heading(1, 'III. Khó khăn, vướng mắc'),
      {
        kind: 'list',
        items: [
          [
            text(
              'Công an xã Mường Mô: Địa bàn rộng, đường đến một số bản bị chia cắt khi mưa lũ, ảnh hưởng đến việc nắm tình hình.',
            ),
          ],
          [
            text(
              'Phòng Cảnh sát giao thông: Phương tiện tuần tra, kiểm soát đã sử dụng nhiều năm, thường xuyên hỏng.',
            ),
          ],
        ],
      },
      heading(1, 'IV. Phương hướng, nhiệm vụ'),
      { kind: 'list', start: 1, items: [[text(PROSE[1]!)], [text(PROSE[0]!)]] },
      paragraph(text('Trên đây là báo cáo kết quả công tác 6 tháng đầu năm 2024 của Công an tỉnh Lai Châu.')),
    ],
    annexes: [sampleAnnex(null)],
    notice: 'Số liệu mô phỏng, không phải số liệu thật của Công an tỉnh Lai Châu.',
  }
}

export function sampleAnnex(numeral: string | null, landscape = false): Annex {
  return {
    numeral,
    title: 'Phạm tội về trật tự xã hội và cấp thẻ căn cước theo Công an cấp xã, 6 tháng đầu năm 2024',
    landscape,
    blocks: [communeTable()],
  }
}
