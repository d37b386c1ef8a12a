import { expect, test } from 'vitest'
import { type Addressee, digest, type Told } from './digest.js'
import { NOTICE_KINDS } from './notice.js'

const HEAD: Addressee = { name: 'Nguyễn Thị B', lang: 'vi', url: 'https://bao-cao.example.vn' }
const late = (about: string, due: string): Told => ({ kind: 'late', about, detail: { due } })

test('counts and days, the most pressing first', () => {
  const { subject, body } = digest(
    HEAD,
    [
      { kind: 'submitted', about: '1/2026-10/crime', detail: {} },
      late('1/2026-09/crime', '2026-09-16'),
      late('1/2026-10/crime', '2026-10-16'),
      { kind: 'late-below', about: '2//', detail: { count: 12, due: '2026-10-16' } },
    ],
    '2026-11-23',
  )
  expect(subject).toBe('Cùng Kỳ: 2 báo cáo quá hạn, 1 báo cáo chờ duyệt')
  expect(body.split('\n').filter((line) => line.startsWith('- '))).toEqual([
    '- Báo cáo quá hạn: 2 (hạn sớm nhất: 16/9/2026)',
    '- Báo cáo quá hạn của đơn vị cấp dưới: 12 (hạn sớm nhất: 16/10/2026)',
    '- Báo cáo gửi đến chờ duyệt: 1',
  ])
  expect(body).toContain('https://bao-cao.example.vn')
})

test('what was told of the same return twice counts once', () => {
  const { body } = digest(HEAD, [late('1/a', '2026-10-16'), late('1/a', '2026-10-16')], '2026-11-23')
  expect(body).toContain('- Báo cáo quá hạn: 1 ')
})

test.each(NOTICE_KINDS)(
  '%s: a letter in either language without a hole, and only news in the subject otherwise',
  (kind) => {
    for (const lang of ['vi', 'en'] as const) {
      const told = [{ kind, about: 'x', detail: { due: '2026-10-16' } }]
      const { subject, body } = digest({ ...HEAD, lang, url: null }, told, '2026-11-23')
      expect(subject + body).not.toMatch(/[{}]/)
      expect(subject).toContain('1')
      expect(body.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(1)
    }
  },
)
