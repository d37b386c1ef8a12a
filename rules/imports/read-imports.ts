import { posix } from 'node:path'
import { everyToken, type Token, tokenise } from '../tokens.js'
import type { SourceFile } from '../tree.js'

/** One import of a file: static, dynamic, of types or as re-export. */
export interface Import {
  readonly specifier: string
  readonly line: number
}

/** What a file imports, in order. */
export function readImports(file: SourceFile): Import[] {
  const tokens = [...everyToken(tokenise(file.text))]
  return tokens.flatMap((token, at) => {
    if (token.kind !== 'word' || tokens[at - 1]?.text === '.') return []
    const source =
      token.text === 'import'
        ? imported(tokens, at)
        : token.text === 'export'
          ? reExported(tokens, at)
          : undefined
    return source?.kind === 'string' ? [{ specifier: source.text, line: token.line }] : []
  })
}

/** The string of `import 'x'`, `import … from 'x'`, `import('x')`; nothing for `import.meta`. */
function imported(tokens: readonly Token[], at: number): Token | undefined {
  const next = tokens[at + 1]
  if (next?.text === '(') return tokens[at + 2]
  return next?.kind === 'string' ? next : afterFrom(tokens, at)
}

/** The string of `export { … } from 'x'` and `export * from 'x'`; nothing for other exports. */
function reExported(tokens: readonly Token[], at: number): Token | undefined {
  const first = tokens[at + 1]?.text === 'type' ? at + 2 : at + 1
  const opens = tokens[first]?.text
  return opens === '{' || opens === '*' ? afterFrom(tokens, at) : undefined
}

/** The string after the `from` that ends a list of names, which holds only words, commas, braces and stars. */
function afterFrom(tokens: readonly Token[], at: number): Token | undefined {
  for (let i = at + 1; i < tokens.length; i++) {
    const token = tokens[i]!
    if (token.text === 'from' && tokens[i + 1]?.kind === 'string') return tokens[i + 1]
    if (token.kind !== 'word' && !['{', '}', ',', '*'].includes(token.text)) return undefined
  }
  return undefined
}

/** The source file a relative specifier means (`./x.js` is `x.ts` on disk); undefined for a package. */
export function targetOf(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined
  return posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts')
}
