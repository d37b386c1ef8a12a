import { z } from 'zod'
import { NOTICE_KINDS } from '../domain/notice.js'
import {
  formId,
  isoDate,
  moment,
  pageOf,
  pageQuery,
  periodCode,
  returnState,
  unitKey,
  uuid,
} from './common.js'
import { endpoint } from './endpoint.js'

export const TIMELINESS = [
  'no-deadline',
  'not-due',
  'due-today',
  'late',
  'sent-in-time',
  'sent-late',
] as const

/** How a return stands against its deadline. `days` are working days: left, or late. */
export const timelinessShape = z
  .object({ state: z.enum(TIMELINESS), days: z.int().min(1).optional(), text: z.string() })
  .meta({ id: 'Timeliness' })

const counts = z
  .object({ owed: z.int(), ...Object.fromEntries(TIMELINESS.map((state) => [state, z.int()])) } as Record<
    'owed' | (typeof TIMELINESS)[number],
    z.ZodInt
  >)
  .meta({ id: 'TimelinessCounts' })

const unit = z.object({ key: unitKey, code: z.string(), name: z.string(), level: z.string() })

const dueShape = z
  .object({
    unit,
    form: formId,
    period: periodCode,
    /** Null when the unit's level has no deadline. */
    due: isoDate.nullable(),
    state: returnState,
    /** 0 while nothing has been entered. */
    version: z.int(),
    /** When the unit's head approved it; a later amendment does not change it. */
    sentAt: moment.nullable(),
    timeliness: timelinessShape,
  })
  .meta({ id: 'DueReturn' })

/** Every return that is owed in the subtree of a unit for a period and the shorter ones within it. */
export const listDeadlines = endpoint({
  id: 'listDeadlines',
  method: 'get',
  path: '/deadlines',
  tag: 'deadlines',
  access: ['return.read'],
  writes: false,
  query: z.object({
    unit: unitKey,
    period: periodCode,
    form: formId.optional(),
    timeliness: z.enum(TIMELINESS).optional(),
    ...pageQuery,
  }),
  /** `summary` and `forms` count the whole subtree, whatever page and timeliness were asked for. */
  reply: pageOf(dueShape).extend({
    unit: unitKey,
    period: periodCode,
    today: isoDate,
    summary: counts,
    forms: z.array(z.object({ form: formId, counts })),
  }),
  status: 200,
  problems: ['period-code-invalid', 'unit-not-registered', 'form-not-in-pack', 'list-cursor'],
})

export const TASKS = ['fill', 'approve', 'accept'] as const

const taskShape = dueShape
  .extend({
    /** What the caller has to do: enter and submit, approve, or accept. */
    task: z.enum(TASKS),
  })
  .meta({ id: 'ReturnTask' })

/** What waits for the caller's offices today, oldest deadline first. */
export const listMyDeadlines = endpoint({
  id: 'listMyDeadlines',
  method: 'get',
  path: '/deadlines/mine',
  tag: 'deadlines',
  access: 'signed-in',
  writes: false,
  query: z.object({ task: z.enum(TASKS).optional(), ...pageQuery }),
  reply: pageOf(taskShape).extend({
    today: isoDate,
    /** Returns to be entered are listed when their deadline lies between these days. */
    from: isoDate,
    to: isoDate,
    counts: z.object({ fill: z.int(), approve: z.int(), accept: z.int() }),
  }),
  status: 200,
  problems: ['list-cursor'],
})

export const noticeShape = z
  .object({
    id: uuid,
    kind: z.enum(NOTICE_KINDS),
    unit: z.object({ key: unitKey, name: z.string() }),
    period: periodCode.nullable(),
    form: formId.nullable(),
    /** The day it belongs to. */
    day: isoDate,
    at: moment,
    readAt: moment.nullable(),
    /** The whole notice as a sentence in the caller's language. */
    text: z.string(),
    /** Why: of what was sent back, reopened, closed or allowed, as long as the caller may read the return. */
    reason: z.string().nullable(),
  })
  .meta({ id: 'Notice' })

const notices = { tag: 'deadlines', access: 'signed-in' } as const

export const listNotices = endpoint({
  ...notices,
  id: 'listNotices',
  method: 'get',
  path: '/notices',
  writes: false,
  query: z.object({ unread: z.enum(['true', 'false']).optional(), ...pageQuery }),
  reply: pageOf(noticeShape).extend({ unread: z.int() }),
  status: 200,
  problems: ['access-scope', 'list-cursor'],
})

const unread = z.object({ unread: z.int() })

export const readNotice = endpoint({
  ...notices,
  id: 'readNotice',
  method: 'post',
  path: '/notices/{id}/read',
  writes: true,
  params: z.object({ id: uuid }),
  reply: unread,
  status: 200,
  problems: ['access-scope', 'notice-unknown'],
})

export const readAllNotices = endpoint({
  ...notices,
  id: 'readAllNotices',
  method: 'post',
  path: '/notices/read-all',
  writes: true,
  reply: unread.extend({ marked: z.int() }),
  status: 200,
  problems: ['access-scope'],
})
