import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALL_KINDS, act, LAI_CHAU, randomHistory } from '../../test/support/histories.js'
import { reachOn } from '../cycle/register/register-pack.js'
import { type Access, type Action, type Assignment, can, type Role } from './access.js'
import { compatible, grantFault } from './access-grant.js'
import { relationOf } from './access-relation.js'
import { ACTIONS, accessTable, FIGURE_EDITS, RELATIONS, ROLES, tableAnswer } from './access-table.js'
import { addDays } from './date.js'
import type { Pack } from './pack.js'
import { PackIndex } from './pack-index.js'
import { describe as sentence } from './problem.js'
import { applyReorganisations } from './reorganisation.js'
import { buildHistory, treeAt, type UnitHistory } from './unit.js'

/** own o, predecessor r, below b, past p, parent ^, sibling =, elsewhere ?, retired x; `.` not at all. */
const LETTERS = {
  own: 'o',
  predecessor: 'r',
  below: 'b',
  past: 'p',
  parent: '^',
  sibling: '=',
  elsewhere: '?',
  retired: 'x',
}
const ANY = 'orbp^=?x'

test.each([
  // what               clerk   head    analyst registrar leader administrator
  ['return.read', ['orbp', 'orbp', 'orbp', 'orbp', 'orbp', '.']],
  ['return.comment', ['or', 'orb', 'orb', 'orb', 'orb', '.']],
  ['return.enter', ['or', '.', '.', '.', '.', '.']],
  ['return.submit', ['or', '.', '.', '.', '.', '.']],
  ['return.withdraw', ['or', 'or', '.', '.', '.', '.']],
  ['return.approve', ['.', 'or', '.', '.', '.', '.']],
  ['return.hand-back', ['.', 'or', '.', '.', '.', '.']],
  ['return.amend', ['or', 'or', '.', '.', '.', '.']],
  ['return.accept', ['.', 'b', 'b', '.', '.', '.']],
  ['return.return', ['.', 'b', 'b', '.', '.', '.']],
  ['return.lock', ['.', 'ob', '.', 'ob', '.', '.']],
  ['return.except', ['.', 'b', '.', '.', '.', '.']],
  ['return.finalise', ['.', 'ob', '.', '.', '.', '.']],
  ['figure.read', ['orbp', 'orbp', 'orbp', 'orbp', 'orbp', '.']],
  ['figure.compare', ['orb', 'orb', 'orb', 'orb', 'orb', '.']],
  ['figure.explain', ['orbp', 'orbp', 'orbp', 'orbp', 'orbp', '.']],
  ['figure.watch', ['.', '.', '.', 'orb', '.', '.']],
  ['figure.import', ['.', 'ob', '.', '.', '.', '.']],
  ['report.make', ['.', 'orb', 'orb', 'orb', 'orb', '.']],
  ['document.read', ['o', 'orb', 'orb', 'orb', 'orb', '.']],
  ['document.write', ['o', 'o', 'o', '.', 'o', '.']],
  ['document.approve', ['.', 'o', '.', '.', 'o', '.']],
  ['document.issue', ['o', 'o', 'o', '.', '.', '.']],
  ['conclusion.write', ['.', '.', '.', '.', 'ob', '.']],
  ['pack.read', [ANY, ANY, ANY, ANY, ANY, ANY]],
  ['pack.manage', ['.', '.', '.', '.', '.', 'o']],
  ['unit.read', [ANY, ANY, ANY, ANY, ANY, ANY]],
  ['unit.manage', ['.', '.', '.', '.', '.', 'ob']],
  ['account.read', ['.', '.', '.', '.', '.', 'orb']],
  ['account.manage', ['.', '.', '.', '.', '.', 'orb']],
  ['audit.read', ['.', 'o', '.', 'orb', '.', 'orb']],
  ['token.own', [ANY, ANY, ANY, ANY, ANY, ANY]],
  ['token.revoke', ['.', '.', '.', '.', '.', 'orb']],
] as const)('who may %s', (action, expected) => {
  const granted = ROLES.map((role) => {
    const letters = RELATIONS.filter((r) => tableAnswer(role, action, r) === 'yes').map((r) => LETTERS[r])
    return letters.join('') || '.'
  })
  expect(granted).toEqual(expected)
})

test('the table has one answer for every role, action and relation', () => {
  const rows = accessTable()
  expect(rows).toHaveLength(ROLES.length * ACTIONS.length * RELATIONS.length)
  expect(new Set(rows.map((r) => `${r.role} ${r.action} ${r.relation}`)).size).toBe(rows.length)
})

const FROM = '2020-01-01'
const row = (unit: string, parent: string | null, level: string) => ({
  unit,
  code: unit,
  name: `Công an ${unit}`,
  parent,
  level,
  from: FROM,
  to: null,
})

/** p over d0 (c0, c1, c2) and d1 (c3). In 2022 c0 moved to d1, c1 was divided into n1 (under d0) and n2 (under d1), c2 closed. */
const CHANGED = applyReorganisations(
  buildHistory([
    row('p', null, 'province'),
    ...['d0', 'd1'].map((unit) => row(unit, 'p', 'district')),
    ...['c0', 'c1', 'c2'].map((unit) => row(unit, 'd0', 'commune')),
    row('c3', 'd1', 'commune'),
  ]),
  [
    act('2022-01-01', [
      { op: 'move', unit: 'c0', parent: 'd1' },
      {
        op: 'split',
        unit: 'c1',
        basis: 'population',
        into: [
          { unit: 'n1', code: 'n1', name: 'n1', parent: 'd0', level: 'commune', share: '0.5' },
          { unit: 'n2', code: 'n2', name: 'n2', parent: 'd1', level: 'commune', share: '0.5' },
        ],
      },
      { op: 'abolish', unit: 'c2', successors: [] },
    ]),
  ],
).history

describe('how a unit stands to the unit of a role', () => {
  test.each([
    // day, role held in, unit acted upon, relation
    ['2024-06-14', 'x03386', 'x03386', 'own'],
    ['2024-06-14', 'h105', 'x03386', 'below'],
    ['2024-06-14', 'bca', 'x03386', 'below'],
    ['2024-06-14', 'x03386', 'h105', 'parent'],
    ['2024-06-14', 'x03386', 'bca', 'parent'],
    ['2024-06-14', 'x03386', 'x03388', 'sibling'],
    ['2024-06-14', 'x03386', 'x03391', 'elsewhere'],
    ['2024-06-14', 'h105', 'x03391', 'elsewhere'],
    // The districts ended on 1 March 2025; the province took over.
    ['2025-03-01', 'x03386', 'x03391', 'sibling'],
    ['2025-03-01', 'cat12', 'h105', 'below'],
    ['2025-03-01', 'x03386', 'h105', 'retired'],
    ['2025-03-01', 'h105', 'x03386', null],
    // Four communes became one on 1 July 2025.
    ['2025-07-01', 'x03388-2025', 'x03386', 'predecessor'],
    ['2025-07-01', 'cat12', 'x03386', 'below'],
    ['2025-07-01', 'x03430', 'x03386', 'retired'],
    ['2025-07-01', 'pc02', 'x03386', 'retired'],
    ['2025-06-30', 'cat12', 'x03388-2025', 'below'],
    ['2025-06-30', 'x03386', 'x03388-2025', 'past'],
  ])('%s: seen from %s, %s is %s', (today, roleUnit, unit, relation) => {
    expect(relationOf(LAI_CHAU, roleUnit, { unit }, today)).toBe(relation)
  })

  test.each([
    // A unit that moved stands where it is today; its former superior reads what it returned while it was there.
    ['d1', 'c0', undefined, 'below'],
    ['d0', 'c0', undefined, 'elsewhere'],
    ['d0', 'c0', '2021-12-14', 'past'],
    ['d0', 'c0', '2022-01-14', 'elsewhere'],
    ['d1', 'c0', '2021-12-14', 'below'],
    ['c1', 'c0', '2021-12-14', null],
    ['c3', 'd0', '2021-12-14', 'elsewhere'],
    // A divided unit: both heirs read, neither may change; both districts have an heir.
    ['n1', 'c1', undefined, 'past'],
    ['n2', 'c1', undefined, 'past'],
    ['d0', 'c1', undefined, 'below'],
    ['d1', 'c1', undefined, 'below'],
    // A unit without successors is left to the head of the tree.
    ['p', 'c2', undefined, 'below'],
    ['d0', 'c2', undefined, 'retired'],
    ['d0', 'c2', '2021-06-14', 'past'],
  ])(
    'after the changes of 2022: seen from %s, %s (period ending %s) is %s',
    (roleUnit, unit, asAt, relation) => {
      expect(relationOf(CHANGED, roleUnit, { unit, asAt }, '2023-01-01')).toBe(relation)
    },
  )
})

function holds(role: Role, unit: string, from = FROM, to: string | null = null): Assignment {
  return { role, unit, from, to }
}

function answer(access: Access): string {
  return 'yes' in access ? 'yes' : access.no
}

describe('a right is given, or refused with the reason', () => {
  const today = '2024-06-17'
  const cases: [string, Assignment[], Action, string, string][] = [
    ['a clerk enters for the own unit', [holds('clerk', 'x03386')], 'return.enter', 'x03386', 'yes'],
    ['but not for the unit beside', [holds('clerk', 'x03386')], 'return.enter', 'x03388', 'beside'],
    ['nor for one below', [holds('clerk', 'h105')], 'return.enter', 'x03386', 'unit-only'],
    ['a head approves at home', [holds('head', 'x03386')], 'return.approve', 'x03386', 'yes'],
    ['and does not accept at home', [holds('head', 'x03386')], 'return.accept', 'x03386', 'superior-only'],
    ['the head above accepts', [holds('head', 'h105')], 'return.accept', 'x03386', 'yes'],
    ['the head above approves nothing', [holds('head', 'h105')], 'return.approve', 'x03386', 'unit-only'],
    ['nobody excepts themself', [holds('head', 'x03386')], 'return.except', 'x03386', 'superior-only'],
    ['nobody reads upward', [holds('leader', 'x03386')], 'figure.read', 'h105', 'above'],
    ['nobody reads sideways', [holds('analyst', 'h105')], 'figure.read', 'h109', 'beside'],
    ['nor across', [holds('analyst', 'h105')], 'figure.read', 'x03391', 'elsewhere'],
    ['a leader reads below', [holds('leader', 'cat12')], 'figure.explain', 'x03391', 'yes'],
    ['a leader concludes', [holds('leader', 'cat12')], 'conclusion.write', 'cat12', 'yes'],
    ['a leader enters nothing', [holds('leader', 'cat12')], 'return.enter', 'cat12', 'not-this-role'],
    ['the watch is the registrar’s', [holds('head', 'cat12')], 'figure.watch', 'cat12', 'not-this-role'],
    [
      'an administrator reads no figure',
      [holds('administrator', 'bca')],
      'figure.read',
      'cat12',
      'not-this-role',
    ],
    [
      'an administrator enters nothing, even as a clerk besides',
      [holds('administrator', 'cat12'), holds('clerk', 'x03386')],
      'return.enter',
      'x03386',
      'apart-from-figures',
    ],
    [
      'a registrar accepts nothing, even as a head besides',
      [holds('head', 'cat12'), holds('registrar', 'cat12')],
      'return.accept',
      'x03386',
      'apart-from-figures',
    ],
    ['the pack is for the head of the tree', [holds('administrator', 'bca')], 'pack.manage', 'bca', 'yes'],
    ['and for nobody below', [holds('administrator', 'cat12')], 'pack.manage', 'bca', 'above'],
    ['everybody reads the list of units', [holds('clerk', 'x03386')], 'unit.read', 'x03391', 'yes'],
    ['without a role nobody does', [], 'unit.read', 'x03391', 'no-role'],
    ['the first day counts', [holds('clerk', 'x03386', '2024-06-17')], 'return.enter', 'x03386', 'yes'],
    [
      'the day before does not',
      [holds('clerk', 'x03386', '2024-06-18')],
      'return.enter',
      'x03386',
      'role-not-begun',
    ],
    ['the last day counts', [holds('clerk', 'x03386', FROM, '2024-06-18')], 'return.enter', 'x03386', 'yes'],
    [
      'the next does not',
      [holds('clerk', 'x03386', FROM, '2024-06-17')],
      'return.enter',
      'x03386',
      'role-ended',
    ],
    ['a unit must exist', [holds('clerk', 'x03386')], 'return.enter', 'x99999', 'unit-unknown'],
    [
      'the nearest reason is told',
      [holds('leader', 'x03391'), holds('head', 'x03386'), holds('clerk', 'pc02')],
      'return.accept',
      'x03386',
      'superior-only',
    ],
  ]
  test.each(cases)('%s', (_, assignments, action, unit, expected) => {
    expect(answer(can(assignments, action, { unit }, today, LAI_CHAU))).toBe(expected)
  })

  test('a role in a unit that has ended reaches nothing', () => {
    const access = can([holds('head', 'h105')], 'figure.read', { unit: 'x03386' }, '2025-03-01', LAI_CHAU)
    expect(answer(access)).toBe('role-unit-ended')
  })

  test('the heir mends the returns of the unit it took over, and its superior accepts them', () => {
    const on = (role: Role, unit: string, action: Action) =>
      answer(can([holds(role, unit)], action, { unit: 'x03386' }, '2025-07-14', LAI_CHAU))
    expect(on('clerk', 'x03388-2025', 'return.amend')).toBe('yes')
    expect(on('head', 'x03388-2025', 'return.approve')).toBe('yes')
    expect(on('head', 'x03388-2025', 'return.accept')).toBe('superior-only')
    expect(on('head', 'cat12', 'return.accept')).toBe('yes')
  })

  test('nobody changes what a unit returned that no single unit took over, and is told so', () => {
    const on = (role: Role, unit: string, action: Action, target: string) =>
      answer(can([holds(role, unit)], action, { unit: target }, '2025-07-14', LAI_CHAU))
    // The work of the district went to the province, which stays its superior.
    expect(on('head', 'cat12', 'return.enter', 'h105')).toBe('not-this-role')
    expect(on('head', 'cat12', 'return.approve', 'h105')).toBe('no-heir')
    expect(on('clerk', 'cat12', 'return.amend', 'h105')).toBe('no-heir')
    expect(on('head', 'cat12', 'figure.import', 'h105')).toBe('yes')
    // One that was taken over whole is mended by its heir: its superior is told to turn to that.
    expect(on('head', 'cat12', 'return.approve', 'x03386')).toBe('unit-only')
  })

  test('a former superior reads the past period, and nothing more', () => {
    const on = (action: Action, asAt?: string) =>
      answer(can([holds('analyst', 'd0')], action, { unit: 'c0', asAt }, '2023-01-01', CHANGED))
    expect(on('return.read', '2021-12-14')).toBe('yes')
    expect(on('return.accept', '2021-12-14')).toBe('read-only')
    expect(on('return.read', '2022-01-14')).toBe('elsewhere')
    expect(on('return.read')).toBe('elsewhere')
  })

  test('an office named must be one that is held, and must be enough by itself', () => {
    const held = [holds('clerk', 'x03386'), holds('leader', 'cat12')]
    const as = (role: Role, unit: string) =>
      answer(can(held, 'return.enter', { unit: 'x03386' }, today, LAI_CHAU, { role, unit }))
    expect(as('clerk', 'x03386')).toBe('yes')
    expect(as('leader', 'cat12')).toBe('not-this-role')
    expect(as('head', 'x03386')).toBe('office-not-held')
  })

  test('a yes names the office it is given to', () => {
    const held = [holds('leader', 'cat12'), holds('clerk', 'x03386')]
    expect(can(held, 'return.enter', { unit: 'x03386' }, today, LAI_CHAU)).toEqual({
      yes: true,
      by: { role: 'clerk', unit: 'x03386' },
      relation: 'own',
    })
  })

  test('a refusal says what is missing and who can do it', () => {
    const access = can([holds('head', 'x03386')], 'return.accept', { unit: 'x03386' }, today, LAI_CHAU)
    if ('yes' in access) throw new Error('granted')
    expect(sentence(access.finding, 'vi')).toContain(
      'Nhờ người làm được việc này: thủ trưởng hoặc cán bộ tổng hợp của đơn vị cấp trên.',
    )
    expect(sentence(access.finding, 'en')).toContain('head or analyst of a superior unit')
    expect(sentence(access.finding, 'vi')).toContain('Công an phường Quyết Thắng')
  })

  test.each(cases)('the words are complete: %s', (_, assignments, action, unit) => {
    const access = can(assignments, action, { unit }, today, LAI_CHAU)
    if ('no' in access)
      for (const lang of ['vi', 'en'] as const) expect(sentence(access.finding, lang)).not.toMatch(/[{}]/)
  })
})

const scenes = fc
  .record({
    world: randomHistory({ kinds: ALL_KINDS, unknownShares: true }),
    day: fc.nat(),
    shift: fc.integer({ min: -1, max: 1 }),
  })
  .map(({ world, day, shift }) => ({
    history: world.history,
    today: addDays(world.days[day % world.days.length]!, shift),
  }))

const assignments = (history: UnitHistory) =>
  fc.array(
    fc.record({
      role: fc.constantFrom(...ROLES),
      unit: fc.constantFrom(...history.units.keys()),
      from: fc.constantFrom(FROM, '2021-02-01', '2021-06-01'),
      to: fc.constantFrom(null, '2021-03-01', '2030-01-01'),
    }),
    { minLength: 1, maxLength: 4 },
  )

const questions = scenes.chain(({ history, today }) =>
  fc.record({
    history: fc.constant(history),
    today: fc.constant(today),
    held: assignments(history),
    action: fc.constantFrom(...ACTIONS),
    unit: fc.constantFrom(...history.units.keys()),
  }),
)

const DIRECTORY: readonly Action[] = ['pack.read', 'unit.read', 'token.own']

describe('whatever becomes of the units', () => {
  test('the relations that reach are those the database lets through', () => {
    fc.assert(
      fc.property(scenes, ({ history, today }) => {
        const reach = reachOn(new PackIndex(packOf(history)), today)
        const standing = treeAt(history, today)
        for (const roleUnit of standing.nodes.values())
          for (const unit of history.units.keys()) {
            const relation = relationOf(history, roleUnit.key, { unit }, today)!
            const through = ['own', 'predecessor', 'below', 'past'].includes(relation)
            expect([roleUnit.key, unit, relation, through]).toEqual([
              roleUnit.key,
              unit,
              relation,
              reach(unit).includes(roleUnit.id),
            ])
          }
      }),
      { numRuns: 60 },
    )
  })

  test('nothing but names is ever given upward or sideways', () => {
    fc.assert(
      fc.property(questions, ({ history, today, held, action, unit }) => {
        const tree = treeAt(history, today)
        const access = can(held, action, { unit }, today, history)
        if (!('yes' in access) || DIRECTORY.includes(action) || !tree.nodes.has(unit)) return
        expect(tree.nodes.get(unit)!.path).toContain(access.by.unit)
      }),
      { numRuns: 1000 },
    )
  })

  test('every yes rests on one role that is held today and has it in the table', () => {
    fc.assert(
      fc.property(questions, ({ history, today, held, action, unit }) => {
        const access = can(held, action, { unit }, today, history)
        const enough = held.filter((a) => {
          if (a.from > today || (a.to !== null && a.to <= today)) return false
          const relation = relationOf(history, a.unit, { unit }, today)
          return relation !== null && tableAnswer(a.role, action, relation) === 'yes'
        })
        const apart = held.some(
          (a) =>
            ['administrator', 'registrar'].includes(a.role) &&
            a.from <= today &&
            (a.to === null || today < a.to) &&
            FIGURE_EDITS.includes(action),
        )
        expect('yes' in access).toBe(enough.length > 0 && !apart)
      }),
      { numRuns: 1000 },
    )
  })

  test('who accepts is never of the unit itself, nor of the heir that answers for it', () => {
    fc.assert(
      fc.property(questions, ({ history, today, held, unit }) => {
        const accept = held.filter((a) => 'yes' in can([a], 'return.accept', { unit }, today, history))
        const enter = held.filter(
          (a) => 'yes' in can([{ ...a, role: 'clerk' }], 'return.enter', { unit }, today, history),
        )
        const both = accept.filter((a) => enter.some((e) => e.unit === a.unit))
        expect(both).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})

describe('giving roles', () => {
  const base = { giver: 'an', receiver: 'binh', held: [] as Assignment[] }
  test.each([
    ['a role for another person', { ...base, wanted: holds('clerk', 'x03386') }, null],
    ['for oneself', { ...base, receiver: 'an', wanted: holds('head', 'x03386') }, 'access-self-grant'],
    [
      'that ends as it begins',
      { ...base, wanted: holds('clerk', 'x03386', '2024-01-01', '2024-01-01') },
      'access-role-dates',
    ],
    [
      'figures for an administrator',
      { ...base, held: [holds('administrator', 'cat12')], wanted: holds('clerk', 'x03386') },
      'access-roles-clash',
    ],
    [
      'the register for a head',
      { ...base, held: [holds('head', 'x03386')], wanted: holds('registrar', 'cat12') },
      'access-roles-clash',
    ],
    [
      'the register for who was head before',
      {
        ...base,
        held: [holds('head', 'x03386', FROM, '2024-01-01')],
        wanted: holds('registrar', 'cat12', '2024-01-01'),
      },
      null,
    ],
  ] as const)('%s', (_, input, expected) => {
    const fault = grantFault(input)
    expect(fault?.code ?? null).toBe(expected)
    if (fault !== null) expect(sentence(fault, 'vi') + sentence(fault, 'en')).not.toMatch(/[{}]/)
  })

  test('a reader may hold any other role', () => {
    for (const role of ROLES) expect(compatible('leader', role)).toBe(true)
  })
})

function packOf(history: UnitHistory): Pack {
  const none = { vi: '', en: '' }
  return {
    id: 'test',
    name: none,
    notice: null,
    version: '1',
    calendar: { timezone: 'Asia/Ho_Chi_Minh', cutoffs: [], deadlines: [], holidays: [] },
    history,
    reorganisations: [],
    classifications: [],
    measures: [],
    series: [],
    indicators: [],
    forms: [],
    levels: [],
  }
}
