import type { Decimal } from '../decimal.js'
import type { Operator, When } from './ast.js'
import type { Dimension } from './dimension.js'

/** One stored value that an expression reads. `series` is the index of the series, from 1. */
export interface Input {
  readonly series: number
  readonly when: When
}

/** An expression whose names are bound. `sum` holds positions in `BoundExpression.inputs`. */
export type BoundNode =
  | { readonly kind: 'number'; readonly value: Decimal }
  | { readonly kind: 'sum'; readonly measure: string; readonly inputs: readonly number[] }
  | { readonly kind: 'indicator'; readonly id: string; readonly of: BoundNode }
  | { readonly kind: 'negate'; readonly of: BoundNode }
  | { readonly kind: 'binary'; readonly op: Operator; readonly left: BoundNode; readonly right: BoundNode }

/** What `resolve` makes of an expression and `evaluate` reads. */
export interface BoundExpression {
  readonly root: BoundNode
  /** Every stored value it reads, each once. */
  readonly inputs: readonly Input[]
  readonly dimension: Dimension
  /** Both parts when it is `k * a / b` with a positive number k (any order, k may be left out); else null. */
  readonly ratio: { readonly numerator: BoundNode; readonly denominator: BoundNode } | null
}

/** The indexes of the series it reads, ascending, each once: for completeness, and to fetch only these. */
export function seriesOf(bound: BoundExpression): number[] {
  return [...new Set(bound.inputs.map((input) => input.series))].sort((a, b) => a - b)
}
