import { sql } from 'kysely'
import type { ReturnState } from '../domain/submission-table.js'
import type { Tx } from './database.js'

/** Where a return stands, without its figures: the unit by id, the period by key. */
export interface ReturnStanding {
  readonly unit: number
  readonly period: number
  readonly form: string
  readonly state: Exclude<ReturnState, 'empty'>
  readonly version: number
  /** When its first version that is still good was approved; null while it has not been sent. See `sentAt`. */
  readonly sentAt: Date | null
}

export function standingKey(unit: number, period: number, form: string): string {
  return `${unit}/${period}/${form}`
}

/**
 * Where returns of these periods stand; by `standingKey`. A return without an entry is empty. With `units` only theirs. The
 * same as `present` and `sentAt` of domain/submission-progress.ts give; a test holds them together. Needs `app.unit`.
 */
export async function standingsOf(
  tx: Tx,
  periods: readonly number[],
  units: readonly number[] | null = null,
): Promise<Map<string, ReturnStanding>> {
  const { rows } = await sql<ReturnStanding>`
    select unit_id as unit, period, form, version,
      case when ended is not null then ended
        when withdrawn_at is not null then 'withdrawn'
        when accepted_at is not null then 'accepted'
        when approved_at is not null then 'approved'
        when submitted_at is not null then 'submitted'
        else 'draft' end as state,
      first_sent as "sentAt"
    from (
      select unit_id, period, form, version, ended, withdrawn_at, accepted_at, approved_at, submitted_at,
        row_number() over (
          partition by unit_id, period, form
          order by case when withdrawn_at is not null and ended is distinct from 'returned' then 1 else 0 end, version desc
        ) as place,
        min(case when withdrawn_at is null then approved_at end) over (partition by unit_id, period, form) as first_sent
      from return_version
      where period = any (${[...periods]}::integer[])
        and (${units === null}::boolean or unit_id = any (${[...(units ?? [])]}::integer[]))
    ) v
    where place = 1`.execute(tx)
  const standings = new Map(rows.map((row) => [standingKey(row.unit, row.period, row.form), row]))
  const drafts = await sql<{ unit: number; period: number; form: string; version: number }>`
    select unit_id as unit, period, form, version from return_draft
    where period = any (${[...periods]}::integer[])
      and (${units === null}::boolean or unit_id = any (${[...(units ?? [])]}::integer[]))
    order by unit_id, period, form`.execute(tx)
  for (const draft of drafts.rows) {
    const key = standingKey(draft.unit, draft.period, draft.form)
    standings.set(key, { ...draft, state: 'draft', sentAt: standings.get(key)?.sentAt ?? null })
  }
  return standings
}

/** Returns on which somebody still has something to do: drafts, and versions that are on their way up or were sent back. Needs `app.unit`. */
export async function unsettled(tx: Tx): Promise<Pick<ReturnStanding, 'unit' | 'period' | 'form'>[]> {
  const { rows } = await sql<Pick<ReturnStanding, 'unit' | 'period' | 'form'>>`
    select unit_id as unit, period, form from return_version
    where accepted_at is null and (withdrawn_at is null or ended = 'returned')
    union
    select unit_id, period, form from return_draft order by period, unit, form`.execute(tx)
  return rows
}
