import type { Comparison } from '../../domain/compare.js'
import type { PackIndex } from '../../domain/pack-index.js'
import {
  type PhraseStyle,
  phraseChange,
  phraseCompleteness,
  phraseRatio,
  phraseValue,
} from '../../domain/phrase.js'
import type { Wording } from '../../domain/template/template.js'
import { annexWords } from '../../domain/words/annex.js'
import { type Lang, say } from '../../domain/words.js'
import { inScope } from './table-parts.js'

/** A figure in the words that a template asks for. */
export function figureWording(
  wording: Wording,
  comparison: Comparison,
  index: PackIndex,
  lang: Lang,
): string {
  const { indicator } = comparison
  const missing = missingWords(wording, comparison, lang)
  if (missing !== null) return missing
  switch (wording) {
    case 'value':
      return phraseValue(comparison.current, indicator, lang)
    case 'base':
      return phraseValue(comparison.base, indicator, lang)
    case 'parts': {
      const unit = index.countedUnit(indicator)
      return phraseRatio(comparison.current, lang, {
        places: indicator.decimals,
        ...(unit === null ? {} : { unit }),
      })
    }
    case 'completeness':
      return phraseCompleteness(comparison.current, lang)
    case 'change:cautious':
      return phraseChange(comparison, { lang, style: 'percent', cautious: true })
    case 'change':
      return phraseChange(comparison, { lang, style: 'percent' })
    default: {
      const style = wording.slice('change:'.length) as PhraseStyle
      // Only `change` and `change:cautious` say what they compare with: the others stand beside such a sentence.
      return phraseChange(comparison, { lang, style, withBase: false })
    }
  }
}

/**
 * What a sentence says in place of a figure that is not there: that nobody within the unit reports it, that there was
 * nothing to rate, or, beside a value that has said so already, just that nothing is compared. Null: the figure can speak.
 */
function missingWords(wording: Wording, comparison: Comparison, lang: Lang): string | null {
  const { current, base } = comparison
  const beside = wording.startsWith('change:') && wording !== 'change:cautious'
  if (!inScope(comparison)) return say(annexWords, beside ? 'uncompared' : 'out-of-scope', lang)
  const side = wording === 'base' ? base : current
  if (side.value !== null) return null
  if (beside) return say(annexWords, 'uncompared', lang)
  const rated = wording === 'value' || wording === 'base'
  return rated && side.denominator?.eq(0) === true ? say(annexWords, 'none-arose', lang) : null
}
