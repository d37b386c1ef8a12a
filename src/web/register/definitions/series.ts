import type { Words } from '../../../domain/measure.js'
import type { Entry, Lists } from '../draft/changes.js'
import { entriesOf } from './calendar-plan.js'

/** A cell of a form: a measure with one category of each of its classifications. */
export interface SeriesOption {
  readonly code: string
  readonly name: Words
  readonly unit: Words
  readonly measure: string
}

const NO_WORDS: Words = { vi: '', en: '' }

/** Every series of every measure, in the order of the measures and their categories; as `series-name.ts` calls them. */
export function allSeries({
  measures,
  classifications,
}: Pick<Lists, 'measures' | 'classifications'>): SeriesOption[] {
  return measures.flatMap((measure) => seriesOf(measure, classifications))
}

function seriesOf(measure: Entry, classifications: readonly Entry[]): SeriesOption[] {
  const id = String(measure.id)
  const name = (measure.name as Words | undefined) ?? NO_WORDS
  const own = Array.isArray(measure.classifications) ? measure.classifications : []
  const choices = own.map((one) => entriesOf(classifications.find((c) => c.id === one)?.categories))
  const combined = choices.reduce<readonly (readonly Entry[])[]>(
    (all, categories) => all.flatMap((before) => categories.map((category) => [...before, category])),
    [[]],
  )
  return combined.map((categories) => ({
    code: [id, ...categories.map((category) => String(category.id))].join('.'),
    name: withCategories(
      name,
      categories.map((category) => (category.name as Words | undefined) ?? NO_WORDS),
    ),
    unit: (measure.unit as Words | undefined) ?? NO_WORDS,
    measure: id,
  }))
}

function withCategories(name: Words, categories: readonly Words[]): Words {
  if (categories.length === 0) return name
  const list = (lang: keyof Words) => categories.map((category) => category[lang]).join(', ')
  return { vi: `${name.vi} (${list('vi')})`, en: `${name.en} (${list('en')})` }
}

/** Codes of the series that a form asks for. */
export function askedBy(form: Entry): string[] {
  return entriesOf(form.sections).flatMap(({ series }) => (Array.isArray(series) ? series.map(String) : []))
}

/** The measure of a series. */
export function measureOf(code: string): string {
  return code.split('.')[0]!
}
