import type { TableCell } from '../../domain/report.js'
import type { Lang } from '../../domain/words.js'

/** Spreadsheets count in binary floating point: beyond 15 digits a number would silently change. */
const SAFE_DIGITS = 15

/** The number of a cell, or null when it has none or one too long to be kept exactly. */
export function exactNumber(text: string | undefined): number | null {
  if (text === undefined || !/^-?\d+(\.\d+)?$/.test(text)) return null
  const significant = text.replace(/[-.]/gu, '').replace(/^0+/u, '')
  // The unrounded quotient of a ratio has more digits than it shows: those are cut, whole numbers never are.
  if (significant.length > SAFE_DIGITS && !text.includes('.')) return null
  const number = Number(text)
  return Number.isFinite(number) ? number : null
}

/** Locale tags make the separators those of the document's language in programs that honour them. */
const LOCALE: Readonly<Record<Lang, string>> = { vi: '[$-42A]', en: '[$-809]' }

/**
 * Number format that shows the cell's number as `text` does: the same places, a "+" where the text has one, and whatever
 * the text has after its last digit, only written: "%" (the number is already in percent), " điểm %".
 */
export function numberFormat(cell: TableCell, lang: Lang): string {
  const places = cell.places ?? 0
  const unit = /\d([^\d"]+)$/u.exec(cell.text)?.[1]?.normalize('NFC')
  const fraction = places === 0 ? '' : `.${'0'.repeat(places)}`
  const bare = `#,##0${fraction}${unit === undefined ? '' : `"${unit}"`}`
  const locale = LOCALE[lang]
  return cell.text.startsWith('+') ? `${locale}+${bare};-${bare};${bare}` : `${locale}${bare}`
}
