import type { Words } from '../../domain/measure.js'
import type { Lang } from '../../domain/words.js'

/** A name that the pack gives, in the language of the page. */
export function inLang(words: Words | undefined, lang: Lang): string {
  return words?.[lang] ?? ''
}
