import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ALL_KINDS,
  act,
  LAI_CHAU,
  LAI_CHAU_START,
  type RandomHistory,
  randomHistory,
} from '../../test/support/histories.js'
import { digits, sum } from './decimal.js'
import { Problem } from './problem.js'
import { applyReorganisations, type Operation } from './reorganisation.js'
import { type Placement, placeOf } from './restate.js'
import { treeAt, type UnitHistory } from './unit.js'

/** A placement in one line: `=a`, `a 0.4 + b 0.6`, `a | b`, `a | ?`, `nowhere`. */
function line(placement: Placement): string {
  switch (placement.kind) {
    case 'whole':
      return `=${placement.unit}`
    case 'shared':
      return placement.targets.map(({ unit, share }) => `${unit} ${digits(share)}`).join(' + ')
    case 'among':
      return [...placement.candidates, ...(placement.orNowhere ? ['?'] : [])].join(' | ')
    case 'nowhere':
      return 'nowhere'
  }
}

const place = (history: UnitHistory, unit: string, at: string, basis: string) =>
  line(placeOf(history, unit, at, treeAt(history, basis)))

describe('the example: districts end on 1 March 2025, communes merge on 1 July 2025', () => {
  const rows: readonly [unit: string, at: string, basis: string, expected: string, why: string][] = [
    ['x03386', '2024-06-14', '2024-06-14', '=x03386', 'its own tree'],
    ['x03386', '2024-06-14', '2025-06-14', '=x03386', 'only moved'],
    ['x03386', '2024-06-14', '2025-07-01', '=x03388-2025', 'merged'],
    ['x03388', '2025-06-30', '2026-06-14', '=x03388-2025', 'merged, the code taken over'],
    ['x03430', '2024-06-14', '2026-06-14', '=x03430', 'left alone'],
    ['h105', '2024-06-14', '2026-06-14', '=cat12', 'its work went to the province'],
    ['x03388-2025', '2026-06-14', '2026-06-14', '=x03388-2025', 'its own tree'],
    ['x03388-2025', '2026-06-14', '2025-06-30', 'x03386 | x03388 | x03389 | x03391', 'made of four'],
    ['x03388-2025', '2026-06-14', '2024-06-01', 'x03386 | x03388 | x03389 | x03391', 'made of four'],
    ['x03430', '2026-06-14', '2024-06-01', '=x03430', 'left alone, backwards'],
    [
      'cat12',
      '2026-06-14',
      '2024-06-01',
      'h105 | h109 | cat12',
      'took in the districts, and had work of its own',
    ],
    ['cat12', '2025-02-28', '2024-06-01', '=cat12', 'before it took them in'],
    ['x03386', '2025-07-14', '2025-06-30', '=x03386', 'a late figure counts from the last day of its unit'],
    ['x03386', '2025-07-14', '2025-07-14', '=x03388-2025', 'a late figure on the new tree'],
    ['x03388-2025', '2025-06-14', '2025-07-14', '=x03388-2025', 'a figure from before the life of its unit'],
  ]
  test.each(rows)('%s of %s on the tree of %s: %s (%s)', (unit, at, basis, expected) => {
    expect(place(LAI_CHAU, unit, at, basis)).toBe(expected)
  })
})

const into = (unit: string, parent = 'cat12') => ({ unit, code: unit, name: unit, parent, level: 'commune' })
const merge = (from: readonly string[], unit: string): Operation => ({ op: 'merge', from, into: into(unit) })
const split = (unit: string, parts: Readonly<Record<string, string | null>>): Operation => ({
  op: 'split',
  unit,
  basis: 'population',
  into: Object.entries(parts).map(([key, share]) => ({ ...into(key), share })),
})
const abolish = (unit: string, heirs: Readonly<Record<string, string | null>>): Operation => ({
  op: 'abolish',
  unit,
  successors: Object.entries(heirs).map(([key, share]) => ({ unit: key, share, basis: 'area' as const })),
})

/** One act a year: 2021, 2022, 2023. */
function years(...acts: readonly (readonly Operation[])[]): UnitHistory {
  const dated = acts.map((operations, i) => act(`${2021 + i}-01-01`, operations))
  const { history, findings } = applyReorganisations(LAI_CHAU_START, dated)
  expect(findings).toEqual([])
  return history
}

describe('chains', () => {
  const halves = { a: '0.4', b: '0.6' }
  const open = { a: null, b: null }
  const rows: readonly [string, UnitHistory, string, string, string, string][] = [
    [
      'shares multiply',
      years([split('x03386', halves)], [split('b', { c: '0.5', d: '0.5' })]),
      'x03386',
      '2020',
      '2024',
      'a 0.4 + c 0.3 + d 0.3',
    ],
    [
      'parts that meet again are whole',
      years([split('x03386', halves)], [merge(['a', 'b'], 'c')]),
      'x03386',
      '2020',
      '2024',
      '=c',
    ],
    [
      'unknown parts that meet again are whole',
      years([split('x03386', open)], [merge(['a', 'b'], 'c')]),
      'x03386',
      '2020',
      '2024',
      '=c',
    ],
    [
      'and may be divided by known shares again',
      years([split('x03386', open)], [merge(['a', 'b'], 'c')], [split('c', { d: '0.1', e: '0.9' })]),
      'x03386',
      '2020',
      '2024',
      'd 0.1 + e 0.9',
    ],
    ['an unknown share makes a set', years([split('x03386', open)]), 'x03386', '2020', '2024', 'a | b'],
    [
      'a set stays a set',
      years([split('x03386', open)], [split('b', { c: '0.5', d: '0.5' })]),
      'x03386',
      '2020',
      '2024',
      'a | c | d',
    ],
    [
      'one unknown share is enough',
      years([split('x03386', halves)], [split('b', { c: null, d: null })]),
      'x03386',
      '2020',
      '2024',
      'a | c | d',
    ],
    [
      'a part joins another unit',
      years([split('x03386', halves)], [merge(['b', 'x03388'], 'c')]),
      'x03386',
      '2020',
      '2024',
      'a 0.4 + c 0.6',
    ],
    ['no successor', years([abolish('x03386', {})]), 'x03386', '2020', '2024', 'nowhere'],
    [
      'a part without successor',
      years([split('x03386', halves)], [abolish('b', {})]),
      'x03386',
      '2020',
      '2024',
      'a 0.4',
    ],
    [
      'an unknown part without successor',
      years([split('x03386', open)], [abolish('b', {})]),
      'x03386',
      '2020',
      '2024',
      'a | ?',
    ],
    [
      'one heir is the whole, share told or not',
      years([abolish('x03386', { x03388: null })]),
      'x03386',
      '2020',
      '2024',
      '=x03388',
    ],
    [
      'a part came whole from the unit that was split',
      years([split('x03386', halves)]),
      'a',
      '2024',
      '2020',
      '=x03386',
    ],
    [
      'a unit that took over another had a past too',
      years([abolish('x03386', { x03388: '1' })]),
      'x03388',
      '2024',
      '2020',
      'x03386 | x03388',
    ],
    ['a new unit has no past', years([{ op: 'create', ...into('a') }]), 'a', '2024', '2020', 'nowhere'],
    [
      'a new unit in a merger',
      years([{ op: 'create', ...into('a') }], [merge(['a', 'x03386'], 'b')]),
      'b',
      '2024',
      '2020',
      'x03386 | ?',
    ],
    [
      'back to the day between',
      years([{ op: 'create', ...into('a') }], [merge(['a', 'x03386'], 'b')]),
      'b',
      '2024',
      '2021',
      'a | x03386',
    ],
    [
      'a merger of parts of one unit',
      years([split('x03386', halves)], [merge(['a', 'b'], 'c')]),
      'c',
      '2024',
      '2020',
      '=x03386',
    ],
    [
      'a late figure of a unit that had taken over another and then ended',
      years([abolish('x03386', { x03388: '1' })], [abolish('x03388', { x03389: '1' })]),
      'x03388',
      '2024',
      '2020',
      'x03386 | x03388',
    ],
  ]
  test.each(rows)('%s', (_, history, unit, at, basis, expected) => {
    expect(place(history, unit, `${at}-06-14`, `${basis}-06-14`)).toBe(expected)
  })

  test('a share says on what it rests', () => {
    const history = years([split('x03386', halves)], [merge(['b', 'x03388'], 'c')])
    expect(placeOf(history, 'x03386', '2020-06-14', treeAt(history, '2024-06-14'))).toMatchObject({
      targets: [
        { unit: 'a', basis: 'population' },
        { unit: 'c', basis: 'population' },
      ],
    })
  })
})

test('a unit nobody knows is a named problem', () => {
  expect(() => placeOf(LAI_CHAU, 'x', '2024-06-14', treeAt(LAI_CHAU, '2024-06-14'))).toThrow(Problem)
})

const everything = randomHistory({ kinds: ALL_KINDS, unknownShares: true })
const withTwoDays = (made: RandomHistory) =>
  fc.tuple(fc.constant(made), fc.constantFrom(...made.days), fc.constantFrom(...made.days), fc.nat())

test('on the tree of its own day every figure is where it was reported', () => {
  fc.assert(
    fc.property(everything, ({ history, days }) => {
      for (const day of days) {
        const tree = treeAt(history, day)
        for (const unit of tree.nodes.keys())
          expect(placeOf(history, unit, day, tree)).toEqual({ kind: 'whole', unit })
      }
    }),
  )
})

interface Spread {
  readonly shares: ReadonlyMap<string, number>
  readonly known: boolean
  /** May some of it have no place? */
  readonly astray: boolean
}

function spread(placement: Placement): Spread {
  switch (placement.kind) {
    case 'whole':
      return { shares: new Map([[placement.unit, 1]]), known: true, astray: false }
    case 'shared': {
      const shares = new Map(placement.targets.map(({ unit, share }) => [unit, share.toNumber()]))
      const placed = [...shares.values()].reduce((a, b) => a + b, 0)
      return { shares, known: true, astray: placed < 1 - 1e-9 }
    }
    case 'among': {
      const shares = new Map(placement.candidates.map((unit) => [unit, 1]))
      return { shares, known: false, astray: placement.orNowhere }
    }
    case 'nowhere':
      return { shares: new Map(), known: true, astray: true }
  }
}

/** Every unit of a first placement placed again, from `day` onto a further tree: the definition of two steps. */
function further(history: UnitHistory, first: Placement, day: string, basis: string): Spread {
  const start = spread(first)
  const shares = new Map<string, number>()
  let { known, astray } = start
  for (const [unit, share] of start.shares) {
    const next = spread(placeOf(history, unit, day, treeAt(history, basis)))
    known &&= next.known
    astray ||= next.astray
    for (const [target, part] of next.shares) shares.set(target, (shares.get(target) ?? 0) + share * part)
  }
  return { shares, known, astray }
}

function spreadLine({ shares, known, astray }: Spread): string {
  const units = [...shares.keys()].sort()
  const certain = known || (units.length === 1 && !astray)
  if (units.length === 0) return 'nowhere'
  if (!certain) return [...units, ...(astray ? ['?'] : [])].join(' | ')
  return units.map((unit) => `${unit} ${(known ? shares.get(unit)! : 1).toFixed(9)}`).join(' + ')
}

/** Every unit placed in one step and in two, forwards and backwards, by way of a day between. */
function* oneAndTwoSteps([{ history, days }, a, b, n]: [RandomHistory, string, string, number]) {
  const [early, late] = [a, b].sort() as [string, string]
  const within = days.filter((day) => day >= early && day <= late)
  const middle = within[n % within.length]!
  const ways = [
    [early, late],
    [late, early],
  ] as const
  for (const [from, to] of ways)
    for (const unit of treeAt(history, from).nodes.keys()) {
      const first = placeOf(history, unit, from, treeAt(history, middle))
      const one = spread(placeOf(history, unit, from, treeAt(history, to)))
      yield { one, two: further(history, first, middle, to) }
    }
}

test('steps in one direction are one big step', () => {
  const known = randomHistory({ kinds: ALL_KINDS, unknownShares: false })
  fc.assert(
    fc.property(known.chain(withTwoDays), (given) => {
      for (const { one, two } of oneAndTwoSteps(given)) expect(spreadLine(two)).toBe(spreadLine(one))
    }),
    { numRuns: 300 },
  )
})

test('with unknown shares one big step names the same units and knows no less', () => {
  // It may know more: where all candidates became one unit, its later division by known shares is certain again.
  fc.assert(
    fc.property(everything.chain(withTwoDays), (given) => {
      for (const { one, two } of oneAndTwoSteps(given)) {
        expect([...one.shares.keys()].sort()).toEqual([...two.shares.keys()].sort())
        if (!one.known || two.known) expect(spreadLine(one)).toBe(spreadLine(two))
      }
    }),
    { numRuns: 300 },
  )
})

test('known shares add up to the whole unless a part has no successor', () => {
  const kinds = ALL_KINDS.filter((kind) => kind !== 'abolish')
  fc.assert(
    fc.property(randomHistory({ kinds, unknownShares: false }), ({ history, days }) => {
      const last = treeAt(history, days.at(-1)!)
      for (const unit of treeAt(history, days[0]!).nodes.keys()) {
        const placement = placeOf(history, unit, days[0]!, last)
        if (placement.kind === 'shared')
          expect(digits(sum(placement.targets.map((target) => target.share)))).toBe('1')
        else expect(placement.kind).toBe('whole')
      }
    }),
  )
})
