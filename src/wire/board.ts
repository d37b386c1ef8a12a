import { z } from 'zod'
import {
  ability,
  formId,
  isoDate,
  moment,
  pageQuery,
  periodCode,
  returnState,
  unitKey,
  words,
} from './common.js'
import { timelinessShape } from './deadlines.js'
import { endpoint } from './endpoint.js'
import { ANY_FILE } from './media-types.js'

/** How many returns of units below stand how. The states add up to `owed`; `late` are not sent though due, `sentLate` are. */
export const boardCounts = z
  .object({
    owed: z.int(),
    sent: z.int(),
    late: z.int(),
    sentLate: z.int(),
    empty: z.int(),
    draft: z.int(),
    submitted: z.int(),
    approved: z.int(),
    accepted: z.int(),
    returned: z.int(),
    withdrawn: z.int(),
  })
  .meta({ id: 'BoardCounts' })

/** A return of the row's own unit. */
export const boardReturn = z
  .object({
    form: formId,
    state: returnState,
    /** 0 while nothing has been entered. */
    version: z.int(),
    /** Null when the unit's level has no deadline. */
    due: isoDate.nullable(),
    /** The day on which the unit's head approved it; null when it has not been sent, or was sent back. */
    sentOn: isoDate.nullable(),
    timeliness: timelinessShape,
    /** What was done to it last; null when nothing was, or only a file brought it. */
    last: z.object({ by: z.string(), at: moment, text: z.string() }).nullable(),
  })
  .meta({ id: 'BoardReturn' })

const cell = z.object({ own: z.array(boardReturn), below: boardCounts }).meta({ id: 'BoardCell' })

const unit = z.object({ key: unitKey, code: z.string(), name: z.string(), level: z.string() })

const row = z
  .object({
    unit,
    /** Has it units below it, in any of the periods, that owe anything? */
    opens: z.boolean(),
    /** In the order of `periods`; null where the unit did not exist. */
    cells: z.array(cell.nullable()),
  })
  .meta({ id: 'BoardRow' })

const asked = {
  unit: unitKey,
  form: formId.optional(),
  /** First and last period, of one type; the last one that ended when `to` is left out. */
  from: periodCode.optional(),
  to: periodCode.optional(),
  /** How many periods up to the last, when `from` is left out; six unless told. */
  count: z.coerce.number().int().min(1).max(24).optional(),
  /** All units of this level below the unit, in place of those directly below it. */
  level: z.string().max(80).optional(),
  /** Only rows in which some return is in this state. */
  state: returnState.optional(),
  /** Only rows in which some return is late, or has not been sent. */
  only: z.enum(['late', 'unsent']).optional(),
}

const common = { tag: 'deadlines', status: 200 } as const
const boardProblems = [
  'board-periods',
  'board-form-period',
  'board-unit-absent',
  'form-not-in-pack',
  'level-not-in-pack',
  'period-code-invalid',
  'unit-not-registered',
] as const

/** Units by periods: who has sent and who has not. Only what is owed is counted. */
export const readBoard = endpoint({
  ...common,
  id: 'readBoard',
  method: 'get',
  path: '/board',
  access: ['return.read'],
  writes: false,
  query: z.object({ ...asked, ...pageQuery }),
  reply: z.object({
    unit: unitKey,
    today: isoDate,
    forms: z.array(z.object({ id: formId, name: words })),
    periods: z.array(z.object({ code: periodCode, name: words, from: isoDate, to: isoDate })),
    /** The unit itself and all below it, whatever the filter. */
    total: row,
    rows: z.array(row),
    /** Rows on all pages. */
    matching: z.int(),
    next: z.string().max(400).nullable(),
    may: z.object({ remind: ability }),
  }),
  problems: [...boardProblems, 'list-cursor'],
})

/** The board as a file: a table of counts with the details, or the details alone as CSV. */
export const exportBoard = endpoint({
  ...common,
  id: 'exportBoard',
  method: 'get',
  path: '/board/export',
  access: ['return.read'],
  writes: false,
  query: z.object({ ...asked, format: z.enum(['xlsx', 'csv']) }),
  replyFile: ANY_FILE,
  problems: boardProblems,
})

/** What a period still lacks for a unit and all under it; for those of a level alone when one is named. */
export const readMissing = endpoint({
  ...common,
  id: 'readMissing',
  method: 'get',
  path: '/periods/{period}/missing',
  access: ['return.read'],
  writes: false,
  params: z.object({ period: periodCode }),
  query: z.object({ unit: unitKey, level: z.string().max(80).optional() }),
  reply: z.object({
    unit: unitKey,
    period: periodCode,
    counts: boardCounts,
    /** The first of those that have not been sent, in the order of the tree. */
    unsent: z.array(z.object({ unit, form: formId, state: returnState, timeliness: timelinessShape })),
  }),
  problems: ['board-unit-absent', 'level-not-in-pack', 'period-code-invalid', 'unit-not-registered'],
})

const place = z.strictObject({ unit: unitKey, period: periodCode })
const told = z.object({ unit, period: periodCode, form: formId })

/** Why somebody is not reminded of a return. */
export const LEFT_OUT = ['sent', 'locked', 'nobody', 'again', 'not-owed'] as const

/**
 * Remind the clerks and heads of units of what they have not sent. `returns` are those of the units themselves, `late` all that
 * are late in the subtrees of units. A person is reminded of a return at most once a day; who is left out is told with the reason.
 */
export const remindNow = endpoint({
  ...common,
  id: 'remindNow',
  method: 'post',
  path: '/board/remind',
  access: ['return.comment'],
  writes: true,
  query: z.object({ dryRun: z.enum(['true', 'false']).optional() }),
  body: z.object({
    form: formId.optional(),
    returns: z.array(place).max(1000).optional(),
    late: z.array(place).max(200).optional(),
    words: z.string().max(500).optional(),
  }),
  reply: z.object({
    /** False on a dry run. */
    sent: z.boolean(),
    /** What each will read, with the name of the unit, period and form of the first; null when nobody is reminded. */
    preview: z.string().nullable(),
    people: z.int(),
    reminded: z.array(told.extend({ people: z.array(z.string()) })),
    leftOut: z.array(
      told.extend({ because: z.enum(LEFT_OUT), people: z.array(z.string()), text: z.string() }),
    ),
  }),
  problems: [
    'remind-none',
    'remind-many',
    'form-not-in-pack',
    'period-code-invalid',
    'unit-not-registered',
    'private-citizen-id',
    'private-identity-card',
    'private-phone',
  ],
})
