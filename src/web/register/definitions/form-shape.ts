import type { Entry } from '../draft/changes.js'
import { entriesOf } from './calendar-plan.js'

/** The sections of a form as they stand in its file. */
export function sectionsOf(form: Entry): readonly Entry[] {
  return entriesOf(form.sections)
}

/** Codes of the cells of a section. */
export function cellsOf(section: Entry): readonly string[] {
  return Array.isArray(section.series) ? section.series.map(String) : []
}

/**
 * The sections with one cell a place up or down; from the end of a section it goes into the next one, so that every order can be reached by
 * two buttons.
 */
export function moveCell(sections: readonly Entry[], at: number, cell: number, by: -1 | 1): readonly Entry[] {
  const cells = cellsOf(sections[at]!)
  const code = cells[cell]!
  const to = cell + by
  const without = cells.filter((_, n) => n !== cell)
  const write = (changes: Readonly<Record<number, readonly string[]>>) =>
    sections.map((section, n) => (changes[n] === undefined ? section : { ...section, series: changes[n] }))
  if (to >= 0 && to < cells.length)
    return write({ [at]: [...without.slice(0, to), code, ...without.slice(to)] })
  const other = at + by
  if (other < 0 || other >= sections.length) return sections
  const there = cellsOf(sections[other]!)
  return write({ [at]: without, [other]: by === -1 ? [...there, code] : [code, ...there] })
}
