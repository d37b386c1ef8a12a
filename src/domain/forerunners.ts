import { decimal, digits } from './decimal.js'
import type { Form } from './form.js'
import { placer } from './restate.js'
import { expectedUnits } from './rollup.js'
import type { UnitHistory, UnitTree } from './unit.js'

/**
 * Which units' returns on a form, of the day of `then`, together are those of each unit on the tree `now`. Null for a unit that
 * got part of a divided one, or of which it is not known what it got: there is nothing that could be set beside its
 * figures. A unit that is not in the map has no forerunner. domain.md §2: whole mergers add up exactly.
 */
export function forerunners(
  form: Form,
  history: UnitHistory,
  then: UnitTree,
  now: UnitTree,
): ReadonlyMap<string, readonly string[] | null> {
  const place = placer(history, now)
  const found = new Map<string, string[] | null>()
  for (const { key } of expectedUnits(form, then)) {
    const placement = place(key, then.date)
    if (placement.kind === 'whole') {
      const before = found.get(placement.unit)
      if (before !== null) found.set(placement.unit, [...(before ?? []), key])
    } else if (placement.kind === 'shared') for (const { unit } of placement.targets) found.set(unit, null)
    else if (placement.kind === 'among') for (const unit of placement.candidates) found.set(unit, null)
  }
  return found
}

/**
 * The figures of several returns of one form, series by series. A series that one of them leaves empty is empty in the sum: a part is
 * never shown for the whole. Arrays by series index − 1.
 */
export function addFigures(returns: readonly (readonly (string | null)[])[]): (string | null)[] {
  const [first, ...others] = returns
  if (first === undefined) return []
  if (others.length === 0) return [...first]
  const length = Math.max(...returns.map((figures) => figures.length))
  return Array.from({ length }, (_, i) => {
    const values = returns.map((figures) => figures[i] ?? null)
    if (values.some((value) => value === null)) return null
    return digits(values.reduce((sum, value) => sum.plus(value!), decimal('0')))
  })
}
