/** Edits (insert, delete, replace) that turn one word into the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replace = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replace, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}

/**
 * Names that a mistyped word may have meant, nearest first, at most three, as one text for a message;
 * when none is near, the first names of the list, so that the reader sees what there is.
 */
export function nearNames(word: string, names: readonly string[]): string {
  const limit = Math.max(2, Math.floor(word.length / 3))
  const near = names
    .map((name) => ({ name, edits: name.startsWith(word) ? 1 : distance(word, name) }))
    .filter(({ edits }) => edits <= limit)
    .sort((a, b) => a.edits - b.edits)
    .slice(0, 3)
    .map(({ name }) => name)
  if (near.length > 0) return near.join(', ')
  return names.length > 12 ? `${names.slice(0, 12).join(', ')}, …` : names.join(', ')
}
