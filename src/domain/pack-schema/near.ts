import { editDistance, nearest as ranked } from '../expression/near.js'

/** How many known words are listed when none is near. */
const SHOWN = 8

/** The known word that `word` is most likely a misspelling of (case set aside), or undefined. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const best = ranked(word, known, 1)[0]
  if (best === undefined || best.length > 2 * word.length + 1) return undefined
  const allowed = Math.max(1, Math.floor(word.length / 3))
  return editDistance(word.slice(0, 80).toLowerCase(), best.slice(0, 80).toLowerCase()) <= allowed
    ? best
    : undefined
}

/** What to offer in place of an unknown word: the near one alone, else the known ones, cut when there are many. */
export function offer(word: string, known: Iterable<string>): string {
  const all = [...known]
  const near = nearest(word, all)
  if (near !== undefined) return near
  if (all.length === 0) return '—'
  return all.slice(0, SHOWN).join(', ') + (all.length > SHOWN ? ', …' : '')
}
