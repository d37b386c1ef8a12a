import type { RuleFinding } from '../finding.js'
import { everyToken, type Token, tokenise } from '../tokens.js'
import type { SourceFile } from '../tree.js'
import { roomOf } from './rooms.js'

/** I5: the domain takes time and chance as arguments, so that the same input always gives the same answer. */
export function checkClock(files: readonly SourceFile[]): RuleFinding[] {
  return files
    .filter((file) => roomOf(file.path) === 'domain')
    .flatMap((file) => {
      const tokens = [...everyToken(tokenise(file.text))]
      return tokens.flatMap((token, at) => {
        const used = clockAt(tokens, at)
        return used === undefined
          ? []
          : [
              {
                file: file.path,
                line: token.line,
                rule: 'I5',
                message: `domain may not use ${used}`,
                remedy:
                  'Take the moment or the random number as an argument; days are ISO texts (src/domain/date.ts)',
              },
            ]
      })
    })
}

function clockAt(tokens: readonly Token[], at: number): string | undefined {
  const [before, token, next] = [tokens[at - 1]?.text, tokens[at]!, tokens[at + 1]?.text]
  if (token.kind !== 'word' || before === '.') return undefined
  if (token.text === 'Date' && before === 'new') return 'new Date'
  if (token.text === 'Date' && next === '(') return 'Date()'
  const member = next === '.' ? `${token.text}.${tokens[at + 2]?.text}` : ''
  return ['Date.now', 'Date.parse', 'Math.random'].includes(member) ? member : undefined
}
