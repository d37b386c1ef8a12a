/** The expression language of indicators and rules: text → `parse` → `resolve` → `evaluate`. */
export type { Expression, Filter, NameNode, Operator, When } from './ast.js'
export { type BoundExpression, type BoundNode, type Input, seriesOf } from './bound.js'
export { type Dimension, dimensionWords, fits } from './dimension.js'
export { type Evaluation, evaluate } from './evaluate.js'
export { parse } from './parse.js'
export { resolve, resolveIndicator, type Vocabulary } from './resolve.js'
export { nameText, toText } from './text.js'
