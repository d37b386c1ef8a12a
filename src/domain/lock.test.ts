import { describe, expect, test } from 'vitest'
import {
  type Closure,
  closureFault,
  exceptionFault,
  figureStatus,
  type LockException,
  lockFinding,
  lockStatus,
  lockText,
} from './lock.js'
import { monthPeriod } from './period.js'
import { describe as sentence } from './problem.js'

const JUNE = monthPeriod(2024, 6).key
const MAY = monthPeriod(2024, 5).key
const question = { path: ['bca', 'cat12', 'h105', 'x03386'], level: 'commune', period: JUNE, form: 'month' }
const by = { by: 'em', office: { role: 'head', unit: 'cat12' }, at: '2024-06-19T08:00:00+07:00' } as const

function closure(more: Partial<Closure> = {}): Closure {
  const what = {
    kind: 'closed',
    period: JUNE,
    unit: 'cat12',
    level: 'commune',
    from: '2024-06-19',
    to: null,
  } as const
  return { ...what, ...by, reason: 'Chốt số liệu tháng 6', ...more }
}

function exception(more: Partial<LockException> = {}): LockException {
  const what = { unit: 'x03386', period: JUNE, form: null, from: '2024-06-20', until: '2024-06-21' }
  return { ...what, ...by, reason: 'Bổ sung 1 vụ', ...more }
}

describe('is the return of the commune for June locked?', () => {
  const final = closure({ kind: 'final', from: '2024-07-01' })
  test.each([
    // what was ordered, exceptions, day, why
    ['nothing ordered', [], [], '2024-06-30', 'open'],
    ['the day before', [closure()], [], '2024-06-18', 'open'],
    ['on the first day', [closure()], [], '2024-06-19', 'closed'],
    ['reopened', [closure({ to: '2024-06-25' })], [], '2024-06-25', 'open'],
    ['the last day before that', [closure({ to: '2024-06-25' })], [], '2024-06-24', 'closed'],
    ['another period', [closure({ period: MAY })], [], '2024-06-20', 'open'],
    ['another level', [closure({ level: 'district' })], [], '2024-06-20', 'open'],
    ['every level', [closure({ level: null })], [], '2024-06-20', 'closed'],
    ['by a unit that is not above', [closure({ unit: 'h109' })], [], '2024-06-20', 'open'],
    ['by the unit itself', [closure({ unit: 'x03386' })], [], '2024-06-20', 'closed'],
    ['excepted', [closure()], [exception()], '2024-06-20', 'excepted'],
    ['excepted on the last day', [closure()], [exception()], '2024-06-21', 'excepted'],
    ['the day after', [closure()], [exception()], '2024-06-22', 'exception-expired'],
    ['before the exception begins', [closure()], [exception()], '2024-06-19', 'closed'],
    ['an exception for another unit', [closure()], [exception({ unit: 'x03388' })], '2024-06-20', 'closed'],
    ['for another period', [closure()], [exception({ period: MAY })], '2024-06-20', 'closed'],
    ['for another form', [closure()], [exception({ form: 'week' })], '2024-06-20', 'closed'],
    ['for this form', [closure()], [exception({ form: 'month' })], '2024-06-20', 'excepted'],
    ['prolonged', [closure()], [exception(), exception({ until: '2024-06-28' })], '2024-06-25', 'excepted'],
    ['an exception nobody needs', [], [exception()], '2024-06-20', 'open'],
    ['final', [closure(), final], [], '2024-07-01', 'final'],
    [
      'final, with an exception',
      [closure(), final],
      [exception({ until: '2024-07-05' })],
      '2024-07-05',
      'excepted',
    ],
    ['final, with one that has expired', [closure(), final], [exception()], '2024-07-05', 'final'],
  ] as const)('%s', (_, closures, exceptions, today, because) => {
    const status = lockStatus(question, closures, exceptions, today)
    expect(status.because).toBe(because)
    expect(status.locked).toBe(['closed', 'final', 'exception-expired'].includes(because))
    const words = (['vi', 'en'] as const).map((lang) => lockText(status, lang))
    if (status.locked) words.push(sentence(lockFinding(status), 'vi'), sentence(lockFinding(status), 'en'))
    expect(words.join(' ')).not.toMatch(/[{}]/)
  })

  test('the lock names its reason and the exception its end', () => {
    const status = lockStatus(question, [closure()], [], '2024-06-19')
    expect(lockText(status, 'vi')).toBe('Kỳ báo cáo đã khóa từ ngày 19/6/2024. Lý do: Chốt số liệu tháng 6')
    const excepted = lockStatus(question, [closure()], [exception()], '2024-06-20')
    expect(lockText(excepted, 'en')).toContain('until the end of 21 June 2024. Reason: Bổ sung 1 vụ')
  })

  test('figures are preliminary until they are declared final, also while one unit is excepted', () => {
    expect(figureStatus(question, [closure(), final], '2024-06-30')).toBe('preliminary')
    expect(figureStatus(question, [closure(), final], '2024-07-01')).toBe('final')
  })
})

describe('orders that make no sense', () => {
  test.each([
    ['sound', closure(), null],
    ['no reason', closure({ reason: ' - ' }), 'lock-reason-missing'],
    ['ends as it begins', closure({ to: '2024-06-19' }), 'lock-dates-reversed'],
    ['the window still runs', closure({ from: '2024-06-14' }), 'lock-period-running'],
    ['the day after the window', closure({ from: '2024-06-15' }), null],
  ])('to close: %s', (_, order, code) => {
    expect(closureFault(order, '2024-06-14')?.code ?? null).toBe(code)
  })

  test.each([
    ['sound', exception(), null],
    ['until today', exception({ until: '2024-06-20' }), null],
    ['no reason', exception({ reason: '' }), 'lock-reason-missing'],
    ['until yesterday', exception({ from: '2024-06-18', until: '2024-06-19' }), 'lock-exception-past'],
    ['over before it begins', exception({ from: '2024-06-25' }), 'lock-exception-past'],
  ])('to except: %s', (_, order, code) => {
    const fault = exceptionFault(order, '2024-06-20')
    expect(fault?.code ?? null).toBe(code)
    if (fault !== null) expect(sentence(fault, 'vi') + sentence(fault, 'en')).not.toMatch(/[{}]/)
  })
})
