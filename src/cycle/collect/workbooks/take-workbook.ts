import { Problem } from '../../../domain/problem.js'
import { lockUnits } from '../../../store/database.js'
import type { Step } from '../../step.js'
import { returnPlace, type Which } from '../returns/place.js'
import { saveReturn } from '../returns/save.js'
import type { ReturnView } from '../returns/view.js'
import type { SentFigures } from './read-workbook.js'
import { type Blanks, type WorkbookDiff, workbookDiff } from './workbook-diff.js'

/**
 * Take a file into the draft of a return: exactly what `workbookDiff` told of the return that `seen` (its ETag) names. Every rule of
 * saving holds. Problem: whatever is wrong with the file, all of it; `match-stale` and the others of `saveReturn`.
 */
export async function takeWorkbook(
  step: Step,
  which: Which,
  sent: SentFigures,
  blanks: Blanks,
  seen: string,
): Promise<{ readonly diff: WorkbookDiff; readonly view: ReturnView }> {
  const place = returnPlace(step.desk.index, which)
  await step.act('return.enter', { unit: place.unit })
  // Nobody changes the return between comparing and saving.
  await lockUnits(step.tx, [place.key.unit])
  const diff = await workbookDiff(step, which, sent, blanks)
  if (diff.findings.length > 0) throw new Problem(diff.findings)
  return { diff, view: await saveReturn(step, which, diff.change, seen) }
}
