import type { Relation } from './access-table.js'
import { addDays } from './date.js'
import type { IsoDate } from './period.js'
import { type Placer, placer } from './restate.js'
import { type OrgUnit, spanOn, treeAt, type UnitHistory } from './unit.js'

/** The unit acted upon. */
export interface Target {
  /** Key of the unit. */
  readonly unit: string
  /**
   * Last day of the window of the period concerned, when a return or figures of one period are read. Who stood above a
   * unit then goes on seeing what it returned for that period: their own totals are made of it.
   */
  readonly asAt?: IsoDate | undefined
}

/**
 * How a unit stands to the unit in which a role is held, on the tree of today; null when the role's own unit does not
 * exist today, so that it has nothing under it. A unit that moved stands where it is today; one that is no more stands
 * where its successors are; one without successors is the business of the head of the tree. The relations own,
 * predecessor and below, and past without `asAt`, are together exactly the reach that the database keeps for its rows.
 * domain.md §10. Both keys must be in the history.
 */
export function relationOf(
  history: UnitHistory,
  roleUnit: string,
  target: Target,
  today: IsoDate,
): Relation | null {
  const own = pathOn(history, roleUnit, today)
  if (own.length === 0) return null
  const path = pathOn(history, target.unit, today)
  const relation = path.length > 0 ? standing(roleUnit, own, path) : gone(history, own, target.unit, today)
  if (relation === 'own' || relation === 'predecessor' || relation === 'below') return relation
  const { unit, asAt } = target
  return asAt !== undefined && pathOn(history, unit, asAt).includes(roleUnit) ? 'past' : relation
}

/**
 * Is there a unit today that stands as the unit itself or as the one that took it over: somebody who can mend its returns?
 * Not for one that was divided or ended without an heir, nor for one whose work its own superior took over.
 */
export function isMended(history: UnitHistory, key: string, today: IsoDate): boolean {
  if (pathOn(history, key, today).length > 0) return true
  const { heirs, sole } = heirsOf(history, key, today)
  return sole && relationOf(history, heirs[0]!, { unit: key }, today) === 'predecessor'
}

function standing(roleUnit: string, own: readonly string[], path: readonly string[]): Relation {
  if (path[0] === roleUnit) return 'own'
  if (path.includes(roleUnit)) return 'below'
  if (own.includes(path[0]!)) return 'parent'
  return own[1] === path[1] ? 'sibling' : 'elsewhere'
}

function gone(history: UnitHistory, own: readonly string[], key: string, today: IsoDate): Relation {
  const roleUnit = own[0]!
  const { heirs, sole } = heirsOf(history, key, today)
  const isRoot = own.length === 1
  const reached = heirs.some((heir) => pathOn(history, heir, today).includes(roleUnit))
  if (!reached && !(isRoot && heirs.length === 0)) return 'retired'
  if (!heirs.includes(roleUnit)) return 'below'
  const lastDay = lastDayOf(history.units.get(key)!, today)
  if (lastDay === null) return 'past'
  // The superior that took over what a unit under it did is still its superior.
  if (pathOn(history, key, lastDay).includes(roleUnit)) return 'below'
  return sole ? 'predecessor' : 'past'
}

/** The unit and all above it on a day, the unit first; empty when it does not exist then. */
function pathOn(history: UnitHistory, key: string, date: IsoDate): readonly string[] {
  const path: string[] = []
  for (let at: string | null = key; at !== null && !path.includes(at); ) {
    const unit = history.units.get(at)
    const span = unit === undefined ? undefined : spanOn(unit, date)
    if (span === undefined) return []
    path.push(at)
    at = span.parent
  }
  return path
}

/** The last day of a unit that is no more; null when it is yet to come. */
function lastDayOf(unit: OrgUnit, today: IsoDate): IsoDate | null {
  const ends = unit.spans.flatMap((span) => (span.to !== null && span.to <= today ? [span.to] : []))
  const last = ends.at(-1)
  return last === undefined ? null : addDays(last, -1)
}

interface Heirs {
  /** Units of today that hold what the unit held. */
  readonly heirs: readonly string[]
  /** Is it certain that one of them holds all of it? */
  readonly sole: boolean
}

function heirsOf(history: UnitHistory, key: string, today: IsoDate): Heirs {
  const placement = placerOn(history, today)(key, today)
  switch (placement.kind) {
    case 'whole':
      return { heirs: [placement.unit], sole: true }
    case 'shared':
      return { heirs: placement.targets.map((target) => target.unit), sole: false }
    case 'among':
      return { heirs: placement.candidates, sole: false }
    case 'nowhere':
      return { heirs: [], sole: false }
  }
}

/** Rights are asked for many times a day on the same tree. Only the last day asked for is kept. */
const placers = new WeakMap<UnitHistory, { readonly today: IsoDate; readonly place: Placer }>()

function placerOn(history: UnitHistory, today: IsoDate): Placer {
  const held = placers.get(history)
  if (held?.today === today) return held.place
  const place = placer(history, treeAt(history, today))
  placers.set(history, { today, place })
  return place
}
