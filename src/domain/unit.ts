import type { IsoDate } from './period.js'
import { fail } from './problem.js'

/** What a unit is called, where it hangs and what it is, during `[from, to)`. `to` null = still so. */
export interface UnitSpan {
  readonly from: IsoDate
  readonly to: IsoDate | null
  /** The official code. Codes are reused by other units at other times: join on (code, date). */
  readonly code: string
  readonly name: string
  /** Key of the parent unit; null at the root. */
  readonly parent: string | null
  /** Pack's own level word: ministry, province, department, district, commune … */
  readonly level: string
}

/** An institution for its whole life. `key` is unique in the pack and never reused; `id` is its small integer. */
export interface OrgUnit {
  readonly id: number
  readonly key: string
  /** In order of time, without overlap. */
  readonly spans: readonly UnitSpan[]
}

/** How much of `from` went to `to` on `date`. `share` is an exact decimal text in (0, 1]; null = not known. */
export interface Correspondence {
  readonly from: string
  readonly to: string
  readonly share: string | null
  readonly basis: 'whole' | 'population' | 'area' | 'declared'
  readonly date: IsoDate
  /** Id of the reorganisation that made it. */
  readonly act: string
}

/** Every unit that ever was, and how the ones turned into the others. */
export interface UnitHistory {
  readonly units: ReadonlyMap<string, OrgUnit>
  readonly correspondences: readonly Correspondence[]
}

export interface UnitNode {
  readonly id: number
  readonly key: string
  readonly code: string
  readonly name: string
  readonly level: string
  readonly parent: string | null
  readonly children: readonly string[]
  /** Keys from the root down to this unit, both included. */
  readonly path: readonly string[]
}

/** The tree as it stood on one day. */
export interface UnitTree {
  readonly date: IsoDate
  readonly root: string
  readonly nodes: ReadonlyMap<string, UnitNode>
}

/** A row of the list of units: one span of one unit. `to` is the first day that is no longer valid, or null. */
export interface UnitRow extends UnitSpan {
  readonly unit: string
}

/**
 * Gather rows into units: ids count from 1 in order of first appearance, spans are put in order of time.
 * Nothing is judged here: see `validateHistory`.
 */
export function buildHistory(rows: Iterable<UnitRow>): UnitHistory {
  const spans = new Map<string, UnitSpan[]>()
  for (const { unit, from, to, code, name, parent, level } of rows) {
    const own = spans.get(unit)
    const span = { from, to, code, name, parent, level }
    if (own === undefined) spans.set(unit, [span])
    else own.push(span)
  }
  const units = new Map<string, OrgUnit>()
  for (const [key, own] of spans) {
    own.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    units.set(key, { id: units.size + 1, key, spans: own })
  }
  return { units, correspondences: [] }
}

/** Does the span hold on that day? */
export function spanCovers(span: UnitSpan, date: IsoDate): boolean {
  return span.from <= date && (span.to === null || date < span.to)
}

/** What the unit was on that day, or undefined when it did not exist then. */
export function spanOn(unit: OrgUnit, date: IsoDate): UnitSpan | undefined {
  return unit.spans.find((span) => spanCovers(span, date))
}

/**
 * The tree as it stood on one day. Children come in the order of the history (the pack's own order, newcomers last).
 * O(number of units). Problem `unit-tree-none` when nothing is known for the day; `unit-root-several`, `unit-cycle`
 * or `unit-parent-not-valid` when the history is unsound (`validateHistory` tells all such faults beforehand).
 */
export function treeAt(history: UnitHistory, date: IsoDate): UnitTree {
  const spans = new Map<string, { unit: OrgUnit; span: UnitSpan; children: string[] }>()
  for (const unit of history.units.values()) {
    const span = spanOn(unit, date)
    if (span !== undefined) spans.set(unit.key, { unit, span, children: [] })
  }
  const roots: string[] = []
  for (const [key, { span }] of spans) {
    if (span.parent === null) roots.push(key)
    else {
      const parent = spans.get(span.parent)
      if (parent === undefined)
        fail('unit-parent-not-valid', { unit: key }, { unit: key, parent: span.parent, date })
      parent.children.push(key)
    }
  }
  const root = roots[0]
  if (root === undefined) fail('unit-tree-none', {}, { date })
  if (roots.length > 1) fail('unit-root-several', {}, { date, units: roots.join(', ') })

  const nodes = new Map<string, UnitNode>()
  const waiting: { key: string; above: readonly string[] }[] = [{ key: root, above: [] }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { unit, span, children } = spans.get(next.key)!
    const path = [...next.above, unit.key]
    const { code, name, level, parent } = span
    nodes.set(unit.key, { id: unit.id, key: unit.key, code, name, level, parent, children, path })
    for (let i = children.length - 1; i >= 0; i--) waiting.push({ key: children[i]!, above: path })
  }
  if (nodes.size < spans.size) {
    const cycle = [...spans.keys()].filter((key) => !nodes.has(key)).join(', ')
    fail('unit-cycle', {}, { date, cycle })
  }
  return { date, root, nodes }
}

/** The node of a unit key. Problem `unit-key-unknown` when the tree does not hold it. */
export function nodeOf(tree: UnitTree, key: string): UnitNode {
  const node = tree.nodes.get(key)
  if (node === undefined) fail('unit-key-unknown', { unit: key }, { unit: key, date: tree.date })
  return node
}

/** The unit that carries an official code on the tree's day; undefined when none does, or more than one. O(n). */
export function unitByCode(tree: UnitTree, code: string): UnitNode | undefined {
  let found: UnitNode | undefined
  for (const node of tree.nodes.values()) {
    if (node.code !== code) continue
    if (found !== undefined) return undefined
    found = node
  }
  return found
}

/** The unit and everything below it, the unit first, each parent before its children. */
export function subtree(tree: UnitTree, key: string): UnitNode[] {
  const found: UnitNode[] = []
  const waiting = [nodeOf(tree, key)]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    found.push(node)
    for (let i = node.children.length - 1; i >= 0; i--) waiting.push(tree.nodes.get(node.children[i]!)!)
  }
  return found
}

/** Is `key` the unit `ancestor` itself or somewhere below it? False when the tree does not hold `key`. */
export function isWithin(tree: UnitTree, key: string, ancestor: string): boolean {
  return tree.nodes.get(key)?.path.includes(ancestor) ?? false
}
