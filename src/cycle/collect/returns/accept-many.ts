import { type Finding, Problem } from '../../../domain/problem.js'
import { lockUnits } from '../../../store/database.js'
import { demand } from '../../desk.js'
import type { Step } from '../../step.js'
import { etagOf } from './held.js'
import { type ReturnPlace, returnPlace, type Which } from './place.js'
import { StaleReturn } from './stale.js'
import { stepTaken } from './take-step.js'

/** One return to accept, as the caller saw it. */
export interface AcceptItem extends Which {
  readonly etag: string
}

/** What became of it: the new ETag, or why it was not accepted. */
export type AcceptOutcome = Which & ({ readonly etag: string } | { readonly findings: readonly Finding[] })

/**
 * Accept many returns at once, each judged by itself: one that cannot be accepted keeps no other waiting, since returns of
 * different units have nothing to do with each other. All that can be are accepted in one transaction, at one moment, so that the
 * answer is true of all of them or, when the server fails, of none.
 */
export async function acceptMany(step: Step, items: readonly AcceptItem[]): Promise<AcceptOutcome[]> {
  const placed = items.map((item) => ({ item, place: attempt(() => demandedPlace(step, item)) }))
  refuseWhereNobodyMay(placed.map(({ place }) => place))
  const ready = placed.flatMap(({ place }) => (place instanceof Problem ? [] : [place]))
  await lockUnits(
    step.tx,
    ready.map(({ key }) => key.unit),
  )
  const outcomes: AcceptOutcome[] = []
  for (const { item, place } of placed) {
    const { unit, period, form } = item
    const done = place instanceof Problem ? place : await acceptOne(step, place, item.etag)
    outcomes.push({
      unit,
      period,
      form,
      ...(done instanceof Problem ? { findings: done.findings } : { etag: done }),
    })
  }
  if (!step.audited) await auditRefused(step, items.length)
  return outcomes
}

/** Nothing is written before it is known that the step may be taken, so a refusal leaves nothing behind. */
async function acceptOne(step: Step, place: ReturnPlace, seen: string): Promise<string | Problem> {
  try {
    const granted = await step.act('return.accept', { unit: place.unit, asAt: place.window.to })
    return etagOf((await stepTaken(step, place, granted, 'accept', { seen })).held)
  } catch (error) {
    if (error instanceof StaleReturn) return new Problem(error.findings)
    if (error instanceof Problem) return error
    throw error
  }
}

function demandedPlace(step: Step, item: AcceptItem): ReturnPlace {
  const place = returnPlace(step.desk.index, item)
  demand(step.desk, step.caller, 'return.accept', { unit: place.unit, asAt: place.window.to })
  return place
}

/** Who may accept none of them is refused altogether, by the first reason. */
function refuseWhereNobodyMay(places: readonly (ReturnPlace | Problem)[]): void {
  const refusals = places.flatMap((place) =>
    place instanceof Problem && place.code.startsWith('access-') ? [place] : [],
  )
  if (refusals.length > 0 && refusals.length === places.length)
    throw new Problem(refusals.flatMap((p) => p.findings))
}

function attempt<T>(work: () => T): T | Problem {
  try {
    return work()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

async function auditRefused(step: Step, count: number): Promise<void> {
  await step.audit({
    unit: step.unitId(step.caller.home),
    account: step.caller.account,
    action: 'return.accept-none',
    detail: { refused: count },
  })
}
