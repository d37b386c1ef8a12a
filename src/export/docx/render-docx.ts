import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx'
import type { Annex, Report } from '../../domain/report.js'
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
import { addresseeParagraphs, letterheadTable, titleParagraphs } from './letterhead.js'
import { line, RunWriter } from './paragraphs.js'

/** Page numbers stand in the middle of the top margin, from 1, and page 1 shows none. Phụ lục I, I.7. */
function headers(): NonNullable<ISectionOptions['headers']> {
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 0, after: 0, line: 240 },
    children: [new TextRun({ children: [PageNumber.CURRENT], size: size(TYPE.pageNumber) })],
  })
  return {
    default: new Header({ children: [number] }),
    first: new Header({ children: [line('', {}, AlignmentType.CENTER)] }),
  }
}

function footers(notice: string | null): NonNullable<ISectionOptions['footers']> {
  const footer = () =>
    new Footer({
      children: [line(notice ?? '', { points: TYPE.notice, italic: true }, AlignmentType.CENTER)],
    })
  return { default: footer(), first: footer() }
}

/** One section: the document itself or one annex. Each numbers its own pages. */
function section(
  children: ISectionOptions['children'],
  options: { landscape: boolean; notice: string | null },
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
    headers: headers(),
    footers: footers(options.notice),
    children,
  }
}

function annexSection(annex: Annex, report: Report, runs: RunWriter): ISectionOptions {
  const centre = AlignmentType.CENTER
  const { letterhead, lang, notice } = report
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
          spacing: { before: pt(3), after: pt(10), line: 240 },
          keepNext: true,
        },
      ),
      ...blockElements(annex.blocks, annex.landscape ? LANDSCAPE_WIDTH : PORTRAIT_WIDTH, runs),
    ],
    { landscape: annex.landscape, notice },
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
      ...titleParagraphs(letterhead),
      ...addresseeParagraphs(letterhead.addressees, lang),
      ...textElements(report.blocks, runs),
      footTable(letterhead, lang),
    ],
    { landscape: false, notice },
  )
  const document = new Document({
    title: `${letterhead.kind} ${letterhead.title}`,
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
  return new Uint8Array(await Packer.toBuffer(document))
}
