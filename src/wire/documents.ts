import { z } from 'zod'
import { DOCUMENT_KINDS, DOCUMENT_STATES, DOCUMENT_STEPS } from '../domain/document.js'
import { STAGES } from '../domain/strata.js'
import { ability, cursor, isoDate, moment, pageOf, pageQuery, periodCode, unitKey, uuid } from './common.js'
import { ANY_FILE, endpoint } from './endpoint.js'
import { findingShape } from './problem.js'
import { unitName } from './register.js'

const kind = z.enum(DOCUMENT_KINDS)
const state = z.enum(DOCUMENT_STATES)
const stage = z.enum(STAGES)
const lang = z.enum(['vi', 'en'])
/** In the template language: docs/templates.md. */
const body = z.string().max(400_000)
/** A kind of base, or the code of a period. */
const base = z.string().min(4).max(40)
const format = z.enum(['docx', 'pdf', 'xlsx', 'pptx', 'html'])
const reason = z.string().max(4000)
const person = z.object({ account: z.string(), name: z.string() })
const heading = z.string().max(400).nullable()

const which = z.object({ unit: unitKey, id: uuid })
const PATH = '/documents/{unit}/{id}'
const group = { tag: 'documents', status: 200 } as const
const reading = { ...group, method: 'get', access: ['document.read'], writes: false } as const

const listed = z
  .object({
    id: uuid,
    unit: unitName,
    kind,
    title: z.string(),
    lang,
    period: periodCode,
    state,
    /** As printed: 05/BC-CAT-PV01; null until it is issued. */
    symbol: z.string().nullable(),
    number: z.int().nullable(),
    issuedOn: isoDate.nullable(),
    version: z.int(),
    changed: z.object({ by: person, at: moment }),
    created: z.object({ by: person, at: moment }),
  })
  .meta({ id: 'ListedDocument' })

const event = z
  .object({
    seq: z.int(),
    step: z.enum(['create', ...DOCUMENT_STEPS]),
    from: state,
    to: state,
    version: z.int(),
    by: person,
    at: moment,
    reason: z.string().nullable(),
  })
  .meta({ id: 'DocumentEvent' })

const comment = z
  .object({
    id: uuid,
    heading,
    quoted: z.string().nullable(),
    text: z.string(),
    by: person,
    at: moment,
    resolved: z.object({ by: person, at: moment }).nullable(),
  })
  .meta({ id: 'DocumentComment' })

const task = z
  .object({
    id: uuid,
    heading,
    assignee: person,
    due: isoDate.nullable(),
    note: z.string().nullable(),
    doneAt: moment.nullable(),
    given: z.object({ by: person, at: moment }),
  })
  .meta({ id: 'DocumentTask' })

const version = z
  .object({ version: z.int(), title: z.string(), note: z.string().nullable(), by: person, at: moment })
  .meta({ id: 'DocumentVersion' })

export const documentShape = listed
  .extend({
    etag: z.string(),
    template: z.string().nullable(),
    base,
    stage,
    body,
    /** The moment as of which its figures are held; null while they are live. */
    knownAt: moment.nullable(),
    events: z.array(event),
    versions: z.array(version),
    comments: z.array(comment),
    tasks: z.array(task),
    /** Files as they were issued. */
    files: z.array(z.object({ format: z.string(), name: z.string(), hash: z.string() })),
    may: z
      .object(
        Object.fromEntries(DOCUMENT_STEPS.map((step) => [step, ability])) as Record<
          (typeof DOCUMENT_STEPS)[number],
          typeof ability
        >,
      )
      .meta({ id: 'DocumentAbilities' }),
  })
  .meta({ id: 'Document' })

export const listTemplates = endpoint({
  ...reading,
  access: ['pack.read'],
  id: 'listTemplates',
  path: '/templates',
  reply: z.object({
    templates: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        document: kind,
        lang,
        /** Levels of unit that write it, kinds of period it is about; empty: any. */
        levels: z.array(z.string()),
        periods: z.array(z.string()),
      }),
    ),
  }),
})

export const searchDocuments = endpoint({
  ...reading,
  id: 'searchDocuments',
  path: '/documents',
  query: z.object({
    unit: unitKey,
    /** What units below issued, too. */
    below: z.enum(['true', 'false']).optional(),
    kind: kind.optional(),
    state: state.optional(),
    year: z.coerce.number().int().min(1901).max(2198).optional(),
    q: z.string().min(1).max(200).optional(),
    cursor: cursor.optional(),
    limit: pageQuery.limit,
  }),
  reply: pageOf(listed),
  problems: ['list-cursor', 'unit-not-registered'],
})

const textProblems = [
  'document-text-long',
  'private-citizen-id',
  'private-identity-card',
  'private-phone',
] as const

export const makeDocument = endpoint({
  ...group,
  id: 'makeDocument',
  method: 'post',
  path: '/documents',
  access: ['document.write'],
  writes: true,
  bodyLimit: 2_000_000,
  body: z.strictObject({
    unit: unitKey,
    from: z.union([
      z.strictObject({ template: z.string().min(1).max(80) }),
      z.strictObject({ document: uuid }),
      z.strictObject({ body }),
    ]),
    period: periodCode,
    base: base.optional(),
    stage: stage.optional(),
  }),
  reply: documentShape,
  etag: true,
  problems: [
    'document-template-unknown',
    'document-unknown',
    'period-code-invalid',
    'unit-not-registered',
    ...textProblems,
  ],
})

export const readDocument = endpoint({
  ...reading,
  id: 'readDocument',
  path: PATH,
  params: which,
  reply: documentShape,
  etag: true,
  problems: ['document-unknown', 'unit-not-registered'],
})

const writing = {
  ...group,
  method: 'post',
  writes: true,
  ifMatch: 'required',
  etag: true,
  params: which,
  reply: documentShape,
} as const
const stepProblems = [
  'document-unknown',
  'document-wrong-state',
  'unit-not-registered',
  'private-citizen-id',
  'private-identity-card',
  'private-phone',
] as const

export const saveDocument = endpoint({
  ...writing,
  id: 'saveDocument',
  method: 'patch',
  path: PATH,
  access: ['document.write'],
  bodyLimit: 2_000_000,
  body: z.strictObject({
    body: body.optional(),
    period: periodCode.optional(),
    base: base.optional(),
    stage: stage.optional(),
    note: z.string().max(400).optional(),
  }),
  problems: [...stepProblems, 'document-text-long', 'period-code-invalid'],
})

export const sendDocument = endpoint({
  ...writing,
  id: 'sendDocument',
  path: `${PATH}/send`,
  access: ['document.write'],
  problems: [...stepProblems, 'document-unsound'],
})

export const recallDocument = endpoint({
  ...writing,
  id: 'recallDocument',
  path: `${PATH}/recall`,
  access: ['document.write'],
  problems: stepProblems,
})

export const returnDocument = endpoint({
  ...writing,
  id: 'returnDocument',
  path: `${PATH}/return`,
  access: ['document.approve'],
  body: z.strictObject({ reason }),
  problems: [...stepProblems, 'document-reason-missing'],
})

export const approveDocument = endpoint({
  ...writing,
  id: 'approveDocument',
  path: `${PATH}/approve`,
  access: ['document.approve'],
  problems: [...stepProblems, 'document-two-person', 'document-unsound'],
})

export const issueDocument = endpoint({
  ...writing,
  id: 'issueDocument',
  path: `${PATH}/issue`,
  access: ['document.issue'],
  /** The day it bears; today when left out. Never before that of the last number. */
  body: z.strictObject({ day: isoDate.optional() }),
  problems: [
    ...stepProblems,
    'document-unsound',
    'document-date-order',
    'document-date-future',
    'signing-key-sealed',
    'totp-unavailable',
  ],
})

export const withdrawDocument = endpoint({
  ...writing,
  id: 'withdrawDocument',
  path: `${PATH}/withdraw`,
  access: ['document.approve'],
  body: z.strictObject({ reason }),
  problems: [...stepProblems, 'document-reason-missing'],
})

export const discardDocument = endpoint({
  ...writing,
  id: 'discardDocument',
  path: `${PATH}/discard`,
  access: ['document.write'],
  body: z.strictObject({ reason }),
  problems: [...stepProblems, 'document-reason-missing'],
})

/** How a text reads: the report block by block as `domain/report.ts` shapes it; null while something is wrong with it. */
const checked = z.object({
  findings: z.array(findingShape),
  report: z.record(z.string(), z.unknown()).nullable(),
})

export const previewDocument = endpoint({
  ...reading,
  id: 'previewDocument',
  path: `${PATH}/preview`,
  params: which,
  reply: checked,
  problems: ['document-unknown', 'unit-not-registered'],
})

export const checkDocumentText = endpoint({
  ...group,
  id: 'checkDocumentText',
  method: 'post',
  path: '/documents/check',
  access: ['document.write'],
  writes: false,
  bodyLimit: 2_000_000,
  body: z.strictObject({
    unit: unitKey,
    body,
    period: periodCode,
    base: base.optional(),
    stage: stage.optional(),
  }),
  reply: checked,
  problems: ['period-code-invalid', 'unit-not-registered'],
})

/** A file of the document: as it was issued, or made now from the figures of now (or held, once signed off). */
export const getDocumentFile = endpoint({
  ...reading,
  id: 'getDocumentFile',
  path: `${PATH}/files/{format}`,
  params: which.extend({ format }),
  replyFile: ANY_FILE,
  problems: ['document-unknown', 'document-file-none', 'document-unsound', 'unit-not-registered'],
})

export const readDocumentVersion = endpoint({
  ...reading,
  id: 'readDocumentVersion',
  path: `${PATH}/versions/{version}`,
  params: which.extend({ version: z.coerce.number().int().min(1).max(1_000_000) }),
  reply: version.extend({ body }),
  problems: ['document-unknown', 'document-version-unknown', 'unit-not-registered'],
})

export const addDocumentComment = endpoint({
  ...group,
  id: 'addDocumentComment',
  method: 'post',
  path: `${PATH}/comments`,
  access: ['document.write'],
  writes: true,
  params: which,
  body: z.strictObject({
    text: z.string().max(10_000),
    heading: heading.optional(),
    quoted: z.string().max(2000).nullable().optional(),
  }),
  reply: z.object({ comments: z.array(comment) }),
  problems: [
    'document-unknown',
    'comment-empty',
    'comment-long',
    'unit-not-registered',
    'private-citizen-id',
    'private-identity-card',
    'private-phone',
  ],
})

export const resolveDocumentComment = endpoint({
  ...group,
  id: 'resolveDocumentComment',
  method: 'post',
  path: `${PATH}/comments/{comment}/resolve`,
  access: ['document.write'],
  writes: true,
  params: which.extend({ comment: uuid }),
  reply: z.object({ comments: z.array(comment) }),
  problems: ['document-unknown', 'document-comment-unknown', 'unit-not-registered'],
})

export const listDocumentWriters = endpoint({
  ...reading,
  id: 'listDocumentWriters',
  path: '/documents/writers',
  access: ['document.write'],
  query: z.object({ unit: unitKey }),
  reply: z.object({ writers: z.array(person.extend({ position: z.string() })) }),
  problems: ['unit-not-registered'],
})

export const giveDocumentTask = endpoint({
  ...group,
  id: 'giveDocumentTask',
  method: 'post',
  path: `${PATH}/tasks`,
  access: ['document.write'],
  writes: true,
  params: which,
  body: z.strictObject({
    assignee: uuid,
    heading: heading.optional(),
    due: isoDate.nullable().optional(),
    note: z.string().max(1000).nullable().optional(),
  }),
  reply: z.object({ tasks: z.array(task) }),
  problems: ['document-unknown', 'document-assignee', 'unit-not-registered'],
})

export const finishDocumentTask = endpoint({
  ...group,
  id: 'finishDocumentTask',
  method: 'put',
  path: `${PATH}/tasks/{task}/done`,
  access: ['document.write'],
  writes: true,
  params: which.extend({ task: uuid }),
  body: z.strictObject({ done: z.boolean() }),
  reply: z.object({ tasks: z.array(task) }),
  problems: ['document-unknown', 'document-task-unknown', 'unit-not-registered'],
})

export const listNarratives = endpoint({
  ...reading,
  id: 'listNarratives',
  path: '/narratives',
  access: ['return.read'],
  query: z.object({
    unit: unitKey,
    period: periodCode,
    section: z.string().min(1).max(120).optional(),
    stage: stage.optional(),
  }),
  reply: z.object({
    items: z.array(
      z.object({
        unit: unitName,
        period: periodCode,
        form: z.string(),
        section: z.string(),
        version: z.int(),
        /** With plain formatting, as Markdown. */
        text: z.string(),
      }),
    ),
  }),
  problems: ['period-code-invalid', 'unit-not-registered'],
})

const alteration = z.object({
  kind: z.enum(['changed', 'removed', 'added']),
  issued: z.string().nullable(),
  found: z.string().nullable(),
  figures: z.array(z.string()),
})

const manifestFigure = z.object({
  id: z.string(),
  text: z.string(),
  indicator: z.string(),
  expression: z.string(),
  unit: z.string(),
  period: z.string(),
  window: z.object({ from: isoDate, to: isoDate }),
  base: z.string().nullable(),
  wording: z.string(),
  value: z.string().nullable(),
  decimals: z.int(),
})

const changedReturn = z
  .object({
    unit: unitName,
    period: periodCode,
    form: z.string(),
    /** The version that counts now; null: none does any more. */
    version: z.int().nullable(),
    /** The version that counted when the document was signed off; null: none did. */
    before: z.int().nullable(),
    /** Who entered what counts now, and when. */
    by: z.string(),
    at: moment,
    reason: z.string().nullable(),
  })
  .meta({ id: 'ChangedReturn' })

/**
 * Is this file what was issued? Its signature, every line that differs, and every figure worked out again: as known when it was
 * signed off, and as known now.
 */
export const verifyDocument = endpoint({
  ...group,
  id: 'verifyDocument',
  method: 'post',
  path: '/documents/verify',
  access: 'signed-in',
  writes: false,
  bodyFile: ANY_FILE,
  reply: z.object({
    /** Null: the file carries no manifest; `why` says so. */
    document: z
      .object({
        id: z.string(),
        unit: z.string(),
        issuer: z.string(),
        symbol: z.string(),
        title: z.string(),
        date: z.string(),
      })
      .nullable(),
    why: z.enum(['unreadable', 'absent', 'malformed']).nullable(),
    signed: z.boolean(),
    /** Is the key one of this installation's? */
    keyKnown: z.boolean(),
    knownAt: moment.nullable(),
    altered: z.array(alteration),
    figures: z.array(manifestFigure),
    /** Null where the file was not signed here, or the caller may not see the figures: the reason is in `note`. */
    recomputed: z
      .array(
        z.object({
          id: z.string(),
          knownThen: z.string().nullable(),
          thenEqual: z.boolean(),
          knownNow: z.string().nullable(),
          nowEqual: z.boolean(),
          /** Where it is another figure now: the returns of its period and of its base that made it so. */
          changes: z.array(changedReturn),
        }),
      )
      .nullable(),
    note: z.string().nullable(),
  }),
})
