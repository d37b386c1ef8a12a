import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ALL_KINDS,
  act,
  LAI_CHAU,
  LAI_CHAU_ACTS,
  LAI_CHAU_START,
  randomHistory,
} from '../../test/support/histories.js'
import { describe as tell } from './problem.js'
import { applyReorganisation, applyReorganisations, type Operation } from './reorganisation.js'
import { buildHistory, treeAt } from './unit.js'
import { validateHistory } from './unit-validate.js'

const day = '2022-01-01'
const unit = (key: string, parent = 'cat12') =>
  ({ unit: key, code: `code-${key}`, name: key, parent, level: 'commune' }) as const
const create = (key: string, parent?: string): Operation => ({ op: 'create', ...unit(key, parent) })
const merge = (from: readonly string[], key = 'new', parent?: string): Operation => ({
  op: 'merge',
  from,
  into: unit(key, parent),
})
const split = (key: string, shares: readonly (string | null)[]): Operation => ({
  op: 'split',
  unit: key,
  basis: 'population',
  into: shares.map((share, i) => ({ ...unit(`part${i}`), share })),
})
const abolish = (key: string, ...successors: readonly (readonly [string, string | null])[]): Operation => ({
  op: 'abolish',
  unit: key,
  successors: successors.map(([heir, share]) => ({ unit: heir, share, basis: 'area' })),
})
const move = (key: string, parent: string): Operation => ({ op: 'move', unit: key, parent })
const rename = (key: string, code?: string): Operation =>
  code === undefined
    ? { op: 'rename', unit: key, name: 'renamed' }
    : { op: 'rename', unit: key, name: 'renamed', code }

const apply = (...operations: readonly Operation[]) =>
  applyReorganisation(LAI_CHAU_START, act(day, operations))

describe('the acts of the example', () => {
  test('leave a sound history', () => {
    expect(applyReorganisations(LAI_CHAU_START, LAI_CHAU_ACTS).findings).toEqual([])
    expect(validateHistory(LAI_CHAU)).toEqual([])
  })

  test('are carried out in order of time whatever order they are given in', () => {
    const turned = applyReorganisations(LAI_CHAU_START, [...LAI_CHAU_ACTS].reverse())
    expect(turned).toEqual(applyReorganisations(LAI_CHAU_START, LAI_CHAU_ACTS))
  })

  test('pass every merged unit on whole and every abolished one to its successor', () => {
    const lines = LAI_CHAU.correspondences.map((c) =>
      [c.from, c.to, c.share, c.basis, c.date, c.act].join(' '),
    )
    expect(lines).toEqual([
      'h105 cat12 1 declared 2025-03-01 districts-end',
      'h109 cat12 1 declared 2025-03-01 districts-end',
      'x03386 x03388-2025 1 whole 2025-07-01 nq-1670-2025',
      'x03388 x03388-2025 1 whole 2025-07-01 nq-1670-2025',
      'x03389 x03388-2025 1 whole 2025-07-01 nq-1670-2025',
      'x03391 x03388-2025 1 whole 2025-07-01 nq-1670-2025',
    ])
  })

  test('end the old spans on the day the new ones begin', () => {
    expect(LAI_CHAU.units.get('x03386')?.spans.map(({ from, to, parent }) => [from, to, parent])).toEqual([
      ['2020-01-01', '2025-03-01', 'h105'],
      ['2025-03-01', '2025-07-01', 'cat12'],
    ])
    expect(LAI_CHAU.units.get('x03388-2025')?.spans).toMatchObject([{ from: '2025-07-01', to: null }])
  })
})

describe('single operations', () => {
  test('new units get the next free ids, in the order of the act', () => {
    const { history } = apply(create('a'), split('x03386', ['0.5', '0.5']), create('b'))
    expect(['x03430', 'a', 'part0', 'part1', 'b'].map((key) => history.units.get(key)?.id)).toEqual([
      10, 11, 12, 13, 14,
    ])
  })

  test('a split keeps its shares and its basis; unknown shares stay unknown', () => {
    expect(apply(split('x03386', ['0.4', '0.6'])).history.correspondences).toMatchObject([
      { to: 'part0', share: '0.4', basis: 'population' },
      { to: 'part1', share: '0.6', basis: 'population' },
    ])
    const open = apply(split('x03386', ['0.4', null]))
    expect(open.findings).toEqual([])
    expect(open.history.correspondences.map((c) => c.share)).toEqual(['0.4', null])
  })

  test('a rename and a move leave the unit itself, with nothing to pass on', () => {
    const { history, findings } = apply(rename('x03386', '0001'), move('x03386', 'h109'))
    expect(findings).toEqual([])
    expect(history.correspondences).toEqual([])
    expect(history.units.get('x03386')?.spans).toEqual([
      { ...LAI_CHAU_START.units.get('x03386')!.spans[0]!, to: day },
      { from: day, to: null, code: '0001', name: 'renamed', parent: 'h109', level: 'commune' },
    ])
  })

  test('a district may be abolished before its communes move, in one act', () => {
    const { history, findings } = apply(abolish('h109'), move('x03391', 'cat12'), move('x03430', 'cat12'))
    expect(findings).toEqual([])
    expect(history.units.get('h109')?.spans.at(-1)?.to).toBe(day)
  })

  test('a part of a unit may go into a unit that the same act makes later', () => {
    const { findings } = apply(
      abolish('x03386', ['new', '1']),
      abolish('x03388', ['new', '0.4'], ['x03389', '0.6']),
      create('new'),
    )
    expect(findings).toEqual([])
  })

  test('the new unit may take over the code of one that ends', () => {
    const into = { ...unit('new'), code: '03388' }
    expect(apply({ op: 'merge', from: ['x03386', 'x03388'], into }).findings).toEqual([])
  })

  test('the history given is left as it was', () => {
    const earlier = structuredClone([...LAI_CHAU_START.units])
    apply(move('x03386', 'h109'), abolish('x03388', ['x03389', '1']))
    expect([...LAI_CHAU_START.units]).toEqual(earlier)
    expect(LAI_CHAU_START.correspondences).toEqual([])
  })
})

/** Operations; the code expected; the unit named; the operation blamed. */
const faulty: readonly [string, readonly Operation[], string, string, number][] = [
  ['a unit nobody knows', [move('x', 'h109')], 'act-unit-unknown', 'x', 0],
  ['a parent nobody knows', [create('a'), create('b', 'nowhere')], 'act-unit-unknown', 'nowhere', 1],
  ['a successor nobody knows', [abolish('x03386', ['x', '1'])], 'act-unit-unknown', 'x', 0],
  [
    'a unit merged twice',
    [merge(['x03386', 'x03388']), merge(['x03388', 'x03389'], 'new2')],
    'act-unit-ended-twice',
    'x03388',
    1,
  ],
  ['a unit listed twice', [merge(['x03386', 'x03388', 'x03386'])], 'act-part-twice', 'x03386', 0],
  ['a merger of one', [merge(['x03386'])], 'act-parts-few', 'new', 0],
  ['a split into one', [split('x03386', ['1'])], 'act-parts-few', 'x03386', 0],
  ['shares below 1', [split('x03386', ['0.4', '0.5'])], 'act-shares-sum', 'x03386', 0],
  ['shares above 1', [split('x03386', ['0.4', '0.7'])], 'act-shares-sum', 'x03386', 0],
  [
    'known shares that leave nothing open',
    [split('x03386', ['0.4', '0.6', null])],
    'act-shares-sum',
    'x03386',
    0,
  ],
  ['a share of nought', [split('x03386', ['0', '1'])], 'act-share-invalid', 'part0', 0],
  ['a negative share', [split('x03386', ['-0.5', '1.5'])], 'act-share-invalid', 'part0', 0],
  ['a share that is no number', [split('x03386', ['0,4', '0.6'])], 'act-share-invalid', 'part0', 0],
  [
    'a whole that is not 1',
    [
      {
        op: 'abolish',
        unit: 'x03386',
        successors: [
          { unit: 'x03388', share: '0.5', basis: 'whole' },
          { unit: 'x03389', share: '0.5', basis: 'whole' },
        ],
      },
    ],
    'act-share-invalid',
    'x03388',
    0,
  ],
  [
    'a successor twice',
    [abolish('x03386', ['x03388', '0.5'], ['x03388', '0.5'])],
    'act-part-twice',
    'x03388',
    0,
  ],
  ['a unit that succeeds itself', [abolish('x03386', ['x03386', '1'])], 'act-successor-itself', 'x03386', 0],
  [
    'a successor that ends in the same act',
    [abolish('x03386', ['x03388', '1']), abolish('x03388', ['x03389', '1'])],
    'act-unit-not-valid',
    'x03388',
    0,
  ],
  ['a move under itself', [move('h109', 'h109')], 'act-move-under-itself', 'h109', 0],
  ['a move below itself', [move('h109', 'x03430')], 'act-move-under-itself', 'h109', 0],
  ['the head moved', [move('bca', 'cat12')], 'act-root-fixed', 'bca', 0],
  ['the head abolished', [abolish('bca')], 'act-root-fixed', 'bca', 0],
  ['units left below', [abolish('h109', ['cat12', '1'])], 'act-children-left', 'h109', 0],
  ['units left below a merged one', [create('a'), merge(['h105', 'h109'])], 'act-children-left', 'h105', 1],
  [
    'a parent that ends in the merger itself',
    [merge(['x03386', 'h109'], 'new', 'h109')],
    'act-unit-not-valid',
    'h109',
    0,
  ],
  ['a key used before', [create('x03386')], 'act-key-taken', 'x03386', 0],
  ['a code in use', [rename('x03386', '03388')], 'act-code-taken', 'x03386', 0],
  [
    'a new unit with a code in use',
    [{ ...create('a'), code: 'PC02' } as Operation],
    'act-code-taken',
    'a',
    0,
  ],
  [
    'one code for two new units',
    [create('a'), { ...create('b'), code: 'code-a' } as Operation],
    'act-code-taken',
    'b',
    1,
  ],
  ['a unit made and ended at once', [create('a'), abolish('a')], 'act-unit-same-day', 'a', 1],
]

describe('a faulty act is refused by name', () => {
  test.each(faulty)('%s', (_, operations, code, blamed, index) => {
    const { findings } = apply(...operations)
    expect(findings.map((f) => [f.code, f.place.unit, f.place.field])).toContainEqual([
      code,
      blamed,
      `operations.${index}`,
    ])
    for (const fault of findings)
      for (const lang of ['vi', 'en'] as const) expect(tell(fault, lang)).not.toMatch(/\{\w+\}/)
  })

  test('a unit that is gone or not there yet on the effective day', () => {
    const late = applyReorganisation(LAI_CHAU, act('2026-01-01', [move('x03386', 'cat12')]))
    expect(late.findings).toMatchObject([{ code: 'act-unit-not-valid', params: { date: '2026-01-01' } }])
    const early = applyReorganisation(LAI_CHAU, act('2024-01-01', [rename('x03388-2025')]))
    expect(early.findings).toMatchObject([{ code: 'act-unit-not-valid' }])
  })

  test('an act before a change that is recorded already', () => {
    const { findings } = applyReorganisation(LAI_CHAU, act('2025-01-01', [move('x03386', 'h109')]))
    expect(findings).toMatchObject([{ code: 'act-unit-changes-later', params: { later: '2025-03-01' } }])
  })

  test('a unit that took over another by a second act of the same day', () => {
    const { findings } = applyReorganisations(LAI_CHAU_START, [
      act(day, [abolish('x03386', ['x03388', '1'])], 'one'),
      act(day, [merge(['x03388', 'x03389'])], 'two'),
    ])
    expect(findings).toMatchObject([{ act: 'two', finding: { code: 'act-unit-same-day' } }])
  })

  test('all faults of an act are told, not only the first', () => {
    const { findings } = apply(move('x', 'h109'), split('x03386', ['0.4', '0.5']), abolish('h105'))
    expect(findings.map((f) => f.code)).toEqual(['act-unit-unknown', 'act-shares-sum', 'act-children-left'])
  })
})

test('any sequence of sound acts leaves a sound history, and the past as it was', () => {
  fc.assert(
    fc.property(
      randomHistory({ kinds: ALL_KINDS, unknownShares: true }),
      ({ start, acts, history, days }) => {
        expect(validateHistory(history)).toEqual([])
        const ids = [...history.units.values()].map(({ id }) => id)
        expect(ids).toEqual(ids.map((_, i) => i + 1))
        acts.forEach((_, i) => {
          const soFar = applyReorganisations(start, acts.slice(0, i)).history
          expect(treeAt(history, days[i]!)).toEqual(treeAt(soFar, days[i]!))
        })
      },
    ),
  )
})

test('a unit with rows of its own may change by an act after the last of them', () => {
  const rows = buildHistory([
    { unit: 'h', code: 'h', name: 'h', parent: null, level: 'l', from: '2000-01-01', to: null },
    { unit: 'a', code: 'a', name: 'a', parent: 'h', level: 'l', from: '2000-01-01', to: '2005-01-01' },
    { unit: 'a', code: 'b', name: 'a', parent: 'h', level: 'l', from: '2005-01-01', to: null },
  ])
  const { history, findings } = applyReorganisation(rows, act('2010-01-01', [rename('a', 'c')]))
  expect(findings).toEqual([])
  expect(history.units.get('a')?.spans.map(({ from, code }) => `${from} ${code}`)).toEqual([
    '2000-01-01 a',
    '2005-01-01 b',
    '2010-01-01 c',
  ])
})

test('an end that was set beforehand stays when the unit changes earlier', () => {
  const rows = buildHistory([
    { unit: 'h', code: 'h', name: 'h', parent: null, level: 'l', from: '2000-01-01', to: null },
    { unit: 'a', code: 'a', name: 'a', parent: 'h', level: 'l', from: '2000-01-01', to: '2015-01-01' },
  ])
  const { history } = applyReorganisation(rows, act('2010-01-01', [rename('a')]))
  expect(history.units.get('a')?.spans.map(({ from, to }) => [from, to])).toEqual([
    ['2000-01-01', '2010-01-01'],
    ['2010-01-01', '2015-01-01'],
  ])
})
