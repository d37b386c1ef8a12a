import { AlignmentType, type Paragraph, type Table } from 'docx'
import type { Letterhead } from '../../domain/report.js'
import { capitals, tidyItems } from '../../domain/report-text.js'
import { reportWords } from '../../domain/words/report.js'
import { type Lang, say } from '../../domain/words.js'
import { PORTRAIT_WIDTH, pt, SIGNING_SPACE, TYPE } from './format.js'
import { invisibleTable } from './letterhead.js'
import { line } from './paragraphs.js'

const HALF = Math.round(PORTRAIT_WIDTH / 2)
/** Both columns begin level with each other, a little below the text. II.9.b. */
const FIRST = { spacing: { before: pt(8), after: 0, line: 240, lineRule: 'auto' } } as const

/** Box 9b: "- …;" for each recipient, "- Lưu: …." last. Box 12, the drafter's mark, follows. */
function recipients(head: Letterhead, lang: Lang): Paragraph[] {
  const mark = head.drafter ?? ''
  const drafter = mark === '' ? [] : [line(mark, { points: TYPE.drafter }, AlignmentType.LEFT)]
  if (head.recipients.length === 0) return drafter.length > 0 ? drafter : [line('', {}, AlignmentType.LEFT)]
  const names = tidyItems(head.recipients)
  return [
    line(
      say(reportWords, 'recipients', lang),
      { points: TYPE.recipientsTitle, bold: true, italic: true },
      AlignmentType.LEFT,
      FIRST,
    ),
    ...names.map((name, i) =>
      line(`- ${name}${i === names.length - 1 ? '.' : ';'}`, { points: TYPE.recipients }, AlignmentType.LEFT),
    ),
    ...drafter,
  ]
}

/** Boxes 7a–7b: on whose authority, the office in capitals, room to sign, the name. */
function signature(head: Letterhead): Paragraph[] {
  const { authority, position, name } = head.signature
  const look = { points: TYPE.signature, bold: true }
  const office = [authority, position].filter((text) => text !== null && text !== '') as string[]
  return [
    ...office.map((text, i) =>
      line(
        capitals(text),
        look,
        AlignmentType.CENTER,
        i === 0 ? { ...FIRST, keepNext: true } : { keepNext: true },
      ),
    ),
    line(name ?? '', look, AlignmentType.CENTER, { spacing: { before: SIGNING_SPACE, after: 0 } }),
  ]
}

/** Recipients and signature side by side, never torn over two pages. */
export function footTable(head: Letterhead, lang: Lang): Table {
  return invisibleTable([PORTRAIT_WIDTH - HALF, HALF], [[recipients(head, lang), signature(head)]])
}
