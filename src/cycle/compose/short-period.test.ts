import { expect, test } from 'vitest'
import { parsePeriod } from '../../domain/period.js'
import { shortPeriod } from './short-period.js'

test.each([
  ['2024-06-14', '14/6/2024', '14 June 2024'],
  ['2024-W24', 'Tuần 24/2024', 'W24 2024'],
  ['2024-06', 'T6/2024', 'M6 2024'],
  ['2024-Q2', 'Q2/2024', 'Q2 2024'],
  ['2024-H1', '6T/2024', 'H1 2024'],
  ['2024-H2', '6T cuối 2024', 'H2 2024'],
  ['2024-9M', '9T/2024', '9M 2024'],
  ['2024', 'Năm 2024', '2024'],
])('%s is headed "%s"', (code, vi, en) => {
  expect(shortPeriod(parsePeriod(code), 'vi')).toBe(vi)
  expect(shortPeriod(parsePeriod(code), 'en')).toBe(en)
})
