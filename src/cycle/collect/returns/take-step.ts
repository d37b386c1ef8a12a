import { Problem } from '../../../domain/problem.js'
import { decide } from '../../../domain/submission.js'
import type { ReturnEvent, VersionProgress } from '../../../domain/submission-progress.js'
import { lockUnits } from '../../../store/database.js'
import { setStage, turnDraft, withdraw } from '../../../store/returns.js'
import type { Granted } from '../../desk.js'
import type { Step } from '../../step.js'
import { type Assessment, assess } from './assess.js'
import { factsOf } from './facts.js'
import { contentOf, etagOf, type HeldReturn, holdAgain, holdReturn } from './held.js'
import { pathOf, type ReturnPlace, returnPlace, type Which } from './place.js'
import { recordStep } from './record.js'
import { keepDraft } from './save.js'
import { staleReturn } from './stale.js'
import { reasonFaults } from './texts.js'
import { type ReturnView, STEPS, type StepName, viewOf } from './view.js'

/** What a step is given beside the return it is taken on. */
export interface StepGiven {
  readonly reason?: string | undefined
  /** ETag of the return as the caller saw it. */
  readonly seen: string
}

/**
 * Take a return one step further: submit, approve, hand back, return, accept, amend, withdraw. Answers the return as it is then.
 *
 * Problems: `access-…`; `return-…` as `decide` gives them; `match-stale` (a `StaleReturn`) when the step could be taken but
 * the return is not what the caller saw. That a step cannot be taken any more weighs more than that the caller has not seen
 * why: who approves second is told that it is approved.
 */
export async function takeStep(
  step: Step,
  which: Which,
  name: Exclude<StepName, 'save'>,
  given: StepGiven,
): Promise<ReturnView> {
  const place = returnPlace(step.desk.index, which)
  const granted = await step.act(STEPS[name].action, { unit: place.unit, asAt: place.window.to })
  const faults = reasonFaults(given.reason)
  if (faults.length > 0) throw new Problem(faults)
  await lockUnits(step.tx, [place.key.unit])
  const { held, assessed } = await stepTaken(step, place, granted, name, given)
  return viewOf(step, held, assessed)
}

/** What the database holds after a step, and what was found of its figures when they had to be judged. */
export interface Taken {
  readonly held: HeldReturn
  readonly assessed: Assessment | null
}

/** The same for a return whose unit is locked, with the right found. */
export async function stepTaken(
  step: Step,
  place: ReturnPlace,
  granted: Granted,
  name: Exclude<StepName, 'save'>,
  given: StepGiven,
): Promise<Taken> {
  const held = await holdReturn(step, place, true)
  const content = contentOf(held)
  const assessed = name === 'submit' ? await assess(step, place, content.row) : null
  const at = await step.at()
  const { kind, action } = STEPS[name]
  const decision = decide(
    held.progress,
    {
      kind,
      action,
      actor: step.caller.account,
      office: granted.by,
      at: at.toISOString(),
      reason: given.reason,
    },
    factsOf(step, held, assessed?.checks, content.explanations),
  )
  const impossible = 'no' in decision && decision.no === 'wrong-state'
  if (!impossible && given.seen !== etagOf(held)) throw await staleReturn(step, held, given.seen)
  if ('no' in decision) throw new Problem(decision.finding)
  const path = currentPath(step, held)
  await write(step, held, decision.event, decision.next.versions[decision.event.version - 1]!, at)
  await recordStep(step, place, decision.event, path, null)
  return { held: await holdAgain(step.tx, held), assessed }
}

async function write(
  step: Step,
  held: HeldReturn,
  event: ReturnEvent,
  version: VersionProgress,
  at: Date,
): Promise<void> {
  const { tx } = step
  const { account } = step.caller
  const { key, periods } = held.place
  const { seriesCount } = step.desk.index
  const { draft, versions } = held
  const reason = event.reason
  switch (event.kind) {
    case 'submit':
      if (draft !== null)
        return turnDraft(tx, key, versions, draft, { to: 'submitted' }, periods, seriesCount, at)
      return setStage(tx, key, event.version, 1, periods, seriesCount, at)
    case 'approve':
      return setStage(tx, key, event.version, 2, periods, seriesCount, at, account)
    case 'accept':
      return setStage(tx, key, event.version, 3, periods, seriesCount, at, account)
    case 'return':
      return withdraw(tx, key, event.version, periods, seriesCount, at, { how: 'returned', why: reason })
    case 'withdraw':
      if (draft !== null) {
        const into = { to: 'withdrawn', closedFor: reason } as const
        return turnDraft(tx, key, versions, draft, into, periods, seriesCount, at)
      }
      return withdraw(tx, key, event.version, periods, seriesCount, at, { how: 'withdrawn', why: reason })
    case 'amend':
      return keepDraft(step, held, version, contentOf(held), amendedFrom(held), at)
    case 'save':
      throw new Error('saving is no step')
  }
}

/** The source of the figures stays what it was until one is entered. */
function amendedFrom({ versions, progress }: HeldReturn): string {
  return versions.find((v) => v.version === progress.version)!.source
}

/** Up which path the version counts that the step acts on. */
function currentPath(step: Step, { place, draft, versions, progress }: HeldReturn): readonly number[] {
  if (draft !== null && draft.version === progress.version) return draft.path
  const version = versions.find((v) => v.version === progress.version)
  return version?.path ?? pathOf(step.desk.index, place)
}
