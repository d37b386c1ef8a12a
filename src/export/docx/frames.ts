import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Letterhead } from '../../domain/report.js'
import { URGENCY_WIDTH } from '../../domain/report-text.js'
import { reportWords } from '../../domain/words/report.js'
import { type Lang, say } from '../../domain/words.js'
import { LETTERHEAD_LEFT, LETTERHEAD_RIGHT, mm, pt, STAMP_HEIGHT, TYPE } from './format.js'
import { line } from './paragraphs.js'
import { textWidth } from './text-width.js'

interface Frame {
  readonly width: number
  /** From the left edge of the text. */
  readonly from: number
  readonly color: string
  readonly points: number
}

/** Words in a single frame: a table of one cell, because Word and LibreOffice both hold its measures exactly. */
function framed(text: string, { width, from, color, points }: Frame): Table {
  const edge = { style: BorderStyle.SINGLE, size: 8, color } as const
  const tight = { top: 0, bottom: 0, left: 0, right: 0 }
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [width],
    indent: { size: from, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: tight,
    borders: { top: edge, bottom: edge, left: edge, right: edge },
    rows: [
      new TableRow({
        cantSplit: true,
        height: { value: STAMP_HEIGHT, rule: HeightRule.EXACT },
        children: [
          new TableCell({
            width: { size: width, type: WidthType.DXA },
            margins: tight,
            verticalAlign: VerticalAlign.CENTER,
            children: [line(text, { points, bold: true, color }, AlignmentType.CENTER)],
          }),
        ],
      }),
    ],
  })
}

/** Word joins tables that touch: a flat paragraph between them. */
export function gap(height: number): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 0, line: height, lineRule: 'exact' } })
}

/** Box 10b: KHẨN, THƯỢNG KHẨN or HỎA TỐC in a single red frame of its own width, 8 mm high, under the letterhead on the left. */
export function urgencyStamp(head: Letterhead, lang: Lang): (Paragraph | Table)[] {
  const { urgency } = head
  if (urgency == null) return []
  const width = mm(URGENCY_WIDTH[urgency])
  const from = Math.round((LETTERHEAD_LEFT - width) / 2)
  const stamp = framed(say(reportWords, `urgency-${urgency}`, lang), {
    width,
    from,
    color: 'FF0000',
    points: TYPE.stamp,
  })
  return [gap(pt(6)), stamp, gap(pt(2))]
}

/** Box 11: LƯU HÀNH NỘI BỘ or XEM XONG TRẢ LẠI in a single frame, in the top margin above the nation. */
export function circulationFrame(head: Letterhead, lang: Lang): (Paragraph | Table)[] {
  if (head.circulation == null) return []
  const text = say(reportWords, `circulation-${head.circulation}`, lang)
  const width = textWidth(text, TYPE.stamp, true) + mm(6)
  const from = LETTERHEAD_LEFT + Math.round((LETTERHEAD_RIGHT - width) / 2)
  return [framed(text, { width, from, color: '000000', points: TYPE.stamp })]
}
