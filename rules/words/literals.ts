import type { RuleFinding } from '../finding.js'
import { roomOf } from '../imports/rooms.js'
import { everyToken, type Token, tokenise } from '../tokens.js'
import type { SourceFile } from '../tree.js'
import { WORDS_FOLDER } from './catalogues.js'

/** Vietnamese that stands in the code with reason: in a whole file, or (with `text`) one literal of it. */
export interface ExemptLiteral {
  readonly file: RegExp
  readonly text?: string
  readonly why: string
}

export const EXEMPT_LITERALS: readonly ExemptLiteral[] = [
  { file: /^src\//, text: 'Cùng Kỳ', why: 'the name of the product' },
  {
    file: /^src\/domain\/(text-normal|legacy-text)\.ts$/,
    why: 'letters as data: encodings and folding',
  },
  { file: /^src\/domain\/figure\.ts$/, why: 'what clerks type for “not applicable”, read and never shown' },
  {
    file: /^src\/cycle\/collect\/headings\.ts$/,
    why: 'headings of figure files, read in both languages at once',
  },
  {
    file: /^src\/domain\/pack-schema\//,
    why: 'the published JSON Schema names each field in Vietnamese beside its English key',
  },
]

const VIETNAMESE = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/iu

/**
 * W2: words that a user sees are in the catalogues, so no text literal elsewhere in `src` is Vietnamese.
 * Regular expressions are not looked at: they read words, they do not show them.
 */
export function checkLiterals(
  files: readonly SourceFile[],
  exempt: readonly ExemptLiteral[] = EXEMPT_LITERALS,
): RuleFinding[] {
  const used = new Set<ExemptLiteral>()
  const found = files
    .filter(({ path }) => path.startsWith('src/') && roomOf(path) !== 'test')
    .filter(({ path }) => !path.startsWith(`${WORDS_FOLDER}/`))
    .flatMap((file) =>
      [...everyToken(tokenise(file.text))].flatMap((token) => {
        const text = literal(token)
        if (text === undefined || !VIETNAMESE.test(text.normalize('NFC'))) return []
        const reason = exempt.find((e) => e.file.test(file.path) && (e.text ?? text) === text)
        if (reason !== undefined) {
          used.add(reason)
          return []
        }
        return [inCode(file.path, token.line, text)]
      }),
    )
  return [...found, ...exempt.filter((entry) => !used.has(entry)).map(stale)]
}

function literal(token: Token): string | undefined {
  if (token.kind === 'string') return token.text
  return token.kind === 'template' ? token.parts.join('…') : undefined
}

function inCode(file: string, line: number, text: string): RuleFinding {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
  return {
    file,
    line,
    rule: 'W2',
    message: `Vietnamese words in the code: “${shown.replaceAll('\n', ' ')}”`,
    remedy: `Put them with their English into a catalogue in ${WORDS_FOLDER} and look them up with say()`,
  }
}

function stale(entry: ExemptLiteral): RuleFinding {
  return {
    file: 'rules/words/literals.ts',
    line: 1,
    rule: 'W2',
    message: `nothing needs the exemption ${entry.file}${entry.text === undefined ? '' : ` “${entry.text}”`}`,
    remedy: 'Remove the entry',
  }
}
