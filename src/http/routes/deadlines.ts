import { listDeadlines as deadlines } from '../../cycle/follow/deadlines.js'
import type { DueLine } from '../../cycle/follow/due-line.js'
import { listMyDeadlines as mine } from '../../cycle/follow/my-deadlines.js'
import {
  listNotices as notices,
  type ReadableNotice,
  readNotice as read,
  readAllNotices as readAll,
} from '../../cycle/follow/my-notices.js'
import { timelinessText } from '../../domain/deadline.js'
import { periodFromKey } from '../../domain/period.js'
import type { Lang } from '../../domain/words.js'
import {
  listDeadlines,
  listMyDeadlines,
  listNotices,
  readAllNotices,
  readNotice,
} from '../../wire/deadlines.js'
import { type Handler, handle } from '../handler.js'

/** Due dates, what waits for the caller, notices. */
export const deadlinesRoutes: readonly Handler[] = [
  handle(listDeadlines, async (step, { query, lang }) => {
    const { items, period, forms, ...rest } = await deadlines(step, query)
    return {
      body: {
        ...rest,
        forms: [...forms],
        period: period.code,
        items: items.map((line) => lineReply(line, lang)),
      },
    }
  }),
  handle(listMyDeadlines, async (step, { query, lang }) => {
    const { items, ...rest } = await mine(step, query)
    return { body: { ...rest, items: items.map((line) => ({ ...lineReply(line, lang), task: line.task })) } }
  }),
  handle(listNotices, async (step, { query, lang }) => {
    const { items, ...rest } = await notices(step, { ...query, unread: query.unread === 'true' }, lang)
    return { body: { ...rest, items: items.map(noticeReply) } }
  }),
  handle(readNotice, async (step, { params }) => ({ body: { unread: await read(step, params.id) } })),
  handle(readAllNotices, async (step) => ({ body: { unread: 0, marked: await readAll(step) } })),
]

function lineReply(line: DueLine, lang: Lang) {
  const { key, code, name, level } = line.unit
  return {
    unit: { key, code, name, level },
    form: line.form,
    period: line.period.code,
    due: line.due,
    state: line.state,
    version: line.version,
    sentAt: line.sentAt?.toISOString() ?? null,
    timeliness: { ...line.timely, text: timelinessText(line.timely, lang) },
  }
}

/** A notice as it travels. */
export function noticeReply(notice: ReadableNotice) {
  const { id, kind, unit, unitName, period, form, day, at, readAt, text, reason } = notice
  return {
    id,
    kind,
    unit: { key: unit, name: unitName },
    period: period === null ? null : periodFromKey(period).code,
    form,
    day,
    at: at.toISOString(),
    readAt: readAt?.toISOString() ?? null,
    text,
    reason,
  }
}
