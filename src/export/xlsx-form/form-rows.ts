import type { Form } from '../../domain/form.js'
import type { Measure, Series } from '../../domain/measure.js'
import type { Pack } from '../../domain/pack.js'
import { entryFormWords } from '../../domain/words/entry-form.js'
import { type Lang, say } from '../../domain/words.js'

/** One row of the table of an entry form, before it has a position. */
export type FormRow =
  | { readonly kind: 'section'; readonly text: string }
  /** The sum of the next `parts` rows. */
  | { readonly kind: 'total'; readonly label: string; readonly measure: Measure; readonly parts: number }
  | {
      readonly kind: 'series'
      readonly label: string
      readonly measure: Measure
      readonly series: Series
      /** Is it a part of a total above it? */
      readonly part: boolean
    }

/**
 * The rows of a form in its own order. Series of one measure that stand together get a total above them, when they
 * are all the series of that measure: a sum of some categories would be mistaken for the whole.
 */
export function formRows(pack: Pack, form: Form, lang: Lang): FormRow[] {
  const seriesOf = new Map(pack.series.map((series) => [series.code, series]))
  const rows: FormRow[] = []
  form.sections.forEach((section, i) => {
    rows.push({ kind: 'section', text: `${roman(i + 1)}. ${section.name[lang]}` })
    for (const group of groups(section.series.map((code) => seriesOf.get(code)!))) {
      const measure = pack.measures.find((m) => m.id === group[0]!.measure)!
      const whole = pack.series.filter((series) => series.measure === measure.id).length === group.length
      const part = whole && group.length > 1
      if (part) {
        const label = say(entryFormWords, 'total', lang, { name: measure.name[lang] })
        rows.push({ kind: 'total', label, measure, parts: group.length })
      }
      for (const series of group) {
        const plain = labelOf(pack, series, measure, part, lang)
        const required = form.required.includes(series.code)
        const label = required ? say(entryFormWords, 'required', lang, { label: plain }) : plain
        rows.push({ kind: 'series', label, measure, series, part })
      }
    }
  })
  return rows
}

/** Neighbours of the same measure. */
function groups(series: readonly Series[]): Series[][] {
  const found: Series[][] = []
  for (const one of series) {
    const last = found.at(-1)
    if (last !== undefined && last[0]!.measure === one.measure) last.push(one)
    else found.push([one])
  }
  return found
}

function labelOf(pack: Pack, series: Series, measure: Measure, part: boolean, lang: Lang): string {
  const name = measure.name[lang]
  const categories = measure.classifications.map((id) => {
    const classification = pack.classifications.find((c) => c.id === id)!
    return classification.categories.find((c) => c.id === series.categories[id])!.name[lang]
  })
  if (categories.length === 0) return name
  const category = categories.join(', ')
  return part ? category : say(entryFormWords, 'part', lang, { name, category })
}

const ROMAN: readonly (readonly [number, string])[] = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(n: number): string {
  let text = ''
  let rest = n
  for (const [value, letters] of ROMAN) {
    for (; rest >= value; rest -= value) text += letters
  }
  return text
}
