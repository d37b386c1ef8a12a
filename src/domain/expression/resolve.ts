import { decimal } from '../decimal.js'
import type { Classification, Indicator, Measure, Series } from '../measure.js'
import { closest } from '../near.js'
import { fail, finding, type Place, Problem } from '../problem.js'
import type { Expression, Filter, NameNode, When } from './ast.js'
import type { BoundExpression, BoundNode, Input } from './bound.js'
import { combine, type Dimension, dimensionOf, dimensionWords, isDimensionless } from './dimension.js'
import { MAX_DEPTH, parse } from './parse.js'
import { ratioOf } from './ratio.js'

/** The names an expression may use. A pack is one. */
export interface Vocabulary {
  readonly measures: readonly Measure[]
  readonly classifications: readonly Classification[]
  readonly series: readonly Series[]
  readonly indicators: readonly Indicator[]
}

/** An expression with the expressions of its indicators put in may not be larger: it bounds time and digits. */
export const MAX_NODES = 1000

/**
 * Bind the names of an expression. A name is a measure (the sum of all its series, or of those its filters keep) or
 * else an indicator. Units are checked: sums and differences need the same unit of measure on both sides.
 * @param options.periods allow `@previous` and `@last_year` (rules of forms only)
 * @throws Problem with `place.column`: expression-unknown-name, -unknown-category, -unknown-classification,
 *   -filter-on-indicator, -no-series, -unit-mismatch, -cycle, -period-not-allowed, -too-deep, -too-large,
 *   -percent-unit, or any of `parse` for an indicator used; then `place.field` is `<indicator>.expression`
 */
export function resolve(
  expression: Expression,
  vocabulary: Vocabulary,
  options: { readonly periods?: boolean } = {},
): BoundExpression {
  const resolver = new Resolver(vocabulary)
  return resolver.finish(resolver.bind(expression, { when: 'now', periods: options.periods ?? false }))
}

/** Parse and bind an indicator. One of format `percent` must be a share: same units above and below. Errors as `resolve`. */
export function resolveIndicator(indicator: Indicator, vocabulary: Vocabulary): BoundExpression {
  const resolver = new Resolver(vocabulary)
  return resolver.finish(resolver.indicator(indicator, 'now'))
}

interface Piece {
  readonly node: BoundNode
  readonly dimension: Dimension
  /** Nodes and height with all indicators put in. */
  readonly nodes: number
  readonly height: number
}

interface Scope {
  /** Shift of every name inside: an indicator of last year is made of last year's figures. */
  readonly when: When
  readonly periods: boolean
}

class Resolver {
  private readonly inputs: Input[] = []
  private readonly positions = new Map<string, number>()
  private readonly done = new Map<string, Piece>()
  private readonly open: string[] = []
  private depth = 0
  private readonly measures: ReadonlyMap<string, Measure>
  private readonly indicators: ReadonlyMap<string, Indicator>

  constructor(private readonly vocabulary: Vocabulary) {
    this.measures = new Map(vocabulary.measures.map((m) => [m.id, m]))
    this.indicators = new Map(vocabulary.indicators.map((i) => [i.id, i]))
  }

  finish({ node, dimension }: Piece): BoundExpression {
    return { root: node, inputs: this.inputs, dimension, ratio: ratioOf(node) }
  }

  bind(expression: Expression, scope: Scope): Piece {
    // Counted on the way down as well: a long chain of indicators must be refused before the stack ends.
    this.depth += 1
    tooDeep(this.depth, expression.column)
    const piece = this.bindNode(expression, scope)
    this.depth -= 1
    return piece
  }

  private bindNode(expression: Expression, scope: Scope): Piece {
    const { column } = expression
    if (expression.kind === 'number') {
      return {
        node: { kind: 'number', value: decimal(expression.digits) },
        dimension: null,
        nodes: 1,
        height: 1,
      }
    }
    if (expression.kind === 'name') return this.name(expression, scope)
    if (expression.kind === 'negate') {
      const of = this.bind(expression.of, scope)
      return within(
        { ...of, node: { kind: 'negate', of: of.node }, nodes: of.nodes + 1, height: of.height + 1 },
        column,
      )
    }
    const { op } = expression
    const left = this.bind(expression.left, scope)
    const right = this.bind(expression.right, scope)
    const dimension = combine(op, left.dimension, right.dimension)
    if (dimension === undefined) {
      const [a, b] = [dimensionWords(left.dimension), dimensionWords(right.dimension)]
      const units = { leftVi: a.vi, leftEn: a.en, rightVi: b.vi, rightEn: b.en }
      fail('expression-unit-mismatch', { column }, { op, column, ...units })
    }
    return within(
      {
        node: { kind: 'binary', op, left: left.node, right: right.node },
        dimension,
        nodes: left.nodes + right.nodes + 1,
        height: Math.max(left.height, right.height) + 1,
      },
      column,
    )
  }

  /** The piece of an indicator, made once for each period it is read from. Refuses circles. */
  indicator(indicator: Indicator, when: When): Piece {
    const key = `${when} ${indicator.id}`
    const known = this.done.get(key)
    if (known !== undefined) return known
    this.open.push(indicator.id)
    const piece = located(indicator.id, () => {
      const of = this.bind(parse(indicator.expression), { when, periods: false })
      if (indicator.format === 'percent' && !isDimensionless(of.dimension)) {
        const unit = dimensionWords(of.dimension)
        fail('expression-percent-unit', {}, { name: indicator.id, unitVi: unit.vi, unitEn: unit.en })
      }
      return {
        ...of,
        node: { kind: 'indicator', id: indicator.id, of: of.node } as const,
        height: of.height + 1,
      }
    })
    this.open.pop()
    this.done.set(key, piece)
    return piece
  }

  private name(node: NameNode, scope: Scope): Piece {
    const { name, column } = node
    if (node.when !== 'now' && !scope.periods) {
      fail('expression-period-not-allowed', { column }, { name, when: node.when })
    }
    const when = node.when === 'now' ? scope.when : node.when
    const measure = this.measures.get(name)
    if (measure !== undefined) return this.measure(measure, node, when)

    const indicator = this.indicators.get(name)
    if (indicator === undefined) {
      const near = this.near(name, [...this.measures.keys(), ...this.indicators.keys()])
      return fail('expression-unknown-name', { column }, { name, near })
    }
    if (node.filters.length > 0) fail('expression-filter-on-indicator', { column }, { name })
    const circle = this.open.indexOf(name)
    if (circle >= 0) {
      fail('expression-cycle', { column }, { cycle: [...this.open.slice(circle), name].join(' → ') })
    }
    return this.indicator(indicator, when)
  }

  private measure(measure: Measure, node: NameNode, when: When): Piece {
    for (const filter of node.filters) this.checkFilter(measure, filter)
    const kept = this.vocabulary.series.filter(
      (s) =>
        s.measure === measure.id &&
        node.filters.every((f) => f.categories.includes(s.categories[f.classification] ?? '')),
    )
    if (kept.length === 0) fail('expression-no-series', { column: node.column }, { name: node.name })
    const inputs = kept.map((s) => this.input(s.index, when))
    return {
      node: { kind: 'sum', measure: measure.id, inputs },
      dimension: dimensionOf(measure.unit),
      nodes: 1,
      height: 1,
    }
  }

  private checkFilter(measure: Measure, { classification, categories, column }: Filter): void {
    const name = measure.id
    if (!measure.classifications.includes(classification)) {
      const near = this.near(classification, measure.classifications)
      fail('expression-unknown-classification', { column }, { name, classification, near })
    }
    const all = this.vocabulary.classifications.find((c) => c.id === classification)?.categories ?? []
    const ids = all.map((c) => c.id)
    const unknown = categories.find((category) => !ids.includes(category))
    if (unknown !== undefined) {
      const near = this.near(unknown, ids)
      fail('expression-unknown-category', { column }, { name, classification, category: unknown, near })
    }
  }

  private input(series: number, when: When): number {
    const key = `${when} ${series}`
    const known = this.positions.get(key)
    if (known !== undefined) return known
    this.positions.set(key, this.inputs.length)
    return this.inputs.push({ series, when }) - 1
  }

  private near(word: string, candidates: readonly string[]): string {
    return closest(word, candidates).join(', ') || '—'
  }
}

function within(piece: Piece, column: number): Piece {
  if (piece.nodes > MAX_NODES) fail('expression-too-large', { column }, { limit: MAX_NODES })
  tooDeep(piece.height, column)
  return piece
}

function tooDeep(depth: number, column: number): void {
  if (depth > MAX_DEPTH) fail('expression-too-deep', { column }, { limit: MAX_DEPTH, column })
}

/** Name the indicator in whose text a problem lies, unless one further in has been named. */
function located<T>(indicator: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const place = (inner: Place): Place => ({ field: `${indicator}.expression`, ...inner })
    throw new Problem(error.findings.map((f) => finding(f.code, place(f.place), f.params)))
  }
}
