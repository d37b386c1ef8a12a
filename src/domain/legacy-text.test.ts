import { describe, expect, test } from 'vitest'
import { legacyEncoding, looksTcvn3, syllableShare, tcvn3ToUnicode, vniToUnicode } from './legacy-text.js'

/** Codes 0xA1–0xAE and 0xB5–0xFE that TCVN 5712:1993 (VN3) assigns, in order, and the letters they stand for. */
const TCVN3_CODES =
  'a1a2a3a4a5a6a7a8a9aaabacadaeb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedfe1e2e3e4e5e6e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe'
const TCVN3_LETTERS = 'ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ'

test('the whole table of TCVN3', () => {
  const bytes = Uint8Array.from(TCVN3_CODES.match(/../g)!, (hex) => Number.parseInt(hex, 16))
  expect(tcvn3ToUnicode(String.fromCharCode(...bytes))).toBe(TCVN3_LETTERS)
})

test.each([
  ['C«ng an tØnh', 'Công an tỉnh'],
  ['§¬n vÞ', 'Đơn vị'],
  ['ChØ tiªu', 'Chỉ tiêu'],
  ['Nghiªm träng', 'Nghiêm trọng'],
])('TCVN3 %s reads %s', (legacy, text) => {
  expect(tcvn3ToUnicode(legacy)).toBe(text)
  expect(looksTcvn3(legacy)).toBe(true)
})

test.each([
  ['Coâng an tænh', 'Công an tỉnh'],
  ['Ñôn vò', 'Đơn vị'],
  ['Chæ tieâu', 'Chỉ tiêu'],
  ['ÑAËC BIEÄT', 'ĐẶC BIỆT'],
  ['nghieâm troïng', 'nghiêm trọng'],
])('VNI %s reads %s', (legacy, text) => {
  expect(vniToUnicode(legacy)).toBe(text)
  expect(legacyEncoding(legacy)).toBe('vni')
})

describe('what is no legacy text', () => {
  test.each([
    'Công an tỉnh Lai Châu',
    'Hà Nam',
    'Khóa',
    'unit;period;series;value',
    'Señor; naïve; für; Größe',
    'Município;mês;região;ameaça;lesão corporal',
    '«Công an»',
    '5 µm, 12 m², £5, § 12, CùngKỳ®',
  ])('%s', (text) => expect(legacyEncoding(text)).toBeNull())
})

test('right readings of bytes have Vietnamese syllables, wrong ones do not', () => {
  expect(syllableShare('Đơn vị; Kỳ; Chỉ tiêu')).toBe(1)
  expect(syllableShare('Ðõn vò ñaëc bieät')).toBeLessThan(0.8)
})
