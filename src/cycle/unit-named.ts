import type { PackIndex } from '../domain/pack-index.js'
import { type Place, Problem } from '../domain/problem.js'
import type { UnitNode, UnitTree } from '../domain/unit.js'
import { findUnit } from '../domain/unit-code.js'

/** The unit that a person named by its code (or its key in the pack) on a day's tree. Problem when there is none, saying why. */
export function unitNamed(index: PackIndex, tree: UnitTree, name: string, place: Place = {}): UnitNode {
  const byKey = tree.nodes.get(name)
  if (byKey !== undefined) return byKey
  const found = findUnit(index.pack.history, tree, name, index.pack.reorganisations, place)
  if ('finding' in found) throw new Problem(found.finding)
  return found.node
}
