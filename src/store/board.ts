import { sql } from 'kysely'
import type { CommandKind, ReturnState } from '../domain/submission-table.js'
import { intArray } from './arrays.js'
import type { Tx } from './database.js'

/** Where a return stands: the unit by id, the period by key. */
export interface StoredStanding {
  readonly unit: number
  readonly period: number
  readonly form: string
  readonly state: ReturnState
  readonly version: number
  /** Day of `sentAt` in the time zone asked for. */
  readonly sentOn: string | null
}

/**
 * Where the returns of these forms and periods stand, for whole provinces at once and in two statements; the same as
 * `standingsOf`, with the days reckoned by the database. Drafts come last and go before the version of their return. Needs `app.unit`.
 */
export async function boardStandings(
  tx: Tx,
  asked: {
    readonly units: readonly number[]
    readonly periods: readonly number[]
    readonly forms: readonly string[]
    readonly timezone: string
  },
): Promise<StoredStanding[]> {
  const units = intArray(asked.units)
  const periods = intArray(asked.periods)
  const forms = [...asked.forms]
  const versions = await sql<StoredStanding>`
    select unit_id as unit, period, form, version,
      case when ended is not null then ended
        when withdrawn_at is not null then 'withdrawn'
        when accepted_at is not null then 'accepted'
        when approved_at is not null then 'approved'
        when submitted_at is not null then 'submitted'
        else 'draft' end as state,
      to_char(first_sent at time zone ${asked.timezone}::text, 'YYYY-MM-DD') as "sentOn"
    from (
      select unit_id, period, form, version, ended, withdrawn_at, accepted_at, approved_at, submitted_at,
        row_number() over (
          partition by unit_id, period, form
          order by case when withdrawn_at is not null and ended is distinct from 'returned' then 1 else 0 end, version desc
        ) as place,
        min(case when withdrawn_at is null then approved_at end) over (partition by unit_id, period, form) as first_sent
      from return_version
      where unit_id = any (${units}::integer[]) and period = any (${periods}::integer[]) and form = any (${forms}::text[])
    ) v
    where place = 1`.execute(tx)
  const drafts = await sql<Omit<StoredStanding, 'state' | 'sentOn'>>`
    select unit_id as unit, period, form, version from return_draft
    where unit_id = any (${units}::integer[]) and period = any (${periods}::integer[]) and form = any (${forms}::text[])
    order by unit_id, period, form`.execute(tx)
  return [
    ...versions.rows,
    ...drafts.rows.map((draft) => ({ ...draft, state: 'draft' as const, sentOn: null })),
  ]
}

/** What was done to a return last, and when it was first approved in a version that is still good. */
export interface LastStep {
  readonly unit: number
  readonly period: number
  readonly form: string
  readonly kind: CommandKind
  readonly name: string
  readonly at: Date
}

/** The last step of returns, for a page of the board. Returns that only files brought have none. Needs `app.unit`. */
export async function lastSteps(
  tx: Tx,
  units: readonly number[],
  periods: readonly number[],
  forms: readonly string[],
): Promise<LastStep[]> {
  const { rows } = await sql<LastStep>`
    select distinct on (unit_id, period, form) unit_id as unit, period, form, kind, actor_name as name, at
    from return_event
    where unit_id = any (${intArray(units)}::integer[]) and period = any (${intArray(periods)}::integer[])
      and form = any (${[...forms]}::text[])
    order by unit_id, period, form, seq desc`.execute(tx)
  return rows
}

/** Which of these notices the accounts have already: `account once`. Needs `app.admin`. */
export async function noticesGiven(
  tx: Tx,
  accounts: readonly string[],
  names: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ account_id: string; once: string }>`
    select account_id, once from notice
    where account_id = any (${[...new Set(accounts)]}::uuid[]) and once = any (${[...new Set(names)]}::text[])`.execute(
    tx,
  )
  return new Set(rows.map((row) => `${row.account_id} ${row.once}`))
}

/** Names of people, by account. Needs `app.admin`. */
export async function namesOf(tx: Tx, accounts: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ account_id: string; name: string }>`
    select account_id, name from account where account_id = any (${[...new Set(accounts)]}::uuid[])`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.account_id, row.name]))
}
