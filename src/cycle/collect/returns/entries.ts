import { isFinding, readValue } from '../../../domain/figure.js'
import type { Form } from '../../../domain/form.js'
import { nearest } from '../../../domain/near.js'
import type { PackIndex } from '../../../domain/pack-index.js'
import { type Finding, finding } from '../../../domain/problem.js'
import { type Entry, type EntryRow, entryOf } from '../../../domain/submission-entries.js'

/** Entries by series code; null empties the cell. */
export type EntriesByCode = Readonly<Record<string, EntryInput | null>>
/** A figure as typed (digits with a point; `n/a` as in files), or that the series does not apply to the unit. */
export type EntryInput = { readonly value: string } | { readonly notApplicable: true }

/** The entries by series index, or what is wrong with the codes. What cannot be read as a figure is kept as it was typed. */
export function readEntries(
  index: PackIndex,
  form: Form,
  where: { readonly unit: string; readonly period: string },
  entries: EntriesByCode,
): { entries: ReadonlyMap<number, Entry>; faults: readonly Finding[] } {
  const asked = new Set(form.sections.flatMap((section) => section.series))
  const faults: Finding[] = []
  const read = new Map<number, Entry>()
  for (const [code, given] of Object.entries(entries)) {
    const series = index.seriesByCode.get(code)
    const place = { ...where, series: code.slice(0, 80), field: `entries.${code.slice(0, 80)}` }
    if (series === undefined) {
      const near = nearest(code.slice(0, 80), asked)
      const params = { series: code.slice(0, 80) }
      faults.push(
        near === undefined
          ? finding('series-unknown', place, params)
          : finding('series-unknown-near', place, { ...params, near }),
      )
    } else if (!asked.has(code))
      faults.push(finding('series-not-owed', place, { ...where, series: code, forms: form.id }))
    else read.set(series.index, entryFrom(index, series.index, given))
  }
  return { entries: read, faults }
}

/** Every cell of the form empty but for these: what "the whole return" says. */
export function wholeReturn(index: PackIndex, form: Form, entries: ReadonlyMap<number, Entry>) {
  const cells = seriesOfForm(index, form).map((series) => {
    return [series, entries.get(series) ?? ({ kind: 'empty' } as Entry)] as const
  })
  return new Map(cells)
}

/** Indexes of the series that a form asks for, in its order. */
export function seriesOfForm(index: PackIndex, form: Form): readonly number[] {
  return form.sections.flatMap((s) => s.series.map((code) => index.seriesByCode.get(code)!.index))
}

/** A row as it is stored: what can be read as figures, and beside it, by series index, what cannot. */
export interface StoredRow {
  readonly figures: readonly (string | null)[]
  readonly notApplicable: readonly number[]
  readonly typed: Readonly<Record<string, string>>
}

/** Tell what can be read as figures from what cannot. */
export function storedRow(index: PackIndex, row: EntryRow): StoredRow {
  const typed: Record<string, string> = {}
  const figures = row.figures.map((text, at) => {
    if (text === null) return null
    const reading = readValue(text, measureOf(index, at + 1))
    if (!isFinding(reading)) return reading.value
    typed[at + 1] = text
    return null
  })
  const last = figures.findLastIndex((figure) => figure !== null)
  return { figures: figures.slice(0, last + 1), notApplicable: row.notApplicable, typed }
}

/** Is what stands in the cell no figure, though something was typed? */
export function isUnreadable(index: PackIndex, row: EntryRow, series: number): boolean {
  const entry = entryOf(row, series)
  return entry.kind === 'value' && isFinding(readValue(entry.value, measureOf(index, series)))
}

/** Figures are kept in one way of writing (`06` is 6), `n/a` and blanks as what they mean. */
function entryFrom(index: PackIndex, series: number, given: EntryInput | null): Entry {
  if (given === null) return { kind: 'empty' }
  if ('notApplicable' in given) return { kind: 'not-applicable' }
  const reading = readValue(given.value, measureOf(index, series))
  if (isFinding(reading)) return { kind: 'value', value: given.value }
  if (reading.notApplicable) return { kind: 'not-applicable' }
  return reading.value === null ? { kind: 'empty' } : { kind: 'value', value: reading.value }
}

function measureOf(index: PackIndex, series: number) {
  const id = index.pack.series[series - 1]!.measure
  return index.pack.measures.find((measure) => measure.id === id)!
}
