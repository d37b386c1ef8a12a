import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Letter } from '../domain/digest.js'
import type { NoticeKind } from '../domain/notice.js'
import type { NoticeDetail } from '../domain/notice-text.js'
import type { Lang } from '../domain/words.js'
import type { Tx } from './database.js'

/** Somebody who wants a digest, with what they have not been written about yet, oldest first. */
export interface DigestReader {
  readonly account: string
  readonly home: number
  readonly name: string
  readonly email: string
  readonly lang: Lang
  readonly notices: readonly DigestNotice[]
}

export interface DigestNotice {
  readonly kind: NoticeKind
  readonly unit: number
  readonly period: number | null
  readonly form: string | null
  readonly day: string
  readonly detail: NoticeDetail
}

interface DigestRow extends DigestNotice {
  account: string
  home: number
  name: string
  email: string
  lang: Lang
}

/**
 * Take what nobody has been written about yet: nobody will be again. Gives those with an address who want digests, each
 * with what came since `since` and was not read. One statement, so that nothing that comes meanwhile is lost. Needs `app.admin`.
 */
export async function takeForDigests(tx: Tx, since: Date, at: Date): Promise<DigestReader[]> {
  const { rows } = await sql<DigestRow>`
    with taken as (
      update notice set mailed_at = ${at}::timestamptz where mailed_at is null and at <= ${at}
      returning account_id, notice_id, kind, unit_id, period, form, day, detail, at, read_at
    )
    select a.account_id as account, a.unit_id as home, a.name, a.email, a.lang, n.kind, n.unit_id as unit, n.period, n.form,
      n.day, n.detail
    from taken n join account a on a.account_id = n.account_id
    where n.read_at is null and n.at > ${since} and a.digest and a.email is not null and a.disabled_at is null
    order by a.account_id, n.at, n.notice_id`.execute(tx)
  const readers = new Map<string, DigestReader & { notices: DigestNotice[] }>()
  for (const { account, home, name, email, lang, ...notice } of rows) {
    const reader = readers.get(account) ?? { account, home, name, email, lang, notices: [] }
    reader.notices.push(notice)
    readers.set(account, reader)
  }
  return [...readers.values()]
}

/** Put a letter to an account of this unit (its id) in the queue. Needs `app.admin`. */
export async function addLetter(
  tx: Tx,
  to: { readonly account: string; readonly unit: number; readonly address: string },
  letter: Letter,
  at: Date,
): Promise<void> {
  await sql`
    insert into mail (mail_id, account_id, unit_id, reach, address, subject, body, created_at, tries)
    select ${randomUUID()}::uuid, ${to.account}::uuid, unit_id, reach, ${to.address}, ${letter.subject}, ${letter.body}, ${at}, 0
    from org_unit where unit_id = ${to.unit}`.execute(tx)
}

/** A letter that is being sent; `tries` counts this one. */
export interface TakenLetter {
  readonly id: string
  readonly account: string
  readonly unit: number
  readonly address: string
  readonly subject: string
  readonly body: string
  readonly created: Date
  readonly tries: number
}

/**
 * Take letters to send, oldest first: nobody else sends them until the lease has run out. A letter that was taken and of
 * which nothing was heard is taken again then. Needs `app.admin`.
 */
export async function takeLetters(
  tx: Tx,
  now: Date,
  leaseUntil: Date,
  atMost: number,
): Promise<TakenLetter[]> {
  const { rows } = await sql<TakenLetter>`
    update mail set lease_until = ${leaseUntil}::timestamptz, tries = tries + 1
    where mail_id in (
      select mail_id from mail
      where sent_at is null and failed_at is null and (lease_until is null or lease_until <= ${now})
      order by created_at, mail_id limit ${atMost} for update skip locked
    )
    returning mail_id as id, account_id as account, unit_id as unit, address, subject, body, created_at as created, tries`.execute(
    tx,
  )
  return rows
}

/** The letter was taken on by the mail server. Needs `app.admin`. */
export async function letterSent(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`
    update mail set sent_at = ${at}::timestamptz, lease_until = null, error = null
    where mail_id = ${id}::uuid and sent_at is null`.execute(tx)
}

/** The letter was not sent: try it again at `again`, or never. False when it was settled meanwhile. Needs `app.admin`. */
export async function letterFailed(
  tx: Tx,
  id: string,
  error: string,
  at: Date,
  again: Date | null,
): Promise<boolean> {
  const done = await sql`
    update mail set error = ${error}, lease_until = ${again}::timestamptz,
      failed_at = ${again === null ? at : null}::timestamptz
    where mail_id = ${id}::uuid and sent_at is null and failed_at is null`.execute(tx)
  return done.numAffectedRows === 1n
}
