import { describe, expect, test } from 'vitest'
import { foldKey, matchesSearch, sameVietnamese, stripMarks, tidyText } from './text-normal.js'

describe('spellings of the same words', () => {
  test.each([
    ['Hòa Bình', 'Hoà Bình'],
    ['Thủy Sơn', 'Thuỷ Sơn'],
    ['ủy ban', 'uỷ ban'],
    ['KHÓA', 'Khoá'],
    ['Công an xã', 'công  an\u00a0xã '],
    ['Điện Biên'.normalize('NFD'), 'Điện Biên'],
    ['X03386', 'x03386'],
  ])('%s = %s', (a, b) => expect(sameVietnamese(a, b)).toBe(true))

  test.each([
    ['Hòa', 'Hóa'],
    ['Hòa', 'Hoa'],
    ['Mường Than', 'Mường Thân'],
    ['Đà', 'Dà'],
    ['tỉ lệ', 'tỷ lệ'],
  ])('%s ≠ %s', (a, b) => expect(sameVietnamese(a, b)).toBe(false))
})

test('text is stored composed and without stray spaces', () => {
  expect(tidyText(' Công\u00a0 an\ttỉnh '.normalize('NFD'))).toBe('Công an tỉnh')
})

test('headings can be recognised without accents', () => {
  expect(stripMarks('Mã Đơn Vị')).toBe('ma don vi')
})

test('the key of a key is itself', () => {
  for (const text of ['Thuỷ điện Lai Châu', 'quý', 'HOÀ']) expect(foldKey(foldKey(text))).toBe(foldKey(text))
})

describe('what is typed into a search box', () => {
  test.each([
    ['Công an phường Đoàn Kết 03388', 'doan ket', true],
    ['Công an phường Đoàn Kết 03388', 'KẾT đoàn', true],
    ['Công an phường Đoàn Kết 03388', '0338', true],
    ['Công an phường Đoàn Kết 03388', 'đoan', true],
    ['Công an phường Quyết Thắng', 'quyế', true],
    ['Công an phường Đoàn Kết 03388', 'doàn', false],
    ['Công an phường Hòa Bình', 'hoà', true],
    ['Công an phường Hoa Bình', 'hòa', false],
    ['Công an phường Hoa Bình', 'hoa xa', false],
    ['bất kỳ', '  ', true],
  ])('%s is found by “%s”: %s', (text, typed, found) => {
    expect(matchesSearch(text, typed)).toBe(found)
  })
})
