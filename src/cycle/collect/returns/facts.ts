import type { CheckResult } from '../../../domain/check.js'
import type { ReturnFacts } from '../../../domain/submission.js'
import { rightsAt, todayAt } from '../../desk.js'
import type { Step } from '../../step.js'
import type { HeldReturn } from './held.js'

/** What the rules of returns need to know of a return and of who asks. */
export function factsOf(
  step: Step,
  held: Pick<HeldReturn, 'place' | 'lock'>,
  checks: readonly CheckResult[] = [],
  explanations: Readonly<Record<string, string>> = {},
): ReturnFacts {
  const { place, lock } = held
  return {
    rights: rightsAt(step.desk, step.caller, { unit: place.unit, asAt: place.window.to }),
    owed: place.owed,
    lock,
    runningUntil: todayAt(step.desk) <= place.window.to ? place.window.to : null,
    checks,
    explanations: new Map(Object.entries(explanations)),
  }
}
