import { sql } from 'kysely'
import { intArray, numericArray, readFigures } from './arrays.js'
import type { Tx } from './database.js'
import { type Draft, readDraft } from './drafts.js'
import { addChanges, type PlacedVersion, type ReturnKey } from './return-deltas.js'

export type { ReturnKey } from './return-deltas.js'

/** A stored version of a return. */
export interface StoredVersion extends PlacedVersion {
  readonly narrative: Readonly<Record<string, string>>
  /** What was said about warnings and questions, by their keys; notes beside figures. */
  readonly explanations: Readonly<Record<string, string>>
  readonly reason: string | null
  readonly source: string
  /** Name of who entered it, to show. */
  readonly enteredBy: string
  /** When it became a version. */
  readonly enteredAt: Date
  /** When the draft was opened that it came from; null for what came from a file. */
  readonly openedAt: Date | null
  /** Accounts that saved in that draft (null for what came from a file), and whose figures it took over. */
  readonly savedBy: readonly string[] | null
  readonly carriedFrom: readonly string[]
  readonly submittedAt: Date | null
  readonly approvedAt: Date | null
  readonly acceptedAt: Date | null
  readonly withdrawnAt: Date | null
  /** Accounts. */
  readonly approvedBy: string | null
  readonly acceptedBy: string | null
  /** How and why it ended, when it was sent back or withdrawn. */
  readonly ended: 'returned' | 'withdrawn' | null
  readonly closedFor: string | null
}

/** What a new version brings. */
export interface NewVersion {
  readonly key: ReturnKey
  readonly windowFrom: string
  readonly windowTo: string
  /** Unit ids from the root to the reporting unit, as at the end of the window. */
  readonly path: readonly number[]
  readonly figures: readonly (string | null)[]
  readonly notApplicable: readonly number[]
  readonly narrative: Readonly<Record<string, string>>
  readonly explanations: Readonly<Record<string, string>>
  readonly reason: string | null
  readonly source: string
  readonly enteredBy: string
  /** Account of who took it in; left out at the command line, where there are no accounts. */
  readonly savedBy?: readonly string[] | undefined
  /** 0 entered … 3 accepted: how far it has come at once. */
  readonly stage: number
}

interface VersionRow {
  version: number
  figures: string
  not_applicable: number[]
  stage: number
  withdrawn: boolean
  path: number[]
  narrative: Record<string, string>
  explanations: Record<string, string>
  reason: string | null
  source: string
  entered_by: string
  entered_at: Date
  opened_at: Date | null
  saved_by: string[] | null
  carried_from: string[]
  submitted_at: Date | null
  approved_at: Date | null
  accepted_at: Date | null
  withdrawn_at: Date | null
  approved_by: string | null
  accepted_by: string | null
  ended: 'returned' | 'withdrawn' | null
  closed_for: string | null
}

const STAGE = sql`
  case when accepted_at is not null then 3 when approved_at is not null then 2 when submitted_at is not null then 1 else 0 end`

/**
 * Keep everybody else from writing returns or totals until the transaction ends (readers go on), for work that writes returns
 * of many units at once. First in the transaction: a table lock takes no snapshot, so the snapshot comes after the last writer.
 * Whoever writes a draft and a version in one transaction writes the draft first, as here, so that nobody waits for one another.
 */
export async function holdReturns(tx: Tx): Promise<void> {
  await sql`lock table rollup, return_draft, return_version in share row exclusive mode`.execute(tx)
}

const VERSION = sql`
  version, array_to_string(figures, ',', '') as figures, not_applicable, ${STAGE} as stage, withdrawn_at is not null as withdrawn,
  path, narrative, explanations, reason, source, entered_by, entered_at, opened_at, saved_by, carried_from, submitted_at,
  approved_at, accepted_at, withdrawn_at, approved_by, accepted_by, ended, closed_for`

/** All versions of one return, oldest first, locked against other writers until the transaction ends. Needs `lockUnits`. */
export async function lockVersions(tx: Tx, key: ReturnKey): Promise<StoredVersion[]> {
  const { rows } = await sql<VersionRow>`
    select ${VERSION} from return_version
    where unit_id = ${key.unit} and period = ${key.period} and form = ${key.form}
    order by version
    for update`.execute(tx)
  return rows.map(versionOf)
}

/** All versions of one return, oldest first. */
export async function readVersions(tx: Tx, key: ReturnKey): Promise<StoredVersion[]> {
  const { rows } = await sql<VersionRow>`
    select ${VERSION} from return_version
    where unit_id = ${key.unit} and period = ${key.period} and form = ${key.form}
    order by version`.execute(tx)
  return rows.map(versionOf)
}

function versionOf(row: VersionRow): StoredVersion {
  return {
    version: row.version,
    figures: readFigures(row.figures),
    notApplicable: row.not_applicable,
    stage: row.stage,
    withdrawn: row.withdrawn,
    path: row.path,
    narrative: row.narrative,
    explanations: row.explanations,
    reason: row.reason,
    source: row.source,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    openedAt: row.opened_at,
    savedBy: row.saved_by,
    carriedFrom: row.carried_from,
    submittedAt: row.submitted_at,
    approvedAt: row.approved_at,
    acceptedAt: row.accepted_at,
    withdrawnAt: row.withdrawn_at,
    approvedBy: row.approved_by,
    acceptedBy: row.accepted_by,
    ended: row.ended,
    closedFor: row.closed_for,
  }
}

/**
 * Add a version and what it changes in the totals. `before` are the versions that `lockVersions` gave in this transaction.
 * `periods` are the return's own period and the longer ones that hold it. The reason is kept only where there is something
 * that is replaced.
 */
export async function addVersion(
  tx: Tx,
  added: NewVersion,
  before: readonly StoredVersion[],
  periods: readonly number[],
  seriesCount: number,
  at: Date,
): Promise<number> {
  const version = (before.at(-1)?.version ?? 0) + 1
  const stamp = (stage: number) => (added.stage >= stage ? at : null)
  const written = await sql`
    insert into return_version (unit_id, period, form, version, window_from, window_to, path, reach, figures, not_applicable,
      narrative, explanations, reason, source, entered_by, saved_by, entered_at, submitted_at, approved_at, accepted_at)
    select unit_id, ${added.key.period}, ${added.key.form}, ${version}, ${added.windowFrom}, ${added.windowTo},
      ${intArray(added.path)}::integer[], reach, ${numericArray(added.figures)}::numeric[], ${intArray(added.notApplicable)}::integer[],
      ${JSON.stringify(added.narrative)}::jsonb, ${JSON.stringify(added.explanations)}::jsonb,
      ${version === 1 ? null : added.reason}::text, ${added.source}, ${added.enteredBy},
      ${added.savedBy ?? null}::text[], ${at}, ${stamp(1)}::timestamptz, ${stamp(2)}::timestamptz, ${stamp(3)}::timestamptz
    from org_unit where unit_id = ${added.key.unit}`.execute(tx)
  if (written.numAffectedRows !== 1n) throw new Error(`unit ${added.key.unit} is not registered`)
  const now: PlacedVersion = { ...added, version, withdrawn: false }
  await addChanges(tx, added.key, before, [...before, now], periods, seriesCount)
  return version
}

/**
 * Make the draft a version, and thereby take it away: submitted, or ended when it was withdrawn. It keeps the path it counted
 * on. `before` are the stored versions. Needs `lockUnits`; auditing it is the caller's.
 */
export async function turnDraft(
  tx: Tx,
  key: ReturnKey,
  before: readonly StoredVersion[],
  draft: Draft,
  into: { readonly to: 'submitted' } | { readonly to: 'withdrawn'; readonly closedFor: string | null },
  periods: readonly number[],
  seriesCount: number,
  at: Date,
): Promise<void> {
  const submitted = into.to === 'submitted'
  const closedFor = into.to === 'withdrawn' ? into.closedFor : null
  // The draft is named first, and so locked first: see `holdReturns`.
  const written = await sql`
    with gone as (
      delete from return_draft where unit_id = ${key.unit} and period = ${key.period} and form = ${key.form}
      returning unit_id, period, form, version, window_from, window_to, path, reach, figures, not_applicable, narrative,
        explanations, reason, source, entered_name, opened_at, saved_by, carried_from
    )
    insert into return_version (unit_id, period, form, version, window_from, window_to, path, reach, figures, not_applicable,
      narrative, explanations, reason, source, entered_by, entered_at, opened_at, saved_by, carried_from, submitted_at,
      withdrawn_at, ended, closed_for)
    select unit_id, period, form, version, window_from, window_to, path, reach, figures, not_applicable,
      narrative, explanations, reason, source, entered_name, ${at}::timestamptz, opened_at, saved_by, carried_from,
      ${submitted ? at : null}::timestamptz, ${submitted ? null : at}::timestamptz, ${submitted ? null : 'withdrawn'}::text,
      ${closedFor}::text
    from gone`.execute(tx)
  if (written.numAffectedRows !== 1n) throw new Error('no draft to turn into a version')
  const now = { ...draft, stage: submitted ? 1 : 0, withdrawn: !submitted }
  await addChanges(tx, key, [...before, draft], [...before, now], periods, seriesCount)
}

/** Who takes a version on, as an account; nothing for what came from a file. */
type By = string | null

/**
 * Take a version further on its way up: 1 submitted, 2 approved, 3 accepted; stages in between that were skipped get the same time.
 * A version never goes back (what was known then stays known): withdraw it and enter a new one. `periods` as for `addVersion`.
 * Needs `lockUnits`; auditing it is the caller's.
 */
export async function setStage(
  tx: Tx,
  key: ReturnKey,
  version: number,
  stage: number,
  periods: readonly number[],
  seriesCount: number,
  at: Date,
  by: By = null,
): Promise<void> {
  await change(tx, key, version, periods, seriesCount, (held) => {
    if (stage <= held.stage || stage > 3) throw new RangeError(`stage ${held.stage} to ${stage}`)
    return { ...held, stage }
  })
  await sql`
    update return_version set
      submitted_at = coalesce(submitted_at, ${at}::timestamptz),
      approved_at = coalesce(approved_at, case when ${stage}::integer >= 2 then ${at}::timestamptz end),
      accepted_at = coalesce(accepted_at, case when ${stage}::integer >= 3 then ${at}::timestamptz end),
      approved_by = case when ${stage}::integer = 2 then ${by}::text else approved_by end,
      accepted_by = case when ${stage}::integer = 3 then ${by}::text else accepted_by end
    where unit_id = ${key.unit} and period = ${key.period} and form = ${key.form} and version = ${version}`.execute(
    tx,
  )
}

/**
 * Take a version back, or send it back: from `at` on it counts nowhere, and the one before it counts again. Parameters as for
 * `setStage`.
 */
export async function withdraw(
  tx: Tx,
  key: ReturnKey,
  version: number,
  periods: readonly number[],
  seriesCount: number,
  at: Date,
  ended: { readonly how: 'returned' | 'withdrawn'; readonly why: string | null } = {
    how: 'withdrawn',
    why: null,
  },
): Promise<void> {
  await change(tx, key, version, periods, seriesCount, (held) => ({ ...held, withdrawn: true }))
  await sql`
    update return_version set withdrawn_at = ${at}, ended = ${ended.how}, closed_for = ${ended.why}::text
    where unit_id = ${key.unit} and period = ${key.period} and form = ${key.form} and version = ${version}`.execute(
    tx,
  )
}

/** What the totals change when one stored version becomes what `to` says. A draft stays the newest of all. */
async function change(
  tx: Tx,
  key: ReturnKey,
  version: number,
  periods: readonly number[],
  seriesCount: number,
  to: (held: StoredVersion) => StoredVersion,
): Promise<void> {
  const versions = await lockVersions(tx, key)
  const held = versions.find((v) => v.version === version)
  if (held === undefined || held.withdrawn) throw new RangeError(`no version ${version} to change`)
  const draft = await readDraft(tx, key)
  const newest = draft === null ? [] : [draft]
  const after = versions.map((v) => (v === held ? to(v) : v))
  await addChanges(tx, key, [...versions, ...newest], [...after, ...newest], periods, seriesCount)
}

/** Newest figures of returns, whatever their stage; key `unit/period/form`. */
export async function newestFigures(
  tx: Tx,
  units: readonly number[],
  periods: readonly number[],
): Promise<Map<string, (string | null)[]>> {
  const { rows } = await sql<{ unit_id: number; period: number; form: string; figures: string }>`
    select distinct on (unit_id, period, form) unit_id, period, form, array_to_string(figures, ',', '') as figures
    from return_version
    where unit_id = any (${intArray(units)}::integer[]) and period = any (${intArray(periods)}::integer[]) and withdrawn_at is null
    order by unit_id, period, form, version desc`.execute(tx)
  return new Map(rows.map((row) => [`${row.unit_id}/${row.period}/${row.form}`, readFigures(row.figures)]))
}

/** Is there any return at all, be it a draft? */
export async function anyReturn(tx: Tx): Promise<boolean> {
  const { rows } = await sql`
    (select unit_id from return_version order by unit_id limit 1)
    union all (select unit_id from return_draft order by unit_id limit 1)`.execute(tx)
  return rows.length > 0
}
