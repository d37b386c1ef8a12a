import { matchesSearch } from '../../../domain/text-normal.js'

/** What the tree shows of a unit, as `GET /units` answers it: parents before their children. */
export interface TreeUnit {
  readonly key: string
  readonly code: string
  readonly name: string
  readonly level: string
  readonly parent: string | null
  readonly path: readonly string[]
}

/** A line of the tree as it is drawn. `open` is null of a unit with nothing under it. */
export interface TreeRow {
  readonly unit: TreeUnit
  /** 1 for the root. */
  readonly depth: number
  readonly open: boolean | null
  /** How many units directly under it there are to be seen when it is open. */
  readonly below: number
  readonly setSize: number
  readonly position: number
  /** It is one of those that were searched for, not merely on the way to one. */
  readonly matched: boolean
}

/** The tree of a day, put so that rows are found quickly. */
export interface TreeShape {
  readonly units: readonly TreeUnit[]
  readonly byKey: ReadonlyMap<string, TreeUnit>
  readonly childrenOf: ReadonlyMap<string, readonly TreeUnit[]>
}

export function treeShape(units: readonly TreeUnit[]): TreeShape {
  const childrenOf = new Map<string, TreeUnit[]>()
  for (const unit of units) {
    if (unit.parent === null) continue
    const beside = childrenOf.get(unit.parent)
    if (beside === undefined) childrenOf.set(unit.parent, [unit])
    else beside.push(unit)
  }
  return { units, byKey: new Map(units.map((unit) => [unit.key, unit])), childrenOf }
}

/** What is searched for: found units, and with them the units on the way to them. */
export interface Found {
  readonly matched: ReadonlySet<string>
  readonly kept: ReadonlySet<string>
}

/** Null when nothing is searched for. Words match names and codes, with or without accents. */
export function search(shape: TreeShape, words: string, level: string | null): Found | null {
  if (words.trim() === '' && level === null) return null
  const matched = new Set<string>()
  const kept = new Set<string>()
  for (const { key, code, name, level: own, path } of shape.units) {
    if (level !== null && own !== level) continue
    if (words.trim() !== '' && !matchesSearch(`${name} ${code}`, words)) continue
    matched.add(key)
    for (const above of path) kept.add(above)
  }
  return { matched, kept }
}

/**
 * The rows to draw, top down. What somebody opened or closed by hand (`toggled`) goes before what stands open by itself: the ways to
 * what was found, or without a search the units of `openAtFirst`. A found unit that is opened by hand shows all that is under it.
 */
export function treeRows(
  shape: TreeShape,
  found: Found | null,
  toggled: ReadonlyMap<string, boolean>,
  openAtFirst: ReadonlySet<string>,
): TreeRow[] {
  const rows: TreeRow[] = []
  const put = (siblings: readonly TreeUnit[], depth: number, free: boolean): void => {
    siblings.forEach((unit, place) => {
      const all = shape.childrenOf.get(unit.key) ?? []
      const kept = found === null || free ? all : all.filter(({ key }) => found.kept.has(key))
      const whole = free || found === null || (kept.length === 0 && found.matched.has(unit.key))
      const below = whole ? all : kept
      const byItself = found === null || free ? openAtFirst.has(unit.key) : kept.length > 0
      const open = below.length === 0 ? null : (toggled.get(unit.key) ?? byItself)
      rows.push({
        unit,
        depth,
        open,
        below: below.length,
        setSize: siblings.length,
        position: place + 1,
        matched: found?.matched.has(unit.key) === true,
      })
      if (open === true) put(below, depth + 1, found !== null && whole)
    })
  }
  const roots = shape.units.filter(({ parent, key }) => parent === null && (found?.kept.has(key) ?? true))
  put(roots, 1, false)
  return rows
}
