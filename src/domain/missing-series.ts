import type { DefinitionEntry } from './definition-lists.js'

type Lists = Readonly<Record<'classifications' | 'measures', readonly DefinitionEntry[]>>

/**
 * Codes of the series that a measure has and the list of series does not. All of a new measure; of one that was there before only
 * those of categories that are new, since a pack need not ask for every combination.
 */
export function missingSeries(
  measure: string,
  before: Lists,
  after: Lists,
  held: ReadonlySet<string>,
): string[] {
  const now = ways(measure, after)
  if (now === null) return []
  const then = ways(measure, before)
  const old = new Set(then !== null && then.by.join() === now.by.join() ? then.codes : [])
  return now.codes.filter((code) => !held.has(code) && !old.has(code))
}

/** Every way to break a measure down; null when it cannot be told. */
function ways(id: string, { measures, classifications }: Lists): { by: string[]; codes: string[] } | null {
  const measure = measures.find((one) => one.id === id)
  if (measure === undefined) return null
  const by = texts(measure.classifications ?? [])
  let codes = [id]
  for (const one of by ?? []) {
    const listed = classifications.find((classification) => classification.id === one)?.categories
    const categories = Array.isArray(listed)
      ? texts(listed.map((category: DefinitionEntry | null) => category?.id))
      : null
    if (categories === null) return null
    codes = codes.flatMap((code) => categories.map((category) => `${code}.${category}`))
    // A mistyped list of classifications must not fill the memory.
    if (codes.length > 10_000) return null
  }
  return by === null ? null : { by, codes }
}

function texts(value: unknown): string[] | null {
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : null
}
