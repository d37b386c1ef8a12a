import { expect, test } from 'vitest'
import { momentText } from './moment-text.js'

test.each([
  ['2026-11-23T14:10:05.987Z', 'Asia/Ho_Chi_Minh', '23/11/2026 21:10:05', '2026-11-23 21:10:05'],
  // The next day has begun in Vietnam; midnight is 00, not 24.
  ['2026-12-31T17:00:00.000Z', 'Asia/Ho_Chi_Minh', '01/01/2027 00:00:00', '2027-01-01 00:00:00'],
  ['2026-03-01T02:30:00.000Z', 'America/Sao_Paulo', '28/02/2026 23:30:00', '2026-02-28 23:30:00'],
])('%s in %s', (at, timezone, vi, en) => {
  expect(momentText(new Date(at), timezone, 'vi')).toBe(vi)
  expect(momentText(new Date(at), timezone, 'en')).toBe(en)
})
