import { sql } from 'kysely'
import type { CommandKind, ReturnState } from '../domain/submission-table.js'
import { CLOCK_LOCK, type Tx } from './database.js'

/**
 * A moment, and the transactions that may still commit facts older than it. Once none of them is at work any more, every
 * fact up to that moment can be seen, and whoever follows what happens need not look there again.
 */
export interface Horizon {
  readonly at: Date
  /** Transactions that took their time before and have not ended. */
  readonly writers: readonly string[]
}

/**
 * The horizon of now. What a writer is known by here is never used again while the server runs. To be asked in a transaction
 * before what is to be followed is read, so that a writer that ends in between is seen.
 */
export async function horizon(tx: Tx): Promise<Horizon> {
  // The clock first: who takes the lock after it was read takes a later time.
  const { rows } = await sql<{ at: Date }>`
    select date_trunc('milliseconds', clock_timestamp()) as at`.execute(tx)
  const writers = await sql<{ id: string }>`
    select l.virtualtransaction as id from pg_locks l join pg_database d on d.oid = l.database
    where d.datname = current_database() and l.locktype = 'advisory' and l.granted and l.mode = 'ShareLock'
      and l.classid = ${Math.floor(CLOCK_LOCK / 2 ** 32)}::bigint::oid and l.objid = ${CLOCK_LOCK % 2 ** 32}::bigint::oid`.execute(
    tx,
  )
  return { at: rows[0]!.at, writers: writers.rows.map(({ id }) => id) }
}

/** How far what happens has been followed: everything up to `at`. `next`: where it will be once those writers have ended. */
export interface Followed {
  readonly at: Date
  readonly next: Horizon | null
}

/** How far it has been followed after everything up to this horizon was read. */
export function followedTo(before: Followed, now: Horizon): Followed {
  if (now.writers.length === 0) return { at: now.at, next: null }
  const { next } = before
  if (next === null) return { at: before.at, next: now }
  const ended = !next.writers.some((writer) => now.writers.includes(writer))
  return ended ? { at: next.at, next: now } : before
}

/** A step of a return as it is told on: never its figures. Units by id, periods by key. */
export interface ToldStep {
  readonly unit: number
  readonly period: number
  readonly form: string
  readonly seq: number
  readonly kind: CommandKind
  readonly from: ReturnState
  readonly to: ReturnState
  readonly version: number
  readonly actor: string
  readonly actorName: string
  readonly officeUnit: number
  readonly at: Date
}

/** Steps of returns after a moment, oldest first, up to and including another. Needs `app.unit`. */
export async function stepsSince(tx: Tx, since: Date, until: Date): Promise<ToldStep[]> {
  const { rows } = await sql<ToldStep>`
    select unit_id as unit, period, form, seq, kind, from_state as from, to_state as to, version, actor,
      actor_name as "actorName", office_unit as "officeUnit", at
    from return_event where at > ${since} and at <= ${until} order by at, unit_id, period, form, seq`.execute(
    tx,
  )
  return rows
}

/** The time of the `count`-th step after a moment; undefined when there are fewer. So that a long list is taken in pieces. */
export async function timeOfStep(tx: Tx, since: Date, count: number): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date }>`
    select at from return_event where at > ${since} order by at, unit_id, period, form, seq offset ${count - 1} limit 1`.execute(
    tx,
  )
  return rows[0]?.at
}

/** A comment as it is told on: never what it says. */
export interface ToldComment {
  readonly unit: number
  readonly id: string
  readonly period: number
  readonly form: string
  readonly actor: string
  readonly actorName: string
  readonly officeUnit: number
  readonly at: Date
}

/** Comments after a moment, oldest first, up to and including another. Needs `app.unit`. */
export async function commentsSince(tx: Tx, since: Date, until: Date): Promise<ToldComment[]> {
  const { rows } = await sql<ToldComment>`
    select unit_id as unit, comment_id as id, period, form, actor, actor_name as "actorName", office_unit as "officeUnit", at
    from return_comment where at > ${since} and at <= ${until} order by at, unit_id, comment_id`.execute(tx)
  return rows
}

/** Who has commented on returns of these units; key `unit/period/form`. Needs `app.unit`. */
export async function commentators(tx: Tx, units: readonly number[]): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ unit_id: number; period: number; form: string; actor: string }>`
    select distinct unit_id, period, form, actor from return_comment where unit_id = any (${[...units]}::integer[])`.execute(
    tx,
  )
  const found = new Map<string, Set<string>>()
  for (const { unit_id, period, form, actor } of rows) {
    const key = `${unit_id}/${period}/${form}`
    found.set(key, (found.get(key) ?? new Set()).add(actor))
  }
  return found
}

/** An order about a period, or leave given to a unit; `level` and `form` null = all. */
export interface ToldOrder {
  readonly kind: 'closed' | 'final' | 'excepted'
  readonly unit: number
  readonly id: string
  readonly period: number
  readonly level: string | null
  readonly form: string | null
  readonly from: string
  readonly until: string | null
  readonly actor: string
  readonly actorName: string
  readonly officeUnit: number
  readonly at: Date
  /** Was it ended in this time, not given? */
  readonly ended: boolean
}

/** Orders and leaves that were given or ended after a moment, oldest first, up to and including another. Needs `app.unit`. */
export async function ordersSince(tx: Tx, since: Date, until: Date): Promise<ToldOrder[]> {
  const { rows } = await sql<ToldOrder>`
    select kind, unit_id as unit, closure_id as id, period, level, null as form, valid_from as from, valid_to as until,
      ordered_by as actor, ordered_name as "actorName", office_unit as "officeUnit", greatest(at, ended_at) as at,
      at <= ${since} as ended
    from period_closure where greatest(at, ended_at) > ${since} and greatest(at, ended_at) <= ${until}
    union all
    select 'excepted', unit_id, exception_id, period, null, form, valid_from, valid_until, granted_by, granted_name, office_unit,
      greatest(at, ended_at), at <= ${since}
    from lock_exception where greatest(at, ended_at) > ${since} and greatest(at, ended_at) <= ${until}
    order by at, id`.execute(tx)
  return rows
}
