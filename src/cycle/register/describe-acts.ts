import { addDays } from '../../domain/date.js'
import type { PackIndex } from '../../domain/pack-index.js'
import type { Operation, Reorganisation } from '../../domain/reorganisation.js'
import { spanOn } from '../../domain/unit.js'
import { nameAt, type UnitName } from './describe-units.js'

/** A unit after an act, with what it took over. */
interface After extends UnitName {
  readonly parent: string | null
  /** Share of what stood before, exact decimal text; null = not known, or nothing was taken over. */
  readonly share: string | null
}

/** The acts in order of the day they take effect, each with the units before and after. */
export function actsOf(index: PackIndex) {
  return [...index.pack.reorganisations]
    .sort((a, b) => (a.effective < b.effective ? -1 : a.effective > b.effective ? 1 : 0))
    .map((act) => {
      const { id, number, date, effective, title, source } = act
      const operations = act.operations.map((operation) => told(index, act, operation))
      return { id, number, date, effective, title, source, operations }
    })
}

function told(index: PackIndex, act: Reorganisation, operation: Operation) {
  const day = act.effective
  const before = (...keys: string[]) => keys.map((key) => nameAt(index, key, addDays(day, -1)))
  const after = (key: string, share: string | null = null): After => ({
    ...nameAt(index, key, day),
    parent: spanOn(index.pack.history.units.get(key)!, day)?.parent ?? null,
    share,
  })
  const { op } = operation
  switch (operation.op) {
    case 'create':
      return { op, before: [], after: [after(operation.unit)] }
    case 'abolish':
      return {
        op,
        before: before(operation.unit),
        after: operation.successors.map(({ unit, share }) => after(unit, share)),
      }
    case 'rename':
    case 'move':
      return { op, before: before(operation.unit), after: [after(operation.unit, '1')] }
    case 'merge':
      return { op, before: before(...operation.from), after: [after(operation.into.unit, '1')] }
    case 'split':
      return {
        op,
        before: before(operation.unit),
        after: operation.into.map(({ unit, share }) => after(unit, share)),
      }
  }
}
