import { present, type ReturnProgress, type VersionProgress } from '../../../domain/submission-progress.js'
import type { VersionState } from '../../../domain/submission-table.js'
import type { DraftStamps, VersionStamps } from '../../../store/return-list.js'

const STATES: readonly VersionState[] = ['draft', 'submitted', 'approved', 'accepted']

/**
 * Where a return stands, told from its versions and its draft alone: those that came from files have no events. For what was
 * done through the server it equals the fold of the events.
 */
export function progressOf(versions: readonly VersionStamps[], draft: DraftStamps | null): ReturnProgress {
  return present([...versions.map(versionProgress), ...(draft === null ? [] : [draftProgress(draft)])])
}

function versionProgress(held: VersionStamps): VersionProgress {
  return {
    version: held.version,
    state: held.withdrawn ? (held.ended ?? 'withdrawn') : STATES[held.stage]!,
    openedFor: held.reason,
    closedFor: held.closedFor,
    enteredBy: held.savedBy ?? [held.enteredBy],
    carriedFrom: held.carriedFrom,
    approvedBy: held.approvedBy,
    stamps: {
      entered: (held.openedAt ?? held.enteredAt).toISOString(),
      submitted: stamp(held.submittedAt),
      approved: stamp(held.approvedAt),
      accepted: stamp(held.acceptedAt),
      withdrawn: stamp(held.withdrawnAt),
    },
  }
}

function draftProgress(draft: DraftStamps): VersionProgress {
  return {
    version: draft.version,
    state: 'draft',
    openedFor: draft.reason,
    closedFor: null,
    enteredBy: draft.savedBy,
    carriedFrom: draft.carriedFrom,
    approvedBy: null,
    stamps: {
      entered: draft.openedAt.toISOString(),
      submitted: null,
      approved: null,
      accepted: null,
      withdrawn: null,
    },
  }
}

function stamp(at: Date | null): string | null {
  return at === null ? null : at.toISOString()
}
