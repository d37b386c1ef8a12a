import type { ActValue, NewUnit, OperationValue } from './act-value.js'

/** A unit that an act can speak of. */
export interface KnownUnit {
  readonly key: string
  readonly code: string
  readonly name: string
  readonly level: string
  readonly parent: string | null
}

/** The units that an operation makes. */
export function madeBy(operation: OperationValue): readonly NewUnit[] {
  switch (operation.op) {
    case 'create':
      return [operation]
    case 'merge':
      return [operation.into]
    case 'split':
      return operation.into
    default:
      return []
  }
}

/** The units that an operation speaks of as they were before it. */
export function spokenOf(operation: OperationValue): readonly string[] {
  switch (operation.op) {
    case 'create':
      return []
    case 'merge':
      return operation.from
    default:
      return [operation.unit]
  }
}

/**
 * The units that an act can speak of: those of the day before it takes effect, those that other acts make until then and that no tree shows
 * yet, and those that it makes itself. Each once, a unit without a key left out.
 */
export function knownUnits(
  dayBefore: readonly KnownUnit[],
  acts: readonly ActValue[],
  act: ActValue,
): ReadonlyMap<string, KnownUnit> {
  const known = new Map(dayBefore.map((unit) => [unit.key, unit]))
  const earlier = acts.filter(({ id, effective }) => id !== act.id && effective <= act.effective)
  for (const operation of [...earlier, act].flatMap(({ operations }) => operations))
    for (const { unit, code, name, level, parent } of madeBy(operation))
      if (unit !== '' && !known.has(unit)) known.set(unit, { key: unit, code, name, level, parent })
  return known
}

/** Every key that is given away already, by whatever is known here; the server knows them all. */
export function takenKeys(
  units: readonly (readonly KnownUnit[])[],
  acts: readonly ActValue[],
): ReadonlySet<string> {
  const made = acts.flatMap(({ operations }) => operations.flatMap(madeBy)).map(({ unit }) => unit)
  return new Set([...units.flat().map(({ key }) => key), ...made])
}
