import { SyntaxKind } from 'typescript/unstable/ast'
import { createScanner, type Scanner } from 'typescript/unstable/ast/scanner'

/** A token of TypeScript. `start` and `end` are offsets into the text, `line` counts from 1. */
export interface PlainToken {
  readonly kind: 'word' | 'mark' | 'string' | 'number' | 'regex'
  /** As written; for a string its value. */
  readonly text: string
  readonly start: number
  readonly end: number
  readonly line: number
}

/** A whole template literal: `parts` is the text between the holes as written, one longer than `holes`. */
export interface TemplateToken {
  readonly kind: 'template'
  readonly text: ''
  readonly parts: readonly string[]
  readonly holes: readonly Hole[]
  readonly start: number
  readonly end: number
  readonly line: number
}

/** `${…}`: its tokens and its text as written. */
export interface Hole {
  readonly tokens: readonly Token[]
  readonly source: string
}

export type Token = PlainToken | TemplateToken

/** The tokens of a TypeScript file without comments, by the compiler's own scanner. */
export function tokenise(text: string): Token[] {
  const scanner = createScanner(true)
  scanner.setText(text)
  return new Reader(scanner, text).until(() => false)
}

/** All tokens, those in the holes of templates too, in order of place. */
export function* everyToken(tokens: readonly Token[]): Generator<Token> {
  for (const token of tokens) {
    yield token
    if (token.kind === 'template') for (const hole of token.holes) yield* everyToken(hole.tokens)
  }
}

const NUMBERS = new Set([SyntaxKind.NumericLiteral, SyntaxKind.BigIntLiteral])

class Reader {
  private readonly lineStarts: number[] = [0]

  constructor(
    private readonly scanner: Scanner,
    private readonly text: string,
  ) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.lineStarts.push(at + 1)
  }

  /** Read on to the end, or to a token at which `stop` says so. */
  until(stop: (kind: SyntaxKind) => boolean): Token[] {
    const tokens: Token[] = []
    for (;;) {
      let kind = this.scanner.scan()
      if (kind === SyntaxKind.EndOfFile || stop(kind)) return tokens
      if (
        (kind === SyntaxKind.SlashToken || kind === SyntaxKind.SlashEqualsToken) &&
        !endsValue(tokens.at(-1))
      )
        kind = this.scanner.reScanSlashToken()
      tokens.push(kind === SyntaxKind.TemplateHead ? this.template() : this.plain(kind))
    }
  }

  private plain(kind: SyntaxKind): Token {
    const start = this.scanner.getTokenStart()
    const end = this.scanner.getTokenEnd()
    const at = { start, end, line: this.line(start) }
    if (kind === SyntaxKind.NoSubstitutionTemplateLiteral)
      return { kind: 'template', text: '', parts: [this.text.slice(start + 1, end - 1)], holes: [], ...at }
    if (kind === SyntaxKind.StringLiteral)
      return { kind: 'string', text: this.scanner.getTokenValue(), ...at }
    const text = this.scanner.getTokenText()
    if (NUMBERS.has(kind)) return { kind: 'number', text, ...at }
    if (kind === SyntaxKind.RegularExpressionLiteral) return { kind: 'regex', text, ...at }
    return { kind: /^[\p{L}_$#]/u.test(text) ? 'word' : 'mark', text, ...at }
  }

  private template(): TemplateToken {
    const start = this.scanner.getTokenStart()
    const parts = [this.text.slice(start + 1, this.scanner.getTokenEnd() - 2)]
    const holes: Hole[] = []
    for (;;) {
      const from = this.scanner.getTokenEnd()
      const tokens = this.hole()
      holes.push({ tokens, source: this.text.slice(from, this.scanner.getTokenStart()) })
      const partStart = this.scanner.getTokenStart() + 1
      const last = this.scanner.reScanTemplateToken(false) !== SyntaxKind.TemplateMiddle
      const end = this.scanner.getTokenEnd()
      parts.push(this.text.slice(partStart, end - (last ? 1 : 2)))
      if (last) return { kind: 'template', text: '', parts, holes, start, end, line: this.line(start) }
    }
  }

  /** Up to the brace that closes the hole; braces opened inside it are closed inside it. */
  private hole(): Token[] {
    let depth = 0
    return this.until((kind) => {
      if (kind === SyntaxKind.OpenBraceToken) depth++
      if (kind === SyntaxKind.CloseBraceToken) depth--
      return depth < 0
    })
  }

  private line(offset: number): number {
    let low = 0
    let high = this.lineStarts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (this.lineStarts[middle]! <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}

/** After a value a slash divides; elsewhere it begins a regular expression. */
function endsValue(token: Token | undefined): boolean {
  if (token === undefined) return false
  if (token.kind === 'mark') return token.text === ')' || token.text === ']' || token.text === '}'
  return (
    token.kind !== 'word' || !['return', 'typeof', 'case', 'in', 'of', 'yield', 'await'].includes(token.text)
  )
}
