import { type Decimal, quotient, sum, ZERO } from '../decimal.js'
import type { BoundNode } from './bound.js'

/** Why there is no value. */
export type Undefined = 'missing' | 'division-by-zero'

/**
 * Value of a node from the values of the inputs. Absent parts of a sum are left out unless all are absent.
 * An absent operand tells more than a division by nought beside it: it may still come.
 */
export function compute(node: BoundNode, inputs: readonly (Decimal | null)[]): Decimal | Undefined {
  if (node.kind === 'number') return node.value
  if (node.kind === 'indicator') return compute(node.of, inputs)
  if (node.kind === 'sum') {
    const present = node.inputs.map((at) => inputs[at]!).filter((value) => value !== null)
    return present.length === 0 ? 'missing' : sum(present)
  }
  if (node.kind === 'negate') {
    const value = compute(node.of, inputs)
    return typeof value === 'string' ? value : ZERO.minus(value)
  }
  const left = compute(node.left, inputs)
  const right = compute(node.right, inputs)
  if (left === 'missing' || right === 'missing') return 'missing'
  if (typeof left === 'string' || typeof right === 'string') return 'division-by-zero'
  if (node.op === '+') return left.plus(right)
  if (node.op === '-') return left.minus(right)
  if (node.op === '*') return left.times(right)
  return right.eq(0) ? 'division-by-zero' : quotient(left, right)
}

/** Does it read no input at all? */
export function isConstant(node: BoundNode): boolean {
  if (node.kind === 'number') return true
  if (node.kind === 'sum') return false
  if (node.kind === 'binary') return isConstant(node.left) && isConstant(node.right)
  return isConstant(node.of)
}
