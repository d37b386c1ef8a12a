import { finding, Problem } from '../../../domain/problem.js'
import { readEvents, type StoredEvent } from '../../../store/events.js'
import { momentText } from '../../moment-text.js'
import type { Step } from '../../step.js'
import { etagOf, type HeldReturn, keyOf } from './held.js'
import { type ReturnView, viewOf } from './view.js'

/** The return has changed since the caller read it: what it is now, and what was done since. Nothing is written. */
export class StaleReturn extends Problem {
  constructor(
    found: ReturnType<typeof finding>,
    readonly current: ReturnView,
    /** Of the version as it is now: the steps that the caller has not seen, oldest first. */
    readonly since: readonly StoredEvent[],
  ) {
    super(found)
  }
}

/** Refuse with `match-stale` unless the caller has seen the return as it is. */
export async function demandSeen(step: Step, held: HeldReturn, seen: string): Promise<void> {
  if (seen !== etagOf(held)) throw await staleReturn(step, held, seen)
}

/** Who changed it, when and what, for somebody who saw it as `seen`. */
export async function staleReturn(step: Step, held: HeldReturn, seen: string): Promise<StaleReturn> {
  const { index } = step.desk
  const { version } = held.progress
  const events = await readEvents(step.tx, held.place.key, keyOf(index), { version })
  const current = await viewOf(step, held)
  const since = events.slice(eventsSeen(seen, version, events))
  const last = since.at(-1)
  const who = last === undefined ? (current.entered?.by ?? '–') : last.actorName
  const at = last === undefined ? (current.entered?.at ?? step.desk.now()) : new Date(last.at)
  const { timezone } = index.pack.calendar
  const found = finding(
    'match-stale',
    { unit: held.place.unit, period: held.place.period.code },
    {
      whoVi: `${who}, ${momentText(at, timezone, 'vi')}`,
      whoEn: `${who}, ${momentText(at, timezone, 'en')}`,
    },
  )
  return new StaleReturn(found, current, since)
}

/** Revision n of a draft came of the n-th event that opened or saved it. Of another version, or of a later state, all is new. */
function eventsSeen(seen: string, version: number, events: readonly StoredEvent[]): number {
  const [seenVersion, state, revision] = seen.split('.')
  if (Number(seenVersion) !== version) return 0
  if (state === 'draft') {
    let saves = 0
    const at = events.findIndex(
      (e) => (e.kind === 'save' || e.kind === 'amend') && ++saves > Number(revision),
    )
    if (at >= 0) return at
    return events.filter((e) => e.kind === 'save' || e.kind === 'amend').length
  }
  return events.findLastIndex((e) => e.to === state) + 1
}
