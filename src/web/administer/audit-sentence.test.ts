import { describe, expect, test } from 'vitest'
import { webAuditWords } from '../../domain/words/web-audit.js'
import { auditCsv } from './audit-csv.js'
import type { AuditEntry } from './audit-data.js'
import { actorText, auditSentence, fieldText } from './audit-sentence.js'

const entry = (action: string, detail: AuditEntry['detail'] = {}): AuditEntry => ({
  id: '00000000-0000-4000-8000-000000000001',
  at: '2026-11-23T02:05:00.000Z',
  unit: { key: 'a12', name: 'Xã "Mường Kim", cũ' },
  action,
  actor: 'root',
  actorName: null,
  account: null,
  requestId: null,
  detail,
})

describe('a sentence of the audit', () => {
  test('tells role, person and days in both languages', () => {
    const given = entry('role.give', { username: 'annv', role: 'head', from: '2026-11-23', to: '2027-01-01' })
    expect(auditSentence(given, 'vi')).toBe(
      'giao vai trò thủ trưởng cho annv từ 23/11/2026 đến hết 31/12/2026',
    )
    expect(auditSentence(given, 'en')).toContain('gave annv the role head from')
  })

  test('names period and form as people do', () => {
    const sent = entry('return.submit', { period: '2026-10', form: 'commune-month' })
    expect(auditSentence(sent, 'vi', () => 'Biểu tháng')).toBe('gửi duyệt Biểu tháng, tháng 10 năm 2026')
  })

  test('of an action that nobody foresaw is the action itself', () => {
    expect(auditSentence(entry('moon.landed'), 'en')).toContain('moon.landed')
  })

  test.each(Object.keys(webAuditWords).filter((key) => key.startsWith('did-') && key !== 'did-other'))(
    '%s leaves no hole open, whatever is missing from the details',
    (key) => {
      const action = key.slice('did-'.length).replace('-', '.')
      for (const lang of ['vi', 'en'] as const) expect(auditSentence(entry(action), lang)).not.toMatch(/[{}]/)
    },
  )
})

test('who did it: a person, somebody not signed in, the command line', () => {
  expect(actorText({ actor: 'x', actorName: 'Lò Văn Sơn' }, 'vi')).toBe('Lò Văn Sơn')
  expect(actorText({ actor: 'unknown', actorName: null }, 'en')).toBe('Somebody not signed in')
  expect(actorText({ actor: 'root', actorName: null }, 'en')).toBe('root (at the server)')
})

test('values of any kind have a text', () => {
  expect([null, 'a', 3, true, ['a', 2], { a: 1 }].map(fieldText)).toEqual([
    '–',
    'a',
    '3',
    'true',
    'a, 2',
    '{"a":1}',
  ])
})

test('the file keeps commas and quotes in their cells and no formula alive', () => {
  const file = auditCsv(
    [{ ...entry('account.make'), actorName: '=1+1' }],
    'en',
    (at) => at,
    (id) => id,
  )
  const [head, line] = file.split('\r\n')
  expect(head).toBe('When,Who,What,Unit,Action,Account concerned,Request,Details')
  expect(line).toContain("'=1+1")
  expect(line).toContain('"Xã ""Mường Kim"", cũ"')
})
