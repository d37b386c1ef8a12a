import { type Decimal, ZERO } from '../decimal.js'
import type { When } from './ast.js'
import type { BoundExpression, BoundNode } from './bound.js'
import { compute, type Undefined } from './compute.js'

/** The value of an expression and what it stands on. */
export interface Evaluation {
  /** Unrounded (a quotient as `quotient` of decimal.ts); null when undefined, and then `reason` says why. */
  readonly value: Decimal | null
  readonly reason: Undefined | null
  /** The two sums of a ratio `k * a / b`, so that "70/72" can be printed; null when it is no such ratio or a part is missing. */
  readonly numerator: Decimal | null
  readonly denominator: Decimal | null
  /** How many stored values it reads, and how many of them were absent. */
  readonly inputs: number
  readonly missing: number
}

/**
 * Evaluate. `lookup` is asked once for every input and gives null for a value that is absent; it may already give
 * sums over units and months, so that a ratio is always a ratio of sums.
 * Within a measure absent categories count as nothing (`missing` tells how many); a measure with no value at all
 * makes the whole expression undefined. Nought is a value.
 */
export function evaluate(
  bound: BoundExpression,
  lookup: (series: number, when: When) => Decimal | null,
): Evaluation {
  const inputs = bound.inputs.map(({ series, when }) => lookup(series, when))
  const result = compute(bound.root, inputs)
  const part = (node: BoundNode | undefined): Decimal | null =>
    node === undefined ? null : known(compute(node, inputs))
  return {
    value: known(result),
    reason: typeof result === 'string' ? result : null,
    numerator: part(bound.ratio?.numerator),
    denominator: part(bound.ratio?.denominator),
    inputs: inputs.length,
    missing: inputs.filter((value) => value === null).length,
  }
}

/** Nought has no sign here: 0 × -1 is 0. */
function known(value: Decimal | Undefined): Decimal | null {
  if (typeof value === 'string') return null
  return value.eq(0) ? ZERO : value
}
