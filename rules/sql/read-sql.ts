import { type Hole, type TemplateToken, type Token, tokenise } from '../tokens.js'
import type { SourceFile } from '../tree.js'

/** An SQL text of a source file: a statement, or the part of one. Lines of `text` run as in the file, from `line` on. */
export interface SqlText {
  readonly text: string
  readonly line: number
  /** Holes whose value PostgreSQL does not get as a parameter but as part of the text. */
  readonly letIn: readonly { readonly source: string; readonly line: number }[]
}

/**
 * Every SQL text of a TypeScript file: templates tagged `sql`, where Kysely makes parameters of the holes, and what is
 * handed to `query`, `raw` and `copyFrom` as it stands.
 */
export function readSql(file: SourceFile): SqlText[] {
  const tokens = tokenise(file.text)
  const constants = stringConstants(tokens)
  const found: SqlText[] = []
  const walk = (list: readonly Token[], inside: boolean) => {
    for (const [at, token] of list.entries()) {
      const tagged = taggedBySql(list, at)
      // A part within a template is read in its place there.
      if (tagged !== undefined && !inside) found.push({ ...fromTemplate(tagged), letIn: [] })
      found.push(...handedOver(list, at, constants))
      if (token.kind === 'template')
        for (const hole of token.holes) walk(hole.tokens, inside || soleFragment(hole) !== undefined)
    }
  }
  walk(tokens, false)
  return found
}

/** The template of ``sql`…` `` or ``sql<Row>`…` `` that begins at `at`. */
function taggedBySql(tokens: readonly Token[], at: number): TemplateToken | undefined {
  if (tokens[at]?.text !== 'sql' || tokens[at - 1]?.text === '.') return undefined
  const next = tokens[afterTypes(tokens, at + 1)]
  return next?.kind === 'template' ? next : undefined
}

/** Past `<…>`, when it stands there. */
function afterTypes(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== '<') return at
  let depth = 0
  for (let i = at; i < tokens.length; i++) {
    if (tokens[i]!.text === '<') depth++
    if (tokens[i]!.text === '>' && --depth === 0) return i + 1
  }
  return at
}

function soleFragment(hole: Hole): TemplateToken | undefined {
  const template = taggedBySql(hole.tokens, 0)
  return template !== undefined && template === hole.tokens.at(-1) ? template : undefined
}

/** The text with parameters for its holes; parts tagged `sql` that fill a hole are written out. */
function fromTemplate(template: TemplateToken): Pick<SqlText, 'text' | 'line'> {
  let parameters = 0
  const write = (part: TemplateToken): string =>
    part.parts
      .map((piece, i) => {
        const hole = part.holes[i]
        if (hole === undefined) return piece
        const fragment = soleFragment(hole)
        const text = fragment === undefined ? `$${++parameters}` : write(fragment)
        // The lines of the file are kept, so that a finding names the right one.
        const missing = newlines(hole.source) - newlines(text)
        return piece + '\n'.repeat(Math.max(0, missing)) + text
      })
      .join('')
  return { text: write(template), line: template.line }
}

function newlines(text: string): number {
  return text.split('\n').length - 1
}

const CALLS = new Set(['query', 'raw', 'copyFrom'])

/** What is handed over as text: `client.query('…')`, `sql.raw(…)`, `CompiledQuery.raw(…)`, `copyFrom('…')`. */
function handedOver(tokens: readonly Token[], at: number, constants: ReadonlySet<string>): SqlText[] {
  const name = tokens[at]!
  if (name.kind !== 'word' || !CALLS.has(name.text)) return []
  if (name.text !== 'copyFrom' && tokens[at - 1]?.text !== '.') return []
  const open = afterTypes(tokens, at + 1)
  const argument = tokens[open]?.text === '(' ? firstArgument(tokens, open) : []
  const [first] = argument
  // An object or a stream carries a text that was read where it was written.
  if (first === undefined || first.text === '{' || first.text === 'copyFrom') return []
  const { line } = first
  if (argument.length === 1 && first.kind === 'string') return [{ text: first.text, line, letIn: [] }]
  if (argument.length === 1 && first.kind === 'template') {
    const holes = first.holes.filter((hole) => !isHarmless(hole, constants))
    return [{ ...fromTemplate(first), letIn: holes.map(({ source }) => ({ source: source.trim(), line })) }]
  }
  return [{ text: '', line, letIn: [{ source: argument.map((token) => token.text).join(' '), line }] }]
}

function firstArgument(tokens: readonly Token[], open: number): readonly Token[] {
  let depth = 0
  for (let i = open; i < tokens.length; i++) {
    const { text } = tokens[i]!
    if (['(', '[', '{'].includes(text)) depth++
    if ([')', ']', '}'].includes(text)) depth--
    if (depth === 0 || (depth === 1 && text === ',')) return tokens.slice(open + 1, i)
  }
  return []
}

/** A text constant of this file, or what `pg` has quoted. */
function isHarmless({ tokens }: Hole, constants: ReadonlySet<string>): boolean {
  if (tokens.length === 1) return constants.has(tokens[0]!.text)
  return tokens[1]?.text === '.' && ['escapeLiteral', 'escapeIdentifier'].includes(tokens[2]?.text ?? '')
}

/** Names of `const NAME = 'text'`. */
function stringConstants(tokens: readonly Token[]): ReadonlySet<string> {
  return new Set(
    tokens
      .filter(
        (_, at) =>
          tokens[at - 1]?.text === 'const' &&
          tokens[at + 1]?.text === '=' &&
          tokens[at + 2]?.kind === 'string',
      )
      .map((token) => token.text),
  )
}
