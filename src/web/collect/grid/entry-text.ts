import { decimal } from '../../../domain/decimal.js'
import { isFinding, readValue } from '../../../domain/figure.js'
import { formatNumber, parseNumberText } from '../../../domain/number-text.js'
import type { Entry } from '../../../domain/submission-entries.js'
import type { Lang } from '../../../domain/words.js'

/** Any number: what a measure allows is for the checks to say, beside the cell. */
const ANY_NUMBER = { scale: 30, signed: true }

/**
 * What was typed into a cell, as an entry. Numbers are read as the language writes them (`1.234,5` in Vietnamese), and as a
 * spreadsheet copies them; "n/a", "kad" and the like say that the figure does not apply. What cannot be read stays as it was
 * typed, so that nothing is lost.
 */
export function readEntry(text: string, lang: Lang): Entry {
  const typed = text.trim()
  if (typed === '') return { kind: 'empty' }
  const local = parseNumberText(typed, lang)
  if (local !== undefined) return { kind: 'value', value: local.toFixed() }
  const reading = readValue(typed, ANY_NUMBER, 'cell')
  if (isFinding(reading)) return { kind: 'value', value: typed }
  if (reading.notApplicable) return { kind: 'not-applicable' }
  return reading.value === null ? { kind: 'empty' } : { kind: 'value', value: reading.value }
}

/** The entry as the grid shows it: figures with the language's marks, what cannot be read as it was typed. */
export function showEntry(entry: Entry, lang: Lang, notApplicable: string): string {
  if (entry.kind === 'empty') return ''
  if (entry.kind === 'not-applicable') return notApplicable
  return isPlain(entry.value) ? formatNumber(decimal(entry.value), undefined, lang) : entry.value
}

/** The entry as it is typed over: without marks of thousands, so that a digit can be changed. */
export function editEntry(entry: Entry, lang: Lang, notApplicable: string): string {
  if (entry.kind !== 'value' || !isPlain(entry.value)) return showEntry(entry, lang, notApplicable)
  return lang === 'vi' ? entry.value.replace('.', ',') : entry.value
}

/** What an entry is worth to another program, digits with a point; null for what is no figure. */
export function plainValue(entry: Entry): string | null {
  return entry.kind === 'value' && isPlain(entry.value) ? entry.value : null
}

function isPlain(value: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(value)
}
