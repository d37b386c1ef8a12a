import { digits, MAX_DIGITS, parseDecimal } from './decimal.js'
import type { Measure } from './measure.js'
import type { Period } from './period.js'
import { type Finding, finding, type Place } from './problem.js'
import { foldKey } from './text-normal.js'

/** A cell as it came, read. `value` null and not `notApplicable` = not reported. */
export interface Reading {
  /** Canonical digits with a point (`12.5`, `-3`, `0`), or null. */
  readonly value: string | null
  readonly notApplicable: boolean
}

/** What one unit reported on one form for one period, checked cell by cell but not yet against the form's rules. */
export interface ReturnFigures {
  readonly unitId: number
  readonly unitKey: string
  readonly period: Period
  readonly form: string
  /** By series index - 1; null = not reported or not applicable. */
  readonly values: (string | null)[]
  /** Indexes of the series that do not apply to this unit. */
  readonly notApplicable: number[]
  /** Where the first of these figures stood. */
  readonly place: Place
  /** What the unit wrote beside a figure: series code → note. Only entry forms carry notes. */
  readonly notes?: Readonly<Record<string, string>>
  /** Narrative sections of the form: narrative id → text. Only entry forms carry them. */
  readonly narratives?: Readonly<Record<string, string>>
}

/** A cell that holds something other than text or a number; becomes a finding with the place of the cell. */
export interface CellFault {
  readonly fault:
    | 'value-error-cell'
    | 'value-formula-without-result'
    | 'value-date-cell'
    | 'value-merged-cell'
  /** What the cell shows. */
  readonly shows: string
}

export type RawValue = string | number | null

/**
 * file: text of a CSV file: digits with a point as decimal sign.
 * cell: a spreadsheet cell; text there may be a number as Vietnamese write it, when it can mean one thing only.
 */
export type Origin = 'file' | 'cell'

type Counted = Pick<Measure, 'scale' | 'signed'>

const PLAIN_COUNT = /^(?:0|[1-9]\d{0,14})$/
const NOT_REPORTED: Reading = { value: null, notApplicable: false }
const NOT_APPLICABLE: Reading = { value: null, notApplicable: true }

/** How people write that a figure does not apply to a unit (kad = không áp dụng), as fold keys. */
const NOT_APPLICABLE_WORDS = new Set(
  ['n/a', 'n.a.', 'na', 'kad', 'k.a.d', 'không áp dụng', 'khong ap dung', 'not applicable'].map(foldKey),
)

/** A spreadsheet keeps 15 digits; a longer whole number has silently lost its last ones. */
const SPREADSHEET_DIGITS = 15

/** What is left when a spreadsheet takes 0.1 and 0.2 from 0.3: meant as nought, and shown so. */
const RESIDUE = 1e-12

const SPREADSHEET_ERROR =
  /^#(?:DIV\/0!|REF!|N\/A|NAME\?|VALUE!|NUM!|NULL!|SPILL!|CALC!|[A-ZĐ/]+[!?])$|^Err:\d+$/i
const FULL_WIDTH = /[\uff0b\uff0d\uff0e\uff0c\uff10-\uff19]/g
const OUTER_SPACE = /^[\s\u200b\u2060\ufeff]+|[\s\u200b\u2060\ufeff]+$/g
const DASHES = /^[-‐‑‒–—−]+$|^(?:\.{2,}|…+)$/

/**
 * Read one cell for a measure.
 *
 * Empty is "not reported"; `n/a`, `kad`, `không áp dụng` is "not applicable"; `0` is a reported nought. A lone dash or
 * dots are refused: statistical yearbooks use "-" for nought and "…" for not known, others for not applicable, so
 * the clerk must say which. Leading noughts (`06`), a plus sign, full-width digits and spaces around are accepted.
 * A value that needs more decimals than the measure has is refused, never rounded (trailing noughts do not count).
 *
 * Returns the reading, or a finding without a place: the caller knows where it is.
 */
export function readValue(raw: RawValue, measure: Counted, origin: Origin = 'file'): Reading | Finding {
  if (raw === null) return NOT_REPORTED
  if (typeof raw === 'number') return readNumber(raw, measure)
  // Most cells: a whole number as it should be written. A load checks millions of them.
  if (PLAIN_COUNT.test(raw)) return { value: raw, notApplicable: false }
  const text = raw
    .replace(OUTER_SPACE, '')
    .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
  if (text === '') return NOT_REPORTED
  if (NOT_APPLICABLE_WORDS.has(foldKey(text))) return NOT_APPLICABLE
  const plain = origin === 'cell' ? fromVietnamese(text) : text
  if (typeof plain !== 'string') return plain
  if (parseDecimal(plain) === undefined) return refuse(text, plain)
  return readDigits(plain, text, measure)
}

/** Is the outcome of `readValue` a finding? */
export function isFinding(outcome: Reading | Finding): outcome is Finding {
  return 'code' in outcome
}

/** The error word a spreadsheet shows in place of a value (`#DIV/0!`, `#REF!`, `Err:502`)? */
export function isSpreadsheetError(text: string): boolean {
  return SPREADSHEET_ERROR.test(text.trim())
}

function readNumber(number: number, measure: Counted): Reading | Finding {
  if (Number.isNaN(number)) return finding('value-not-number', {}, { value: 'NaN' })
  if (Math.abs(number) >= 10 ** SPREADSHEET_DIGITS) {
    return finding('value-too-large', {}, { value: String(number), digits: SPREADSHEET_DIGITS })
  }
  // Binary fractions show a tail that nobody typed (0.1 + 0.2): the 15 digits a spreadsheet shows are the value.
  const plain = Number.isInteger(number) ? String(number) : withoutExponent(number)
  return readDigits(plain, plain, measure)
}

function withoutExponent(number: number): string {
  if (Math.abs(number) < RESIDUE) return '0'
  const shown = Number(number.toPrecision(SPREADSHEET_DIGITS))
  const text = String(shown)
  return text.includes('e') ? shown.toFixed(20).replace(/0+$/, '') : text
}

function readDigits(plain: string, shown: string, measure: Counted): Reading | Finding {
  const value = parseDecimal(plain)!
  if (value.lt(0) && !measure.signed) return finding('value-negative', {}, { value: brief(shown) })
  const canonical = digits(value)
  const point = canonical.indexOf('.')
  const places = point < 0 ? 0 : canonical.length - point - 1
  if (places > measure.scale) {
    return measure.scale === 0
      ? finding('value-fraction', {}, { value: brief(shown) })
      : finding('value-too-many-decimals', {}, { value: brief(shown), scale: measure.scale })
  }
  return { value: canonical, notApplicable: false }
}

/**
 * A number as Vietnamese write it (`1.234.567`, `1.234,5`, `97,2`) in plain digits; other text unchanged.
 * `1.234` and `1,234` may be a thousand or one and a bit: refused, with the advice to type it as a number.
 */
function fromVietnamese(text: string): string | Finding {
  if (/^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(text)) return finding('value-ambiguous', {}, { value: brief(text) })
  if (/^[+-]?[1-9]\d{0,2}(?:\.\d{3})+,\d+$/.test(text) || /^[+-]?[1-9]\d{0,2}(?:\.\d{3}){2,}$/.test(text)) {
    return text.replaceAll('.', '').replace(',', '.')
  }
  if (/^[+-]?\d+,\d+$/.test(text)) return text.replace(',', '.')
  return text
}

/** Say as precisely as possible why the text is not a number. */
function refuse(text: string, plain: string): Finding {
  const value = brief(text)
  if (isSpreadsheetError(text)) return finding('value-error-cell', {}, { value })
  if (DASHES.test(text)) return finding('value-dash', {}, { value })
  if (/^[+-]?[\d.,]+e[+-]?\d+$/i.test(text)) return finding('value-exponent', {}, { value })
  if (/^[+-]?\d+(?:\.\d+)?$/.test(plain)) return finding('value-too-large', {}, { value, digits: MAX_DIGITS })
  if (/^[+-]?[\d.,\s'’]*\d[\d.,\s'’]*$/.test(text)) return finding('value-marks', {}, { value })
  if (/^=/.test(text)) return finding('value-formula-text', {}, { value })
  return finding('value-not-number', {}, { value })
}

const SHOWN_LENGTH = 40

/** Text from a file as it may appear in a message: one line, cut when long. */
export function brief(text: string): string {
  const line = text.replace(/\p{Cc}+/gu, ' ')
  return line.length <= SHOWN_LENGTH ? line : `${line.slice(0, SHOWN_LENGTH)}…`
}
