import { holdsOn } from '../../domain/access.js'
import { type NoticeContent, noticeText } from '../../domain/notice-text.js'
import { periodFromKey } from '../../domain/period.js'
import { fail } from '../../domain/problem.js'
import type { Lang } from '../../domain/words.js'
import {
  markAllRead,
  markRead,
  noticesOf,
  orderReasons,
  reasonsOf,
  type StepKey,
  type StoredNotice,
  unreadOf,
} from '../../store/notices.js'
import { demandPerson } from '../administer/person.js'
import { rightsAt, todayAt } from '../desk.js'
import type { Step } from '../step.js'
import { readCursor, writeCursor } from './cursor.js'

/** A notice as its reader sees it. */
export interface ReadableNotice extends Omit<StoredNotice, 'unit'>, NoticeContent {
  readonly unit: string
  readonly unitName: string
  readonly text: string
  readonly reason: string | null
}

const PAGE = 50
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The caller's notices, newest first. Needs the person; Problem `list-cursor`. */
export async function listNotices(
  step: Step,
  asked: {
    readonly unread: boolean
    readonly cursor?: string | undefined
    readonly limit?: number | undefined
  },
  lang: Lang,
): Promise<{ items: ReadableNotice[]; next: string | null; unread: number }> {
  demandPerson(step.caller)
  const { account } = step.caller
  const limit = asked.limit ?? PAGE
  const after = placeOf(readCursor(asked.cursor, 2))
  const rows = await noticesOf(step.tx, account, { unread: asked.unread, after, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await readable(step, page, lang),
    next: rows.length > limit && last !== undefined ? writeCursor([last.at.toISOString(), last.id]) : null,
    unread: await unread(step),
  }
}

function placeOf(cursor: readonly string[] | null): { at: Date; id: string } | null {
  if (cursor === null) return null
  const [at, id] = cursor as [string, string]
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) || Number.isNaN(Date.parse(at)) || !UUID.test(id))
    fail('list-cursor')
  return { at: new Date(at), id }
}

/** Mark a notice as read; how many are unread now. Problem `notice-unknown`. */
export async function readNotice(step: Step, id: string): Promise<number> {
  demandPerson(step.caller)
  const found = await markRead(step.tx, step.caller.account, id, await step.at())
  if (!found) fail('notice-unknown')
  await record(step, { notice: id })
  return unread(step)
}

/** Mark all as read; how many were not. */
export async function readAllNotices(step: Step): Promise<number> {
  demandPerson(step.caller)
  const marked = await markAllRead(step.tx, step.caller.account, await step.at())
  await record(step, { marked })
  return marked
}

async function record(step: Step, detail: Record<string, unknown>): Promise<void> {
  const { account, home } = step.caller
  step.tell({ kind: 'notice', account })
  await step.audit({ unit: step.unitId(home), action: 'notice.read', account, detail })
}

/** The newest unread notices and how many there are; none for an access token, which does not speak for the person. */
export async function newestUnread(
  step: Step,
  limit: number,
  lang: Lang,
): Promise<{ readonly items: readonly ReadableNotice[]; readonly unread: number }> {
  return step.caller.via.kind === 'session'
    ? listNotices(step, { unread: true, limit }, lang)
    : { items: [], unread: 0 }
}

async function unread(step: Step): Promise<number> {
  const { account } = step.caller
  return (await unreadOf(step.tx, [account])).get(account) ?? 0
}

async function readable(step: Step, rows: readonly StoredNotice[], lang: Lang): Promise<ReadableNotice[]> {
  const { index } = step.desk
  const reasons = await reasonsFor(step, rows)
  return rows.map((row) => {
    const unit = index.unitById.get(row.unit)
    const notice = { ...row, unit: unit?.key ?? String(row.unit) }
    return {
      ...notice,
      unitName: unit?.spans.at(-1)?.name ?? notice.unit,
      text: noticeText(notice, index, lang),
      reason: reasons.get(row.id) ?? null,
    }
  })
}

/**
 * Why something was done, by notice. A reason is what somebody wrote about a return, so it is not kept in the notice: it is
 * read where it stands, by the right to read that return today.
 */
async function reasonsFor(step: Step, rows: readonly StoredNotice[]): Promise<Map<string, string>> {
  const reasons = new Map<string, string>()
  for (const group of byOffice(step, rows)) {
    await step.act('return.read', group.on)
    const found = await reasonsOf(
      step.tx,
      group.steps.map(({ key }) => key),
    )
    for (const { notice, key } of group.steps) {
      const reason = found.get(`${key.unit}/${key.period}/${key.form}/${key.seq}`)
      if (reason !== undefined) reasons.set(notice, reason)
    }
  }
  const orders = rows.filter(({ detail }) => detail.order !== undefined)
  const today = todayAt(step.desk)
  const office = step.caller.assignments.find(
    (held) => holdsOn(held, today) && 'yes' in rightsAt(step.desk, step.caller, held)('return.read'),
  )
  if (orders.length === 0 || office === undefined) return reasons
  await step.act('return.read', { unit: office.unit })
  const found = await orderReasons(
    step.tx,
    orders.map(({ detail }) => detail.order!),
  )
  for (const { id, detail } of orders) {
    const reason = found.get(detail.order!)
    if (reason !== undefined) reasons.set(id, reason)
  }
  return reasons
}

interface Group {
  readonly on: { readonly unit: string; readonly asAt: string }
  readonly steps: { readonly notice: string; readonly key: StepKey }[]
}

/** Steps of returns that the caller may read, by the office that lets them: one context each. */
function byOffice(step: Step, rows: readonly StoredNotice[]): Iterable<Group> {
  const { index } = step.desk
  const groups = new Map<string, Group>()
  for (const { id, unit, period, form, detail } of rows) {
    if (detail.seq === undefined || period === null || form === null) continue
    const on = {
      unit: index.unitById.get(unit)?.key ?? String(unit),
      asAt: index.window(periodFromKey(period)).to,
    }
    const access = rightsAt(step.desk, step.caller, on)('return.read')
    if (!('yes' in access)) continue
    const group = groups.get(access.by.unit) ?? { on, steps: [] }
    group.steps.push({ notice: id, key: { unit, period, form, seq: detail.seq } })
    groups.set(access.by.unit, group)
  }
  return groups.values()
}
