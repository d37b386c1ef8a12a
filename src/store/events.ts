import { sql } from 'kysely'
import type { Role } from '../domain/access-table.js'
import type { Entry } from '../domain/submission-entries.js'
import type { ReturnEvent } from '../domain/submission-progress.js'
import { intArray } from './arrays.js'
import type { Tx } from './database.js'
import type { ReturnKey } from './return-deltas.js'

/** What a save changed in a cell: index of the series, what stood there before and after. */
export type CellChange = readonly [series: number, before: Entry, after: Entry]

/** What a save changed beside cells, with the text before and after; null = none. */
export type TextChange = readonly [key: string, before: string | null, after: string | null]

/** What a save, or the step that opened a draft, changed. */
export interface EventChanges {
  readonly cells: readonly CellChange[]
  readonly narrative?: readonly TextChange[]
  readonly explanations?: readonly TextChange[]
}

/** A step of the history of a return as it is kept. */
export interface StoredEvent extends ReturnEvent {
  /** Counts the steps of the return, from 1. */
  readonly seq: number
  readonly actorName: string
  readonly changes: EventChanges | null
}

interface Row {
  seq: number
  kind: ReturnEvent['kind']
  from_state: ReturnEvent['from']
  to_state: ReturnEvent['to']
  version: number
  actor: string
  actor_name: string
  office_unit: number
  office_role: Role
  at: Date
  reason: string | null
  covers: ReturnEvent['covers']
  changes: EventChanges | null
}

/** Add a step to the history. `officeUnit` is the id of the office's unit, `path` that of the return. Needs `lockUnits` and `app.write`. */
export async function addEvent(
  tx: Tx,
  key: ReturnKey,
  event: ReturnEvent & {
    readonly actorName: string
    readonly officeUnit: number
    readonly changes: EventChanges | null
  },
  path: readonly number[],
): Promise<void> {
  const changes = event.changes === null ? null : JSON.stringify(event.changes)
  const written = await sql`
    insert into return_event (unit_id, period, form, seq, kind, from_state, to_state, version, actor, actor_name, office_unit,
      office_role, at, reason, covers, changes, path, reach)
    select u.unit_id, ${key.period}, ${key.form}, 1 + coalesce(last.seq, 0), ${event.kind}, ${event.from}, ${event.to},
      ${event.version}, ${event.actor}, ${event.actorName}, ${event.officeUnit}, ${event.office.role},
      ${event.at}::timestamptz, ${event.reason}::text, ${event.covers}::text, ${changes}::jsonb,
      ${intArray(path)}::integer[], u.reach
    from org_unit u
    cross join (
      select max(seq) as seq from return_event
      where unit_id = ${key.unit} and period = ${key.period} and form = ${key.form}
    ) last
    where u.unit_id = ${key.unit}`.execute(tx)
  if (written.numAffectedRows !== 1n) throw new Error(`unit ${key.unit} is not registered`)
}

/** Which steps to read: those after `after` (a seq), of one version only, without saves; at most `limit`. Oldest first. */
export interface EventsRequest {
  readonly after?: number
  readonly version?: number
  /** Leave out what only typed. */
  readonly stepsOnly?: boolean
  readonly limit?: number
}

/** Steps of a return, oldest first. `keyOf` gives the key of a unit by its id. */
export async function readEvents(
  tx: Tx,
  key: ReturnKey,
  keyOf: (unit: number) => string,
  { after = 0, version, stepsOnly = false, limit = 1_000_000 }: EventsRequest = {},
): Promise<StoredEvent[]> {
  const { rows } = await sql<Row>`
    select seq, kind, from_state, to_state, version, actor, actor_name, office_unit, office_role, at, reason, covers, changes
    from return_event
    where unit_id = ${key.unit} and period = ${key.period} and form = ${key.form} and seq > ${after}
      and (${version ?? null}::integer is null or version = ${version ?? null}::integer)
      and (not ${stepsOnly}::boolean or kind <> 'save')
    order by seq limit ${limit}`.execute(tx)
  return rows.map((row) => ({
    seq: row.seq,
    kind: row.kind,
    from: row.from_state,
    to: row.to_state,
    version: row.version,
    actor: row.actor,
    actorName: row.actor_name,
    office: { unit: keyOf(row.office_unit), role: row.office_role },
    at: row.at.toISOString(),
    reason: row.reason,
    covers: row.covers,
    changes: row.changes,
  }))
}
