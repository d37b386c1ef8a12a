import { readPeriod } from '../../../domain/period.js'
import { stripMarks, tidyText } from '../../../domain/text-normal.js'

/** What was typed, taken apart: the periods it may mean (codes, the likeliest first) and the words that remain. */
export interface TypedPeriod {
  readonly periods: readonly string[]
  readonly rest: string
}

const YEAR = String.raw`(?:(?:[ /-]|, ?| nam | of )(\d{4}))?`
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const ROMAN = ['i', 'ii', 'iii', 'iv']

/** Ways to name a period, without accents and in small letters, and the end of the code each gives. The longer come first. */
const WAYS: readonly (readonly [pattern: RegExp, code: (name: string) => string | null])[] = [
  [RegExp(`(?:^| )(6 thang cuoi nam|second half|h2)${YEAR}(?= |$)`), () => 'H2'],
  [RegExp(`(?:^| )(6 thang dau nam|6 thang|first half|half year|h1)${YEAR}(?= |$)`), () => 'H1'],
  [RegExp(`(?:^| )(9 thang dau nam|9 thang|nine months|9m)${YEAR}(?= |$)`), () => '9M'],
  [RegExp(`(?:^| )(?:quy|quarter|q) ?([1-4]|iv|i{1,3})${YEAR}(?= |$)`), quarterOf],
  [RegExp(`(?:^| )(?:thang|month|t|m) ?(0?[1-9]|1[0-2])${YEAR}(?= |$)`), monthOf],
  [/(?:^| )(0?[1-9]|1[0-2])\/(\d{4})(?= |$)/, monthOf],
  [RegExp(`(?:^| )((?:${MONTHS.join('|')})[a-z]*)${YEAR}(?= |$)`), monthOfName],
  [/(?:^| )(?:nam|year) (\d{4})(?= |$)/, () => null],
  [/(?:^| )(\d{4})(?= |$)/, () => null],
]

const FULL = 'january february march april may june july august september october november december'.split(
  ' ',
)

function monthOf(name: string): string {
  return name.padStart(2, '0')
}

function monthOfName(name: string): string | null {
  const at = FULL.findIndex((full) => full.startsWith(name))
  return at === -1 ? null : monthOf(String(at + 1))
}

function quarterOf(name: string): string {
  const roman = ROMAN.indexOf(name)
  return `Q${roman === -1 ? name : roman + 1}`
}

/**
 * Find the period in what was typed, with or without accents: `mường tè tháng 10` → 2026-10 and 2025-10, the rest `mường tè`. Without a year the
 * one of today and the one before are meant, in this order unless the former is still to come. `today` is a date.
 */
export function typedPeriod(typed: string, today: string): TypedPeriod {
  const words = tidyText(typed).split(' ')
  const bare = words.map(stripMarks)
  for (const [at, word] of bare.entries()) {
    const period = /-/.test(word) ? readPeriod(word) : undefined
    if (period !== undefined) return { periods: [period.code], rest: without(words, at, at + 1) }
  }
  const text = bare.join(' ')
  for (const [pattern, code] of WAYS) {
    const match = pattern.exec(text)
    if (match === null) continue
    const end = code(match[1]!)
    const begin = text.slice(0, match.index).split(' ').filter(Boolean).length
    const rest = without(words, begin, begin + match[0].trim().split(' ').length)
    if (end === null) {
      const year = /^\d{4}$/.test(match[1]!) ? readPeriod(match[1]!) : undefined
      if (year !== undefined) return { periods: [year.code], rest }
      continue
    }
    return { periods: match[2] === undefined ? likely(end, today) : [`${match[2]}-${end}`], rest }
  }
  return { periods: [], rest: words.join(' ') }
}

function without(words: readonly string[], from: number, to: number): string {
  return [...words.slice(0, from), ...words.slice(to)].join(' ')
}

/** This year's and last year's, that which is over or running first. */
function likely(end: string, today: string): string[] {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  const both = [`${year}-${end}`, `${year - 1}-${end}`]
  return firstMonth(end) > month + 1 ? both.reverse() : both
}

function firstMonth(end: string): number {
  if (end.startsWith('Q')) return Number(end[1]) * 3 - 2
  if (end === 'H2') return 7
  return /^\d\d$/.test(end) ? Number(end) : 1
}
