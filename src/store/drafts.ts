import { sql } from 'kysely'
import { intArray, numericArray, readFigures } from './arrays.js'
import type { Tx } from './database.js'
import type { PlacedVersion, ReturnKey } from './return-deltas.js'

/** What is being typed. It counts in the totals like a version at stage 0, and is always newer than every version. */
export interface Draft extends PlacedVersion {
  readonly stage: 0
  readonly withdrawn: false
  /** Counts the saves since it was opened, that one included. */
  readonly revision: number
  /** By series index: what was typed and cannot be read as a figure. */
  readonly typed: Readonly<Record<string, string>>
  readonly narrative: Readonly<Record<string, string>>
  /** By the key of a warning or a question, or of the note beside a figure. */
  readonly explanations: Readonly<Record<string, string>>
  readonly source: string
  /** Why it replaces the version before it. */
  readonly reason: string | null
  /** Name of who entered it last, to show. */
  readonly enteredName: string
  /** Accounts that saved in it, and those that had entered what it took over. */
  readonly savedBy: readonly string[]
  readonly carriedFrom: readonly string[]
  readonly openedAt: Date
  readonly savedAt: Date
}

interface Row {
  version: number
  revision: number
  path: number[]
  figures: string
  not_applicable: number[]
  typed: Record<string, string>
  narrative: Record<string, string>
  explanations: Record<string, string>
  source: string
  reason: string | null
  entered_name: string
  saved_by: string[]
  carried_from: string[]
  opened_at: Date
  saved_at: Date
}

/** The draft of a return, or null when nothing is being typed. */
export async function readDraft(tx: Tx, key: ReturnKey): Promise<Draft | null> {
  const { rows } = await sql<Row>`
    select version, revision, path, array_to_string(figures, ',', '') as figures, not_applicable, typed, narrative, explanations,
      source, reason, entered_name, saved_by, carried_from, opened_at, saved_at
    from return_draft where unit_id = ${key.unit} and period = ${key.period} and form = ${key.form}`.execute(
    tx,
  )
  const row = rows[0]
  if (row === undefined) return null
  return {
    version: row.version,
    stage: 0,
    withdrawn: false,
    revision: row.revision,
    path: row.path,
    figures: readFigures(row.figures),
    notApplicable: row.not_applicable,
    typed: row.typed,
    narrative: row.narrative,
    explanations: row.explanations,
    source: row.source,
    reason: row.reason,
    enteredName: row.entered_name,
    savedBy: row.saved_by,
    carriedFrom: row.carried_from,
    openedAt: row.opened_at,
    savedAt: row.saved_at,
  }
}

/** Keep the draft in place of what it was before. Needs `lockUnits` and `app.write`; the totals are the caller's. */
export async function writeDraft(
  tx: Tx,
  key: ReturnKey,
  draft: Draft,
  window: { readonly from: string; readonly to: string },
): Promise<void> {
  const written = await sql`
    insert into return_draft (unit_id, period, form, version, revision, window_from, window_to, path, reach, figures,
      not_applicable, typed, narrative, explanations, source, reason, entered_name, saved_by, carried_from, opened_at, saved_at)
    select unit_id, ${key.period}, ${key.form}, ${draft.version}, ${draft.revision}, ${window.from}::date, ${window.to}::date,
      ${intArray(draft.path)}::integer[], reach, ${numericArray(draft.figures)}::numeric[],
      ${intArray(draft.notApplicable)}::integer[], ${JSON.stringify(draft.typed)}::jsonb,
      ${JSON.stringify(draft.narrative)}::jsonb, ${JSON.stringify(draft.explanations)}::jsonb, ${draft.source},
      ${draft.reason}::text, ${draft.enteredName}, ${draft.savedBy}::text[], ${draft.carriedFrom}::text[],
      ${draft.openedAt}::timestamptz, ${draft.savedAt}::timestamptz
    from org_unit where unit_id = ${key.unit}
    on conflict (unit_id, period, form) do update set
      version = excluded.version, revision = excluded.revision, path = excluded.path, reach = excluded.reach,
      figures = excluded.figures, not_applicable = excluded.not_applicable, typed = excluded.typed,
      narrative = excluded.narrative, explanations = excluded.explanations, source = excluded.source,
      reason = excluded.reason, entered_name = excluded.entered_name, saved_by = excluded.saved_by,
      carried_from = excluded.carried_from, opened_at = excluded.opened_at, saved_at = excluded.saved_at`.execute(
    tx,
  )
  if (written.numAffectedRows !== 1n) throw new Error(`unit ${key.unit} is not registered`)
}
