import { type CheckResult, checkReturn } from '../../../domain/check.js'
import { type OutlierQuestion, outlierLimits, outlierQuestions } from '../../../domain/outlier.js'
import { previous, samePeriodLastYear } from '../../../domain/period.js'
import type { EntryRow } from '../../../domain/submission-entries.js'
import { earlierFigures, newestFigures } from '../../../store/returns.js'
import type { Step } from '../../step.js'
import type { ReturnPlace } from './place.js'

/** What is to be said of the figures of a return, and the earlier ones beside them. Arrays by series index − 1. */
export interface Assessment {
  readonly previous: readonly (string | null)[]
  readonly lastYear: readonly (string | null)[]
  readonly checks: readonly CheckResult[]
  readonly questions: readonly OutlierQuestion[]
}

/**
 * Judge figures by the form's rules and by the unit's own history. Looked back on is the newest version of each earlier
 * period, whatever its stage; drafts are not facts yet.
 */
export async function assess(step: Step, place: ReturnPlace, row: EntryRow): Promise<Assessment> {
  const { key, form, period } = place
  const { pack } = step.desk.index
  const [before, yearBefore] = [previous(period).key, samePeriodLastYear(period).key]
  const newest = await newestFigures(step.tx, [key.unit], [before, yearBefore])
  const at = (of: number) => newest.get(`${key.unit}/${of}/${form.id}`)
  const history = await earlierFigures(step.tx, key, outlierLimits(form).periods)
  const checks = checkReturn({
    form,
    pack,
    values: row.figures,
    notApplicable: new Set(row.notApplicable),
    lastDay: place.window.to,
    previous: at(before),
    lastYear: at(yearBefore),
  })
  const questions = outlierQuestions({
    form,
    pack,
    values: row.figures,
    history: history.map(({ figures }) => figures),
  })
  return { previous: at(before) ?? [], lastYear: at(yearBefore) ?? [], checks, questions }
}
