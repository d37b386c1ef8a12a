import type { ReturnPlace } from '../../cycle/collect/returns/place.js'
import { readMyDesk as read } from '../../cycle/follow/my-desk.js'
import { newestUnread } from '../../cycle/follow/my-notices.js'
import { type Period, periodName } from '../../domain/period.js'
import type { UnitNode } from '../../domain/unit.js'
import { readMyDesk } from '../../wire/mine.js'
import { type Handler, handle } from '../handler.js'
import { noticeReply } from './deadlines.js'
import { unitReply } from './return-reply.js'

/** Most units that are named one by one. */
const NAMED = 20
/** Notices that the first page shows. */
const NOTICES = 3

/** What concerns the caller, for the first page. */
export const mineRoutes: readonly Handler[] = [
  handle(readMyDesk, async (step, { lang }) => {
    const { today, next, sentBack, questions, progress, accounts } = await read(step)
    const news = await newestUnread(step, NOTICES, lang)
    const which = (place: ReturnPlace) => ({
      unit: unitReply(step.desk.index, place),
      period: place.period.code,
      form: place.form.id,
    })
    return {
      body: {
        today,
        next: next === null ? null : { due: next.due, ...periodReply(next.period) },
        sentBack: sentBack.map(({ place, reason, at }) => ({
          ...which(place),
          reason,
          at: at.toISOString(),
        })),
        questions: questions.map(({ place, newest, ...open }) => ({
          ...which(place),
          ...{ errors: open.errors, toExplain: open.toExplain, comments: open.comments },
          newest: newest === null ? null : { ...newest, at: newest.at.toISOString() },
        })),
        progress: progress.map(({ unit, period, ...counts }) => ({
          unit: nodeReply(unit),
          ...periodReply(period),
          ...counts,
        })),
        accounts: accounts.map(({ unit, locked, temporary, without }) => ({
          unit: nodeReply(unit),
          locked,
          temporary,
          without: without.map(({ role, units }) => ({
            role,
            count: units.length,
            units: units.slice(0, NAMED).map(nodeReply),
          })),
        })),
        unread: news.unread,
        notices: news.items.map(noticeReply),
      },
    }
  }),
]

function nodeReply({ key, code, name, level }: UnitNode) {
  return { key, code, name, level }
}

function periodReply(period: Period) {
  return { period: period.code, name: { vi: periodName(period, 'vi'), en: periodName(period, 'en') } }
}
