import { relationOf } from '../../domain/access-relation.js'
import type { Relation } from '../../domain/access-table.js'
import type { PackIndex } from '../../domain/pack-index.js'
import type { IsoDate, Period } from '../../domain/period.js'
import { fail } from '../../domain/problem.js'
import { spanOn } from '../../domain/unit.js'
import type { ComparisonTable } from './compare.js'

/** Relations in which figures are seen: today's reach, and what a unit returned while it stood under the viewer. */
const SEEN: readonly Relation[] = ['own', 'predecessor', 'below', 'past']

/**
 * Problem `figure-beyond-reach` when the table needs returns that the viewer may not see. On the tree of another day a unit holds
 * units that are others' today; the database would hide their figures, and the sum would look like one that is complete.
 */
export function demandReach(index: PackIndex, viewer: string, table: ComparisonTable, today: IsoDate): void {
  const { current, base, rows } = table
  const total = rows[0]!
  demand(index, viewer, total.currentParts, current.stored, today)
  if (base !== null) demand(index, viewer, total.baseParts, base.stored, today)
}

function demand(
  index: PackIndex,
  viewer: string,
  parts: readonly { readonly unit: string }[],
  periods: readonly Period[],
  today: IsoDate,
): void {
  const { history } = index.pack
  for (const { unit } of parts) {
    const now = relationOf(history, viewer, { unit }, today)
    if (now !== null && SEEN.includes(now)) continue
    for (const period of periods.flatMap((stored) => index.grains(stored))) {
      const { to } = index.window(period)
      if (spanOn(history.units.get(unit)!, to) === undefined) continue
      const then = relationOf(history, viewer, { unit, asAt: to }, today)
      if (then === null || !SEEN.includes(then))
        fail(
          'figure-beyond-reach',
          { unit, period: period.code },
          { unit: named(index, unit, to), viewer: named(index, viewer, today), period: period.code },
        )
    }
  }
}

function named(index: PackIndex, unit: string, on: IsoDate): string {
  const held = index.pack.history.units.get(unit)!
  return (spanOn(held, on) ?? held.spans.at(-1)!).name
}
