import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type StratumChange, stratumChanges, type VersionFigures } from '../domain/strata.js'
import { intArray, numericArray, readFigures } from './arrays.js'
import type { Tx } from './database.js'

/** Which return: of whom, for when, on what form. `period` is the period's key. */
export interface ReturnKey {
  readonly unit: number
  readonly period: number
  readonly form: string
}

/** A stored version of a return. */
export interface StoredVersion extends VersionFigures {
  readonly path: readonly number[]
  readonly narrative: Readonly<Record<string, string>>
  readonly reason: string | null
  readonly source: string
  readonly enteredBy: string
  readonly enteredAt: Date
  readonly acceptedAt: Date | null
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
  readonly reason: string | null
  readonly source: string
  readonly enteredBy: string
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
  reason: string | null
  source: string
  entered_by: string
  entered_at: Date
  accepted_at: Date | null
}

const STAGE = sql`
  case when accepted_at is not null then 3 when approved_at is not null then 2 when submitted_at is not null then 1 else 0 end`

/**
 * Keep everybody else from writing returns or totals until the transaction ends (readers go on), for work that writes returns
 * of many units at once. First in the transaction: a table lock takes no snapshot, so the snapshot comes after the last writer.
 */
export async function holdReturns(tx: Tx): Promise<void> {
  await sql`lock table rollup, return_version in share row exclusive mode`.execute(tx)
}

/** All versions of one return, oldest first, locked against other writers until the transaction ends. Needs `lockUnits`. */
export async function lockVersions(tx: Tx, key: ReturnKey): Promise<StoredVersion[]> {
  const { rows } = await sql<VersionRow>`
    select version, array_to_string(figures, ',', '') as figures, not_applicable, ${STAGE} as stage,
      withdrawn_at is not null as withdrawn, path, narrative, reason, source, entered_by, entered_at, accepted_at
    from return_version
    where unit_id = ${key.unit} and period = ${key.period} and form = ${key.form}
    order by version
    for update`.execute(tx)
  return rows.map((row) => ({
    version: row.version,
    figures: readFigures(row.figures),
    notApplicable: row.not_applicable,
    stage: row.stage,
    withdrawn: row.withdrawn,
    path: row.path,
    narrative: row.narrative,
    reason: row.reason,
    source: row.source,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    acceptedAt: row.accepted_at,
  }))
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
      narrative, reason, source, entered_by, entered_at, submitted_at, approved_at, accepted_at)
    select unit_id, ${added.key.period}, ${added.key.form}, ${version}, ${added.windowFrom}, ${added.windowTo},
      ${intArray(added.path)}::integer[], reach, ${numericArray(added.figures)}::numeric[], ${intArray(added.notApplicable)}::integer[],
      ${JSON.stringify(added.narrative)}::jsonb, ${version === 1 ? null : added.reason}, ${added.source}, ${added.enteredBy},
      ${at}, ${stamp(1)}::timestamptz, ${stamp(2)}::timestamptz, ${stamp(3)}::timestamptz
    from org_unit where unit_id = ${added.key.unit}`.execute(tx)
  if (written.numAffectedRows !== 1n) throw new Error(`unit ${added.key.unit} is not registered`)
  const now: PlacedVersion = { ...added, version, withdrawn: false }
  await addChanges(tx, added.key, before, [...before, now], periods, seriesCount)
  return version
}

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
): Promise<void> {
  await change(tx, key, version, periods, seriesCount, (held) => {
    if (stage <= held.stage || stage > 3) throw new RangeError(`stage ${held.stage} to ${stage}`)
    return { ...held, stage }
  })
  await sql`
    update return_version set
      submitted_at = coalesce(submitted_at, ${at}::timestamptz),
      approved_at = coalesce(approved_at, case when ${stage}::integer >= 2 then ${at}::timestamptz end),
      accepted_at = coalesce(accepted_at, case when ${stage}::integer >= 3 then ${at}::timestamptz end)
    where unit_id = ${key.unit} and period = ${key.period} and form = ${key.form} and version = ${version}`.execute(
    tx,
  )
}

/** Take a version back: from `at` on it counts nowhere, and the one before it counts again. Parameters as for `setStage`. */
export async function withdraw(
  tx: Tx,
  key: ReturnKey,
  version: number,
  periods: readonly number[],
  seriesCount: number,
  at: Date,
): Promise<void> {
  await change(tx, key, version, periods, seriesCount, (held) => ({ ...held, withdrawn: true }))
  await sql`
    update return_version set withdrawn_at = ${at}
    where unit_id = ${key.unit} and period = ${key.period} and form = ${key.form} and version = ${version}`.execute(
    tx,
  )
}

/** What the totals change when one stored version becomes what `to` says. */
async function change(
  tx: Tx,
  key: ReturnKey,
  version: number,
  periods: readonly number[],
  seriesCount: number,
  to: (held: StoredVersion) => StoredVersion,
): Promise<void> {
  const before = await lockVersions(tx, key)
  const held = before.find((v) => v.version === version)
  if (held === undefined || held.withdrawn) throw new RangeError(`no version ${version} to change`)
  const after = before.map((v) => (v === held ? to(v) : v))
  await addChanges(tx, key, before, after, periods, seriesCount)
}

type PlacedVersion = VersionFigures & Pick<StoredVersion, 'path'>

const NOTHING = { figures: [], notApplicable: [] }

/**
 * The pack may have put a unit elsewhere in a past period after it had reported: then its versions went up different paths,
 * and what a new one replaces must be taken away where it was added.
 */
async function addChanges(
  tx: Tx,
  key: ReturnKey,
  before: readonly PlacedVersion[],
  after: readonly PlacedVersion[],
  periods: readonly number[],
  seriesCount: number,
): Promise<void> {
  const paths = new Map([...before, ...after].map((v) => [v.path.join(), v.path]))
  for (const [name, path] of paths) {
    const here = (versions: readonly PlacedVersion[]) =>
      versions.map((v) => (v.path.join() === name ? v : { ...v, ...NOTHING }))
    await addDeltas(tx, key, path, periods, stratumChanges(here(before), here(after), seriesCount))
  }
}

/** Append what a change adds to the totals; the folder does the rest, and readers add it at once. */
export async function addDeltas(
  tx: Tx,
  key: ReturnKey,
  path: readonly number[],
  periods: readonly number[],
  changes: readonly StratumChange[],
): Promise<void> {
  for (const change of changes) {
    const excused = change.excused.some((n) => n !== 0) ? intArray(change.excused) : null
    await sql`
      insert into rollup_delta (unit_id, delta_id, stratum, periods, path, reach, total, filled, excused)
      select unit_id, ${randomUUID()}::uuid, ${change.stratum}, ${intArray(periods)}::integer[], ${intArray(path)}::integer[],
        reach, ${numericArray(change.total)}::numeric[], ${intArray(change.filled)}::integer[], ${excused}::integer[]
      from org_unit where unit_id = ${key.unit}`.execute(tx)
  }
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

/** Is there any return at all? */
export async function anyReturn(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select unit_id from return_version order by unit_id limit 1`.execute(tx)
  return rows.length > 0
}
