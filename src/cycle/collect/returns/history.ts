import { fail } from '../../../domain/problem.js'
import type { VersionState } from '../../../domain/submission-table.js'
import { readEvents, type StoredEvent } from '../../../store/events.js'
import { readVersions, type StoredVersion } from '../../../store/returns.js'
import type { Step } from '../../step.js'
import { keyOf } from './held.js'
import { type ReturnPlace, returnPlace, type Which } from './place.js'
import { progressOf } from './progress.js'

/** A version as lists show it, with the names of who took it on. */
export interface ListedVersion {
  readonly held: StoredVersion
  readonly state: VersionState
  readonly submittedBy: string | null
  readonly approvedBy: string | null
  readonly acceptedBy: string | null
  readonly endedBy: string | null
}

/** Every stored version, newest first; what is being typed is none yet. Problem `access-…`. */
export async function returnVersions(step: Step, which: Which): Promise<ListedVersion[]> {
  const place = await openPlace(step, which)
  return (await listed(step, place)).reverse()
}

/** One stored version. Problem `return-version-unknown`. */
export async function returnVersion(
  step: Step,
  which: Which,
  version: number,
): Promise<{ readonly place: ReturnPlace; readonly listed: ListedVersion }> {
  const place = await openPlace(step, which)
  const found = (await listed(step, place)).find((v) => v.held.version === version)
  if (found === undefined)
    fail('return-version-unknown', { unit: which.unit, period: which.period }, { version })
  return { place, listed: found }
}

/** Steps and saves, oldest first, those after `after` (a seq), at most `limit`. What came from files left no steps: see the versions. */
export async function returnHistory(
  step: Step,
  which: Which,
  after: number,
  limit: number,
): Promise<StoredEvent[]> {
  const place = await openPlace(step, which)
  return readEvents(step.tx, place.key, keyOf(step.desk.index), { after, limit })
}

async function openPlace(step: Step, which: Which): Promise<ReturnPlace> {
  const place = returnPlace(step.desk.index, which)
  await step.act('return.read', { unit: place.unit, asAt: place.window.to })
  return place
}

async function listed(step: Step, place: ReturnPlace): Promise<ListedVersion[]> {
  const versions = await readVersions(step.tx, place.key)
  const { versions: progress } = progressOf(versions, null)
  const events = await readEvents(step.tx, place.key, keyOf(step.desk.index), { stepsOnly: true })
  return versions.map((held, at) => {
    const by = (...kinds: readonly string[]) =>
      events.findLast((e) => e.version === held.version && kinds.includes(e.kind))?.actorName ?? null
    return {
      held,
      state: progress[at]!.state,
      submittedBy: by('submit'),
      approvedBy: by('approve'),
      acceptedBy: by('accept'),
      endedBy: by('return', 'withdraw'),
    }
  })
}
