import { figureStatus, type LockQuestion, type LockStatus, lockStatus } from '../../../domain/lock.js'
import type { PackIndex } from '../../../domain/pack-index.js'
import type { EntryRow } from '../../../domain/submission-entries.js'
import type { ReturnProgress } from '../../../domain/submission-progress.js'
import {
  closuresFor,
  exceptionsFor,
  type StoredClosure,
  type StoredException,
} from '../../../store/closures.js'
import type { Tx } from '../../../store/database.js'
import { type Draft, readDraft } from '../../../store/drafts.js'
import { lockVersions, readVersions, type StoredVersion } from '../../../store/returns.js'
import { todayAt } from '../../desk.js'
import type { Step } from '../../step.js'
import type { ReturnPlace } from './place.js'
import { progressOf } from './progress.js'

/** A return as the database holds it. */
export interface HeldReturn {
  readonly place: ReturnPlace
  readonly versions: readonly StoredVersion[]
  readonly draft: Draft | null
  readonly progress: ReturnProgress
  readonly lock: LockStatus
  readonly figures: 'preliminary' | 'final'
}

/** What stands in a return: cells as typed, texts. */
export interface Content {
  readonly row: EntryRow
  readonly narrative: Readonly<Record<string, string>>
  readonly explanations: Readonly<Record<string, string>>
}

/**
 * The return with the orders about its period. For a step `locked`, after `lockUnits`: then nobody changes it until the
 * transaction ends. Needs a transaction that is open to the unit.
 */
export async function holdReturn(step: Step, place: ReturnPlace, locked: boolean): Promise<HeldReturn> {
  const { tx, desk } = step
  const orders = {
    closures: await closuresFor(tx, place.key.period, keyOf(desk.index)),
    exceptions: await exceptionsFor(tx, place.key.unit, place.key.period, keyOf(desk.index)),
  }
  return { ...(await readHeld(tx, place, locked)), ...locksOf(step, place, orders) }
}

/** The same after a step of this very transaction: orders are as they were. */
export async function holdAgain(tx: Tx, held: HeldReturn): Promise<HeldReturn> {
  return { ...held, ...(await readHeld(tx, held.place, false)) }
}

async function readHeld(tx: Tx, place: ReturnPlace, locked: boolean) {
  const versions = await (locked ? lockVersions : readVersions)(tx, place.key)
  const draft = await readDraft(tx, place.key)
  return { place, versions, draft, progress: progressOf(versions, draft) }
}

/** What orders about the period say of a return today. */
export function locksOf(
  step: Pick<Step, 'desk'>,
  place: ReturnPlace,
  orders: { readonly closures: readonly StoredClosure[]; readonly exceptions: readonly StoredException[] },
): Pick<HeldReturn, 'lock' | 'figures'> {
  const today = todayAt(step.desk)
  const question: LockQuestion = {
    path: place.node?.path ?? [place.unit],
    level: place.node?.level ?? '',
    period: place.key.period,
    form: place.form.id,
  }
  return {
    lock: lockStatus(question, orders.closures, orders.exceptions, today),
    figures: figureStatus(question, orders.closures, today),
  }
}

/** Key of a unit by its id. */
export function keyOf(index: PackIndex): (unit: number) => string {
  return (unit) => index.unitById.get(unit)?.key ?? String(unit)
}

const NOTHING: Content = { row: { figures: [], notApplicable: [] }, narrative: {}, explanations: {} }

/** What the version holds that the next step acts on; nothing while nothing has been entered. */
export function contentOf(held: Pick<HeldReturn, 'versions' | 'draft' | 'progress'>): Content {
  const { progress, draft, versions } = held
  if (draft !== null && draft.version === progress.version) return draftContent(draft)
  const version = versions.find((v) => v.version === progress.version)
  return version === undefined ? NOTHING : versionContent(version)
}

/** What a stored version holds. */
export function versionContent({ figures, notApplicable, narrative, explanations }: StoredVersion): Content {
  return { row: { figures, notApplicable }, narrative, explanations }
}

function draftContent({ figures, notApplicable, typed, narrative, explanations }: Draft): Content {
  const all = [...figures]
  for (const [series, text] of Object.entries(typed)) {
    while (all.length < Number(series)) all.push(null)
    all[Number(series) - 1] = text
  }
  return { row: { figures: all, notApplicable }, narrative, explanations }
}

/** What a return is known by while it changes: version, state and, of a draft, how often it was saved. */
export function etagOf({ progress, draft }: Known): string {
  return `${progress.version}.${progress.state}.${revisionOf({ progress, draft })}`
}

/** How often the draft was saved since it was opened; 0 for anything else. */
export function revisionOf({ progress, draft }: Known): number {
  return draft !== null && draft.version === progress.version ? draft.revision : 0
}

interface Known {
  readonly progress: ReturnProgress
  readonly draft: Pick<Draft, 'version' | 'revision'> | null
}
