import { lastDayOfMonth } from './date.js'
import { monthName } from './number-text.js'
import { fail } from './problem.js'
import type { Annex, Block, Letterhead, Run, Urgency } from './report.js'
import { reportWords } from './words/report.js'
import { type Lang, say } from './words.js'

/** Room for a number, day or month that is written in by hand; no-break spaces, so that no program shortens it. */
const BLANK = '\u00A0'.repeat(6)

/**
 * The number and symbol: `05/BC-CAT-PV01`. Numbers below 10 get a nought in front; "/" after the number, no spaces.
 * Before issue the number is blank space. Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3.
 */
export function numberAndSymbol(letterhead: Letterhead): string {
  const { number, symbol } = letterhead
  if (number !== null && (!Number.isInteger(number) || number < 1))
    fail('report-number-invalid', {}, { number })
  return `${number === null ? BLANK : String(number).padStart(2, '0')}/${symbol}`
}

/** "Số: 05/BC-CAT-PV01". */
export function numberLine(letterhead: Letterhead, lang: Lang): string {
  return say(reportWords, 'number', lang, { number: numberAndSymbol(letterhead) })
}

/** Day below 10 and months 1 and 2 get a nought in front, so that neither can be added to. Phụ lục I, II.4.b. */
function dateParts(date: Letterhead['date'], lang: Lang): { day: string; month: string; year: string } {
  if (date === null) return { day: BLANK, month: BLANK, year: BLANK }
  const { day, month, year } = date
  const real = Number.isInteger(month) && month >= 1 && month <= 12
  if (!real || !Number.isInteger(day) || day < 1 || day > lastDayOfMonth(year, month))
    fail('report-date-invalid', {}, { date: `${day}/${month}/${year}` })
  if (lang === 'en') return { day: String(day), month: monthName(month, 'en'), year: String(year) }
  return {
    day: String(day).padStart(2, '0'),
    month: month < 3 ? `0${month}` : String(month),
    year: String(year),
  }
}

/** "Lai Châu, ngày 05 tháng 01 năm 2025". */
export function placeAndDate(letterhead: Letterhead, lang: Lang): string {
  return say(reportWords, 'place-date', lang, {
    place: letterhead.place,
    ...dateParts(letterhead.date, lang),
  })
}

/** "Phụ lục II", or "Phụ lục" when there is just one. */
export function annexLabel(annex: Annex, lang: Lang): string {
  return annex.numeral === null
    ? say(reportWords, 'annex', lang)
    : say(reportWords, 'annex-numbered', lang, { numeral: annex.numeral })
}

/** "(Kèm theo Báo cáo số 05/BC-CAT-PV01 ngày 18 tháng 6 năm 2024 của Công an tỉnh Lai Châu)". */
export function annexReference(letterhead: Letterhead, lang: Lang): string {
  return say(reportWords, 'annex-to', lang, {
    kind: letterhead.kind,
    number: numberAndSymbol(letterhead),
    issuer: letterhead.issuer,
    ...dateParts(letterhead.date, lang),
  })
}

/** Capitals as Vietnamese writes them (đ → Đ, ờ → Ờ). */
export function capitals(text: string): string {
  return text.toLocaleUpperCase('vi').normalize('NFC')
}

/** Items of a list without the marks at their ends, which the form sets itself. */
export function tidyItems(items: readonly string[]): string[] {
  return items.map((item) => item.replace(/[;.,\s]+$/u, ''))
}

/** Width in millimetres of the frame around the mark of urgency; all are 8 high. Phụ lục I, II.10.b. */
export const URGENCY_WIDTH: Readonly<Record<Urgency, number>> = { urgent: 20, 'very-urgent': 40, express: 30 }

/** The end mark of an official text. Phụ lục I: the text ends with "./.". */
const END = './.'

/** The text with "./." at its end; after a closing table or drawing the mark stands in a paragraph of its own. */
export function endedBlocks(blocks: readonly Block[]): Block[] {
  const last = blocks.at(-1)
  const ended = last === undefined ? null : endedBlock(last)
  return ended === null
    ? [...blocks, { kind: 'paragraph', runs: [{ kind: 'text', text: END }] }]
    : [...blocks.slice(0, -1), ended]
}

function endedBlock(block: Block): Block | null {
  if (block.kind === 'paragraph') return { ...block, runs: endedRuns(block.runs) }
  if (block.kind !== 'list' || block.items.length === 0) return null
  return { ...block, items: [...block.items.slice(0, -1), endedRuns(block.items.at(-1)!)] }
}

function endedRuns(runs: readonly Run[]): Run[] {
  const last = runs.at(-1)
  if (last === undefined || last.kind === 'figure') return [...runs, { kind: 'text', text: END }]
  const text = last.text.replace(/[\s.;,/]+$/u, '')
  return [...runs.slice(0, -1), { ...last, text: text + END }]
}
