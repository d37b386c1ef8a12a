/** Combining grave, acute, tilde, hook above, dot below: the five tone marks, and only these. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const MARKS = /\p{M}/gu
const WORD = /[\p{L}\p{M}]+/gu
const SPACES = /[\s\u200b\u2060\ufeff]+/g

/** Text as it is stored: NFC, spaces of any kind made one, none at the ends. */
export function tidyText(text: string): string {
  return text.normalize('NFC').replace(SPACES, ' ').trim()
}

/**
 * A key under which spellings of the same Vietnamese words are equal: letter case, composed or combining marks,
 * runs of spaces, and where the tone mark stands (Hòa/Hoà, Thủy/Thuỷ, ủy/uỷ) make no difference.
 * The tone itself does: `hoa` and `hòa` have different keys. Never show the key to a reader.
 */
export function foldKey(text: string): string {
  const plain = tidyText(text).toLowerCase()
  if (isAscii(plain)) return plain
  return plain.normalize('NFD').replace(WORD, (word) => {
    const tones = word.match(TONES)
    return tones === null ? word : word.replace(TONES, '') + tones.join('')
  })
}

/** Do both texts spell the same Vietnamese words? See `foldKey`. */
export function sameVietnamese(a: string, b: string): boolean {
  return a === b || foldKey(a) === foldKey(b)
}

/** Lower case without any marks: `Mã đơn vị` → `ma don vi`. For recognising headings typed without accents. */
export function stripMarks(text: string): string {
  const plain = tidyText(text).toLowerCase()
  if (isAscii(plain)) return plain
  return plain.normalize('NFD').replace(MARKS, '').replaceAll('đ', 'd')
}

/**
 * Does the text hold every word, or beginning of a word, that was typed into a search box? Typed without accents, accents make
 * no difference; typed with them, they count: `lai` finds Lai and Lái, `lái` only Lái.
 */
export function matchesSearch(text: string, typed: string): boolean {
  return matcher(typed)(searchKeys(text))
}

/** A text made ready to be searched often; see `matchesSearch`. */
export interface SearchKeys {
  readonly spellings: readonly string[]
  readonly bare: string
}

export function searchKeys(text: string): SearchKeys {
  return { spellings: [tidyText(text).toLowerCase(), foldKey(text)], bare: stripMarks(text) }
}

/** `matchesSearch` for one thing typed and many texts made ready. */
export function matcher(typed: string): (keys: SearchKeys) => boolean {
  const words = tidyText(typed)
    .toLowerCase()
    .split(' ')
    .map((word) => ({ word, plain: stripMarks(word), folded: foldKey(word) }))
  return ({ spellings, bare }) =>
    words.every(({ word, plain, folded }) => {
      if (plain === word) return bare.includes(plain)
      // As it is written, for a word half typed; or as it may be spelt, the tone elsewhere in it.
      return spellings.some((spelling) => spelling.includes(word) || spelling.includes(folded))
    })
}

/** Only characters of ASCII? */
export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}

const SMALL_MARKED = 'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ'

/** Vietnamese letters with marks, capital and small, and place by place the small letters without: for a database that searches. */
export const MARKED_LETTERS = SMALL_MARKED.toUpperCase() + SMALL_MARKED
export const PLAIN_LETTERS = [...MARKED_LETTERS].map((letter) => stripMarks(letter)).join('')
