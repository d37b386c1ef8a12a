import { type Expression, type NameNode, PRECEDENCE } from './ast.js'

/** How a name node is written in the language itself: `recorded[severity=serious|minor]@previous`. */
export function nameText(node: NameNode): string {
  const filters = node.filters.map((f) => `${f.classification}=${f.categories.join('|')}`).join(', ')
  return `${node.name}${filters === '' ? '' : `[${filters}]`}${node.when === 'now' ? '' : `@${node.when}`}`
}

/**
 * The expression as text with no more parentheses than needed: `parse(toText(e))` gives `e` again, columns apart.
 * `label` may put other words for names, e.g. the printed name of a measure.
 */
export function toText(expression: Expression, label: (node: NameNode) => string = nameText): string {
  const write = (node: Expression, tighterThan: number): string => {
    if (node.kind === 'number') return node.digits
    if (node.kind === 'name') return label(node)
    if (node.kind === 'negate') return `-${write(node.of, Infinity)}`
    const own = PRECEDENCE[node.op]
    // The left side may be of the same precedence, the right side must bind tighter: a - (b - c).
    const text = `${write(node.left, own - 1)} ${node.op} ${write(node.right, own)}`
    return own > tighterThan ? text : `(${text})`
  }
  return write(expression, 0)
}
