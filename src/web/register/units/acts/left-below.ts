import type { OperationValue } from './act-value.js'
import type { KnownUnit } from './known-units.js'

/**
 * Units that would be left under a unit that this operation ends: those under it on the day before that no other operation of the act ends
 * or moves.
 */
export function leftBelow(
  operation: OperationValue,
  operations: readonly OperationValue[],
  known: ReadonlyMap<string, KnownUnit>,
): readonly KnownUnit[] {
  const ended = endedBy(operation)
  if (ended.length === 0) return []
  const settled = new Set(
    operations.flatMap((one) => [...endedBy(one), ...(one.op === 'move' ? [one.unit] : [])]),
  )
  return [...known.values()].filter(
    ({ key, parent }) => parent !== null && ended.includes(parent) && !settled.has(key),
  )
}

/** The moves that such units need, to the one unit that takes over when there is but one. */
export function movesFor(operation: OperationValue, left: readonly KnownUnit[]): readonly OperationValue[] {
  const parent = onlyHeir(operation)
  return left.map(({ key }) => ({ op: 'move', unit: key, parent }))
}

function endedBy(operation: OperationValue): readonly string[] {
  switch (operation.op) {
    case 'merge':
      return operation.from
    case 'split':
    case 'abolish':
      return operation.unit === '' ? [] : [operation.unit]
    default:
      return []
  }
}

function onlyHeir(operation: OperationValue): string {
  if (operation.op === 'merge') return operation.into.unit
  if (operation.op === 'abolish' && operation.successors.length === 1) return operation.successors[0]!.unit
  return ''
}
