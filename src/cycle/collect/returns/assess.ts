import { type CheckResult, checkReturn } from '../../../domain/check.js'
import { type OutlierQuestion, outlierLimits, outlierQuestions } from '../../../domain/outlier.js'
import { previous, samePeriodLastYear } from '../../../domain/period.js'
import type { EntryRow } from '../../../domain/submission-entries.js'
import { earlierFigures } from '../../../store/returns.js'
import type { Step } from '../../step.js'
import { earlierOf } from '../earlier.js'
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
  const asked = { unitKey: place.unit, period, form }
  const earlier = await earlierOf(step.tx, step.desk.index, [asked])
  const [before, lastYear] = [earlier(asked, previous(period)), earlier(asked, samePeriodLastYear(period))]
  const history = await earlierFigures(step.tx, key, outlierLimits(form).periods)
  const checks = checkReturn({
    form,
    pack,
    values: row.figures,
    notApplicable: new Set(row.notApplicable),
    lastDay: place.window.to,
    previous: before,
    lastYear,
  })
  const questions = outlierQuestions({
    form,
    pack,
    values: row.figures,
    history: history.map(({ figures }) => figures),
  })
  return { previous: before ?? [], lastYear: lastYear ?? [], checks, questions }
}
