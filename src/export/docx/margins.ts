import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import { TextWatermark } from 'docx/watermarks'
import type { Letterhead, Report } from '../../domain/report.js'
import { reportWords } from '../../domain/words/report.js'
import { say } from '../../domain/words.js'
import { FONT, pt, size, TYPE } from './format.js'
import { circulationFrame } from './frames.js'
import { line } from './paragraphs.js'

/** Width of the draft mark along its slope, in points. */
const DRAFT_WIDTH = 400
const GREY = 'C8C8C8'

/** Across the page behind the text, as Word's own watermarks are made; it hangs on a header so that every page has it. */
function draftMark({ draft, lang }: Report): TextWatermark[] {
  if (draft !== true) return []
  return [
    new TextWatermark({
      text: say(reportWords, 'draft', lang),
      font: FONT,
      bold: true,
      color: GREY,
      layout: 'diagonal',
      width: DRAFT_WIDTH,
    }),
  ]
}

/**
 * Page numbers stand in the middle of the top margin, from 1, and page 1 shows none (I.7). The first page of the document itself
 * may have a frame there (box 11).
 */
export function headers(report: Report, head: Letterhead | null): NonNullable<ISectionOptions['headers']> {
  const flat = { before: 0, after: 0, line: 240, lineRule: 'auto' } as const
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: flat,
    children: [
      ...draftMark(report),
      new TextRun({ children: [PageNumber.CURRENT], size: size(TYPE.pageNumber) }),
    ],
  })
  const frame = head === null ? [] : circulationFrame(head, report.lang)
  // Beside a frame the line that carries the draft mark is flat, so that the text is not pushed down.
  const first = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: frame.length > 0 ? { ...flat, line: pt(2), lineRule: 'exact' } : flat,
    children: draftMark(report),
  })
  return {
    default: new Header({ children: [number] }),
    first: new Header({ children: [...frame, first] }),
  }
}

/** The notice at the foot of every page; on the first page of the document the address above it, under a rule as wide as the text (box 13). */
export function footers(report: Report, head: Letterhead | null): NonNullable<ISectionOptions['footers']> {
  const notice = () => line(report.notice ?? '', { points: TYPE.notice, italic: true }, AlignmentType.CENTER)
  const contact = (head?.contact ?? '').split('\n').filter((text) => text !== '')
  const address = contact.map((text, i) =>
    line(text, { points: TYPE.contact }, AlignmentType.CENTER, {
      ...(i === 0
        ? { border: { top: { style: BorderStyle.SINGLE, size: 4, space: 2, color: '000000' } } }
        : {}),
    }),
  )
  return {
    default: new Footer({ children: [notice()] }),
    first: new Footer({ children: [...address, notice()] }),
  }
}
