import type { RuleFinding } from '../finding.js'
import { roomOf } from '../imports/rooms.js'
import type { SourceFile } from '../tree.js'
import { WORDS_FOLDER } from './catalogues.js'

/** Text between tags, up to the closing one: `<b>Save</b>`. A brace, bracket or sign of code in between is no text. */
const BETWEEN_TAGS = />\s*([^<>{}()=;]*\p{L}[^<>{}()=;]*)<\/[\w.]*>/gu

/** An attribute that people read or hear, given as plain text. */
const READ_ATTRIBUTE =
  /\b(label|title|placeholder|alt|description|aria-label|aria-description)="([^"]*\p{L}[^"]*)"/gu

/** W3: pages hold no words either, in no language: what stands between tags or in an attribute that is read comes from a catalogue. */
export function checkMarkup(files: readonly SourceFile[]): RuleFinding[] {
  return files
    .filter(({ path }) => path.endsWith('.tsx') && roomOf(path) !== 'test')
    .flatMap(({ path, text }) =>
      [...found(text, BETWEEN_TAGS, 1), ...found(text, READ_ATTRIBUTE, 2)].map(({ words, line }) => ({
        file: path,
        line,
        rule: 'W3',
        message: `words in a page: “${words}”`,
        remedy: `Put them in both languages into a catalogue in ${WORDS_FOLDER} and look them up`,
      })),
    )
}

function found(text: string, pattern: RegExp, group: number): { words: string; line: number }[] {
  return [...text.matchAll(pattern)].map((match) => ({
    words: match[group]!.trim(),
    line: text.slice(0, match.index + match[0].indexOf(match[group]!)).split('\n').length,
  }))
}
