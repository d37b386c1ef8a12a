import type { NameNode, Vocabulary } from './expression/index.js'
import type { Series, Words } from './measure.js'

/** What a series is called: "Số vụ phát hiện (rất nghiêm trọng)". */
export function seriesName(series: Series, { measures, classifications }: Vocabulary): Words {
  const measure = measures.find((m) => m.id === series.measure)!
  const categories = measure.classifications.flatMap((id) =>
    categoryWords(classifications, id, [series.categories[id] ?? '']),
  )
  return withCategories(measure.name, categories)
}

/** What a name in an expression is called: its measure with the categories kept, or its indicator. */
export function nameOf(node: NameNode, { measures, classifications, indicators }: Vocabulary): Words {
  const named = measures.find((m) => m.id === node.name) ?? indicators.find((i) => i.id === node.name)!
  const kept = node.filters.flatMap((f) => categoryWords(classifications, f.classification, f.categories))
  return withCategories(named.name, kept)
}

function categoryWords(
  classifications: Vocabulary['classifications'],
  classification: string,
  ids: readonly string[],
): Words[] {
  const all = classifications.find((c) => c.id === classification)?.categories ?? []
  return all.filter((category) => ids.includes(category.id)).map((category) => category.name)
}

function withCategories(name: Words, categories: readonly Words[]): Words {
  if (categories.length === 0) return name
  const list = (lang: keyof Words) => categories.map((c) => c[lang]).join(', ')
  return { vi: `${name.vi} (${list('vi')})`, en: `${name.en} (${list('en')})` }
}
