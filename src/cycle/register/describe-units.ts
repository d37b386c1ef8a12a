import type { Assignment, Office } from '../../domain/access.js'
import { holdsOn } from '../../domain/access.js'
import { relationOf } from '../../domain/access-relation.js'
import type { Relation } from '../../domain/access-table.js'
import type { PackIndex } from '../../domain/pack-index.js'
import type { IsoDate } from '../../domain/period.js'
import { fail } from '../../domain/problem.js'
import { matchesSearch } from '../../domain/text-normal.js'
import {
  type Correspondence,
  nodeOf,
  type OrgUnit,
  spanOn,
  subtree,
  type UnitNode,
  type UnitSpan,
} from '../../domain/unit.js'

/** What is told of a unit wherever it is only named. */
export interface UnitName {
  readonly key: string
  readonly code: string
  readonly name: string
  readonly level: string
}

/** Which units of a day are asked for. */
export interface UnitSearch {
  readonly under?: string | undefined
  readonly level?: string | undefined
  /** Words of a name or code, see `matchesSearch`. */
  readonly q?: string | undefined
}

/**
 * The units of a day, each after the one above it. Problem `unit-tree-none` for a day before the pack begins,
 * `unit-key-unknown` for a unit that does not exist then, `level-not-in-pack`.
 */
export function unitsOn(index: PackIndex, on: IsoDate, search: UnitSearch): UnitNode[] {
  const tree = index.tree(on)
  const { under, level, q } = search
  if (level !== undefined) demandLevel(index, level)
  return subtree(tree, under === undefined ? tree.root : nodeOf(tree, under).key).filter(
    (node) =>
      (level === undefined || node.level === level) &&
      (q === undefined || matchesSearch(`${node.name} ${node.code}`, q)),
  )
}

/** Problem `level-not-in-pack` unless the pack knows the level. */
export function demandLevel(index: PackIndex, level: string): void {
  const known = index.pack.levels.map(({ id }) => id)
  if (!known.includes(level)) fail('level-not-in-pack', {}, { level, known: known.join(', ') })
}

/** A node of a tree as it is named elsewhere. */
export function nameOfNode({ key, code, name, level }: UnitNode): UnitName {
  return { key, code, name, level }
}

/** A unit as it was called on a day, or as it was last (or will first be) called when it did not exist then. */
export function nameAt(index: PackIndex, key: string, on: IsoDate): UnitName {
  const unit = index.pack.history.units.get(key)!
  const { code, name, level } = spanOn(unit, on) ?? nearestSpan(unit, on)
  return { key, code, name, level }
}

function nearestSpan({ spans }: OrgUnit, on: IsoDate): UnitSpan {
  return spans.findLast((span) => span.to !== null && span.to <= on) ?? spans[0]!
}

/** A unit through time, and how it stands today to the offices that somebody holds. The key must be in the pack. */
export function unitThroughTime(index: PackIndex, key: string, today: IsoDate, held: readonly Assignment[]) {
  const { history, reorganisations } = index.pack
  const unit = history.units.get(key)!
  const tree = index.tree(today)
  const node = tree.nodes.get(key)
  const named = (other: string) => nameOfNode(tree.nodes.get(other)!)
  const links = history.correspondences.filter(({ from, to }) => from === key || to === key)
  const acts = new Set(links.map(({ act }) => act))
  const days = new Set(unit.spans.flatMap(({ from, to }) => [from, to]))
  return {
    key,
    spans: unit.spans.map(({ from, to, code, name, level, parent }) => ({
      from,
      to,
      code,
      name,
      level,
      parent: parent === null ? null : nameAt(index, parent, from),
    })),
    today:
      node === undefined
        ? null
        : { on: today, path: node.path.map(named), children: node.children.map(named) },
    predecessors: links.filter(({ to }) => to === key).map((link) => succession(index, link, link.from)),
    successors: links.filter(({ from }) => from === key).map((link) => succession(index, link, link.to)),
    acts: reorganisations
      // Renaming and moving leave no correspondence: what the act touches says that it is this unit's.
      .filter((act) => acts.has(act.id) || (days.has(act.effective) && touches(act.operations, key)))
      .map(({ id, number, date, effective, title, source }) => ({
        id,
        number,
        date,
        effective,
        title,
        source,
      })),
    relations: held
      .filter((one) => holdsOn(one, today))
      .map((one): { office: Office; relation: Relation | null } => ({
        office: { unit: one.unit, role: one.role },
        relation: relationOf(history, one.unit, { unit: key }, today),
      })),
  }
}

function touches(operations: readonly object[], key: string): boolean {
  return operations.some((operation) => 'unit' in operation && operation.unit === key)
}

function succession(index: PackIndex, link: Correspondence, other: string) {
  const { share, basis, date, act } = link
  return { unit: nameAt(index, other, date), share, basis, date, act }
}
