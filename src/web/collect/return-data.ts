import type { z } from 'zod'
import type { Entry } from '../../domain/submission-entries.js'
import type { readForm } from '../../wire/register.js'
import type { entryShape, returnShape } from '../../wire/returns.js'
import { textEntry, textName } from './part-names.js'

export type Return = z.infer<typeof returnShape>
export type FormData = z.infer<NonNullable<typeof readForm.reply>>
export type SeriesData = FormData['sections'][number]['series'][number]

/** Which return: as the address of the page names it. */
export interface ReturnParams {
  readonly unit: string
  readonly period: string
  readonly form: string
}

/** An entry as the server gives it. */
export function entryFrom(given: z.infer<typeof entryShape>): Entry {
  if (given === null) return { kind: 'empty' }
  return 'value' in given ? { kind: 'value', value: given.value } : { kind: 'not-applicable' }
}

/** What every cell of a return holds. */
export function entriesOf(held: Return): Map<string, Entry> {
  return new Map(
    held.sections.flatMap(({ cells }) =>
      cells.map(({ series, entry }) => [series, entryFrom(entry)] as const),
    ),
  )
}

/** What every cell and text of a return holds, by name: what is not in it is empty. */
export function knownOf(held: Return): Record<string, Entry> {
  const texts = [
    ...held.narrative.map(({ id, text }) => [textName('narrative', id), textEntry(text)] as const),
    ...Object.entries(held.explanations).map(
      ([key, text]) => [textName('explanations', key), textEntry(text)] as const,
    ),
  ]
  return Object.fromEntries([...entriesOf(held), ...texts])
}
