import { type CheckResult, checkReturn } from '../../../domain/check.js'
import { type OutlierQuestion, outlierLimits, outlierQuestions } from '../../../domain/outlier.js'
import { previous, samePeriodLastYear } from '../../../domain/period.js'
import type { EntryRow } from '../../../domain/submission-entries.js'
import { earlierFiguresOf } from '../../../store/acceptance.js'
import type { Step } from '../../step.js'
import { earlierOf, type LookBack } from '../earlier.js'
import type { ReturnPlace } from './place.js'

/** What is to be said of the figures of a return, and the earlier ones beside them. Arrays by series index − 1. */
export interface Assessment {
  readonly previous: readonly (string | null)[]
  readonly lastYear: readonly (string | null)[]
  readonly checks: readonly CheckResult[]
  readonly questions: readonly OutlierQuestion[]
}

/** Figures to be judged. */
export interface Assessed {
  readonly place: ReturnPlace
  readonly row: EntryRow
}

/** Judge the figures of one return. */
export async function assess(step: Step, place: ReturnPlace, row: EntryRow): Promise<Assessment> {
  const [one] = await assessMany(step, [{ place, row }])
  return one!
}

/**
 * Judge figures by the form's rules and by the unit's own history. Looked back on is the newest version of each earlier
 * period, whatever its stage; drafts are not facts yet. However many returns: one look back for all, and one a form and
 * period at their history.
 */
export async function assessMany(step: Step, asked: readonly Assessed[]): Promise<Assessment[]> {
  const { pack } = step.desk.index
  const lookBack = ({ place: { unit, period, form } }: Assessed): LookBack => ({
    unitKey: unit,
    period,
    form,
  })
  const earlier = await earlierOf(step.tx, step.desk.index, asked.map(lookBack))
  const histories = await historiesOf(step, asked)
  return asked.map((one) => {
    const { place, row } = one
    const { form, period } = place
    const before = earlier(lookBack(one), previous(period))
    const lastYear = earlier(lookBack(one), samePeriodLastYear(period))
    const checks = checkReturn({
      form,
      pack,
      values: row.figures,
      notApplicable: new Set(row.notApplicable),
      lastDay: place.window.to,
      previous: before,
      lastYear,
    })
    const history = histories.get(groupOf(place))!.get(place.key.unit) ?? []
    const questions = outlierQuestions({ form, pack, values: row.figures, history })
    return { previous: before ?? [], lastYear: lastYear ?? [], checks, questions }
  })
}

type History = ReadonlyMap<number, readonly (readonly (string | null)[])[]>

/** Earlier figures by form and period, then by unit. */
async function historiesOf(step: Step, asked: readonly Assessed[]): Promise<Map<string, History>> {
  const groups = new Map<string, ReturnPlace[]>()
  for (const { place } of asked) groups.set(groupOf(place), [...(groups.get(groupOf(place)) ?? []), place])
  const found = new Map<string, History>()
  for (const [group, places] of groups) {
    const { key, form } = places[0]!
    const units = places.map((place) => place.key.unit)
    const count = outlierLimits(form).periods
    found.set(group, await earlierFiguresOf(step.tx, units, form.id, key.period, count))
  }
  return found
}

function groupOf({ key }: ReturnPlace): string {
  return `${key.form}/${key.period}`
}
