/** Which period a name is read from. Only rules of a form may look back. */
export type When = 'now' | 'previous' | 'last_year'

/** `[severity=serious|very_serious]`: keep only these categories. */
export interface Filter {
  readonly classification: string
  readonly categories: readonly string[]
  readonly column: number
}

/** A measure or an indicator, as written. */
export interface NameNode {
  readonly kind: 'name'
  readonly name: string
  readonly filters: readonly Filter[]
  readonly when: When
  readonly column: number
}

export type Operator = '+' | '-' | '*' | '/'

/**
 * A parsed expression: plain data. `column` counts from 1 (an operator's own place for `binary`).
 * A number keeps its digits as written.
 */
export type Expression =
  | { readonly kind: 'number'; readonly digits: string; readonly column: number }
  | NameNode
  | { readonly kind: 'negate'; readonly of: Expression; readonly column: number }
  | {
      readonly kind: 'binary'
      readonly op: Operator
      readonly left: Expression
      readonly right: Expression
      readonly column: number
    }

/** `*` and `/` bind tighter than `+` and `-`; all four group from the left. */
export const PRECEDENCE: Readonly<Record<Operator, number>> = { '+': 1, '-': 1, '*': 2, '/': 2 }
