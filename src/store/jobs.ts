import { sql } from 'kysely'
import type { Tx } from './database.js'
import type { Followed } from './news.js'

/** The database's clock, to the millisecond: one clock for every server. */
export async function databaseNow(tx: Tx): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`
    select date_trunc('milliseconds', clock_timestamp()) as at`.execute(tx)
  return rows[0]!.at
}

/**
 * Take a slot of a job: whoever comes first has it, and nobody else until `abandoned`; a slot that was taken before that time
 * and never finished is taken anew. Null when it is somebody else's or done; else the time that the slot was taken, to
 * finish it with. Needs `app.job`.
 */
export async function takeSlot(
  tx: Tx,
  name: string,
  slot: string,
  now: Date,
  abandoned: Date,
): Promise<Date | null> {
  const { rows } = await sql<{ started_at: Date }>`
    insert into job_run as held (name, slot, started_at) values (${name}, ${slot}, ${now}::timestamptz)
    on conflict (name, slot) do update set started_at = excluded.started_at
      where held.done_at is null and held.started_at < ${abandoned}::timestamptz
    returning started_at`.execute(tx)
  return rows[0]?.started_at ?? null
}

/** The slot is done. False when somebody else has taken it over meanwhile: then nothing done for it may be kept. Needs `app.job`. */
export async function finishSlot(
  tx: Tx,
  name: string,
  slot: string,
  taken: Date,
  result: unknown,
): Promise<boolean> {
  const done = await sql`
    update job_run set done_at = ${await databaseNow(tx)}::timestamptz, result = ${JSON.stringify(result ?? null)}::jsonb
    where name = ${name} and slot = ${slot} and started_at = ${taken}::timestamptz and done_at is null`.execute(
    tx,
  )
  return done.numAffectedRows === 1n
}

/** Was the slot finished? Needs `app.job`. */
export async function slotDone(tx: Tx, name: string, slot: string): Promise<boolean> {
  const { rows } = await sql`
    select name from job_run where name = ${name} and slot = ${slot} and done_at is not null`.execute(tx)
  return rows.length > 0
}

interface FollowedText {
  at: string
  next: { at: string; writers: string[] } | null
}

const POSITION = 'position'

/** Begin to follow at a moment, unless the job follows already. Needs `app.job`. */
export async function beginFollowing(tx: Tx, name: string, at: Date): Promise<void> {
  const followed: FollowedText = { at: at.toISOString(), next: null }
  await sql`
    insert into job_run (name, slot, started_at, result) values (${name}, ${POSITION}, ${at}, ${JSON.stringify(followed)}::jsonb)
    on conflict (name, slot) do nothing`.execute(tx)
}

/** How far the job has come; undefined before it began. Needs `app.job`. */
export async function readFollowed(tx: Tx, name: string): Promise<Followed | undefined> {
  const { rows } = await sql<{ result: FollowedText }>`
    select result from job_run where name = ${name} and slot = ${POSITION}`.execute(tx)
  return followedOf(rows[0]?.result)
}

/** How far the job has come, held until the transaction ends; undefined while another server holds it, or before it began. Needs `app.job`. */
export async function holdFollowed(tx: Tx, name: string): Promise<Followed | undefined> {
  const { rows } = await sql<{ result: FollowedText }>`
    select result from job_run where name = ${name} and slot = ${POSITION} for update skip locked`.execute(tx)
  return followedOf(rows[0]?.result)
}

function followedOf(held: FollowedText | undefined): Followed | undefined {
  if (held === undefined) return undefined
  const next = held.next === null ? null : { at: new Date(held.next.at), writers: held.next.writers }
  return { at: new Date(held.at), next }
}

/** Keep how far the job has come. Needs `app.job` and `holdFollowed`. */
export async function keepFollowed(tx: Tx, name: string, followed: Followed): Promise<void> {
  await sql`
    update job_run set result = ${JSON.stringify(followed)}::jsonb where name = ${name} and slot = ${POSITION}`.execute(
    tx,
  )
}

/** Forget what nobody needs any more: sent letters, old notices, old slots. Runs as the owner. */
export async function forgetFollowing(
  tx: Tx,
  before: { readonly letters: Date; readonly notices: Date },
): Promise<{ letters: number; notices: number; slots: number }> {
  const letters = await sql`
    delete from mail where coalesce(sent_at, failed_at) < ${before.letters}`.execute(tx)
  const notices = await sql`delete from notice where at < ${before.notices}`.execute(tx)
  const slots = await sql`
    delete from job_run where slot <> ${POSITION} and started_at < ${before.notices}`.execute(tx)
  return {
    letters: Number(letters.numAffectedRows ?? 0n),
    notices: Number(notices.numAffectedRows ?? 0n),
    slots: Number(slots.numAffectedRows ?? 0n),
  }
}
