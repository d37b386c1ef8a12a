import {
  AlignmentType,
  type IParagraphOptions,
  type Paragraph,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Letterhead } from '../../domain/report.js'
import { capitals, numberLine, placeAndDate, tidyItems } from '../../domain/report-text.js'
import { reportWords } from '../../domain/words/report.js'
import { type Lang, say } from '../../domain/words.js'
import { LETTERHEAD_LEFT, LETTERHEAD_RIGHT, PORTRAIT_WIDTH, pt, RULE_SHARE, TYPE } from './format.js'
import { bodyParagraph, line, rule, textRun } from './paragraphs.js'
import { textWidth } from './text-width.js'

const NO_PADDING = { top: 0, bottom: 0, left: 0, right: 0 }

/** A row of two cells without borders: the frame of the letterhead and of the foot of the document. */
export function invisibleTable(
  widths: readonly [number, number],
  rows: readonly (readonly [readonly Paragraph[], readonly Paragraph[]])[],
): Table {
  return new Table({
    width: { size: widths[0] + widths[1], type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    borders: TableBorders.NONE,
    margins: NO_PADDING,
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, i) =>
              new TableCell({
                width: { size: widths[i]!, type: WidthType.DXA },
                margins: NO_PADDING,
                verticalAlign: VerticalAlign.TOP,
                children,
              }),
          ),
        }),
    ),
  })
}

/** The rule a third to a half as long as the line above it; a text of several lines counts as a full one. */
function shareRule(text: string, points: number, width: number, more: IParagraphOptions = {}): Paragraph {
  return rule(Math.round(Math.min(textWidth(text, points, true), width) * RULE_SHARE), width, more)
}

/** Boxes 1–4: the nation and its motto, the issuing bodies, number and symbol, place and date; of a letter box 5b, what it is about. */
export function letterheadTable(head: Letterhead, lang: Lang): Table {
  const centre = AlignmentType.CENTER
  const issuer = capitals(head.issuer)
  const motto = say(reportWords, 'motto', lang)
  // A ministry's letterhead names no body above it (II.2.a); a template may fill in the unit itself there.
  const superior = head.superior === head.issuer ? null : head.superior
  const bodies = [
    ...(superior === null ? [] : [line(capitals(superior), { points: TYPE.superior }, centre)]),
    line(issuer, { points: TYPE.issuer, bold: true }, centre),
    shareRule(issuer, TYPE.issuer, LETTERHEAD_LEFT),
  ]
  const nation = [
    line(say(reportWords, 'nation', lang), { points: TYPE.nation, bold: true }, centre),
    line(motto, { points: TYPE.motto, bold: true }, centre),
    rule(textWidth(motto, TYPE.motto, true), LETTERHEAD_RIGHT),
  ]
  const above = { spacing: { before: pt(6), after: 0 } }
  const about = say(reportWords, 'about', lang, { title: head.title })
  return invisibleTable(
    [LETTERHEAD_LEFT, LETTERHEAD_RIGHT],
    [
      [bodies, nation],
      [
        [line(numberLine(head, lang), { points: TYPE.number }, centre, above)],
        [line(placeAndDate(head, lang), { points: TYPE.date, italic: true }, centre, above)],
      ],
      ...(head.form === 'letter'
        ? [[[line(about, { points: TYPE.about }, centre, above)], [line('', {}, centre)]] as const]
        : []),
    ],
  )
}

/** Box 5a: the kind of document and what it is about, with a rule below. A letter has none. */
export function titleParagraphs(head: Letterhead): Paragraph[] {
  if (head.form === 'letter')
    return [
      line('', {}, AlignmentType.LEFT, { spacing: { before: 0, after: 0, line: pt(14), lineRule: 'exact' } }),
    ]
  return [
    line(capitals(head.kind), { points: TYPE.kind, bold: true }, AlignmentType.CENTER, {
      spacing: { before: pt(18), after: 0 },
      keepNext: true,
    }),
    line(head.title, { points: TYPE.title, bold: true }, AlignmentType.CENTER, { keepNext: true }),
    shareRule(head.title, TYPE.title, PORTRAIT_WIDTH, {
      spacing: { before: pt(4), after: pt(12), line: pt(4), lineRule: 'exact' },
    }),
  ]
}

/**
 * Box 9a, "Kính gửi": one addressee on the same line; several each on a line of their own with a dash under the colon,
 * ended by ";" and the last by ".". Phụ lục I, II.9.a.
 */
export function addresseeParagraphs(addressees: readonly string[], lang: Lang): Paragraph[] {
  const to = say(reportWords, 'addressed-to', lang)
  const look = { points: TYPE.body }
  const after = { before: 0, after: pt(3), line: 240, lineRule: 'auto' } as const
  const names = tidyItems(addressees)
  if (names.length === 0) return []
  if (names.length === 1)
    return [line(`${to} ${names[0]}`, look, AlignmentType.CENTER, { spacing: { before: 0, after: pt(12) } })]
  const label = textWidth(to.slice(0, -1), TYPE.body, false)
  const widest = Math.max(...names.map((name) => textWidth(`- ${name};`, TYPE.body, false)))
  const left = Math.max(0, Math.round((PORTRAIT_WIDTH - label - widest) / 2))
  return [
    line(to, look, AlignmentType.LEFT, { indent: { left }, spacing: after, keepNext: true }),
    ...names.map((name, i) => {
      const last = i === names.length - 1
      return line(`- ${name}${last ? '.' : ';'}`, look, AlignmentType.LEFT, {
        indent: { left: left + label },
        spacing: last ? { ...after, after: pt(12) } : after,
        keepNext: !last,
      })
    }),
  ]
}

/** Căn cứ, before the text: italic, each ended by ";" and the last by ".". Phụ lục I, II.6. */
export function groundParagraphs(grounds: readonly string[]): Paragraph[] {
  const texts = tidyItems(grounds)
  return texts.map((text, i) =>
    bodyParagraph([textRun(`${text}${i === texts.length - 1 ? '.' : ';'}`, { italic: true })]),
  )
}
