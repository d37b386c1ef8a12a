import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimal, digits } from './decimal.js'
import {
  formatDate,
  formatNumber,
  formatPercent,
  formatSigned,
  formatTrimmed,
  isAmbiguousNumber,
  parseNumberText,
} from './number-text.js'

describe('writing', () => {
  test.each([
    // value, places, Vietnamese, English
    ['1234.5', undefined, '1.234,5', '1,234.5'],
    ['1234567', 0, '1.234.567', '1,234,567'],
    ['123', 0, '123', '123'],
    ['0', 1, '0,0', '0.0'],
    ['-1234.56', 1, '-1.234,6', '-1,234.6'],
    ['23.4042553', 1, '23,4', '23.4'],
    ['2.65', 1, '2,7', '2.7'],
    ['-2.65', 1, '-2,7', '-2.7'],
    ['-0.04', 1, '0,0', '0.0'],
    ['5', 2, '5,00', '5.00'],
    ['999.96', 1, '1.000,0', '1,000.0'],
    ['17.825', undefined, '17,825', '17.825'],
  ])('%s at %s places is %s in Vietnamese, %s in English', (value, places, vi, en) => {
    expect(formatNumber(decimal(value), places, 'vi')).toBe(vi)
    expect(formatNumber(decimal(value), places, 'en')).toBe(en)
  })

  test.each([
    ['12', '+12'],
    ['-12', '-12'],
    ['0', '0'],
    ['1454', '+1.454'],
    ['0.4', '0'],
    ['-0.4', '0'],
  ])('%s with its sign is %s', (value, text) => {
    expect(formatSigned(decimal(value), 0, 'vi')).toBe(text)
  })

  test.each([
    ['25', '25'],
    ['25.04', '25'],
    ['25.05', '25,1'],
    ['1000', '1.000'],
    ['-3.50', '-3,5'],
  ])('%s in running text is %s', (value, text) => {
    expect(formatTrimmed(decimal(value), 1, 'vi')).toBe(text)
  })

  test('a percentage has no space before its sign', () => {
    expect(formatPercent(decimal('97.2222'), 1, 'vi')).toBe('97,2%')
    expect(formatPercent(decimal('97.2222'), 1, 'en')).toBe('97.2%')
  })

  test('days', () => {
    expect(formatDate('2024-06-14', 'vi')).toBe('14/6/2024')
    expect(formatDate('2024-06-04', 'en')).toBe('4 June 2024')
  })
})

describe('reading', () => {
  test.each([
    ['1.234,5', '1234.5'],
    ['1.408', '1408'],
    ['70.430', '70430'],
    ['1.234.567', '1234567'],
    ['1234', '1234'],
    ['1234,5', '1234.5'],
    ['06', '6'],
    ['0', '0'],
    ['97,2', '97.2'],
    ['0,54', '0.54'],
    ['17,825', '17.825'],
    ['-24,25', '-24.25'],
    ['\u221224,25', '-24.25'],
    ['+12', '12'],
    [' 72 ', '72'],
  ])('%j is %s in Vietnamese', (text, expected) => {
    expect(digits(parseNumberText(text, 'vi')!)).toBe(expected)
  })

  test.each([
    '',
    '-',
    ',',
    '.',
    '1,',
    ',5',
    '1.',
    '1.23',
    '12.34',
    '0.123',
    '012.345',
    '1234.567',
    '1.234.56',
    '1..234',
    '1,234.5',
    '1,2,3',
    '1 234',
    '1\u00a0234',
    '1e3',
    '97,2%',
    '- 3',
    '--3',
    'một',
    '1'.repeat(31),
  ])('%j is not a number in Vietnamese', (text) => {
    expect(parseNumberText(text, 'vi')).toBeUndefined()
  })

  test('English marks are the other way round', () => {
    expect(digits(parseNumberText('1,234.5', 'en')!)).toBe('1234.5')
    expect(parseNumberText('1.234,5', 'en')).toBeUndefined()
  })

  test.each([
    ['1.234', true],
    ['1,234', true],
    ['0,123', false],
    ['1.234,5', false],
    ['97,2', false],
    ['1234', false],
    ['1.234.567', false],
    ['x', false],
  ])('%s could be two numbers: %s', (text, ambiguous) => {
    expect(isAmbiguousNumber(text)).toBe(ambiguous)
  })

  test('what is written is read back, in both languages', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.integer({ min: 0, max: 8 }),
        fc.constantFrom('vi' as const, 'en' as const),
        (whole, shift, lang) => {
          const value = decimal(whole.toString()).times(decimal(`1e-${shift}`))
          const text = formatNumber(value, undefined, lang)
          expect(digits(parseNumberText(text, lang)!)).toBe(digits(value))
        },
      ),
    )
  })
})
