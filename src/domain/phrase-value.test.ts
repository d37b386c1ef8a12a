import { expect, test } from 'vitest'
import type { Side } from './compare.js'
import { type Decimal, decimal } from './decimal.js'
import type { Indicator } from './measure.js'
import { parsePeriod } from './period.js'
import { phraseCompleteness, phraseRatio, phraseValue } from './phrase-value.js'

const cases: Indicator = {
  id: 'social_order_crime',
  name: { vi: 'Tội phạm về trật tự xã hội', en: 'Social-order crime' },
  expression: 'social_order_recorded',
  unit: { vi: 'vụ', en: 'cases' },
  decimals: 0,
  format: 'count',
  better: 'lower',
  targets: {},
  note: null,
  headline: true,
}
const rate: Indicator = {
  ...cases,
  id: 'clearance_rate',
  format: 'percent',
  decimals: 1,
  unit: { vi: '%', en: '%' },
}
const drugs: Indicator = {
  ...cases,
  id: 'drug_kg',
  format: 'amount',
  decimals: 2,
  unit: { vi: 'kg', en: 'kg' },
}

function side(period: string, value: Decimal | string | number | null, rest: Partial<Side> = {}): Side {
  return {
    period: parsePeriod(period),
    window: { from: '2023-12-15', to: '2024-06-14', days: 183 },
    value: value === null ? null : decimal(value),
    numerator: null,
    denominator: null,
    reported: 106,
    expected: 106,
    quality: 'exact',
    estimatedShare: null,
    ...rest,
  }
}

const pair = (numerator: string | number, denominator: string | number, rest: Partial<Side> = {}): Side =>
  side('2024-H1', decimal(denominator).eq(0) ? null : decimal(numerator).times(100).div(denominator), {
    numerator: decimal(numerator),
    denominator: decimal(denominator),
    ...rest,
  })

test.each([
  [pair(70, 72), '70/72 vụ, đạt 97,2%', '70/72 cases, 97.2%'],
  [pair(5, 5), '5/5 vụ, đạt 100%', '5/5 cases, 100%'],
  [pair(80, 72), '80/72 vụ, đạt 111,1%', '80/72 cases, 111.1%'],
  [pair(2313, 2742), '2.313/2.742 vụ, đạt 84,4%', '2,313/2,742 cases, 84.4%'],
  [pair(0, 0), 'không phát sinh', 'none arose'],
  [
    pair('70.5', 72, { quality: 'estimated' }),
    '70,5/72 vụ, đạt 97,9% (ước tính)',
    '70.5/72 cases, 97.9% (estimated)',
  ],
  [side('2024-H1', '97.2'), 'đạt 97,2%', '97.2%'],
  [side('2024-H1', null), 'chưa có số liệu', 'no data'],
])('ratio %#', (given, inVietnamese, inEnglish) => {
  expect(phraseRatio(given, 'vi', { unit: cases.unit })).toBe(inVietnamese)
  expect(phraseRatio(given, 'en', { unit: cases.unit })).toBe(inEnglish)
})

test('a ratio without the unit of its counts, or with more digits', () => {
  expect(phraseRatio(pair(70, 72), 'vi')).toBe('70/72, đạt 97,2%')
  expect(phraseRatio(pair(2313, 2742), 'vi', { unit: cases.unit, places: 2 })).toBe(
    '2.313/2.742 vụ, đạt 84,35%',
  )
})

test.each([
  ['2024-06', 102, 106, '102/106 đơn vị', '102/106 units'],
  ['2024-H1', 630, 636, '630/636 báo cáo', '630/636 returns'],
  ['2024', 39_852, 39_852, '39.852/39.852 báo cáo', '39,852/39,852 returns'],
])('completeness of %s, %i of %i: %s', (period, reported, expected, inVietnamese, inEnglish) => {
  expect(phraseCompleteness(side(period, 1, { reported, expected }), 'vi')).toBe(inVietnamese)
  expect(phraseCompleteness(side(period, 1, { reported, expected }), 'en')).toBe(inEnglish)
})

test.each([
  [cases, 1454, '1.454 vụ', '1,454 cases'],
  [cases, 1, '1 vụ', '1 case'],
  [cases, 0, '0 vụ', '0 cases'],
  [rate, '97.2222', '97,2%', '97.2%'],
  [drugs, '17.80', '17,8 kg', '17.8 kg'],
  [cases, null, 'chưa có số liệu', 'no data'],
])('value %#', (indicator, value, inVietnamese, inEnglish) => {
  expect(phraseValue(side('2024-H1', value), indicator, 'vi')).toBe(inVietnamese)
  expect(phraseValue(side('2024-H1', value), indicator, 'en')).toBe(inEnglish)
})

test.each([
  ['people', '1 person'],
  ['bodies', '1 body'],
  ['cases per 100,000 people', '1 case per 100,000 people'],
  ['advisory documents', '1 advisory document'],
  ['VND', '1 VND'],
])('one of "%s" is "%s"', (unit, phrase) => {
  const indicator = { ...cases, unit: { vi: 'x', en: unit } }
  expect(phraseValue(side('2024-H1', 1), indicator, 'en')).toBe(phrase)
})
