import { z } from 'zod'
import {
  ability,
  cursor,
  formId,
  isoDate,
  moment,
  office,
  pageOf,
  pageQuery,
  periodCode,
  returnState,
  unitKey,
  words,
} from './common.js'
import { timelinessShape } from './deadlines.js'
import { endpoint } from './endpoint.js'
import { findingShape } from './problem.js'

const seriesCode = z.string().min(1).max(120).meta({ example: 'recorded.serious' })

/**
 * What is put into a cell: a figure as text (digits with a point; `0` is a reported nought), that the series does not apply
 * to the unit, or null: nothing yet. The three are never the same.
 */
export const entryInput = z
  .union([
    z.strictObject({ value: z.string().max(100).meta({ example: '12' }) }),
    z.strictObject({ notApplicable: z.literal(true) }),
  ])
  .nullable()
  .meta({ id: 'EntryInput' })

/** What stands in a cell. `unreadable`: it is kept as typed, but no figure; the checks say why. */
export const entryShape = z
  .union([
    z.object({ value: z.string(), unreadable: z.literal(true).optional() }),
    z.object({ notApplicable: z.literal(true) }),
  ])
  .nullable()
  .meta({ id: 'Entry' })

const texts = z.record(z.string().min(1).max(120), z.string().max(100_000).nullable())
const entries = z.record(seriesCode, entryInput)
const reason = z.string().max(4000)

/** What may be done to the return now. */
const mayShape = z
  .object({
    save: ability,
    submit: ability,
    approve: ability,
    handBack: ability,
    return: ability,
    accept: ability,
    amend: ability,
    withdraw: ability,
  })
  .meta({ id: 'ReturnAbilities' })

const lockShape = z
  .object({
    locked: z.boolean(),
    because: z.enum(['open', 'excepted', 'closed', 'final', 'exception-expired']),
    text: z.string(),
  })
  .meta({ id: 'ReturnLock' })

const figureStatus = z.enum(['preliminary', 'final'])
const version = z.int().min(1)

export const cellShape = z
  .object({
    series: seriesCode,
    entry: entryShape,
    required: z.boolean(),
    /** The figure of the period before, and of the same period a year before; null when there is none. */
    previous: z.string().nullable(),
    lastYear: z.string().nullable(),
  })
  .meta({ id: 'Cell' })

/** Something wrong with the return. An error blocks submission, a warning asks for an explanation under its `key`. */
export const checkShape = z
  .object({
    severity: z.enum(['error', 'warning']),
    /** Id of the form's rule; null for what every return must satisfy. */
    rule: z.string().nullable(),
    series: z.array(seriesCode),
    code: z.string(),
    message: z.string(),
    /** Of warnings: what to keep the explanation under. */
    key: z.string().nullable(),
    explained: z.boolean(),
  })
  .meta({ id: 'Check' })

/** A figure far from the unit's own history. It blocks nothing; an explanation under `key` answers it. */
export const questionShape = z
  .object({
    series: seriesCode,
    key: z.string(),
    message: z.string(),
    direction: z.enum(['high', 'low']),
    method: z.enum(['spread', 'count']),
    periods: z.int(),
    median: z.string(),
    least: z.string(),
    greatest: z.string(),
    explained: z.boolean(),
  })
  .meta({ id: 'Question' })

const completeness = z
  .object({ cells: z.int(), filled: z.int(), notApplicable: z.int(), empty: z.int() })
  .meta({ id: 'Completeness' })

const unit = z.object({ key: unitKey, code: z.string(), name: z.string(), level: z.string() })
const period = z.object({ code: periodCode, name: words, from: isoDate, to: isoDate })
const form = z.object({ id: formId, name: words })
const stages = z.object({
  submitted: moment.nullable(),
  approved: moment.nullable(),
  accepted: moment.nullable(),
})

/** What a list and the return itself both say. */
const head = {
  unit,
  period,
  form,
  state: returnState,
  /** 0 while nothing has been entered. */
  version: z.int(),
  etag: z.string(),
  owed: z.boolean(),
  due: isoDate.nullable(),
  /** When the unit's head approved it first; an amendment does not change it. */
  sentAt: moment.nullable(),
  timeliness: timelinessShape,
  lock: lockShape,
  figures: figureStatus,
  completeness,
  may: mayShape,
}

export const listedReturnShape = z
  .object({ ...head, changedAt: moment.nullable() })
  .meta({ id: 'ListedReturn' })

export const returnShape = z
  .object({
    ...head,
    /** How often the draft was saved; 0 for anything else. */
    revision: z.int(),
    stages,
    /** Why this version replaces the one before it; why the version before it was sent back or withdrawn. */
    openedFor: z.string().nullable(),
    closedFor: z.string().nullable(),
    entered: z.object({ by: z.string(), at: moment, source: z.string() }).nullable(),
    sections: z.array(z.object({ id: z.string(), name: words, cells: z.array(cellShape) })),
    narrative: z.array(z.object({ id: z.string(), name: words, text: z.string() })),
    explanations: z.record(z.string(), z.string()),
    checks: z.array(checkShape),
    questions: z.array(questionShape),
  })
  .meta({ id: 'Return' })

const which = z.object({ unit: unitKey, period: periodCode, form: formId })
const PATH = '/returns/{unit}/{period}/{form}'

const common = { tag: 'returns', status: 200 } as const
const reading = { ...common, method: 'get', access: ['return.read'], writes: false, params: which } as const
/** Every write names what the caller has seen, and answers the return as it is then. */
const writing = {
  ...common,
  writes: true,
  ifMatch: 'required',
  etag: true,
  params: which,
  reply: returnShape,
} as const

const stepProblems = [
  'return-wrong-state',
  'return-closed',
  'return-final',
  'return-exception-expired',
  'return-not-owed',
  'form-not-in-pack',
] as const
/** Of texts that people write: how long they may be, and that they name no private person. */
const textProblems = [
  'return-text-long',
  'private-citizen-id',
  'private-identity-card',
  'private-phone',
] as const
const reasonProblems = [...stepProblems, ...textProblems, 'return-reason-missing'] as const
const entryProblems = [
  ...stepProblems,
  ...textProblems,
  'period-future',
  'series-unknown',
  'series-unknown-near',
  'series-not-owed',
  'narrative-unknown',
  'narrative-not-asked',
  'return-explanation-key',
] as const

const lateQuery = z.enum(['true', 'false'])

export const listReturns = endpoint({
  ...common,
  id: 'listReturns',
  method: 'get',
  path: '/returns',
  access: ['return.read'],
  writes: false,
  query: z.object({
    period: periodCode,
    unit: unitKey.optional(),
    form: formId.optional(),
    state: returnState.optional(),
    late: lateQuery.optional(),
    ...pageQuery,
  }),
  reply: pageOf(listedReturnShape),
  problems: ['form-not-in-pack', 'list-cursor', 'unit-tree-none'],
})

export const readReturn = endpoint({
  ...reading,
  id: 'readReturn',
  path: PATH,
  reply: returnShape,
  etag: true,
  problems: ['return-not-owed', 'form-not-in-pack'],
})

export const saveCells = endpoint({
  ...writing,
  id: 'saveCells',
  method: 'patch',
  path: PATH,
  access: ['return.enter'],
  body: z.strictObject({
    entries: entries.optional(),
    /** By section; null empties it. */
    narrative: texts.optional(),
    /** By the key of the warning or question; null takes it away. */
    explanations: texts.optional(),
  }),
  problems: entryProblems,
})

export const saveWhole = endpoint({
  ...writing,
  id: 'saveWhole',
  method: 'put',
  path: `${PATH}/content`,
  access: ['return.enter'],
  /** What `entries` and `narrative` leave out is emptied; explanations stay unless given. */
  body: z.strictObject({ entries, narrative: texts, explanations: texts.optional() }),
  problems: entryProblems,
})

export const submitReturn = endpoint({
  ...writing,
  id: 'submitReturn',
  method: 'post',
  path: `${PATH}/submit`,
  access: ['return.submit'],
  problems: [...stepProblems, 'return-check-errors', 'return-warnings-unexplained', 'return-window-running'],
})

export const approveReturn = endpoint({
  ...writing,
  id: 'approveReturn',
  method: 'post',
  path: `${PATH}/approve`,
  access: ['return.approve'],
  problems: [...stepProblems, 'return-two-person'],
})

export const handBackReturn = endpoint({
  ...writing,
  id: 'handBackReturn',
  method: 'post',
  path: `${PATH}/hand-back`,
  access: ['return.hand-back'],
  body: z.strictObject({ reason }),
  problems: reasonProblems,
})

export const sendBackReturn = endpoint({
  ...writing,
  id: 'sendBackReturn',
  method: 'post',
  path: `${PATH}/return`,
  access: ['return.return'],
  body: z.strictObject({ reason }),
  problems: reasonProblems,
})

export const acceptReturn = endpoint({
  ...writing,
  id: 'acceptReturn',
  method: 'post',
  path: `${PATH}/accept`,
  access: ['return.accept'],
  problems: [...stepProblems, 'return-own-acceptance'],
})

export const amendReturn = endpoint({
  ...writing,
  id: 'amendReturn',
  method: 'post',
  path: `${PATH}/amend`,
  access: ['return.amend'],
  body: z.strictObject({ reason }),
  problems: reasonProblems,
})

export const withdrawReturn = endpoint({
  ...writing,
  id: 'withdrawReturn',
  method: 'post',
  path: `${PATH}/withdraw`,
  access: ['return.withdraw'],
  body: z.strictObject({ reason: reason.optional() }),
  problems: [...stepProblems, ...textProblems],
})

export const acceptReturns = endpoint({
  ...common,
  id: 'acceptReturns',
  method: 'post',
  path: '/returns/accept',
  access: ['return.accept'],
  writes: true,
  body: z.strictObject({
    items: z
      .array(which.extend({ etag: z.string().max(80) }))
      .min(1)
      .max(200),
  }),
  /** Each is judged by itself; those that could not be accepted say why. */
  reply: z.object({
    accepted: z.int(),
    items: z.array(which.extend({ etag: z.string().nullable(), findings: z.array(findingShape) })),
  }),
})

const listedVersion = z
  .object({
    version,
    state: returnState,
    openedFor: z.string().nullable(),
    closedFor: z.string().nullable(),
    source: z.string(),
    enteredBy: z.string(),
    enteredAt: moment,
    submittedAt: moment.nullable(),
    submittedBy: z.string().nullable(),
    approvedAt: moment.nullable(),
    approvedBy: z.string().nullable(),
    acceptedAt: moment.nullable(),
    acceptedBy: z.string().nullable(),
    endedAt: moment.nullable(),
    endedBy: z.string().nullable(),
  })
  .meta({ id: 'ReturnVersion' })

export const listVersions = endpoint({
  ...reading,
  id: 'listVersions',
  path: `${PATH}/versions`,
  reply: z.object({ items: z.array(listedVersion) }),
})

export const readVersion = endpoint({
  ...reading,
  id: 'readVersion',
  path: `${PATH}/versions/{version}`,
  params: which.extend({ version: z.coerce.number().int().min(1).max(1_000_000) }),
  reply: listedVersion.extend({
    entries: z.record(z.string(), entryShape),
    narrative: z.record(z.string(), z.string()),
    explanations: z.record(z.string(), z.string()),
  }),
  problems: ['return-version-unknown'],
})

/** What a save changed in one cell. */
export const cellChange = z
  .object({ series: z.string(), before: entryShape, after: entryShape })
  .meta({ id: 'CellChange' })
const textChange = z
  .object({ key: z.string(), before: z.string().nullable(), after: z.string().nullable() })
  .meta({ id: 'TextChange' })

export const eventShape = z
  .object({
    seq: z.int(),
    /** save, submit, approve, return, accept, amend, withdraw; `done` says it in words. */
    kind: z.string(),
    done: z.string(),
    from: returnState,
    to: returnState,
    version,
    by: z.object({ account: z.string(), name: z.string() }),
    office,
    at: moment,
    reason: z.string().nullable(),
    cells: z.array(cellChange),
    narrative: z.array(textChange),
    explanations: z.array(textChange),
  })
  .meta({ id: 'ReturnEvent' })

export const readHistory = endpoint({
  ...reading,
  id: 'readHistory',
  path: `${PATH}/history`,
  query: z.object({ cursor: cursor.optional(), limit: pageQuery.limit }),
  reply: pageOf(eventShape),
  problems: ['list-cursor'],
})

/** What `match-stale` carries as `current`: the return as it is, and what was done since the caller read it. */
export const staleShape = z
  .object({ return: returnShape, since: z.array(eventShape) })
  .meta({ id: 'StaleReturn' })
