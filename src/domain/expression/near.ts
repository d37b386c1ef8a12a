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

/** The candidates closest to a misspelt `word`, best first, at most `count`. */
export function nearest(word: string, candidates: Iterable<string>, count = 3): string[] {
  const cut = word.slice(0, COMPARED).toLowerCase()
  return [...new Set(candidates)]
    .map((candidate) => ({
      candidate,
      distance: editDistance(cut, candidate.slice(0, COMPARED).toLowerCase()),
    }))
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, count)
    .map(({ candidate }) => candidate)
}
