import { z } from 'zod'
import { formId, isoDate, moment, periodCode, role, unitKey, words } from './common.js'
import { noticeShape } from './deadlines.js'
import { endpoint } from './endpoint.js'

const unit = z.object({ key: unitKey, code: z.string(), name: z.string(), level: z.string() })
const which = { unit, period: periodCode, form: formId }

/** What concerns the caller beside the tasks of `listMyDeadlines`; each part as far as their offices reach. */
export const readMyDesk = endpoint({
  id: 'readMyDesk',
  method: 'get',
  path: '/desk',
  tag: 'deadlines',
  access: 'signed-in',
  writes: false,
  reply: z.object({
    today: isoDate,
    /** The next deadline of the caller's unit or of one under it, within two months. */
    next: z.object({ due: isoDate, period: periodCode, name: words }).nullable(),
    /** Returns of the caller's own units that came back and were not submitted again. */
    sentBack: z.array(z.object({ ...which, reason: z.string().nullable(), at: moment })),
    /** What is to be answered in returns of the caller's own units. */
    questions: z.array(
      z.object({
        ...which,
        /** In what is being typed: errors, and warnings and questions without an explanation. */
        errors: z.int(),
        toExplain: z.int(),
        /** Comments of others that nobody has settled, and the newest of them. */
        comments: z.int(),
        newest: z.object({ text: z.string(), by: z.string(), at: moment }).nullable(),
      }),
    ),
    /** Of who sees to units below: how far these have come with the last period that was due. */
    progress: z.array(
      z.object({
        unit,
        period: periodCode,
        name: words,
        owed: z.int(),
        sent: z.int(),
        accepted: z.int(),
        late: z.int(),
      }),
    ),
    /** Of administrators. `temporary`: the password that was given has not been changed yet. */
    accounts: z.array(
      z.object({
        unit,
        locked: z.int(),
        temporary: z.int(),
        /** Units that owe returns and have nobody in the role; at most twenty are named. */
        without: z.array(z.object({ role, count: z.int(), units: z.array(unit) })),
      }),
    ),
    /** The caller's notices that are unread: how many, and the newest three. */
    unread: z.int(),
    notices: z.array(noticeShape),
  }),
  status: 200,
})
