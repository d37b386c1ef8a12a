/** A token of SQL. Words are in lower case; the content of strings is left out. `line` counts from 0 within the text. */
export interface SqlToken {
  readonly kind: 'word' | 'string' | 'number' | 'parameter' | 'mark'
  readonly text: string
  readonly line: number
}

const PATTERN = new RegExp(
  [
    String.raw`\s+|--[^\n]*|/\*[\s\S]*?\*/`,
    String.raw`(?<string>[eE]?'(?:[^']|'')*'|\$(?<tag>[a-zA-Z_]*)\$[\s\S]*?\$\k<tag>\$)`,
    String.raw`(?<parameter>\$\d+)`,
    '"(?<quoted>(?:[^"]|"")*)"',
    String.raw`(?<word>[\p{L}_][\p{L}\p{N}_$]*)`,
    String.raw`(?<number>\d[\d.]*)`,
    String.raw`(?<mark>::|<>|<=|>=|&&|\|\||.)`,
  ].join('|'),
  'gsu',
)

/** The tokens of an SQL text, without comments. */
export function tokeniseSql(text: string): SqlToken[] {
  const tokens: SqlToken[] = []
  let line = 0
  for (const match of text.matchAll(PATTERN)) {
    const token = read(match.groups!)
    if (token !== undefined) tokens.push({ ...token, line })
    line += match[0].split('\n').length - 1
  }
  return tokens
}

function read(found: Record<string, string | undefined>): Omit<SqlToken, 'line'> | undefined {
  if (found.string !== undefined) return { kind: 'string', text: "''" }
  if (found.parameter !== undefined) return { kind: 'parameter', text: found.parameter }
  if (found.quoted !== undefined) return { kind: 'word', text: found.quoted }
  if (found.word !== undefined) return { kind: 'word', text: found.word.toLowerCase() }
  if (found.number !== undefined) return { kind: 'number', text: found.number }
  return found.mark === undefined ? undefined : { kind: 'mark', text: found.mark }
}

/** Index of the bracket that closes the one at `open`; the last token when it stays open. */
export function closing(tokens: readonly SqlToken[], open: number): number {
  let depth = 0
  for (let at = open; at < tokens.length; at++) {
    if (tokens[at]!.text === '(') depth++
    if (tokens[at]!.text === ')') depth--
    if (depth === 0) return at
  }
  return tokens.length - 1
}

/** Do the words stand one after the other from `at` on? */
export function wordsAt(tokens: readonly SqlToken[], at: number, ...words: readonly string[]): boolean {
  return words.every((word, i) => tokens[at + i]?.text === word)
}

/** Do the words stand one after the other anywhere? */
export function hasWords(tokens: readonly SqlToken[], ...words: readonly string[]): boolean {
  return tokens.some((_, at) => wordsAt(tokens, at, ...words))
}

/** Where the list of assignments that begins at `at` ends. */
export function clauseEnd(tokens: readonly SqlToken[], at: number): number {
  for (let i = at; i < tokens.length; i++) {
    const { text } = tokens[i]!
    if (text === '(') i = closing(tokens, i)
    else if (['where', 'from', 'returning', ';', ')'].includes(text)) return i
  }
  return tokens.length
}
