import {
  isUnusual,
  type LargeChange,
  largeChanges,
  type Unusual,
  weightOf,
} from '../../../domain/large-change.js'
import { type Period, parsePeriod, periodFromKey, samePeriodLastYear } from '../../../domain/period.js'
import { contentsOf, type VersionContent } from '../../../store/acceptance.js'
import { listKey } from '../../../store/return-list.js'
import { unsettled } from '../../../store/return-states.js'
import { todayAt } from '../../desk.js'
import { comparePlaces, pageAfter, readCursor } from '../../follow/cursor.js'
import { periodsOf, Standings } from '../../follow/dues.js'
import { directlyUnder } from '../../follow/my-deadlines.js'
import type { Step } from '../../step.js'
import { type Assessment, assessMany } from './assess.js'
import { type ListedReturn, listReturns } from './list.js'

/** Which returns: of the units directly under one. */
export interface AcceptanceAsked {
  readonly unit: string
  /** The oldest period in which anything waits, when left out. */
  readonly period?: string | undefined
  readonly form?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** A return that waits for acceptance, with all that is needed to judge it. */
export interface ReturnToAccept extends ListedReturn, Assessment {
  readonly content: VersionContent
  readonly changes: readonly LargeChange[]
  /** Codes of the series left empty. */
  readonly missing: readonly string[]
  readonly unusual: boolean
  readonly weight: number
}

export interface Acceptance {
  /** Null when none was asked for and nothing waits. */
  readonly period: Period | null
  /** Where anything waits, oldest first. */
  readonly waiting: readonly { readonly period: Period; readonly count: number }[]
  readonly counts: { readonly waiting: number; readonly unusual: number }
  readonly items: readonly ReturnToAccept[]
  readonly next: string | null
}

/** Every return of the page is judged, and for the order every other one too: more than a province's units never wait at once. */
const ALL = 100_000

/**
 * What waits for acceptance by a unit: approved returns of the units directly under it, those first that most want a look. Looked
 * at are outlier questions, warnings with their explanations, large changes against the same period last year, and empty cells.
 * A period whose figures are final is left out. Problem `access-…` without the right `return.read`.
 */
export async function returnsToAccept(step: Step, asked: AcceptanceAsked): Promise<Acceptance> {
  const { index } = step.desk
  const after = readCursor(asked.cursor, 3)
  const wanted = asked.period === undefined ? null : parsePeriod(asked.period, { field: 'query.period' })
  step.unitId(asked.unit)
  await step.act('return.read', {
    unit: asked.unit,
    ...(wanted === null ? {} : { asAt: index.window(wanted).to }),
  })
  const waiting = await waitingPeriods(step, asked.unit)
  const period = wanted ?? waiting[0]?.period ?? null
  if (period === null) return { period, waiting, counts: { waiting: 0, unusual: 0 }, items: [], next: null }
  const today = todayAt(step.desk)
  const { items: approved } = await listReturns(step, {
    ...{ unit: asked.unit, period: period.code, form: asked.form, state: 'approved', limit: ALL },
  })
  const mine = approved.filter(
    ({ place, lock }) => lock.because !== 'final' && directlyUnder(step, place.unit, asked.unit, today),
  )
  const looked = await lookAt(step, period, mine)
  return {
    period,
    waiting,
    counts: { waiting: looked.length, unusual: looked.filter(({ unusual }) => unusual).length },
    ...pageAfter(looked, placeOf, after, asked.limit),
  }
}

/** The heaviest first, then by code of the unit. */
function placeOf({ weight, place }: ReturnToAccept): readonly string[] {
  const code = place.node?.code ?? place.unit
  return [String(999_999 - Math.min(weight, 999_999)).padStart(6, '0'), code, place.form.id]
}

/** Periods in which returns of units directly under this one wait for acceptance. */
async function waitingPeriods(
  step: Step,
  unit: string,
): Promise<{ readonly period: Period; readonly count: number }[]> {
  const { index } = step.desk
  const today = todayAt(step.desk)
  const open = (await unsettled(step.tx)).flatMap(({ unit: id, period, form }) => {
    const key = index.unitById.get(id)?.key
    if (key === undefined || key === unit || !directlyUnder(step, key, unit, today)) return []
    return [{ unit: key, id, form, period: periodFromKey(period) }]
  })
  const ids = [...new Set(open.map(({ id }) => id))]
  const standings = await Standings.read(step.tx, index, periodsOf(open), today, ids)
  const counted = new Map<number, number>()
  for (const one of open)
    if (standings.of(one)?.state === 'approved' && standings.lock(one).because !== 'final')
      counted.set(one.period.key, (counted.get(one.period.key) ?? 0) + 1)
  return [...counted]
    .map(([key, count]) => ({ period: periodFromKey(key), count }))
    .sort((a, b) => comparePlaces([index.window(a.period).to], [index.window(b.period).to]))
}

async function lookAt(
  step: Step,
  period: Period,
  listed: readonly ListedReturn[],
): Promise<ReturnToAccept[]> {
  const { index } = step.desk
  const contents = await contentsOf(
    step.tx,
    period.key,
    listed.map(({ place, progress }) => ({
      unit: place.key.unit,
      form: place.form.id,
      version: progress.version,
    })),
  )
  const contentOf = ({ place }: ListedReturn) => contents.get(listKey(place.key.unit, place.form.id))!
  const judged = await assessMany(
    step,
    listed.map((one) => ({ place: one.place, row: contentOf(one) })),
  )
  const days = {
    current: index.window(period).days,
    lastYear: index.window(samePeriodLastYear(period)).days,
  }
  return listed.map((one, n) => {
    const content = contentOf(one)
    const assessment = judged[n]!
    const { form } = one.place
    const changes = largeChanges({
      ...{ form, pack: index.pack, current: content.figures, lastYear: assessment.lastYear, days },
    })
    const missing = form.sections.flatMap(({ series }) => series.filter((code) => isEmpty(code, content)))
    const found: Unusual = {
      questions: assessment.questions.length,
      warnings: assessment.checks.filter(({ severity }) => severity === 'warning').length,
      changes: changes.filter(({ chance }) => chance !== 'possible').length,
      missing: missing.length,
    }
    return {
      ...one,
      ...assessment,
      ...{ content, changes, missing, unusual: isUnusual(found), weight: weightOf(found) },
    }
  })

  function isEmpty(code: string, { figures, notApplicable }: VersionContent): boolean {
    const at = index.seriesByCode.get(code)!.index
    return (figures[at - 1] ?? null) === null && !notApplicable.includes(at)
  }
}
