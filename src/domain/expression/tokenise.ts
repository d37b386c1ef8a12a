import { fail } from '../problem.js'

export type TokenKind = 'number' | 'name' | 'sign' | 'end'

export interface Token {
  readonly kind: TokenKind
  readonly text: string
  readonly column: number
}

/** Longer texts are refused: nobody reads them, and it bounds the work of everything that follows. */
export const MAX_LENGTH = 4000

/** Names may hold letters of any script here, so that a mistyped one is called unknown rather than unreadable. */
const TOKEN =
  /(?<space>\s+)|(?<number>\d[\d.]*)|(?<name>[\p{L}_][\p{L}\p{M}\p{N}_]*)|(?<sign>[-+*/()[\]=|,@])/uy

/** Cut a text into tokens; the last one is always `end`. Throws the problems `expression-too-long`, `expression-syntax`. */
export function tokenise(text: string): Token[] {
  if (text.length > MAX_LENGTH) {
    fail('expression-too-long', { column: MAX_LENGTH + 1 }, { length: text.length, limit: MAX_LENGTH })
  }
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const start = TOKEN.lastIndex
    const groups = TOKEN.exec(text)?.groups
    if (groups === undefined) return unreadable(text, start)
    const kind = (['number', 'name', 'sign'] as const).find((k) => groups[k] !== undefined)
    if (kind !== undefined) tokens.push({ kind, text: groups[kind]!, column: start + 1 })
  }
  tokens.push({ kind: 'end', text: '', column: text.length + 1 })
  return tokens
}

function unreadable(text: string, at: number): never {
  const character = String.fromCodePoint(text.codePointAt(at)!)
  return fail('expression-syntax', { column: at + 1 }, { found: character, column: at + 1 })
}
