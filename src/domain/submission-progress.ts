import type { Office } from './access.js'
import { fail } from './problem.js'
import { type Stage, stageNumber } from './strata.js'
import {
  type CommandKind,
  type ReturnState,
  type Transition,
  transitionFrom,
  type VersionState,
} from './submission-table.js'

/** Something that was done to a return: what the history of a return is made of. Plain data, stored as it is. */
export interface ReturnEvent {
  readonly kind: CommandKind
  readonly from: ReturnState
  readonly to: VersionState
  /** The version that it opened or was done to. */
  readonly version: number
  /** Account of who did it, and in what capacity. */
  readonly actor: string
  readonly office: Office
  /** The moment, ISO 8601 with offset or Z. */
  readonly at: string
  readonly reason: string | null
  /** Of a save: did it give every figure of the return, or some? Null for anything else. */
  readonly covers: 'part' | 'whole' | null
}

/** How far one version of a return has come. */
export interface VersionProgress {
  readonly version: number
  readonly state: VersionState
  /** Why it replaces the version before it; null for a first version and after a withdrawal without a reason. */
  readonly openedFor: string | null
  /** Why it was sent back or withdrawn. */
  readonly closedFor: string | null
  /** Who saved anything in this version. */
  readonly enteredBy: readonly string[]
  /** Who entered what it took over from the version before; empty once the whole return was entered anew. */
  readonly carriedFrom: readonly string[]
  readonly approvedBy: string | null
  /** When it came to each stage, as the stored version keeps it. Sent back counts as withdrawn. */
  readonly stamps: Readonly<Record<Stage | 'withdrawn', string | null>>
}

/** Where a return stands, made of its events alone. */
export interface ReturnProgress {
  readonly state: ReturnState
  /** The version that the next step acts on; 0 while nothing has been entered. */
  readonly version: number
  /** Every version, oldest first: version n at position n−1. */
  readonly versions: readonly VersionProgress[]
}

export const NOTHING_ENTERED: ReturnProgress = { state: 'empty', version: 0, versions: [] }

/** Where a return stands after all these events, oldest first. Problem `return-history-unsound` when one does not follow. */
export function fold(events: Iterable<ReturnEvent>): ReturnProgress {
  let progress = NOTHING_ENTERED
  for (const event of events) progress = follow(progress, event)
  return progress
}

/** One event further. Problem `return-history-unsound` when the table has no such step from here. */
export function follow(progress: ReturnProgress, event: ReturnEvent): ReturnProgress {
  const row = transitionFrom(progress.state, event.kind)
  const follows = row !== undefined && event.from === progress.state && event.to === row.to
  if (!follows || event.version !== versionOf(progress, row))
    fail('return-history-unsound', {}, { event: event.kind, version: event.version, at: event.at })
  const versions =
    row.version === 'new'
      ? [...progress.versions, opened(progress, event)]
      : progress.versions.map((v) => (v.version === event.version ? changed(v, event, row) : v))
  return present(versions)
}

/** The number of the version that a step opens or acts on. */
export function versionOf(progress: ReturnProgress, row: Transition): number {
  return row.version === 'new' ? progress.versions.length + 1 : progress.version
}

/** Who entered figures that the version holds, each once. They may not approve it. */
export function authorsOf(version: Pick<VersionProgress, 'enteredBy' | 'carriedFrom'>): readonly string[] {
  return union(version.carriedFrom, version.enteredBy)
}

/** The newest version that came to the stage and was neither sent back nor withdrawn: the one totals at that stage count. */
export function countedVersion(progress: ReturnProgress, stage: Stage): VersionProgress | undefined {
  return progress.versions.findLast((version) => reached(version) >= stageNumber(stage))
}

/**
 * The stage at which a unit has sent: what its clerk submitted lies with its own head until it is approved, as a report has
 * not left an office that nobody signed.
 */
export const SENT_STAGE: Stage = 'approved'

/**
 * When the unit sent its return: the first version that is still good. A later amendment does not make a return late;
 * one that was sent back has not been sent until it is sent again. Null while it has not been sent.
 */
export function sentAt(progress: ReturnProgress): string | null {
  const first = progress.versions.find((version) => reached(version) >= stageNumber(SENT_STAGE))
  return first?.stamps[SENT_STAGE] ?? null
}

/** 0 entered … 3 accepted; −1 for what was sent back or withdrawn. */
function reached(version: VersionProgress): number {
  switch (version.state) {
    case 'draft':
      return stageNumber('entered')
    case 'returned':
    case 'withdrawn':
      return -1
    default:
      return stageNumber(version.state)
  }
}

/**
 * Where a return stands that has these versions, oldest first, version n at position n−1. A withdrawn version leaves the return
 * to the one before it; when all were withdrawn, the newest speaks.
 */
export function present(versions: readonly VersionProgress[]): ReturnProgress {
  if (versions.length === 0) return NOTHING_ENTERED
  const current = versions.findLast((version) => version.state !== 'withdrawn') ?? versions.at(-1)!
  return { state: current.state, version: current.version, versions }
}

function opened(progress: ReturnProgress, event: ReturnEvent): VersionProgress {
  const current = progress.versions[progress.version - 1]
  const newest = progress.versions.at(-1)
  // Its figures may go on from either, so whoever entered one of either counts.
  const before = union(
    current === undefined ? [] : authorsOf(current),
    newest === undefined ? [] : authorsOf(newest),
  )
  const saved = event.kind === 'save'
  return {
    version: event.version,
    state: event.to,
    openedFor: saved ? (event.reason ?? current?.closedFor ?? null) : event.reason,
    closedFor: null,
    enteredBy: saved ? [event.actor] : [],
    carriedFrom: event.covers === 'whole' ? [] : before,
    approvedBy: null,
    stamps: { entered: event.at, submitted: null, approved: null, accepted: null, withdrawn: null },
  }
}

function changed(version: VersionProgress, event: ReturnEvent, row: Transition): VersionProgress {
  const saved = event.kind === 'save'
  return {
    ...version,
    state: event.to,
    closedFor: row.stamp === 'withdrawn' ? event.reason : version.closedFor,
    enteredBy: saved ? union(version.enteredBy, [event.actor]) : version.enteredBy,
    carriedFrom: event.covers === 'whole' ? [] : version.carriedFrom,
    approvedBy: event.kind === 'approve' ? event.actor : version.approvedBy,
    stamps: row.stamp === null ? version.stamps : { ...version.stamps, [row.stamp]: event.at },
  }
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])]
}
