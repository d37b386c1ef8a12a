import type { CommanderError } from 'commander'
import { cliWords } from '../domain/words/cli.js'
import { type Lang, say } from '../domain/words.js'

/** What the parser of command lines says, which it says in English only, by its code: the parts to quote and our words for it. */
const FAULTS: Readonly<
  Record<string, readonly [message: RegExp, word: keyof typeof cliWords, holes: readonly string[]][]>
> = {
  'commander.unknownCommand': [
    [
      /^unknown command '(.*)'\n\(Did you mean (?:one of )?(.*)\?\)$/s,
      'unknown-command-near',
      ['value', 'near'],
    ],
    [/^unknown command '(.*)'$/s, 'unknown-command', ['value']],
  ],
  'commander.unknownOption': [
    [
      /^unknown option '(.*)'\n\(Did you mean (?:one of )?(.*)\?\)$/s,
      'unknown-option-near',
      ['option', 'near'],
    ],
    [/^unknown option '(.*)'$/s, 'unknown-option', ['option']],
  ],
  'commander.missingMandatoryOptionValue': [[/^required option '(.*)' not/s, 'missing-option', ['option']]],
  'commander.optionMissingArgument': [
    [/^option '(.*)' argument missing/s, 'option-value-missing', ['option']],
  ],
  'commander.missingArgument': [[/^missing required argument '(.*)'$/s, 'missing-argument', ['argument']]],
  'commander.invalidArgument': [
    [
      /^option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s,
      'bad-choice',
      ['option', 'value', 'choices'],
    ],
  ],
  'commander.excessArguments': [[/got (\d+)\.$/, 'excess-arguments', ['count']]],
}

/** The parser's message in the reader's language; as it is when we have no words for it. */
export function usageDetail(error: CommanderError, lang: Lang): string {
  const message = error.message.replace(/^error: /, '')
  for (const [pattern, word, holes] of FAULTS[error.code] ?? []) {
    const parts = pattern.exec(message)
    if (parts === null) continue
    return say(cliWords, word, lang, Object.fromEntries(holes.map((hole, i) => [hole, parts[i + 1]!])))
  }
  return message
}
