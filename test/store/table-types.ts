import { readFileSync } from 'node:fs'
import { type Token, tokenise } from '../../rules/tokens.js'

/** A member of an interface: its type as written without `| null`, and whether it may be null. */
export interface Member {
  readonly type: string
  readonly nullable: boolean
}

type Interfaces = ReadonlyMap<string, ReadonlyMap<string, Member>>

/** The tables that Kysely is told of in `src/store/tables.ts`: table → column → type. */
export function tablesOfKysely(): Map<string, ReadonlyMap<string, Member>> {
  const url = new URL('../../src/store/tables.ts', import.meta.url)
  const interfaces = readInterfaces(tokenise(readFileSync(url, 'utf8')))
  return new Map([...interfaces.get('Database')!].map(([table, { type }]) => [table, interfaces.get(type)!]))
}

/** Interfaces of one member a line. */
function readInterfaces(tokens: readonly Token[]): Interfaces {
  const found = new Map<string, Map<string, Member>>()
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]!.text !== 'interface') continue
    const members = new Map<string, Member>()
    found.set(tokens[at + 1]!.text, members)
    at += 3
    while (tokens[at]!.text !== '}') {
      const { line, text: name } = tokens[at]!
      if (tokens[at + 1]?.text !== ':') throw new Error(`tables.ts:${line}: not a plain member: ${name}`)
      let end = at
      while (tokens[end]!.line === line && tokens[end]!.text !== '}') end++
      const words = tokens.slice(at + 2, end).map((token) => token.text)
      const nullable = words.slice(-2).join(' ') === '| null'
      members.set(name, { type: words.slice(0, nullable ? -2 : undefined).join(''), nullable })
      at = end
    }
  }
  return found
}
