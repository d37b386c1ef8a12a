import { describe, expect, test } from 'vitest'
import { check, come, factsFor, LOCKS, PEOPLE, run, TO_STATE } from '../../test/support/returns.js'
import { ACTIONS, RELATIONS, ROLES, tableAnswer } from './access-table.js'
import { Problem, describe as sentence } from './problem.js'
import { STAGES } from './strata.js'
import { abilities, decide, type ReturnFacts, unexplained, warningKey } from './submission.js'
import { countedVersion, fold, type ReturnEvent, type ReturnProgress, sentAt } from './submission-progress.js'
import { COMMANDS, TRANSITIONS } from './submission-table.js'

/** Of each state: what the clerk An, the head Chi and the analyst above, Em, may do; and where it leads. */
test.each([
  ['empty', { save: 'draft' }, {}, {}],
  ['draft', { save: 'draft', submit: 'submitted', withdraw: 'withdrawn' }, { withdraw: 'withdrawn' }, {}],
  [
    'submitted',
    { withdraw: 'withdrawn' },
    { approve: 'approved', return: 'returned', withdraw: 'withdrawn' },
    {},
  ],
  ['approved', { amend: 'draft' }, { amend: 'draft' }, { return: 'returned', accept: 'accepted' }],
  ['accepted', { amend: 'draft' }, { amend: 'draft' }, {}],
  ['returned', { save: 'draft' }, {}, {}],
  ['withdrawn', { save: 'draft' }, {}, {}],
])('the steps from %s', (state, clerk, head, analyst) => {
  const progress = come(...TO_STATE[state]!)
  expect(progress.state).toBe(state)
  const reached = (actor: string) =>
    Object.fromEntries(
      COMMANDS.flatMap((kind) => {
        const decision = run(progress, `${actor} ${kind}: vì có sai sót`)
        return 'no' in decision ? [] : [[kind, decision.next.state]]
      }),
    )
  expect([reached('an'), reached('chi'), reached('em')]).toEqual([clerk, head, analyst])
})

test('no step of the table is there twice, and each is given to its side and to nobody else', () => {
  expect(new Set(TRANSITIONS.map((row) => `${row.from} ${row.command}`)).size).toBe(TRANSITIONS.length)
  for (const { action, by } of TRANSITIONS) {
    expect(ACTIONS).toContain(action)
    for (const role of ROLES)
      for (const relation of RELATIONS) {
        if (tableAnswer(role, action, relation) !== 'yes') continue
        expect(by === 'unit' ? ['own', 'predecessor'] : ['below']).toContain(relation)
      }
  }
})

function refusal(progress: ReturnProgress, line: string, more: Partial<ReturnFacts> = {}): string {
  const decision = run(progress, line, more)
  if (!('no' in decision)) return 'done'
  const words = sentence(decision.finding, 'vi') + sentence(decision.finding, 'en')
  expect(words).not.toMatch(/[{}]/)
  return decision.no
}

describe('two persons', () => {
  test.each([
    ['who entered it all', ['ha save', 'ha submit'], 'ha approve', 'two-person'],
    ['who entered one cell', ['an save', 'dung save', 'an submit'], 'dung approve', 'two-person'],
    ['who only submitted it', ['an save', 'dung submit'], 'dung approve', 'done'],
    ['who entered nothing', ['an save', 'dung save', 'an submit'], 'chi approve', 'done'],
    [
      'who entered what an amendment took over',
      ['dung save', 'dung submit', 'chi approve', 'em accept', 'an amend: sót 1 vụ', 'an save', 'an submit'],
      'dung approve',
      'two-person',
    ],
    [
      'who entered what went on after it was sent back',
      ['dung save', 'dung submit', 'chi return: sai cột 3', 'an save', 'an submit'],
      'dung approve',
      'two-person',
    ],
    [
      'who entered what was withdrawn',
      ['dung save', 'dung submit', 'an withdraw', 'an save', 'an submit'],
      'dung approve',
      'two-person',
    ],
    [
      'who entered what was then entered anew as a whole',
      ['dung save', 'dung submit', 'chi return: sai cột 3', 'an save all', 'an submit'],
      'dung approve',
      'done',
    ],
    [
      'who entered a cell after that',
      ['an save', 'an submit', 'chi return: sai', 'an save all', 'dung save', 'an submit'],
      'dung approve',
      'two-person',
    ],
    [
      'and a whole return entered by another does not hide who worked on the same version',
      ['dung save', 'an save all', 'an submit'],
      'dung approve',
      'two-person',
    ],
    [
      'who entered it accepts it above',
      ['ha save', 'an submit', 'chi approve'],
      'ha accept',
      'own-acceptance',
    ],
    [
      'who approved it accepts it above',
      ['an save', 'an submit', 'ha approve'],
      'ha accept',
      'own-acceptance',
    ],
    ['who did neither accepts it above', ['an save', 'an submit', 'chi approve'], 'ha accept', 'done'],
  ])('%s', (_, lines, last, expected) => {
    expect(refusal(come(...lines), last)).toBe(expected)
  })
})

describe('a closed period', () => {
  test.each([
    // state, step, closed, final, exception expired, exception in force
    ['empty', 'an save', 'closed', 'final', 'exception-expired', 'done'],
    ['draft', 'an submit', 'closed', 'final', 'exception-expired', 'done'],
    ['draft', 'an withdraw', 'closed', 'final', 'exception-expired', 'done'],
    ['submitted', 'chi approve', 'closed', 'final', 'exception-expired', 'done'],
    ['approved', 'em return: sai', 'closed', 'final', 'exception-expired', 'done'],
    ['approved', 'em accept', 'done', 'final', 'done', 'done'],
    ['accepted', 'an amend: sót', 'closed', 'final', 'exception-expired', 'done'],
  ])('%s: %s', (state, line, ...expected) => {
    const progress = come(...TO_STATE[state]!)
    const answers = [LOCKS.closed, LOCKS.final, LOCKS.expired, LOCKS.excepted]
    expect(answers.map((lock) => refusal(progress, line, { lock }))).toEqual(expected)
  })
})

describe('a window that is still running', () => {
  const running = { runningUntil: '2024-06-14' }

  test('nothing is submitted before its last day is over; everything else goes on', () => {
    const draft = come('an save')
    expect(refusal(draft, 'an submit', running)).toBe('window-running')
    expect(refusal(draft, 'an save', running)).toBe('done')
    expect(refusal(draft, 'an withdraw', running)).toBe('done')
    expect(abilities(draft, 'an', factsFor('an', running)).submit).toMatchObject({ no: 'window-running' })
  })

  test('the refusal names the last day and the first on which it may be sent', () => {
    const decision = run(come('an save'), 'an submit', running)
    if (!('no' in decision)) throw new Error('submitted')
    expect(sentence(decision.finding, 'vi')).toContain('14/6/2024')
    expect(sentence(decision.finding, 'vi')).toContain('15/6/2024')
  })
})

describe('which of two ways back', () => {
  const back = (state: string, actor: string, action: 'return.hand-back' | 'return.return') => {
    const progress = come(...TO_STATE[state]!)
    const office = PEOPLE[actor]![0]!
    const command = {
      kind: 'return',
      action,
      actor,
      office,
      at: '2024-06-17T08:00:00Z',
      reason: 'sai',
    } as const
    const decision = decide(progress, command, factsFor(actor))
    return 'no' in decision ? decision.no : decision.next.state
  }
  test.each([
    ['the head hands back what was submitted', 'submitted', 'chi', 'return.hand-back', 'returned'],
    ['what was approved is no longer for the head', 'approved', 'chi', 'return.hand-back', 'wrong-state'],
    ['the superior sends back what was approved', 'approved', 'em', 'return.return', 'returned'],
    [
      'what was only submitted is not yet for the superior',
      'submitted',
      'em',
      'return.return',
      'wrong-state',
    ],
    ['and never the head’s way', 'submitted', 'em', 'return.hand-back', 'not-this-role'],
  ] as const)('%s', (_, state, actor, action, expected) => {
    expect(back(state, actor, action)).toBe(expected)
  })
})

describe('faulty figures', () => {
  const draft = come('an save')
  const warning = check('warning', 'r2', [3, 4])
  const key = warningKey(warning)
  test.each([
    ['an error', [check('error', 'r1', [1])], [], 'check-errors'],
    ['an error, though explained', [check('error', 'r1', [1])], [['r1:1', 'Có lý do']], 'check-errors'],
    ['a warning', [warning], [], 'warnings-unexplained'],
    ['a warning with a dash for an explanation', [warning], [[key, ' — ']], 'warnings-unexplained'],
    ['a warning explained', [warning], [[key, 'Vụ của kỳ trước chuyển sang']], 'done'],
    [
      'two warnings, one explained',
      [warning, check('warning', 'r3', [3])],
      [[key, 'Có']],
      'warnings-unexplained',
    ],
    ['nothing', [], [], 'done'],
  ] as const)('%s', (_, checks, explained, expected) => {
    const explanations = new Map(explained.map(([k, text]) => [k as string, text as string]))
    expect(refusal(draft, 'an submit', { checks, explanations })).toBe(expected)
    expect(refusal(draft, 'an save', { checks, explanations })).toBe('done')
  })

  test('the message says how many places are open', () => {
    const checks = [check('error', null, [1]), check('error', null, [2]), warning]
    const decision = run(draft, 'an submit', { checks })
    expect('no' in decision && sentence(decision.finding, 'vi')).toContain('còn lỗi ở 2 chỗ')
    expect(unexplained(checks, new Map())).toEqual([warning])
  })
})

describe('reasons', () => {
  test.each([
    ['approved', 'em return', 'reason-missing'],
    ['approved', 'em return:  ', 'reason-missing'],
    ['approved', 'em return: ...', 'reason-missing'],
    ['approved', 'em return: \u200b\u00a0', 'reason-missing'],
    ['approved', 'em return: Sai tổng số', 'done'],
    ['submitted', 'chi return', 'reason-missing'],
    ['accepted', 'an amend', 'reason-missing'],
    ['accepted', 'an amend: Sót 1 vụ', 'done'],
    ['submitted', 'an withdraw', 'done'],
  ])('%s: %s', (state, line, expected) => {
    expect(refusal(come(...TO_STATE[state]!), line)).toBe(expected)
  })

  test('it stays with the version that it opened or ended', () => {
    const progress = come(...TO_STATE.returned!, 'an save', 'an submit', 'chi approve', 'an amend: sót 1 vụ')
    expect(progress.versions.map((v) => [v.state, v.openedFor, v.closedFor])).toEqual([
      ['returned', null, 'sai cột 3'],
      ['approved', 'sai cột 3', null],
      ['draft', 'sót 1 vụ', null],
    ])
  })
})

describe('other refusals', () => {
  test.each([
    ['of a form that the unit does not owe', 'empty', 'an save', { owed: false }, 'not-owed'],
    ['though what lies there can be cleared away', 'draft', 'an withdraw', { owed: false }, 'done'],
    ['of the unit beside', 'empty', 'lan save', {}, 'beside'],
    ['of an administrator', 'empty', 'kien save', {}, 'apart-from-figures'],
    ['of the unit’s own head in the superior’s place', 'approved', 'chi accept', {}, 'superior-only'],
    ['of the superior before the unit has approved', 'submitted', 'giang return: sai', {}, 'unit-only'],
    ['of a step that is not next', 'draft', 'chi approve', {}, 'wrong-state'],
    ['of a step that was taken already', 'submitted', 'an submit', {}, 'wrong-state'],
    ['rights come before the state', 'draft', 'lan approve', {}, 'not-this-role'],
    ['rights come before the lock', 'empty', 'em save', { lock: LOCKS.closed }, 'not-this-role'],
  ] as const)('%s', (_, state, line, more, expected) => {
    expect(refusal(come(...TO_STATE[state]!), line, more)).toBe(expected)
  })

  test('one acts in one office at a time: the clerk’s does not approve, though the same person is a head', () => {
    const approve = (role: 'clerk' | 'head') =>
      decide(
        come('an save', 'an submit'),
        { kind: 'approve', actor: 'ha', office: { role, unit: 'x03386' }, at: '2024-06-17T08:00:00Z' },
        factsFor('ha'),
      )
    expect(approve('clerk')).toMatchObject({ no: 'not-this-role' })
    expect(approve('head')).toMatchObject({ next: { state: 'approved' } })
  })

  test('a step that is not next names those that are', () => {
    const decision = run(come('an save', 'an submit'), 'an submit')
    expect('no' in decision && sentence(decision.finding, 'vi')).toBe(
      'Không thể gửi duyệt báo cáo khi báo cáo đã gửi, chờ duyệt. Lúc này đơn vị báo cáo có thể duyệt, trả lại hoặc rút lại.',
    )
    expect('no' in decision && sentence(decision.finding, 'en')).toContain('approve, send back or withdraw')
  })
})

describe('abilities', () => {
  const may = (actor: string, state: string, more: Partial<ReturnFacts> = {}) =>
    Object.fromEntries(
      Object.entries(abilities(come(...TO_STATE[state]!), actor, factsFor(actor, more))).map(
        ([kind, ability]) => [kind, ability === true ? true : ability.no],
      ),
    )

  test('of a clerk with a draft that has an error', () => {
    expect(may('an', 'draft', { checks: [check('error', null, [1])] })).toEqual({
      save: true,
      submit: 'check-errors',
      approve: 'not-this-role',
      return: 'not-this-role',
      accept: 'not-this-role',
      amend: 'wrong-state',
      withdraw: true,
    })
  })

  test('of a head who also entered', () => {
    const progress = come('dung save', 'dung submit')
    const ability = abilities(progress, 'dung', factsFor('dung')).approve
    expect(ability).toMatchObject({ no: 'two-person', finding: { code: 'return-two-person' } })
  })

  test('a reason is taken as given', () => {
    expect(may('em', 'approved')).toMatchObject({ return: true, accept: true })
  })
})

describe('versions', () => {
  test('an amended return goes on counting until the amendment has come as far', () => {
    const counted = (progress: ReturnProgress) =>
      STAGES.map((stage) => countedVersion(progress, stage)?.version)
    const accepted = TO_STATE.accepted!
    const amended = [...accepted, 'an amend: sót 1 vụ', 'an save']
    expect(counted(come(...accepted))).toEqual([1, 1, 1, 1])
    expect(counted(come(...amended))).toEqual([2, 1, 1, 1])
    expect(counted(come(...amended, 'an submit'))).toEqual([2, 2, 1, 1])
    expect(counted(come(...amended, 'an submit', 'chi approve'))).toEqual([2, 2, 2, 1])
    expect(counted(come(...amended, 'an submit', 'chi approve', 'em accept'))).toEqual([2, 2, 2, 2])
    expect(counted(come(...amended, 'an submit', 'chi approve', 'em return: sai'))).toEqual([1, 1, 1, 1])
  })

  test('a withdrawn amendment leaves the return where it was', () => {
    const progress = come(...TO_STATE.approved!, 'an amend: nhầm', 'an withdraw')
    expect([progress.state, progress.version]).toEqual(['approved', 1])
    const accepted = run(progress, 'em accept')
    expect('event' in accepted && accepted.event.version).toBe(1)
    expect('next' in accepted && accepted.next.versions.map((v) => v.state)).toEqual([
      'accepted',
      'withdrawn',
    ])
  })

  test('a new version after a withdrawn one takes the next number', () => {
    const progress = come(...TO_STATE.approved!, 'an amend: nhầm', 'an withdraw', 'an amend: sót', 'an save')
    expect([progress.state, progress.version]).toEqual(['draft', 3])
  })

  test.each([
    ['nothing entered', [], false],
    ['submitted, not signed by the head', TO_STATE.submitted!, false],
    ['approved', TO_STATE.approved!, true],
    ['accepted', TO_STATE.accepted!, true],
    ['sent back by the superior', [...TO_STATE.approved!, 'em return: sai'], false],
    ['amended after it was accepted', [...TO_STATE.accepted!, 'an amend: sót'], true],
  ])('sent? %s', (_, lines, sent) => {
    expect(sentAt(come(...lines)) !== null).toBe(sent)
  })

  test('the event keeps who, in what office, when and why', () => {
    const decision = run(come(...TO_STATE.approved!), 'giang return:  Sai tổng số ')
    expect('event' in decision && decision.event).toEqual({
      kind: 'return',
      from: 'approved',
      to: 'returned',
      version: 1,
      actor: 'giang',
      office: { role: 'head', unit: 'h105' },
      at: '2024-06-17T08:00:00+07:00',
      reason: 'Sai tổng số',
      covers: null,
    })
  })

  test('a history that does not hold together is refused', () => {
    const events = replay(['an save', 'an submit', 'chi approve', 'em accept'])
    expect(fold(events).state).toBe('accepted')
    const broken: ReturnEvent[][] = [
      events.slice(1),
      [events[0]!, events[2]!],
      [...events, events[3]!],
      [{ ...events[0]!, version: 2 }],
      [{ ...events[0]!, to: 'accepted' }],
    ]
    for (const history of broken) expect(refusedHistory(history)).toBe('return-history-unsound')
  })
})

function refusedHistory(events: readonly ReturnEvent[]): string {
  try {
    return fold(events).state
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

function replay(lines: readonly string[]): ReturnEvent[] {
  const events: ReturnEvent[] = []
  for (const line of lines) {
    const decision = run(fold(events), line)
    if ('no' in decision) throw new Error(`${line}: ${decision.no}`)
    events.push(decision.event)
  }
  return events
}
