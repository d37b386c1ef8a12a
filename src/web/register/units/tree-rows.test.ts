import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countChanges, daysAround, treeChanges } from './tree-changes.js'
import { treeStep } from './tree-keys.js'
import { search, type TreeUnit, treeRows, treeShape } from './tree-rows.js'

/** Any tree, parents before children as the server answers it. */
const trees = fc
  .array(
    fc.tuple(
      fc.nat(),
      fc.constantFrom('tỉnh', 'xã', 'phòng'),
      fc.constantFrom('Mù Cả', 'Tà Tổng', 'Đoàn Kết'),
    ),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((drawn) => {
    const units: TreeUnit[] = []
    const below = new Map<string | null, TreeUnit[]>()
    drawn.forEach(([at, level, name], n) => {
      const parent = n === 0 ? null : units[at % n]!
      const key = `u${n}`
      const unit = {
        key,
        code: String(n),
        name,
        level,
        parent: parent?.key ?? null,
        path: [...(parent?.path ?? []), key],
      }
      units.push(unit)
      below.set(unit.parent, [...(below.get(unit.parent) ?? []), unit])
    })
    const ordered: TreeUnit[] = []
    const walk = (unit: TreeUnit): void => {
      ordered.push(unit)
      for (const child of below.get(unit.key) ?? []) walk(child)
    }
    walk(units[0]!)
    return ordered
  })

const NONE = new Set<string>()
const toggles = fc
  .array(
    fc.tuple(
      fc.nat(40).map((n) => `u${n}`),
      fc.boolean(),
    ),
  )
  .map((pairs) => new Map(pairs))

describe('rows of the tree', () => {
  test('closed it shows the root alone, with everything open every unit once, in order', () => {
    fc.assert(
      fc.property(trees, (units) => {
        const shape = treeShape(units)
        expect(treeRows(shape, null, new Map(), NONE)).toHaveLength(1)
        const all = treeRows(shape, null, new Map(), new Set(units.map(({ key }) => key)))
        expect(all.map(({ unit }) => unit)).toEqual(units)
      }),
    )
  })

  test('whatever is opened or searched for, a row stands under its parent, counted among its fellows', () => {
    fc.assert(
      fc.property(
        trees,
        toggles,
        fc.constantFrom('', 'mu ca', 'Mù', 'tong', 'zz'),
        fc.constantFrom(null, 'xã'),
        (units, toggled, words, level) => {
          const shape = treeShape(units)
          const rows = treeRows(shape, search(shape, words, level), toggled, NONE)
          const seen = new Set<string>()
          for (const { unit, depth, setSize, position } of rows) {
            expect(seen.has(unit.key)).toBe(false)
            seen.add(unit.key)
            expect(depth).toBe(unit.path.length)
            if (unit.parent === null) continue
            expect(seen.has(unit.parent)).toBe(true)
            expect(rows.find((row) => row.unit.key === unit.parent)!.open).toBe(true)
            const fellows = rows.filter((row) => row.unit.parent === unit.parent)
            expect(setSize).toBe(fellows.length)
            expect(fellows[position - 1]!.unit.key).toBe(unit.key)
          }
        },
      ),
    )
  })

  test('whatever is found is to be seen at once', () => {
    fc.assert(
      fc.property(trees, fc.constantFrom('mu ca', 'doan', 'Tổng'), (units, words) => {
        const shape = treeShape(units)
        const found = search(shape, words, null)!
        const shown = new Set(treeRows(shape, found, new Map(), NONE).map(({ unit }) => unit.key))
        for (const key of found.matched) expect(shown.has(key)).toBe(true)
        for (const key of shown) expect(found.kept.has(key)).toBe(true)
      }),
    )
  })
})

describe('keys in the tree', () => {
  test('opening, going in, going out and closing leads back', () => {
    fc.assert(
      fc.property(trees, (units) => {
        const shape = treeShape(units)
        const closed = treeRows(shape, null, new Map(), NONE)
        if (closed[0]!.open === null) return
        expect(treeStep(closed, 0, 'ArrowRight')).toEqual({ set: ['u0'], open: true })
        const rows = treeRows(shape, null, new Map([['u0', true]]), NONE)
        expect(treeStep(rows, 0, 'ArrowRight')).toEqual({ go: rows[1]!.unit.key })
        for (let at = 1; at < rows.length; at++) expect(treeStep(rows, at, 'ArrowLeft')).toEqual({ go: 'u0' })
        expect(treeStep(rows, 0, 'ArrowLeft')).toEqual({ set: ['u0'], open: false })
        expect(treeStep(rows, rows.length - 1, 'ArrowDown')).toBeNull()
        expect(treeStep(rows, 0, 'End')).toEqual({ go: rows.at(-1)!.unit.key })
        expect(treeStep(rows, rows.length - 1, 'Home')).toEqual({ go: 'u0' })
      }),
    )
  })

  test('a letter goes to the next unit of that name, without accents too', () => {
    const named = (key: string, name: string): TreeUnit => ({
      key,
      code: key,
      name,
      level: 'xã',
      parent: key === 'r' ? null : 'r',
      path: key === 'r' ? ['r'] : ['r', key],
    })
    const shape = treeShape([named('r', 'Tỉnh'), named('a', 'Xã Đoàn Kết'), named('b', 'Xã Mù Cả')])
    const rows = treeRows(shape, null, new Map(), new Set(['r']))
    expect(treeStep(rows, 0, 'd')).toEqual({ go: 'a' })
    expect(treeStep(rows, 2, 'đ')).toEqual({ go: 'a' })
    expect(treeStep(rows, 0, 'm')).toEqual({ go: 'b' })
    expect(treeStep(rows, 0, 'q')).toBeNull()
    expect(treeStep(rows, 0, 'Tab')).toBeNull()
  })
})

describe('what changed between two days', () => {
  test('every unit of either tree is there unchanged or counted once', () => {
    fc.assert(
      fc.property(trees, trees, (earlier, later) => {
        const changes = treeChanges(earlier, later)
        const keys = new Set([...earlier, ...later].map(({ key }) => key))
        for (const key of keys) {
          const [was, is] = [earlier, later].map((units) => units.find((unit) => unit.key === key))
          const change = changes.get(key)?.change
          if (was === undefined) expect(change).toBe('new')
          else if (is === undefined) expect(change).toBe('ended')
          else if (was.name !== is.name || was.code !== is.code) expect(change).toBe('renamed')
          else expect(change).toBe(was.parent === is.parent ? undefined : 'moved')
        }
        expect(countChanges(changes).reduce((sum, [, count]) => sum + count, 0)).toBe(changes.size)
      }),
    )
  })

  test('the day of a change belongs to what follows it', () => {
    const days = ['2025-07-01', '2025-03-01', '2025-07-01']
    expect(daysAround(days, '2025-06-30')).toEqual({ last: '2025-03-01', next: '2025-07-01' })
    expect(daysAround(days, '2025-07-01')).toEqual({ last: '2025-07-01', next: null })
    expect(daysAround(days, '2021-01-01')).toEqual({ last: null, next: '2025-03-01' })
  })
})
