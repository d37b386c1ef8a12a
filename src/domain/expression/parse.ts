import { parseDecimal } from '../decimal.js'
import { fail } from '../problem.js'
import { type Expression, type Filter, type NameNode, type Operator, PRECEDENCE, type When } from './ast.js'
import { type Token, tokenise } from './tokenise.js'

/** Deeper nesting than this is refused, so that no walk over a tree can exhaust the stack. */
export const MAX_DEPTH = 256

/** More characters of a token than this are not repeated in a message. */
const SHOWN = 40

/**
 * Parse an expression: names, `name[classification=a|b, …]`, `name@previous`, `name@last_year`, decimal numbers,
 * + - * / and parentheses. Time grows with the length of the text, which is limited.
 * @throws Problem with `place.column`: expression-empty, expression-syntax, expression-ends, expression-unclosed,
 *   expression-number, expression-filter, expression-filter-twice, expression-period-word, expression-too-deep,
 *   expression-too-long
 */
export function parse(text: string): Expression {
  const tokens = tokenise(text)
  if (tokens[0]!.kind === 'end') fail('expression-empty', { column: 1 })
  const reader = new Reader(tokens)
  const expression = reader.expression(0, 1).expression
  if (reader.here.kind !== 'end') reader.refuse()
  return expression
}

/** A node with its height, kept while parsing to refuse deep trees. */
interface Parsed {
  readonly expression: Expression
  readonly height: number
}

class Reader {
  private at = 0
  constructor(private readonly tokens: readonly Token[]) {}

  get here(): Token {
    return this.tokens[this.at]!
  }

  /** Precedence climbing: read an operand, then every operator that binds tighter than `above`. */
  expression(above: number, depth: number): Parsed {
    let left = this.operand(depth)
    for (;;) {
      const { text, column, kind } = this.here
      if (kind !== 'sign' || !Object.hasOwn(PRECEDENCE, text)) return left
      const op = text as Operator
      if (PRECEDENCE[op] <= above) return left
      this.at += 1
      const right = this.expression(PRECEDENCE[op], depth + 1)
      const height = shallow(Math.max(left.height, right.height) + 1, column)
      left = {
        expression: { kind: 'binary', op, left: left.expression, right: right.expression, column },
        height,
      }
    }
  }

  private operand(depth: number): Parsed {
    const token = this.here
    shallow(depth, token.column)
    if (token.kind === 'number') return { expression: this.number(), height: 1 }
    if (token.kind === 'name') return { expression: this.name(), height: 1 }
    if (this.take('-')) {
      const { expression, height } = this.operand(depth + 1)
      return {
        expression: { kind: 'negate', of: expression, column: token.column },
        height: shallow(height + 1, token.column),
      }
    }
    if (this.take('(')) {
      const inner = this.expression(0, depth + 1)
      this.close(')', token)
      return inner
    }
    return this.refuse()
  }

  private number(): Expression {
    const { text, column } = this.next()
    if (parseDecimal(text) === undefined)
      fail('expression-number', { column }, { found: shown(text), column })
    const comma = this.here
    if (comma.text === ',' && this.tokens[this.at + 1]?.kind === 'number') {
      const found = shown(`${text},${this.tokens[this.at + 1]!.text}`)
      fail('expression-number', { column }, { found, column })
    }
    return { kind: 'number', digits: text, column }
  }

  private name(): NameNode {
    const { text, column } = this.next()
    const bracket = this.here
    const filters = this.take('[') ? this.filters(bracket) : []
    const when = this.take('@') ? this.when() : 'now'
    return { kind: 'name', name: text, filters, when, column }
  }

  private filters(bracket: Token): Filter[] {
    const filters: Filter[] = []
    const named = new Set<string>()
    do {
      const column = this.here.column
      const classification = this.filterWord()
      if (!this.take('=')) this.refuseFilter()
      const categories = [this.filterWord()]
      while (this.take('|')) categories.push(this.filterWord())
      if (named.has(classification)) {
        fail('expression-filter-twice', { column }, { name: shown(classification), column })
      }
      named.add(classification)
      filters.push({ classification, categories: distinct(categories, column), column })
    } while (this.take(','))
    this.close(']', bracket)
    return filters
  }

  /** Between brackets nothing is subtracted: ids such as `age-0-17` may hold hyphens and digits. */
  private filterWord(): string {
    const { kind, column } = this.here
    if (kind !== 'name' && kind !== 'number') this.refuseFilter()
    let word = ''
    while (
      this.here.column === column + word.length &&
      (this.here.kind !== 'sign' || this.here.text === '-')
    ) {
      if (this.here.kind === 'end') break
      word += this.next().text
    }
    return word
  }

  private when(): When {
    const { text, column } = this.here
    if (text !== 'previous' && text !== 'last_year') {
      fail('expression-period-word', { column }, { found: shown(text), column })
    }
    this.at += 1
    return text
  }

  private close(sign: ')' | ']', opened: Token): void {
    if (this.take(sign)) return
    if (this.here.kind === 'end') {
      fail(
        'expression-unclosed',
        { column: opened.column },
        { sign: opened.text, close: sign, column: opened.column },
      )
    }
    if (sign === ']') this.refuseFilter()
    this.refuse()
  }

  private next(): Token {
    const token = this.here
    this.at += 1
    return token
  }

  private take(sign: string): boolean {
    if (this.here.kind !== 'sign' || this.here.text !== sign) return false
    this.at += 1
    return true
  }

  refuse(): never {
    const { kind, text, column } = this.here
    if (kind !== 'end') fail('expression-syntax', { column }, { found: shown(text), column })
    return fail('expression-ends', { column }, { after: shown(this.tokens[this.at - 1]!.text), column })
  }

  private refuseFilter(): never {
    const { column } = this.here
    return fail('expression-filter', { column }, { column })
  }
}

function shallow(depth: number, column: number): number {
  if (depth > MAX_DEPTH) fail('expression-too-deep', { column }, { limit: MAX_DEPTH, column })
  return depth
}

function distinct(words: readonly string[], column: number): readonly string[] {
  const seen = new Set<string>()
  for (const word of words) {
    if (seen.has(word)) fail('expression-filter-twice', { column }, { name: shown(word), column })
    seen.add(word)
  }
  return words
}

function shown(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`
}
