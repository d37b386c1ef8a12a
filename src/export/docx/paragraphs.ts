import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  TextRun,
} from 'docx'
import type { FigureRun, Run } from '../../domain/report.js'
import type { Lang } from '../../domain/words.js'
import { BODY, pt, size } from './format.js'

/** How one run of text looks. Sizes in points; the document's own font and size are the default. */
export interface Look {
  readonly points?: number
  readonly bold?: boolean
  readonly italic?: boolean
  readonly capitals?: boolean
  /** Six hexadecimal digits; black without it. */
  readonly color?: string
}

export function textRun(text: string, look: Look = {}): TextRun {
  return new TextRun({
    text: text.normalize('NFC'),
    ...(look.points === undefined ? {} : { size: size(look.points) }),
    ...(look.bold === true ? { bold: true } : {}),
    ...(look.italic === true ? { italics: true } : {}),
    ...(look.capitals === true ? { allCaps: true } : {}),
    ...(look.color === undefined || look.color === '000000' ? {} : { color: look.color }),
  })
}

/** A paragraph of one look, single-spaced: letterhead, titles, signature, table cells. */
export function line(
  text: string,
  look: Look,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
  more: IParagraphOptions = {},
): Paragraph {
  return new Paragraph({
    alignment,
    spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO },
    ...more,
    children: [textRun(text, look)],
  })
}

/** A rule drawn as the border of an almost flat paragraph, `length` twips long, in the middle of `width` twips. */
export function rule(length: number, width: number, more: IParagraphOptions = {}): Paragraph {
  const side = Math.max(0, Math.round((width - length) / 2))
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: pt(3), after: 0, line: pt(4), lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
    ...more,
    children: [new TextRun({ text: '', size: size(2) })],
  })
}

/**
 * Writes the runs of a report. Every figure gets a hidden bookmark `_ck_0001_clearance_rate`, numbered in reading
 * order, so that it can be found again in the issued file.
 */
export class RunWriter {
  #figures = 0

  constructor(readonly lang: Lang) {}

  write(runs: readonly Run[], look: Look = {}): (TextRun | Bookmark)[] {
    return runs.map((run) => {
      const own = {
        ...look,
        ...(run.bold === true ? { bold: true } : {}),
        ...(run.italic === true ? { italic: true } : {}),
      }
      return run.kind === 'text' ? textRun(run.text, own) : this.figure(run.text, run.origin, own)
    })
  }

  figure(text: string, origin: FigureRun['origin'], look: Look): Bookmark {
    this.#figures += 1
    return new Bookmark({
      id: bookmarkName(this.#figures, origin.indicator),
      children: [textRun(text, look)],
    })
  }
}

/** Word allows 40 characters in a bookmark's name; a leading underscore hides it from the reader's list. */
function bookmarkName(n: number, indicator: string): string {
  return `_ck_${String(n).padStart(4, '0')}_${indicator}`.slice(0, 40)
}

/** A paragraph of the document's text: justified, first line set in. Nghị định 30/2020, Phụ lục I, II.6.e. */
export function bodyParagraph(
  children: readonly (TextRun | Bookmark)[],
  more: IParagraphOptions = {},
): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: BODY.firstLine },
    spacing: { before: 0, after: BODY.after, line: BODY.line, lineRule: LineRuleType.AUTO },
    widowControl: true,
    ...more,
    children: [...children],
  })
}
