import fc from 'fast-check'
import { addDays } from '../../src/domain/date.js'
import { applyReorganisations, type Operation, type Reorganisation } from '../../src/domain/reorganisation.js'
import {
  buildHistory,
  treeAt,
  type UnitHistory,
  type UnitNode,
  type UnitTree,
} from '../../src/domain/unit.js'

/** An act in a test: what is not said does not matter to the rule under test. */
export function act(
  effective: string,
  operations: readonly Operation[],
  id = `act-${effective}`,
): Reorganisation {
  return { id, number: id, date: effective, effective, title: id, source: 'test', operations }
}

const row = (unit: string, code: string, name: string, parent: string | null, level: string) => ({
  unit,
  code,
  name,
  parent,
  level,
  from: '2020-01-01',
  to: null,
})

/**
 * A corner of a real tree: on 1 March 2025 the district bodies ended, on 1 July 2025 resolution 1670/NQ-UBTVQH15 (clause 36)
 * made four communes one, which took over the code and the name of two different old ones.
 */
export const LAI_CHAU_START = buildHistory([
  row('bca', 'BCA', 'Bộ Công an', null, 'ministry'),
  row('cat12', '12', 'Công an tỉnh Lai Châu', 'bca', 'province'),
  row('pc02', 'PC02', 'Phòng Cảnh sát hình sự', 'cat12', 'department'),
  row('h105', '105', 'Công an thành phố Lai Châu', 'cat12', 'district'),
  row('h109', '109', 'Công an huyện Phong Thổ', 'cat12', 'district'),
  row('x03386', '03386', 'Công an phường Quyết Thắng', 'h105', 'commune'),
  row('x03388', '03388', 'Công an phường Quyết Tiến', 'h105', 'commune'),
  row('x03389', '03389', 'Công an phường Đoàn Kết', 'h105', 'commune'),
  row('x03391', '03391', 'Công an xã Lản Nhì Thàng', 'h109', 'commune'),
  row('x03430', '03430', 'Công an xã Nậm Xe', 'h109', 'commune'),
])

const communes = ['x03386', 'x03388', 'x03389', 'x03391', 'x03430']

export const LAI_CHAU_ACTS: readonly Reorganisation[] = [
  act(
    '2025-03-01',
    [
      ...communes.map((unit) => ({ op: 'move', unit, parent: 'cat12' }) as const),
      ...['h105', 'h109'].map(
        (unit) =>
          ({ op: 'abolish', unit, successors: [{ unit: 'cat12', share: '1', basis: 'declared' }] }) as const,
      ),
    ],
    'districts-end',
  ),
  {
    ...act('2025-07-01', [
      {
        op: 'merge',
        from: communes.slice(0, 4),
        into: {
          unit: 'x03388-2025',
          code: '03388',
          name: 'Công an phường Đoàn Kết',
          parent: 'cat12',
          level: 'commune',
        },
      },
    ]),
    id: 'nq-1670-2025',
    number: '1670/NQ-UBTVQH15',
    date: '2025-06-16',
  },
]

export const LAI_CHAU = applyReorganisations(LAI_CHAU_START, LAI_CHAU_ACTS).history

/** The day before the first act and every day on which one takes effect. */
export interface RandomHistory {
  readonly start: UnitHistory
  readonly acts: readonly Reorganisation[]
  readonly history: UnitHistory
  readonly days: readonly string[]
}

type Dice = readonly [kind: number, a: number, b: number, c: number]
type Kind = Operation['op'] | 'dissolve'

/**
 * A random tree (head, districts, communes) and a random sequence of sound acts, one every 30 days.
 * `kinds`: which acts may happen; `dissolve` moves a district's communes up and abolishes it. `unknownShares`: may a
 * division leave its shares open?
 */
export function randomHistory(options: {
  readonly kinds: readonly Kind[]
  readonly unknownShares: boolean
}): fc.Arbitrary<RandomHistory> {
  const dice = fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat())
  return fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 3, max: 9 }), fc.array(dice, { maxLength: 8 }))
    .map(([districts, leaves, rolls]) => grow(districts, leaves, rolls, options))
}

function grow(
  districts: number,
  leaves: number,
  rolls: readonly Dice[],
  options: { readonly kinds: readonly Kind[]; readonly unknownShares: boolean },
): RandomHistory {
  const start = buildHistory([
    row('head', 'head', 'head', null, 'province'),
    ...range(districts).map((i) => row(`d${i}`, `d${i}`, `d${i}`, 'head', 'district')),
    ...range(leaves).map((i) => row(`c${i}`, `c${i}`, `c${i}`, `d${i % districts}`, 'commune')),
  ])
  const days = ['2020-06-01']
  const acts: Reorganisation[] = []
  let history = start
  for (const [number, roll] of rolls.entries()) {
    const effective = addDays('2021-01-01', 30 * number)
    const operations = operationsOf(roll, number, treeAt(history, effective), options)
    if (operations.length === 0) continue
    const next = act(effective, operations, `act-${number}`)
    const step = applyReorganisations(history, [next])
    if (step.findings.length > 0) throw new Error(JSON.stringify(step.findings))
    history = step.history
    acts.push(next)
    days.push(effective)
  }
  return { start, acts, history, days }
}

function operationsOf(
  [kind, a, b, c]: Dice,
  number: number,
  tree: UnitTree,
  options: { readonly kinds: readonly Kind[]; readonly unknownShares: boolean },
): Operation[] {
  const nodes = [...tree.nodes.values()]
  const communes = nodes.filter((node) => node.level === 'commune')
  const above = nodes.filter((node) => node.level !== 'commune')
  const pick = (list: readonly UnitNode[], n: number) => list[n % list.length]!
  const fresh = (part: number) => {
    const unit = `n${number}.${part}`
    return { unit, code: unit, name: unit, parent: pick(above, c + part).key, level: 'commune' }
  }
  const parts = 2 + (a % 2)
  const open = options.unknownShares && c % 3 === 0
  const shares = parts === 2 ? ['0.4', '0.6'] : ['0.125', '0.375', '0.5']
  const unit = pick(communes, b)?.key ?? ''
  switch (options.kinds[kind % options.kinds.length]) {
    case 'merge': {
      const from = [...new Set(range(parts).map((i) => pick(communes, b + i)?.key ?? ''))]
      return from.length < 2 ? [] : [{ op: 'merge', from, into: fresh(0) }]
    }
    case 'split':
      if (unit === '') return []
      return [
        {
          op: 'split',
          unit,
          basis: 'population',
          into: range(parts).map((i) => ({ ...fresh(i), share: open ? null : shares[i]! })),
        },
      ]
    case 'abolish': {
      const heirs = communes.filter((node) => node.key !== unit)
      if (heirs.length === 0) return []
      const chosen = [...new Set(range(parts).map((i) => pick(heirs, c + i).key))]
      const known = chosen.length === shares.length && !open
      const successors = chosen.map((key, i) => ({
        unit: key,
        share: known ? shares[i]! : chosen.length === 1 ? '1' : null,
        basis: 'area' as const,
      }))
      if (a % 5 === 0) return [{ op: 'abolish', unit, successors: [] }]
      return !options.unknownShares && successors.some((s) => s.share === null)
        ? []
        : [{ op: 'abolish', unit, successors }]
    }
    case 'move':
      return unit === '' ? [] : [{ op: 'move', unit, parent: pick(above, c).key }]
    case 'rename':
      return unit === '' ? [] : [{ op: 'rename', unit, name: `renamed ${number}`, code: `r${number}` }]
    case 'create':
      return [{ op: 'create', ...fresh(0) }]
    case 'dissolve': {
      const district = above.filter((node) => node.level === 'district')
      const gone = district.length === 0 ? undefined : pick(district, b)
      if (gone === undefined) return []
      return [
        { op: 'abolish', unit: gone.key, successors: [{ unit: 'head', share: '1', basis: 'declared' }] },
        ...gone.children.map((key) => ({ op: 'move', unit: key, parent: 'head' }) as const),
      ]
    }
    default:
      return []
  }
}

export const ALL_KINDS: readonly Kind[] = [
  'merge',
  'split',
  'abolish',
  'move',
  'rename',
  'create',
  'dissolve',
]

function range(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i)
}
