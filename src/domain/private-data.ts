import { brief } from './figure.js'
import { type Finding, finding, type Place } from './problem.js'

/**
 * Something in a text that looks like the number of a private person. The product keeps no records about private persons
 * (domain.md, boundary), so no text of a return may carry one.
 * - citizen-id: 12 digits, personal identification number (số định danh cá nhân, căn cước): three digits of the province
 *   or country of birth registration, century and sex, year of birth, six of chance (Nghị định 137/2015/NĐ-CP, Art. 13)
 * - identity-card: 9 digits, the identity card issued before (chứng minh nhân dân; Nghị định 05/1999/NĐ-CP)
 * - phone: a telephone number of Viet Nam, mobile (10 digits) or fixed line (11), with or without +84
 */
export interface PrivateDatum {
  readonly kind: 'citizen-id' | 'identity-card' | 'phone'
  /** Where it begins: characters from the beginning of the text, from 0. */
  readonly at: number
  readonly length: number
  /** The number with its middle hidden, fit for a message. */
  readonly masked: string
}

/** What may be private data in a text, in order, without overlaps. Counts, amounts, dates and numbers of documents are not. */
export function privateDataIn(text: string): PrivateDatum[] {
  const plain = plainOf(text)
  const found = DETECTORS.flatMap(({ kind, pattern, judge }) =>
    [...plain.matchAll(pattern)].flatMap((match): PrivateDatum[] => {
      const number = match.groups!.number!
      const at = match.index + match[0].lastIndexOf(number)
      const digits = number.replace(/\D/g, '')
      const what = judge(digits, number, plain.slice(at + number.length))
      return what ? [{ kind: kindOf(kind, digits), at, length: number.length, masked: masked(digits) }] : []
    }),
  )
  return found
    .sort((a, b) => a.at - b.at || b.length - a.length)
    .filter((one, i, all) => !all.slice(0, i).some((other) => one.at < other.at + other.length))
}

/** The same as refusals, each with its place: `line` and `column` of the text (from 1) beside what is given. */
export function privateDataFindings(text: string, place: Place): Finding[] {
  return privateDataIn(text).map(({ kind, at, masked }) => {
    const before = text.slice(0, at).split('\n')
    const where = { line: before.length, column: before.at(-1)!.length + 1 }
    return finding(`private-${kind}`, { ...place, ...where }, { shown: masked, near: nearby(text, at) })
  })
}

/** Digits of any width as plain ones and letters without accents, each in the place where it stood. */
function plainOf(text: string): string {
  return text
    .replace(/[０-９]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[đĐ]/g, 'd')
    .replace(/[\u00c0-\u1ef9]/g, (letter) => letter.normalize('NFD')[0]!)
}

/**
 * Stands by itself: not part of a word, of a number with marks (`1.234.567`, `0,123456789`), or of the number of a
 * document (`123456789/QĐ-UBND`). Two long runs parted by a comma are a list, not a decimal.
 */
const BEFORE = String.raw`(?<![\p{L}\p{N}_])(?<![\p{L}\p{N}][/_\-])(?<!(?<!\d)\d{1,8}[.,])`
const AFTER = String.raw`(?![\p{L}\p{N}_])(?![/_\-][\p{L}\p{N}])(?![.,]\d{1,8}(?!\d))`

/** Words after which a run of 9 or 12 digits is somebody's, however it is written. Without accents: see `plainOf`. */
const ID_WORD = String.raw`(?:can\s*cuoc(?:\s*cong\s*dan)?|chung\s*minh(?:\s*(?:nhan\s*dan|thu))?|cccd|cmnd|cmtnd|cmt|dinh\s*danh(?:\s*ca\s*nhan)?|identity\s*card|citizen\s*id)`
const PHONE_WORD = String.raw`(?:dien\s*thoai|sdt|so\s*dt|dtdd|dt|phone|mobile|zalo|tel)`
const TO_NUMBER = String.raw`[\s:.\-–()]*(?:so|no\.?|number)?[\s:.\-–()]*`
const SEPARATED = String.raw`(?<number>\d(?:[ .\-]?\d){8,11})(?!\d)`

const PREFIX = String.raw`(?:(?:\+84|\(\+84\)|0084|84)[ .\-]?|0)`
const MOBILE_REST = String.raw`[35789](?:[ .\-]?\d){8}`
/** How the digits of a mobile number are grouped when they are. */
const GROUPINGS = ['10', '4-3-3', '3-3-4', '3-4-3', '4-6', '3-7', '5-5', '4-2-2-2', '2-2-2-2-2', '2-4-4']
const FIXED = String.raw`(?:\(?02\d{1,2}\)?[ .\-]?\d{3,4}[ .\-]?\d{3,4}(?:[ .\-]\d{3})?)`

interface Detector {
  readonly kind: 'id' | 'phone'
  readonly pattern: RegExp
  /** Is it one? `digits` without marks, `number` as written, `after` what follows. */
  readonly judge: (digits: string, number: string, after: string) => boolean
}

const DETECTORS: readonly Detector[] = [
  {
    kind: 'id',
    pattern: new RegExp(String.raw`(?<!\p{L})${ID_WORD}${TO_NUMBER}${SEPARATED}`, 'giu'),
    judge: (digits) => digits.length === 9 || digits.length === 12,
  },
  {
    kind: 'id',
    pattern: new RegExp(String.raw`${BEFORE}(?<number>\d{9}|\d{12})${AFTER}`, 'gu'),
    judge: (digits, _, after) => !isAmount(digits, after),
  },
  {
    // A number grouped by threes that begins with nought is no count.
    kind: 'id',
    pattern: new RegExp(String.raw`${BEFORE}(?<number>0\d{2}([ .\-])\d{3}\2\d{3}(?:\2\d{3})?)${AFTER}`, 'gu'),
    judge: () => true,
  },
  {
    kind: 'phone',
    pattern: new RegExp(
      String.raw`(?<!\p{L})${PHONE_WORD}${TO_NUMBER}(?<number>\+?\d(?:[ .\-]?\d){8,11})(?!\d)`,
      'giu',
    ),
    judge: (digits) => /^(?:0|84|0084)\d{9,10}$/.test(digits),
  },
  {
    kind: 'phone',
    pattern: new RegExp(`${BEFORE}(?<number>${PREFIX}${MOBILE_REST})${AFTER}`, 'gu'),
    judge: (digits, number, after) =>
      isGroupedAsMobile(number) && !(number === digits && isAmount(digits, after)),
  },
  {
    kind: 'phone',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}_])(?<![\p{L}\p{N}][.,/_\-])(?<number>${FIXED})${AFTER}`,
      'gu',
    ),
    judge: (digits) => digits.length === 11,
  },
]

/** In one run, or in the usual groups with one kind of mark between them. */
function isGroupedAsMobile(number: string): boolean {
  const national = number.replace(/^(?:\+84|\(\+84\)|0084|84)[ .-]?/, '0')
  // 034-2024-001 is the number of a file.
  if (/^0\d{2}[.-](?:19|20)\d{2}[.-]\d{3}$/.test(national)) return false
  const groups = national.split(/[ .-]/).map((group) => group.length)
  return new Set(national.match(/[ .-]/g)).size <= 1 && GROUPINGS.includes(groups.join('-'))
}

/** Money is written without marks, too: followed by its unit, or round to the hundred thousand; never with a nought in front. */
function isAmount(digits: string, after: string): boolean {
  if (digits.startsWith('0')) return false
  return (
    digits.endsWith('00000') ||
    /^\s*(?:dong|d|₫|vnd|usd|\$|%|kg|g|m2|m²|lit|nguoi|vu|luot)(?![\p{L}\p{N}])/iu.test(after)
  )
}

function kindOf(kind: Detector['kind'], digits: string): PrivateDatum['kind'] {
  if (kind === 'phone') return 'phone'
  return digits.length === 12 ? 'citizen-id' : 'identity-card'
}

function masked(digits: string): string {
  return `${digits.slice(0, 2)}${'•'.repeat(digits.length - 4)}${digits.slice(-2)}`
}

/** The words before it, to find it by; of other numbers no digit. */
function nearby(text: string, at: number): string {
  return brief(
    text
      .slice(Math.max(0, at - 30), at)
      .replace(/\d/g, '•')
      .trim(),
  )
}
