import type { TreeUnit } from './tree-rows.js'

/** How a unit of one day's tree differs from that of another day. */
export type UnitChange = 'new' | 'ended' | 'renamed' | 'moved'

export interface ChangedUnit {
  readonly change: UnitChange
  /** As it is called in the tree that has it; in the later one when both have. */
  readonly unit: TreeUnit
  /** Name and code before, when they are others now. */
  readonly before: TreeUnit | null
}

/** What changed from the earlier tree to the later one, by unit. A unit that was renamed and moved counts as renamed. */
export function treeChanges(
  earlier: readonly TreeUnit[],
  later: readonly TreeUnit[],
): ReadonlyMap<string, ChangedUnit> {
  const changes = new Map<string, ChangedUnit>()
  const was = new Map(earlier.map((unit) => [unit.key, unit]))
  for (const unit of later) {
    const before = was.get(unit.key)
    was.delete(unit.key)
    if (before === undefined) changes.set(unit.key, { change: 'new', unit, before: null })
    else if (before.name !== unit.name || before.code !== unit.code)
      changes.set(unit.key, { change: 'renamed', unit, before })
    else if (before.parent !== unit.parent) changes.set(unit.key, { change: 'moved', unit, before })
  }
  for (const unit of was.values()) changes.set(unit.key, { change: 'ended', unit, before: unit })
  return changes
}

/** How many of each kind there are, those of which there are none left out. */
export function countChanges(
  changes: ReadonlyMap<string, ChangedUnit>,
): readonly (readonly [UnitChange, number])[] {
  const kinds: readonly UnitChange[] = ['new', 'ended', 'renamed', 'moved']
  return kinds
    .map((kind) => [kind, [...changes.values()].filter(({ change }) => change === kind).length] as const)
    .filter(([, count]) => count > 0)
}

/** The days on which the tree changed, around a day: the last one up to it, the next one after it. */
export function daysAround(
  days: readonly string[],
  on: string,
): { readonly last: string | null; readonly next: string | null } {
  const sorted = [...new Set(days)].sort()
  return {
    last: sorted.findLast((day) => day <= on) ?? null,
    next: sorted.find((day) => day > on) ?? null,
  }
}
