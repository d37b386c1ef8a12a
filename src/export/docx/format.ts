/**
 * Sizes and places of Nghị định 30/2020/NĐ-CP, Phụ lục I, in Word's units: lengths in twips (1/1440 inch), type in
 * half-points. Where the decree leaves a range, the value is that of its own examples or the middle of common practice.
 */

const TWIPS_PER_MM = 1440 / 25.4

/** Millimetres in twips, rounded up so that a legal minimum is never undercut. */
export function mm(length: number): number {
  return Math.ceil(length * TWIPS_PER_MM)
}

/** Points in twips. */
export function pt(length: number): number {
  return Math.round(length * 20)
}

/** A type size in points as Word counts it. */
export function size(points: number): number {
  return points * 2
}

export const FONT = 'Times New Roman'

/** A4 (I.1) and margins (I.3): top and bottom 20–25, left 30–35, right 15–20 mm. */
export const PAGE = { width: mm(210), height: mm(297) } as const
export const MARGIN = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15) } as const
/** Page numbers stand in the top margin (I.7), the notice in the bottom one. */
export const HEADER_AT = mm(9)
export const FOOTER_AT = mm(8)

export const PORTRAIT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right
/** Turned, the page keeps its margins at the same edges of the sheet as read. */
export const LANDSCAPE_WIDTH = PAGE.height - MARGIN.left - MARGIN.right

/** Letterhead columns: wide enough on the right for the Quốc hiệu at 12 pt on one line. */
export const LETTERHEAD_RIGHT = mm(95)
export const LETTERHEAD_LEFT = PORTRAIT_WIDTH - LETTERHEAD_RIGHT

/** Type sizes in points (II.1–II.9, V). */
export const TYPE = {
  nation: 12,
  motto: 13,
  superior: 12,
  issuer: 12,
  number: 13,
  date: 13,
  kind: 14,
  title: 14,
  body: 14,
  signature: 14,
  recipientsTitle: 12,
  recipients: 11,
  /** "V/v …" of a letter. */
  about: 12,
  /** Frames of urgency and of circulation. */
  stamp: 13,
  drafter: 11,
  contact: 11,
  pageNumber: 13,
  annexTitle: 14,
  annexReference: 13,
  table: 12,
  /** A table of many columns. */
  wideTable: 11,
  /** Not part of the decree's form; kept small so as not to be taken for it. */
  notice: 9,
} as const

/** Body (II.6.e): first line 1 or 1.27 cm, at least 6 pt between paragraphs, single to one and a half lines. */
export const BODY = { firstLine: mm(12.7), after: pt(6), line: 276 } as const

/** A rule under the issuer or the title is a third to a half of the line above it (II.2.b, II.5). */
export const RULE_SHARE = 0.4

/** Height of the frames of urgency (II.10.b). */
export const STAMP_HEIGHT = mm(8)

/** Empty space for signature and seal. */
export const SIGNING_SPACE = pt(72)
