import type { Action } from '../../../domain/access-table.js'
import { type Timeliness, timeliness } from '../../../domain/deadline.js'
import { fail } from '../../../domain/problem.js'
import { type Ability, ability, type ReturnFacts } from '../../../domain/submission.js'
import { type ReturnProgress, sentAt } from '../../../domain/submission-progress.js'
import type { CommandKind } from '../../../domain/submission-table.js'
import { dayOf, todayAt } from '../../desk.js'
import type { Step } from '../../step.js'
import { type Assessment, assess } from './assess.js'
import { factsOf } from './facts.js'
import { type Content, contentOf, etagOf, type HeldReturn, holdReturn, revisionOf } from './held.js'
import { type ReturnPlace, returnPlace, type Which } from './place.js'

/** The steps of a return as the API calls them. */
export const STEPS = {
  save: { kind: 'save', action: 'return.enter' },
  submit: { kind: 'submit', action: 'return.submit' },
  approve: { kind: 'approve', action: 'return.approve' },
  handBack: { kind: 'return', action: 'return.hand-back' },
  return: { kind: 'return', action: 'return.return' },
  accept: { kind: 'accept', action: 'return.accept' },
  amend: { kind: 'amend', action: 'return.amend' },
  withdraw: { kind: 'withdraw', action: 'return.withdraw' },
} as const satisfies Record<string, { kind: CommandKind; action: Action }>
export type StepName = keyof typeof STEPS
export type Abilities = Readonly<Record<StepName, Ability>>

/** A return as it is read: everything that can be said of it to this caller. */
export interface ReturnView extends HeldReturn, Assessment {
  readonly content: Content
  readonly etag: string
  readonly revision: number
  readonly sentAt: string | null
  readonly timeliness: Timeliness
  /** Who entered the newest content, and when; null while nothing has been entered. */
  readonly entered: { readonly by: string; readonly at: Date; readonly source: string } | null
  readonly may: Abilities
}

/**
 * Open a return to read it. Problem `access-…` without the right, `return-not-owed` when the unit neither owes it nor ever
 * returned it.
 */
export async function openReturn(step: Step, which: Which): Promise<ReturnView> {
  const place = returnPlace(step.desk.index, which)
  await step.act('return.read', { unit: place.unit, asAt: place.window.to })
  const held = await holdReturn(step, place, false)
  if (!place.owed && held.progress.version === 0)
    fail('return-not-owed', { unit: which.unit, period: place.period.code })
  return viewOf(step, held)
}

/** The return as it is read, told from what the database holds; its figures may have been judged before. */
export async function viewOf(
  step: Step,
  held: HeldReturn,
  known: Assessment | null = null,
): Promise<ReturnView> {
  const content = contentOf(held)
  const assessed = known ?? (await assess(step, held.place, content.row))
  const facts = factsOf(step, held, assessed.checks, content.explanations)
  return {
    ...held,
    ...assessed,
    content,
    etag: etagOf(held),
    revision: revisionOf(held),
    ...timelinessOf(step, held.place, held.progress),
    entered: enteredOf(held),
    may: mayOf(held.progress, step.caller.account, facts),
  }
}

/** When the unit sent it, and how it stands against its deadline today. */
export function timelinessOf(
  step: Pick<Step, 'desk'>,
  place: Pick<ReturnPlace, 'due'>,
  progress: ReturnProgress,
): { sentAt: string | null; timeliness: Timeliness } {
  const { calendar } = step.desk.index.pack
  const sent = sentAt(progress)
  const sentOn = sent === null ? null : dayOf(new Date(sent), calendar.timezone)
  return { sentAt: sent, timeliness: timeliness(calendar, place.due, sentOn, todayAt(step.desk)) }
}

/** What the caller may do to it now. */
export function mayOf(progress: ReturnProgress, account: string, facts: ReturnFacts): Abilities {
  const may = Object.entries(STEPS).map(
    ([name, { kind, action }]) => [name, ability(progress, kind, account, facts, action)] as const,
  )
  return Object.fromEntries(may) as Record<StepName, Ability>
}

function enteredOf({ progress, draft, versions }: HeldReturn): ReturnView['entered'] {
  if (draft !== null && draft.version === progress.version)
    return { by: draft.enteredName, at: draft.savedAt, source: draft.source }
  const version = versions.find((v) => v.version === progress.version)
  return version === undefined
    ? null
    : { by: version.enteredBy, at: version.enteredAt, source: version.source }
}
