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

/** All versions of one return, oldest first, locked against other writers until the transaction ends. */
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
 * Add a version and what it changes in the totals. `before` are the versions that `lockVersions` gave in this transaction;
 * a version that someone else added meanwhile makes the primary key refuse (23505) and the whole transaction be tried again.
 * `periods` are the return's own period and the longer ones that hold it.
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
  await sql`
    insert into return_version (unit_id, period, form, version, window_from, window_to, path, reach, figures, not_applicable,
      narrative, reason, source, entered_by, entered_at, submitted_at, approved_at, accepted_at)
    select unit_id, ${added.key.period}, ${added.key.form}, ${version}, ${added.windowFrom}, ${added.windowTo},
      ${intArray(added.path)}::integer[], reach, ${numericArray(added.figures)}::numeric[], ${intArray(added.notApplicable)}::integer[],
      ${JSON.stringify(added.narrative)}::jsonb, ${added.reason}, ${added.source}, ${added.enteredBy},
      ${at}, ${stamp(1)}::timestamptz, ${stamp(2)}::timestamptz, ${stamp(3)}::timestamptz
    from org_unit where unit_id = ${added.key.unit}`.execute(tx)
  const now: VersionFigures = { ...added, version, withdrawn: false }
  await addDeltas(tx, added.key, added.path, periods, stratumChanges(before, [...before, now], seriesCount))
  return version
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
