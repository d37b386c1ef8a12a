/**
 * Edit distance in which swapping two neighbouring letters counts once ("optimal string alignment": Damerau 1964).
 * Time grows with the product of the lengths.
 */
export function editDistance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, before[j - 2]! + 1)
      }
      row.push(best)
    }
    before = last
    last = row
  }
  return last[b.length]!
}

/** Longer words are cut before they are compared: they are no names, and the work stays bounded. */
const COMPARED = 80

/** How many known words are listed when none is near. */
const LISTED = 8

/** The `count` known words closest to `word` (letter case set aside), best first, however far they are. */
export function closest(word: string, known: Iterable<string>, count = 3): string[] {
  return ranked(word, known)
    .slice(0, count)
    .map(({ name }) => name)
}

/** The known word that `word` is most likely a misspelling of (letter case set aside), or undefined. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const [best] = ranked(word, known)
  return best !== undefined && best.edits <= allowedEdits(word) ? best.name : undefined
}

/** What to offer in place of an unknown word: the near one alone, else the first known ones; `—` when nothing is known. */
export function offer(word: string, known: Iterable<string>): string {
  const all = [...known]
  return nearest(word, all) ?? list(all, LISTED)
}

/**
 * As `offer`, with up to three near words, among them those that `word` is the beginning of (`clear` for
 * `clearance_rate`), and up to twelve known ones. For names that people make up from memory.
 */
export function offerSeveral(word: string, known: Iterable<string>): string {
  const all = [...known]
  const start = word.toLowerCase()
  const near = ranked(word, all)
    .map(({ name, edits }) => ({ name, edits: begins(name, start) ? 1 : edits }))
    .filter(({ edits }) => edits <= allowedEdits(word))
    .sort((a, b) => a.edits - b.edits)
    .slice(0, 3)
  return near.length > 0 ? near.map(({ name }) => name).join(', ') : list(all, 12)
}

function begins(name: string, start: string): boolean {
  return start !== '' && name.toLowerCase().startsWith(start)
}

/** A third of the letters may be wrong, one at least. */
function allowedEdits(word: string): number {
  return Math.max(1, Math.floor(compared(word).length / 3))
}

function ranked(word: string, known: Iterable<string>): { name: string; edits: number }[] {
  const cut = compared(word)
  return [...new Set(known)]
    .map((name) => ({ name, edits: editDistance(cut, compared(name)) }))
    .sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1))
}

function compared(word: string): string {
  return word.slice(0, COMPARED).toLowerCase()
}

function list(words: readonly string[], count: number): string {
  if (words.length === 0) return '—'
  return words.slice(0, count).join(', ') + (words.length > count ? ', …' : '')
}
