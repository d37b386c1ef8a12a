import { bothDates } from '../../../domain/number-text.js'
import { fail, Problem } from '../../../domain/problem.js'
import { decide } from '../../../domain/submission.js'
import { type EntryRow, entryChanges, withEntries } from '../../../domain/submission-entries.js'
import { present, type ReturnProgress, type VersionProgress } from '../../../domain/submission-progress.js'
import { lockUnits } from '../../../store/database.js'
import { type Draft, writeDraft } from '../../../store/drafts.js'
import type { EventChanges, TextChange } from '../../../store/events.js'
import { addChanges } from '../../../store/return-deltas.js'
import { withdraw } from '../../../store/returns.js'
import { todayAt } from '../../desk.js'
import type { Step } from '../../step.js'
import { type EntriesByCode, readEntries, storedRow, wholeReturn } from './entries.js'
import { factsOf } from './facts.js'
import { type Content, contentOf, type HeldReturn, holdAgain, holdReturn } from './held.js'
import { pathOf, type ReturnPlace, returnPlace, type Which } from './place.js'
import { recordStep } from './record.js'
import { demandSeen } from './stale.js'
import { explanationFaults, narrativeFaults } from './texts.js'
import { type ReturnView, viewOf } from './view.js'

/** What is entered. */
export interface SaveChange {
  /**
   * part: these cells, sections and explanations, everything else stays. whole: the entries and the narrative are the whole
   * return, what they leave out is emptied; explanations stay unless given.
   */
  readonly covers: 'part' | 'whole'
  readonly entries: EntriesByCode
  readonly narrative?: Readonly<Record<string, string | null>> | undefined
  readonly explanations?: Readonly<Record<string, string | null>> | undefined
  /** Where the figures come from: a file name. Left out: `web` or, with an access token, `api`. */
  readonly source?: string | undefined
}

/**
 * Save what was entered into the draft of a return, opening one where the rules allow it. `seen` is the ETag of the return as the
 * caller read it. What cannot be read as a figure is kept as typed; the reply's checks name it.
 *
 * Problems: `access-…`, `match-stale` (a `StaleReturn`; nothing is written), `return-wrong-state`, `return-closed` and
 * the others of a lock, `return-not-owed`, `period-future`, `series-…`, `narrative-…`, `return-text-long`, `private-…`.
 */
export async function saveReturn(
  step: Step,
  which: Which,
  change: SaveChange,
  seen: string,
): Promise<ReturnView> {
  const { index } = step.desk
  const place = returnPlace(index, which)
  const granted = await step.act('return.enter', { unit: place.unit, asAt: place.window.to })
  const where = { unit: place.unit, period: place.period.code }
  const read = readEntries(index, place.form, where, change.entries)
  const faults = [
    ...read.faults,
    ...narrativeFaults(place.form, place.unit, change.narrative ?? {}),
    ...explanationFaults(place.form, index.seriesCount, change.explanations ?? {}),
  ]
  if (faults.length > 0) throw new Problem(faults)

  await lockUnits(step.tx, [place.key.unit])
  const held = await holdReturn(step, place, true)
  await demandSeen(step, held, seen)
  const at = await step.at()
  const base = takenUp(held, at)
  const decision = decide(
    base,
    {
      kind: 'save',
      actor: step.caller.account,
      office: granted.by,
      at: at.toISOString(),
      covers: change.covers,
    },
    factsOf(step, held),
  )
  if ('no' in decision) throw new Problem(decision.finding)
  refuseFuture(step, place)

  const before = contentOf(held)
  const cells = change.covers === 'whole' ? wholeReturn(index, place.form, read.entries) : read.entries
  const after: Content = {
    row: withEntries(before.row, cells),
    narrative: merged(before.narrative, change.narrative ?? {}, change.covers),
    explanations: merged(before.explanations, change.explanations ?? {}, 'part'),
  }
  const changes = changesOf(before, after)
  if (held.draft !== null && isNothing(changes)) {
    // Nobody becomes an author by saving what is there already.
    const detail = { period: place.period.code, form: place.form.id, unchanged: true }
    await step.audit({ unit: place.key.unit, action: 'return.save', detail })
    return viewOf(step, held)
  }
  const now = decision.next.versions.at(-1)!
  const source = change.source ?? (step.caller.via.kind === 'token' ? 'api' : 'web')
  await keepDraft(step, held, now, after, source, at)
  await recordStep(step, place, decision.event, pathOf(index, place), changes, {
    cells: changes.cells.length,
    source,
  })
  return viewOf(step, await holdAgain(step.tx, held))
}

/**
 * Write the draft that a save or an amendment leaves, with what it changes in the totals. A version that came from a file as
 * entered only, and is gone on with, ends: it was known, and stays as it was.
 */
export async function keepDraft(
  step: Step,
  held: HeldReturn,
  version: VersionProgress,
  content: Content,
  source: string,
  at: Date,
): Promise<void> {
  const { index } = step.desk
  const { place, versions } = held
  const draft: Draft = {
    version: version.version,
    stage: 0,
    withdrawn: false,
    revision: (held.draft?.revision ?? 0) + 1,
    path: pathOf(index, place),
    ...storedRow(index, content.row),
    narrative: content.narrative,
    explanations: content.explanations,
    source,
    reason: version.openedFor,
    enteredName: version.enteredBy.length > 0 ? step.caller.name : nameOf(held),
    savedBy: version.enteredBy,
    carriedFrom: version.carriedFrom,
    openedAt: new Date(version.stamps.entered!),
    savedAt: at,
  }
  await writeDraft(step.tx, place.key, draft, place.window)
  const before = held.draft === null ? versions : [...versions, held.draft]
  const { periods, key } = place
  await addChanges(step.tx, key, before, [...versions, draft], periods, index.seriesCount)
  const loaded = loadedDraft(held)
  if (loaded !== undefined) await withdraw(step.tx, key, loaded.version, periods, index.seriesCount, at)
}

/** Whose figures an amendment begins with. */
function nameOf({ versions, progress }: HeldReturn): string {
  return versions.find((v) => v.version === progress.version)!.enteredBy
}

/** The version that came from a file as entered only, where it is what the next step acts on. */
function loadedDraft({ draft, versions, progress }: HeldReturn) {
  if (draft !== null || progress.state !== 'draft') return undefined
  return versions.find((v) => v.version === progress.version)
}

/**
 * The return as a save goes on from it. A version that came from a file as entered only cannot be written over: the draft is the
 * next version, with the figures and authors of that one.
 */
function takenUp(held: HeldReturn, at: Date): ReturnProgress {
  if (loadedDraft(held) === undefined) return held.progress
  const { versions, version } = held.progress
  const loaded = versions[version - 1]!
  const next: VersionProgress = {
    ...loaded,
    version: versions.length + 1,
    enteredBy: [],
    carriedFrom: [...new Set([...loaded.carriedFrom, ...loaded.enteredBy])],
    stamps: { ...loaded.stamps, entered: at.toISOString() },
  }
  const ended = { ...loaded, state: 'withdrawn' as const }
  return present([...versions.map((v) => (v === loaded ? ended : v)), next])
}

/** What has not begun has no figures yet. */
function refuseFuture(step: Step, place: ReturnPlace): void {
  const today = todayAt(step.desk)
  if (place.window.from <= today) return
  const { code } = place.period
  fail(
    'period-future',
    { unit: place.unit, period: code },
    { period: code, ...bothDates('from', place.window.from), ...bothDates('today', today) },
  )
}

function merged(
  held: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string | null>>,
  covers: 'part' | 'whole',
): Record<string, string> {
  const texts = new Map(covers === 'whole' ? [] : Object.entries(held))
  for (const [key, text] of Object.entries(given)) {
    if (text === null || text.trim() === '') texts.delete(key)
    else texts.set(key, text)
  }
  return Object.fromEntries([...texts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function changesOf(before: Content, after: Content): EventChanges {
  const narrative = textChanges(before.narrative, after.narrative)
  const explanations = textChanges(before.explanations, after.explanations)
  return {
    cells: cellChanges(before.row, after.row),
    ...(narrative.length === 0 ? {} : { narrative }),
    ...(explanations.length === 0 ? {} : { explanations }),
  }
}

function cellChanges(before: EntryRow, after: EntryRow): EventChanges['cells'] {
  return entryChanges(before, after).map((c) => [c.series, c.before, c.after] as const)
}

function textChanges(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): TextChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return keys
    .map((key) => [key, before[key] ?? null, after[key] ?? null] as const)
    .filter(([, was, is]) => was !== is)
}

function isNothing({ cells, narrative, explanations }: EventChanges): boolean {
  return cells.length === 0 && narrative === undefined && explanations === undefined
}
