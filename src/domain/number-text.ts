import { civilDate, type IsoDate } from './date.js'
import { type Decimal, decimal, digits, parseDecimal, round } from './decimal.js'
import { phraseWords } from './words/phrase.js'
import { type Lang, say } from './words.js'

/** Decimal sign and thousands mark. Vietnamese: 1.234,5; English: 1,234.5. */
const MARKS = {
  vi: { point: ',', group: '.' },
  en: { point: '.', group: ',' },
} as const satisfies Record<Lang, { point: string; group: string }>

/**
 * A number as it is printed, with thousands marks and an ASCII minus sign.
 * @param places digits after the decimal sign, rounded half away from zero; undefined prints every digit there is.
 * A value that rounds to nought carries no sign.
 */
export function formatNumber(value: Decimal, places: number | undefined, lang: Lang): string {
  const text = places === undefined ? digits(value) : round(value, places).toFixed(places)
  const [whole, fraction] = text.replace('-', '').split('.') as [string, string?]
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, MARKS[lang].group)
  const sign = text.startsWith('-') && /[1-9]/.test(text) ? '-' : ''
  return sign + grouped + (fraction === undefined ? '' : MARKS[lang].point + fraction)
}

/** As `formatNumber` rounded to `places`, without noughts at the end of the fraction: 25,0 → 25. For running text. */
export function formatTrimmed(value: Decimal, places: number, lang: Lang): string {
  return formatNumber(decimal(digits(round(value, places))), undefined, lang)
}

/** A percentage, written without a space before the sign as Vietnamese documents do: `23,4%`. */
export function formatPercent(percent: Decimal, places: number | undefined, lang: Lang): string {
  return `${formatNumber(percent, places, lang)}%`
}

/** A difference with its sign always written, `+12` or `-12`; nought has none. */
export function formatSigned(value: Decimal, places: number | undefined, lang: Lang): string {
  const text = formatNumber(value, places, lang)
  return text.startsWith('-') || !/[1-9]/.test(text) ? text : `+${text}`
}

/**
 * Read a number as it is written in the language's documents: `1.234,5`, `1.408`, `06`, `97,2`, `-3` in Vietnamese.
 * Strict: thousands marks stand at every group of three or nowhere; spaces inside, exponents, percent signs and
 * the other language's marks (`1.23`, `1,234.5` in Vietnamese) give undefined, as do more than 30 digits.
 * Some texts mean one number in Vietnamese and another in English (`1.234`): they are read by `lang`, so where the
 * writer's language is not certain ask `isAmbiguousNumber` first.
 */
export function parseNumberText(text: string, lang: Lang): Decimal | undefined {
  const { point, group } = MARKS[lang]
  const match = /^([+-]?)([\d.,]*)$/.exec(text.trim().replace('\u2212', '-'))
  if (match === null) return undefined
  const [whole, fraction, ...more] = match[2]!.split(point) as [string, ...string[]]
  if (more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined
  const groups = whole.split(group)
  if (groups.length > 1) {
    if (!/^[1-9]\d{0,2}$/.test(groups[0]!)) return undefined
    if (!groups.slice(1).every((part) => /^\d{3}$/.test(part))) return undefined
  }
  const sign = match[1] === '-' ? '-' : ''
  return parseDecimal(sign + groups.join('') + (fraction === undefined ? '' : `.${fraction}`))
}

/** Would a Vietnamese and an English reader take the text for two different numbers (`1.234`, `1,234`)? */
export function isAmbiguousNumber(text: string): boolean {
  const vi = parseNumberText(text, 'vi')
  const en = parseNumberText(text, 'en')
  return vi !== undefined && en !== undefined && !vi.eq(en)
}

/** A day in running text: `14/6/2024`, `14 June 2024`. (The date line of a document pads: Nghị định 30/2020, II.4.) */
export function formatDate(date: IsoDate, lang: Lang): string {
  const { year, month, day } = civilDate(date)
  return say(phraseWords, 'date', lang, { year, month, day, monthName: monthName(month, lang) })
}

/** A day for the holes of both sentences of a message: `fromVi`, `fromEn` for the hole `from`. */
export function bothDates(hole: string, day: IsoDate): Record<string, string> {
  return { [`${hole}Vi`]: formatDate(day, 'vi'), [`${hole}En`]: formatDate(day, 'en') }
}

/** `tháng 6`, `June`. `month` is 1..12. */
export function monthName(month: number, lang: Lang): string {
  return say(phraseWords, `month-${month}` as keyof typeof phraseWords, lang)
}
