import { describe, expect, test } from 'vitest'
import type { Letterhead } from './report.js'
import { annexLabel, annexReference, capitals, numberLine, placeAndDate } from './report-text.js'

const HEAD: Letterhead = {
  superior: 'Bộ Công an',
  issuer: 'Công an tỉnh Lai Châu',
  symbol: 'BC-CAT-PV01',
  number: 5,
  place: 'Lai Châu',
  date: { day: 5, month: 1, year: 2025 },
  kind: 'Báo cáo',
  title: '',
  addressees: [],
  signature: { authority: null, position: 'Giám đốc', name: null },
  recipients: [],
}

describe('the parts of an official document that follow a rule', () => {
  test.each([
    [1, 'Số: 01/BC-CAT-PV01'],
    [9, 'Số: 09/BC-CAT-PV01'],
    [10, 'Số: 10/BC-CAT-PV01'],
    [1234, 'Số: 1234/BC-CAT-PV01'],
    [null, 'Số: \u00A0\u00A0\u00A0\u00A0\u00A0\u00A0/BC-CAT-PV01'],
  ])('number %s', (number, expected) => {
    expect(numberLine({ ...HEAD, number }, 'vi')).toBe(expected)
  })

  test.each([
    [5, 1, 'Lai Châu, ngày 05 tháng 01 năm 2024'],
    [29, 2, 'Lai Châu, ngày 29 tháng 02 năm 2024'],
    [9, 3, 'Lai Châu, ngày 09 tháng 3 năm 2024'],
    [10, 10, 'Lai Châu, ngày 10 tháng 10 năm 2024'],
  ])('day %i month %i', (day, month, expected) => {
    expect(placeAndDate({ ...HEAD, date: { day, month, year: 2024 } }, 'vi')).toBe(expected)
  })

  test('without a date leaves room to write it in', () => {
    expect(placeAndDate({ ...HEAD, date: null }, 'vi')).toMatch(
      /^Lai Châu, ngày \u00A0{6} tháng \u00A0{6} năm \u00A0{6}$/,
    )
  })

  test('in English', () => {
    expect(placeAndDate(HEAD, 'en')).toBe('Lai Châu, 5 January 2025')
    expect(numberLine(HEAD, 'en')).toBe('No.: 05/BC-CAT-PV01')
  })

  test.each([
    [{ number: 0 }, 'report-number-invalid'],
    [{ number: 1.5 }, 'report-number-invalid'],
  ])('refuses %o', (more, code) => {
    expect(() => numberLine({ ...HEAD, ...more }, 'vi')).toThrow(expect.objectContaining({ code }))
  })

  test.each([
    [29, 2, 2023],
    [31, 4, 2024],
    [0, 1, 2024],
    [1, 13, 2024],
  ])('refuses the day %i/%i/%i', (day, month, year) => {
    expect(() => placeAndDate({ ...HEAD, date: { day, month, year } }, 'vi')).toThrow(
      expect.objectContaining({ code: 'report-date-invalid' }),
    )
  })

  test('annexes', () => {
    const annex = { title: '', landscape: false, blocks: [] }
    expect(annexLabel({ ...annex, numeral: null }, 'vi')).toBe('Phụ lục')
    expect(annexLabel({ ...annex, numeral: 'II' }, 'vi')).toBe('Phụ lục II')
    expect(annexReference(HEAD, 'vi')).toBe(
      '(Kèm theo Báo cáo số 05/BC-CAT-PV01 ngày 05 tháng 01 năm 2025 của Công an tỉnh Lai Châu)',
    )
  })

  test('Vietnamese capitals', () => {
    expect(capitals('Ủy ban nhân dân tỉnh Đắk Nông, ờ ự ễ')).toBe('ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG, Ờ Ự Ễ')
  })
})
