import {
  AlignmentType,
  Document,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageOrientation,
  SectionType,
} from 'docx'
import type { Annex, Letterhead, Report } from '../../domain/report.js'
import { annexLabel, annexReference, capitals, numberAndSymbol } from '../../domain/report-text.js'
import { blockElements, textElements } from './blocks.js'
import { footTable } from './foot.js'
import {
  FONT,
  FOOTER_AT,
  HEADER_AT,
  LANDSCAPE_WIDTH,
  MARGIN,
  PAGE,
  PORTRAIT_WIDTH,
  pt,
  size,
  TYPE,
} from './format.js'
import { urgencyStamp } from './frames.js'
import { addresseeParagraphs, groundParagraphs, letterheadTable, titleParagraphs } from './letterhead.js'
import { footers, headers } from './margins.js'
import { line, RunWriter } from './paragraphs.js'
import { steadyDocx } from './steady.js'

/** One section: the document itself or one annex. Each numbers its own pages. */
function section(
  children: ISectionOptions['children'],
  report: Report,
  options: { landscape: boolean; head: Letterhead | null },
): ISectionOptions {
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        // docx swaps the two sides itself when the orientation is landscape.
        size: {
          width: PAGE.width,
          height: PAGE.height,
          orientation: options.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { ...MARGIN, header: HEADER_AT, footer: FOOTER_AT },
        pageNumbers: { start: 1 },
      },
    },
    headers: headers(report, options.head),
    footers: footers(report, options.head),
    children,
  }
}

function annexSection(annex: Annex, report: Report, runs: RunWriter): ISectionOptions {
  const centre = AlignmentType.CENTER
  const { letterhead, lang } = report
  // Where the line must break, it breaks before the issuer's name and not within it.
  const issuer = letterhead.issuer.replaceAll(' ', '\u00A0')
  return section(
    [
      line(annexLabel(annex, lang), { points: TYPE.annexTitle, bold: true }, centre, {
        outlineLevel: 0,
        keepNext: true,
      }),
      line(capitals(annex.title), { points: TYPE.annexTitle, bold: true }, centre, { keepNext: true }),
      line(
        annexReference({ ...letterhead, issuer }, lang),
        { points: TYPE.annexReference, italic: true },
        centre,
        {
          spacing: { before: pt(3), after: pt(10), line: 240, lineRule: 'auto' },
          keepNext: true,
        },
      ),
      ...blockElements(annex.blocks, annex.landscape ? LANDSCAPE_WIDTH : PORTRAIT_WIDTH, runs),
    ],
    report,
    { landscape: annex.landscape, head: null },
  )
}

/**
 * The report as a Word file in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I.
 * Annexes follow, each in a section of its own. Figures are bookmarked in reading order (`RunWriter`).
 * @throws Problem for a table with a ragged row, a date that does not exist, a number below 1
 */
export async function renderDocx(report: Report): Promise<Uint8Array> {
  const { letterhead, lang, notice } = report
  const runs = new RunWriter(lang)
  const text = section(
    [
      letterheadTable(letterhead, lang),
      ...urgencyStamp(letterhead, lang),
      ...titleParagraphs(letterhead),
      ...addresseeParagraphs(letterhead.addressees, lang),
      ...groundParagraphs(letterhead.grounds ?? []),
      ...textElements(report.blocks, runs),
      footTable(letterhead, lang),
    ],
    report,
    { landscape: false, head: letterhead },
  )
  const document = new Document({
    title: `${letterhead.kind} ${letterhead.title}`.trim(),
    subject: numberAndSymbol(letterhead).replace(/\u00A0/gu, ''),
    creator: letterhead.issuer,
    lastModifiedBy: letterhead.issuer,
    ...(notice === null ? {} : { description: notice }),
    styles: {
      default: {
        document: {
          run: {
            font: FONT,
            size: size(TYPE.body),
            color: '000000',
            language: { value: lang === 'vi' ? 'vi-VN' : 'en-GB' },
          },
          paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO } },
        },
      },
    },
    sections: [text, ...report.annexes.map((annex) => annexSection(annex, report, runs))],
  })
  return steadyDocx(new Uint8Array(await Packer.toBuffer(document)), letterhead.date)
}
