import pg from 'pg'
import { openEmbedded } from '../../src/main/embedded/server.js'
import { databaseName } from '../../src/main/open-store.js'

/** What the database holds, read by its owner, past everything that the server does. Values as text. */
export interface Kept {
  readonly events: readonly EventRow[]
  readonly versions: readonly VersionRow[]
  readonly drafts: readonly DraftRow[]
  readonly audits: readonly { readonly unit: string; readonly at: string; readonly action: string }[]
  readonly keys: ReadonlySet<string>
}

interface Place {
  readonly unit: string
  readonly period: number
  readonly form: string
}

export interface EventRow extends Place {
  readonly seq: number
  readonly kind: string
  readonly from: string
  readonly to: string
  readonly version: number
  readonly at: string
  readonly changes: unknown
}

export interface VersionRow extends Place {
  readonly version: number
  readonly figures: readonly (string | null)[]
  readonly excused: readonly number[]
  readonly submitted: boolean
  readonly approved: boolean
  readonly accepted: boolean
  readonly withdrawn: boolean
}

export interface DraftRow extends Place {
  readonly version: number
  readonly figures: readonly (string | null)[]
  readonly excused: readonly number[]
}

const PLACE = 'u.unit_key as unit, r.period, r.form'

/** Everything in one snapshot. */
export async function readKept(dataFolder: string, pack: string): Promise<Kept> {
  const server = await openEmbedded({ dataFolder })
  const client = new pg.Client({ ...server.owner, database: databaseName(pack) })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const events = await client.query<EventRow>(
      `select ${PLACE}, r.seq, r.kind, r.from_state as from, r.to_state as to, r.version, r.at::text, r.changes
       from return_event r join org_unit u using (unit_id) order by r.unit_id, r.period, r.form, r.seq`,
    )
    const versions = await client.query<VersionRow>(
      `select ${PLACE}, r.version, r.figures::text[] as figures, r.not_applicable as excused,
         r.submitted_at is not null as submitted, r.approved_at is not null as approved,
         r.accepted_at is not null as accepted, r.withdrawn_at is not null as withdrawn
       from return_version r join org_unit u using (unit_id) order by r.unit_id, r.period, r.form, r.version`,
    )
    const drafts = await client.query<DraftRow>(
      `select ${PLACE}, r.version, r.figures::text[] as figures, r.not_applicable as excused
       from return_draft r join org_unit u using (unit_id) order by r.unit_id, r.period, r.form`,
    )
    const audits = await client.query<Kept['audits'][number]>(
      `select u.unit_key as unit, a.at::text, a.action from audit a join org_unit u using (unit_id)
       where a.action like 'return.%' order by a.unit_id, a.at`,
    )
    const keys = await client.query<{ key: string }>('select key from idempotency')
    await client.query('commit')
    return {
      events: events.rows,
      versions: versions.rows,
      drafts: drafts.rows,
      audits: audits.rows,
      keys: new Set(keys.rows.map((row) => row.key)),
    }
  } finally {
    await client.end()
    await server.close()
  }
}

/** Figures of a return that count at each of the four stages, told from its versions and its draft alone. */
export function countingAt(
  stage: number,
  versions: readonly VersionRow[],
  draft: DraftRow | undefined,
): { readonly figures: readonly (string | null)[]; readonly excused: readonly number[] } | undefined {
  if (stage === 0 && draft !== undefined) return draft
  const came = (v: VersionRow) => [true, v.submitted, v.approved, v.accepted][stage]
  return versions.filter((v) => !v.withdrawn && came(v)).at(-1)
}

/** Lists by key, in the order in which they come. */
export function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}
