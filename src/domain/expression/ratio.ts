import type { BoundExpression, BoundNode } from './bound.js'
import { compute, isConstant } from './compute.js'

/**
 * The two parts of a ratio: one sum over another, times any positive plain number: `a / b`, `100 * a / b`,
 * `a / b * 100000`, `100 * (a / b)`. Null for anything else.
 */
export function ratioOf(root: BoundNode): BoundExpression['ratio'] {
  const above: BoundNode[] = []
  const below: BoundNode[] = []
  let positive = true
  const visit = (node: BoundNode, inverted: boolean): void => {
    if (isConstant(node)) {
      const value = compute(node, [])
      if (typeof value === 'string' || value.lte(0)) positive = false
    } else if (node.kind === 'indicator') {
      visit(node.of, inverted)
    } else if (node.kind === 'binary' && (node.op === '*' || node.op === '/')) {
      visit(node.left, inverted)
      visit(node.right, node.op === '/' ? !inverted : inverted)
    } else {
      const side = inverted ? below : above
      side.push(node)
    }
  }
  visit(root, false)
  if (!positive || above.length !== 1 || below.length !== 1) return null
  return { numerator: above[0]!, denominator: below[0]! }
}
