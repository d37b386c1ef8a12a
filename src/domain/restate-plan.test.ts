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
import { type Decimal, decimal, digits, sum } from './decimal.js'
import { Problem } from './problem.js'
import { applyReorganisations } from './reorganisation.js'
import { type NodePlan, type Part, planRestatement } from './restate-plan.js'
import { restatedTotal } from './rollup.js'
import { isWithin, subtree, treeAt } from './unit.js'

const text = (parts: readonly Part[]) => parts.map(({ unit, share }) => `${unit} ${digits(share)}`).join(', ')
const keys = (date: string, history = LAI_CHAU) => [...treeAt(history, date).nodes.keys()]

function plan(at: string, basis: string, nodes: readonly string[], history = LAI_CHAU) {
  const reportingUnits = keys(at, history)
  return planRestatement({ history, at, reportingUnits, basis: treeAt(history, basis), nodes })
}

describe('the example', () => {
  test('old communes add up on the new tree; the rest of the province stays outside', () => {
    const { nodes, outside, unplaced, nowhere } = plan('2024-06-14', '2026-06-14', ['x03388-2025', 'x03430'])
    expect(nodes.map((node) => [node.node, text(node.parts), node.quality])).toEqual([
      ['x03388-2025', 'x03386 1, x03388 1, x03389 1, x03391 1', 'exact'],
      ['x03430', 'x03430 1', 'exact'],
    ])
    expect(text(outside)).toBe('bca 1, cat12 1, pc02 1, h105 1, h109 1')
    expect([unplaced, nowhere]).toEqual([[], []])
  })

  test('districts of old count with the province that took their work over', () => {
    const { nodes } = plan('2024-06-14', '2026-06-14', ['cat12'])
    expect(nodes[0]?.parts).toHaveLength(9)
    expect(nodes[0]?.quality).toBe('exact')
  })

  test('new figures on the old tree: a commune made of four cannot be compared, its district neither, the province can', () => {
    const { nodes, outside, unplaced } = plan('2026-06-14', '2024-06-01', [
      'x03386',
      'x03430',
      'h105',
      'cat12',
    ])
    expect(
      nodes.map((node) => [node.node, text(node.parts), node.ambiguous.join(' '), node.quality]),
    ).toEqual([
      ['x03386', '', 'x03388-2025', 'not-comparable'],
      ['x03430', 'x03430 1', '', 'exact'],
      ['h105', '', 'cat12 x03388-2025', 'not-comparable'],
      ['cat12', 'cat12 1, pc02 1, x03430 1, x03388-2025 1', '', 'exact'],
    ])
    expect(text(outside)).toBe('bca 1')
    expect(unplaced).toEqual([])
  })

  test('a set that lies wholly inside a node is exact there', () => {
    const { nodes } = plan('2026-06-14', '2025-06-14', ['cat12'])
    expect(nodes[0]?.quality).toBe('exact')
  })
})

describe('a commune divided between two districts, 30 to 70', () => {
  const part = (unit: string, parent: string, share: string | null) => ({
    unit,
    code: unit,
    name: unit,
    parent,
    level: 'commune',
    share,
  })
  const divided = (a: string | null, b: string | null, ...later: Parameters<typeof act>[1]) =>
    applyReorganisations(LAI_CHAU_START, [
      act('2021-01-01', [
        {
          op: 'split',
          unit: 'x03386',
          basis: 'population',
          into: [part('a', 'h105', a), part('b', 'h109', b)],
        },
      ]),
      act('2022-01-01', later),
    ]).history

  test('is apportioned, and whole again in the province', () => {
    const { nodes, outside } = plan(
      '2020-06-14',
      '2023-06-14',
      ['h105', 'h109', 'cat12'],
      divided('0.3', '0.7'),
    )
    expect(nodes.map((node) => [node.node, node.apportioned.join(), node.quality])).toEqual([
      ['h105', 'x03386', 'estimated'],
      ['h109', 'x03386', 'estimated'],
      ['cat12', '', 'exact'],
    ])
    expect(text(nodes[1]!.parts)).toBe('x03386 0.7, h109 1, x03391 1, x03430 1')
    expect(text(outside)).toBe('bca 1')
    const ten = restatedTotal(nodes[1]!, (unit) =>
      unit === 'x03386' || unit === 'x03430' ? decimal(10) : null,
    )
    expect([digits(ten.value!), ten.reported, ten.estimatedShare?.toFixed(4)]).toEqual(['17', 2, '0.4118'])
  })

  test('with unknown shares belongs to neither district for sure', () => {
    const { nodes, outside, unplaced } = plan(
      '2020-06-14',
      '2023-06-14',
      ['h105', 'h109'],
      divided(null, null),
    )
    expect(nodes.map((node) => node.ambiguous)).toEqual([['x03386'], ['x03386']])
    expect(text(outside)).toBe('bca 1, cat12 1, pc02 1')
    expect(unplaced).toEqual(['x03386'])
  })

  test('with unknown shares and a part without successor belongs to no node for sure, not even the head', () => {
    const history = divided(null, null, { op: 'abolish', unit: 'b', successors: [] })
    const { nodes, outside, unplaced } = plan('2020-06-14', '2023-06-14', ['bca'], history)
    expect(nodes[0]).toMatchObject({ ambiguous: ['x03386'], quality: 'not-comparable' })
    expect([text(outside), unplaced]).toEqual(['', ['x03386']])
  })

  test('a part outside every node asked for is left outside', () => {
    const { outside } = plan('2020-06-14', '2023-06-14', ['h105'], divided('0.3', '0.7'))
    expect(text(outside.filter(({ unit }) => unit === 'x03386'))).toBe('x03386 0.7')
  })

  test('a part that ended without successor belongs to no node; what never had a place is told', () => {
    const history = divided(
      '0.3',
      '0.7',
      { op: 'abolish', unit: 'b', successors: [] },
      { op: 'abolish', unit: 'x03430', successors: [] },
    )
    const { nodes, outside, nowhere } = plan('2020-06-14', '2023-06-14', ['bca'], history)
    expect(nodes[0]?.quality).toBe('estimated')
    expect(text(outside)).toBe('x03386 0.7, x03430 1')
    expect(nowhere).toEqual(['x03430'])
  })
})

test('a node that is not in the basis tree is a named problem', () => {
  expect(() => plan('2024-06-14', '2026-06-14', ['h105'])).toThrow(Problem)
})

/** Whole figures of any size, one for each unit that reports on the day. */
function figuresOf(units: readonly string[], seed: number): Map<string, Decimal> {
  return new Map(units.map((unit, i) => [unit, decimal(((seed * 7919 + i * 104_729) % 1000) - 100)]))
}

const valued = (parts: readonly Part[], figures: ReadonlyMap<string, Decimal>) =>
  sum(parts.map(({ unit, share }) => figures.get(unit)!.times(share)))

/** A history, a day of the figures, a day of the basis, and which nodes are asked for. */
function cases(history: fc.Arbitrary<RandomHistory>) {
  return history.chain((made) =>
    fc.record({
      history: fc.constant(made.history),
      acts: fc.constant(made.acts),
      start: fc.constant(made.start),
      at: fc.constantFrom(...made.days),
      basis: fc.constantFrom(...made.days),
      seed: fc.nat(10_000),
      chosen: fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
    }),
  )
}

const all = randomHistory({ kinds: ALL_KINDS, unknownShares: true })
const known = randomHistory({ kinds: ALL_KINDS, unknownShares: false })
const wholes = randomHistory({ kinds: ['merge', 'move', 'rename', 'dissolve'], unknownShares: false })

function nodesOf(basisKeys: readonly string[], chosen: readonly number[]): string[] {
  return [...new Set(chosen.map((n) => basisKeys[n % basisKeys.length]!))]
}

/** Nodes that lie under no other of the list: their figures do not count each other twice. */
function upper(plans: readonly NodePlan[], basis: ReturnType<typeof treeAt>): NodePlan[] {
  return plans.filter(
    ({ node }) => !plans.some((other) => other.node !== node && isWithin(basis, node, other.node)),
  )
}

test('nodes, outside and unplaced together are everything, exactly', () => {
  fc.assert(
    fc.property(cases(all), ({ history, at, basis, seed, chosen }) => {
      const tree = treeAt(history, basis)
      const units = keys(at, history)
      const figures = figuresOf(units, seed)
      const result = plan(at, basis, nodesOf([...tree.nodes.keys()], chosen), history)
      const counted = sum([
        ...upper(result.nodes, tree).map((node) => valued(node.parts, figures)),
        valued(result.outside, figures),
        ...result.unplaced.map((unit) => figures.get(unit)!),
      ])
      expect(digits(counted)).toBe(digits(sum(figures.values())))
    }),
    { numRuns: 300 },
  )
})

test('towards a later tree with known shares nothing is ambiguous', () => {
  fc.assert(
    fc.property(cases(known), ({ history, at, basis, chosen }) => {
      const [early, late] = [at, basis].sort() as [string, string]
      const { nodes, unplaced } = plan(early, late, nodesOf(keys(late, history), chosen), history)
      expect(unplaced).toEqual([])
      expect(nodes.every((node) => node.quality !== 'not-comparable')).toBe(true)
    }),
  )
})

test('on its own tree a node is its subtree, exactly', () => {
  fc.assert(
    fc.property(cases(all), ({ history, at, chosen }) => {
      const tree = treeAt(history, at)
      for (const { node, parts, quality } of plan(at, at, nodesOf([...tree.nodes.keys()], chosen), history)
        .nodes) {
        expect(quality).toBe('exact')
        expect(parts.map(({ unit }) => unit).sort()).toEqual(
          subtree(tree, node)
            .map(({ key }) => key)
            .sort(),
        )
      }
    }),
  )
})

test('merge then compare = compare then merge', () => {
  // The oracle follows the acts by hand: which units of the start every later unit is made of.
  fc.assert(
    fc.property(cases(wholes), ({ history, start, acts, basis, seed, chosen }) => {
      const day = '2020-06-01'
      const madeOf = new Map(keys(day, start).map((unit) => [unit, [unit]]))
      for (const { effective, operations } of acts)
        for (const operation of effective <= basis ? operations : []) {
          if (operation.op === 'merge')
            madeOf.set(
              operation.into.unit,
              operation.from.flatMap((unit) => madeOf.get(unit)!),
            )
          if (operation.op === 'abolish') madeOf.get('head')!.push(...madeOf.get(operation.unit)!)
        }
      const tree = treeAt(history, basis)
      const units = keys(day, start)
      const current = figuresOf(units, seed)
      const base = figuresOf(units, seed + 1)
      for (const node of plan(day, basis, nodesOf([...tree.nodes.keys()], chosen), history).nodes) {
        const merged = valued(node.parts, current).minus(valued(node.parts, base))
        const below = subtree(tree, node.node).flatMap(({ key }) => madeOf.get(key)!)
        const compared = sum(below.map((unit) => current.get(unit)!.minus(base.get(unit)!)))
        expect(digits(merged)).toBe(digits(compared))
        expect(node.quality).toBe('exact')
      }
    }),
    { numRuns: 300 },
  )
})
