import { fail } from '../../../domain/problem.js'
import type { Lang } from '../../../domain/words.js'
import { writeEntryTemplate } from '../../../export/xlsx-form/write-entry-template.js'
import type { Step } from '../../step.js'
import type { Which } from '../returns/place.js'
import { openReturn } from '../returns/view.js'

/**
 * The spreadsheet in which a return is entered, filled in with what the return holds now: figures as typed, n/a, notes and
 * narrative. Problem `access-…` without `return.read`, `return-not-owed`.
 */
export async function returnEntryForm(
  step: Step,
  which: Which,
  lang: Lang,
): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  const { pack } = step.desk.index
  const { place, content, previous, lastYear } = await openReturn(step, which)
  const { node, form, period } = place
  if (node === null) fail('return-not-owed', { unit: which.unit, period: period.code })
  const notes = form.sections.flatMap((section) =>
    section.series.flatMap((code) => {
      const text = content.explanations[noteKey(step.desk.index.seriesByCode.get(code)!.index)]
      return text === undefined ? [] : [[code, text] as const]
    }),
  )
  const bytes = await writeEntryTemplate(pack, form, node, period, {
    lang,
    current: content.row.figures,
    notApplicable: content.row.notApplicable,
    notes: Object.fromEntries(notes),
    narrative: content.narrative,
    previous,
    lastYear,
  })
  return { bytes, name: `${form.id}-${node.code}-${period.code}.xlsx` }
}

/** What the note beside the figure of a series (its index) is kept under. */
export function noteKey(series: number): string {
  return `note:${series}`
}
