import { sql } from 'kysely'
import { intArray, readFigures } from './arrays.js'
import type { Tx } from './database.js'
import type { Draft } from './drafts.js'
import type { StoredVersion } from './returns.js'

/** What lists need to know of a version: all but what stands in it. */
export type VersionStamps = Pick<
  StoredVersion,
  | 'version'
  | 'stage'
  | 'withdrawn'
  | 'reason'
  | 'enteredBy'
  | 'enteredAt'
  | 'openedAt'
  | 'savedBy'
  | 'carriedFrom'
  | 'submittedAt'
  | 'approvedAt'
  | 'acceptedAt'
  | 'withdrawnAt'
  | 'approvedBy'
  | 'ended'
  | 'closedFor'
>

/** The same of a draft. */
export type DraftStamps = Pick<
  Draft,
  'version' | 'revision' | 'reason' | 'savedBy' | 'carriedFrom' | 'openedAt' | 'enteredName' | 'savedAt'
>

/** A return in a list. */
export interface ListedStamps {
  /** Oldest first. */
  readonly versions: readonly VersionStamps[]
  readonly draft: DraftStamps | null
}

interface VersionRow {
  unit_id: number
  form: string
  version: number
  stage: number
  reason: string | null
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
  ended: 'returned' | 'withdrawn' | null
  closed_for: string | null
}

interface DraftRow {
  unit_id: number
  form: string
  version: number
  revision: number
  reason: string | null
  entered_name: string
  saved_by: string[]
  carried_from: string[]
  opened_at: Date
  saved_at: Date
}

/** Key of the maps that `listStamps` and `listCells` give. */
export function listKey(unit: number, form: string): string {
  return `${unit}/${form}`
}

/** How far every return of these units for a period (its key) has come; returns of which nothing was entered are absent. */
export async function listStamps(
  tx: Tx,
  units: readonly number[],
  period: number,
): Promise<Map<string, ListedStamps>> {
  const versions = await sql<VersionRow>`
    select unit_id, form, version,
      case when accepted_at is not null then 3 when approved_at is not null then 2 when submitted_at is not null then 1 else 0 end
        as stage,
      reason, entered_by, entered_at, opened_at, saved_by, carried_from, submitted_at, approved_at, accepted_at, withdrawn_at,
      approved_by, ended, closed_for
    from return_version
    where unit_id = any (${intArray(units)}::integer[]) and period = ${period}
    order by unit_id, form, version`.execute(tx)
  const drafts = await sql<DraftRow>`
    select unit_id, form, version, revision, reason, entered_name, saved_by, carried_from, opened_at, saved_at
    from return_draft
    where unit_id = any (${intArray(units)}::integer[]) and period = ${period}
    order by unit_id, form`.execute(tx)
  const found = new Map<string, { versions: VersionStamps[]; draft: DraftStamps | null }>()
  const at = (row: { unit_id: number; form: string }) => {
    const key = listKey(row.unit_id, row.form)
    const held = found.get(key) ?? { versions: [], draft: null }
    found.set(key, held)
    return held
  }
  for (const row of versions.rows) at(row).versions.push(stampsOf(row))
  for (const row of drafts.rows)
    at(row).draft = {
      version: row.version,
      revision: row.revision,
      reason: row.reason,
      savedBy: row.saved_by,
      carriedFrom: row.carried_from,
      openedAt: row.opened_at,
      enteredName: row.entered_name,
      savedAt: row.saved_at,
    }
  return found
}

/** The cells of a draft, or of one version of a return. */
export interface ListedCells {
  readonly figures: readonly (string | null)[]
  readonly notApplicable: readonly number[]
}

/** The cells of drafts (`version` null) and of single versions, by `listKey`. For a page of a list, not for all of a nation. */
export async function listCells(
  tx: Tx,
  period: number,
  wanted: readonly { readonly unit: number; readonly form: string; readonly version: number | null }[],
): Promise<Map<string, ListedCells>> {
  const units = intArray([...new Set(wanted.map(({ unit }) => unit))])
  const forms = [...new Set(wanted.map(({ form }) => form))]
  const versions = await sql<CellsRow>`
    select unit_id, form, version, array_to_string(figures, ',', '') as figures, not_applicable
    from return_version
    where unit_id = any (${units}::integer[]) and period = ${period} and form = any (${forms}::text[])
      and version = any (${intArray([...new Set(wanted.flatMap((w) => w.version ?? []))])}::integer[])
    order by unit_id, form, version`.execute(tx)
  const drafts = await sql<CellsRow>`
    select unit_id, form, null::integer as version, array_to_string(figures, ',', '') as figures, not_applicable
    from return_draft
    where unit_id = any (${units}::integer[]) and period = ${period} and form = any (${forms}::text[])
    order by unit_id, form`.execute(tx)
  const versionOf = new Map(wanted.map((w) => [listKey(w.unit, w.form), w.version]))
  const cells = new Map<string, ListedCells>()
  for (const row of [...versions.rows, ...drafts.rows]) {
    const key = listKey(row.unit_id, row.form)
    if (versionOf.get(key) === row.version)
      cells.set(key, { figures: readFigures(row.figures), notApplicable: row.not_applicable })
  }
  return cells
}

interface CellsRow {
  unit_id: number
  form: string
  version: number | null
  figures: string
  not_applicable: number[]
}

function stampsOf(row: VersionRow): VersionStamps {
  return {
    version: row.version,
    stage: row.stage,
    withdrawn: row.withdrawn_at !== null,
    reason: row.reason,
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
    ended: row.ended,
    closedFor: row.closed_for,
  }
}
