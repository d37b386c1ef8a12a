import { isAscii } from './text-normal.js'

/** Vietnamese 8-bit font encodings that still turn up in files of the 1990s and 2000s. */
export type LegacyEncoding = 'tcvn3' | 'vni'

/**
 * TCVN3 (ABC, fonts named .VnTime): the character that a program without the font shows, followed by the Vietnamese
 * letter meant. Source: TCVN 5712:1993, third set (VN3); capitals with tone marks exist only as separate fonts.
 */
const TCVN3 = new Map(
  pairs(
    'µà ¶ả ·ã ¸á ¹ạ ¨ă »ằ ¼ẳ ½ẵ ¾ắ Æặ ©â Çầ Èẩ Éẫ Êấ Ëậ ®đ Ìè Îẻ Ïẽ Ðé Ñẹ ªê Òề Óể Ôễ Õế Öệ ×ì Øỉ Üĩ Ýí Þị ' +
      'ßò áỏ âõ ãó äọ «ô åồ æổ çỗ èố éộ ¬ơ êờ ëở ìỡ íớ îợ ïù ñủ òũ óú ôụ \u00adư õừ öử ÷ữ øứ ùự úỳ ûỷ üỹ ýý þỵ ' +
      '¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ',
  ),
)

/** VNI (fonts named VNI-Times): mostly a base letter and a mark beside it. Source: the published VNI Windows code table. */
const VNI = new Map([
  ...vniVowel('a', 'øà ùá ûả õã ïạ ââ àầ áấ åẩ ãẫ äậ êă èằ éắ úẳ üẵ ëặ'),
  ...vniVowel('e', 'øè ùé ûẻ õẽ ïẹ âê àề áế åể ãễ äệ'),
  ...vniVowel('o', 'øò ùó ûỏ õõ ïọ âô àồ áố åổ ãỗ äộ'),
  ...vniVowel('u', 'øù ùú ûủ õũ ïụ'),
  ...vniVowel('y', 'øỳ ùý ûỷ õỹ'),
  ...vniVowel('ô', 'øờ ùớ ûở õỡ ïợ'),
  ...vniVowel('ö', 'øừ ùứ ûử õữ ïự'),
  ...pairs('ôơ öư ñđ ìì íí æỉ óĩ òị îỵ').flatMap(bothCases),
])

/** Letters of these encodings that no Vietnamese word in Unicode contains: without one of them we do not even look. */
const TELLTALE: Readonly<Record<LegacyEncoding, RegExp>> = {
  tcvn3:
    /[A-Za-z]µ|[\u00a1-\u00b4\u00b6-\u00be\u00c6-\u00cb\u00ce-\u00d1\u00d6-\u00d8\u00dc\u00de\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe]/,
  vni: /[äåæëïîñöøûüÄÅÆËÏÎÑÖØÛÜ]/,
}

const VNI_PAIR = /[aeouyôöAEOUYÔÖ][\u00c0-\u00ff]|[\u00c0-\u00ff]/g
const TCVN3_LETTER = /[\u00a1-\u00fe]/g
const TOKEN = /[A-Za-z\u00a1-\u00ff]+/g

/** Read text written in a .VnTime font: `C«ng an tØnh` → `Công an tỉnh`. Characters outside the table stay. */
export function tcvn3ToUnicode(text: string): string {
  if (isAscii(text)) return text
  return text.replace(TCVN3_LETTER, (letter) => TCVN3.get(letter) ?? letter)
}

/** Read text written in a VNI-Times font: `Coâng an tænh` → `Công an tỉnh`. Characters outside the table stay. */
export function vniToUnicode(text: string): string {
  if (isAscii(text)) return text
  return text.replace(VNI_PAIR, (two) => {
    const whole = VNI.get(two)
    if (whole !== undefined || two.length === 1) return whole ?? two
    return (VNI.get(two[0]!) ?? two[0]!) + (VNI.get(two[1]!) ?? two[1]!)
  })
}

const CONVERT: Readonly<Record<LegacyEncoding, (text: string) => string>> = {
  tcvn3: tcvn3ToUnicode,
  vni: vniToUnicode,
}

/** Read text of a legacy encoding. */
export function legacyToUnicode(text: string, encoding: LegacyEncoding): string {
  return CONVERT[encoding](text)
}

/**
 * Which legacy encoding the text is in, or null. The text is taken for legacy only when it holds a character that
 * Vietnamese in Unicode does not have, and four in five of the words that reading it would change come out as
 * possible Vietnamese syllables: `Señor`, `naïve`, `«Công an»` and `Município` are left alone.
 */
export function legacyEncoding(text: string): LegacyEncoding | null {
  if (isAscii(text)) return null
  const tcvn3 = score(text, 'tcvn3')
  const vni = score(text, 'vni')
  if (tcvn3 === 0 && vni === 0) return null
  return tcvn3 >= vni ? 'tcvn3' : 'vni'
}

/** Is the text Vietnamese in TCVN3? See `legacyEncoding`. */
export function looksTcvn3(text: string): boolean {
  return legacyEncoding(text) === 'tcvn3'
}

/**
 * Share of the words with marks that are possible Vietnamese syllables: tells right from wrong readings of bytes.
 * 0 when there are fewer than `least` such words to judge by.
 */
export function syllableShare(text: string, least = 1): number {
  const words = text.normalize('NFC').match(/[\p{L}\p{M}]+/gu) ?? []
  const marked = words.filter((word) => !isAscii(word))
  return marked.length < least ? 0 : marked.filter(isSyllable).length / marked.length
}

/** How many words become Vietnamese when the text is read so; 0 when too few of those that change do. */
function score(text: string, encoding: LegacyEncoding): number {
  if (!TELLTALE[encoding].test(text)) return 0
  let changed = 0
  let good = 0
  for (const word of text.match(TOKEN) ?? []) {
    if (isAscii(word) || !/[A-Za-z]/.test(word)) continue
    const read = CONVERT[encoding](word)
    if (read === word) continue
    changed++
    if (isSyllable(read)) good++
  }
  return changed > 0 && good >= 0.8 * changed ? good : 0
}

const ONSET = '(?:ngh?|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?'
const NUCLEUS =
  '(?:uyê|uya|uyu|uôi|ươi|ươu|iêu|yêu|oai|oay|oeo|uây|iê|yê|ia|ya|ua|ưa|uô|ươ|ai|ao|au|âu|ay|ây|eo|êu|iu|oa|oă|oe|oi|' +
  'ôi|ơi|ui|ưi|ưu|uâ|uê|uơ|uy|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)'
const SYLLABLE = new RegExp(`^${ONSET}${NUCLEUS}(?:ng|nh|ch|[cmnpt])?$`)

/** Could the word be a Vietnamese syllable: onset, nucleus, coda and at most one tone? */
function isSyllable(word: string): boolean {
  const apart = word.toLowerCase().normalize('NFD')
  const toneless = apart.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
  return apart.length - toneless.length <= 1 && SYLLABLE.test(toneless.normalize('NFC'))
}

function pairs(list: string): [string, string][] {
  return list.split(' ').map((two) => [two[0]!, two.slice(1)])
}

function bothCases([from, to]: [string, string]): [string, string][] {
  return [
    [from, to],
    [from.toUpperCase(), to.toUpperCase()],
  ]
}

/** In VNI a capital letter may carry a small mark or a capital one. */
function vniVowel(base: string, marks: string): [string, string][] {
  return pairs(marks).flatMap(([mark, letter]): [string, string][] => [
    [base + mark, letter],
    [base.toUpperCase() + mark.toUpperCase(), letter.toUpperCase()],
    [base.toUpperCase() + mark, letter.toUpperCase()],
  ])
}
