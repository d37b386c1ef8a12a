import type { OrgUnit, UnitHistory } from './unit.js'

/**
 * The history with the ids under which units are known already. Ids count the units in the order of the files, so a row or an act
 * put in between would move all that come after; who has an id keeps it, and others get the next that was never given.
 */
export function withHeldIds(history: UnitHistory, held: ReadonlyMap<string, number>): UnitHistory {
  let last = 0
  for (const id of held.values()) last = Math.max(last, id)
  const units = new Map<string, OrgUnit>()
  for (const unit of history.units.values()) {
    const id = held.get(unit.key) ?? ++last
    units.set(unit.key, id === unit.id ? unit : { ...unit, id })
  }
  return { ...history, units }
}
