import { z } from 'zod'
import { ATTACHMENT_LIMITS } from '../domain/attachment.js'
import { COMMENT_LIMIT } from '../domain/comment.js'
import {
  ability,
  formId,
  moment,
  office,
  pageOf,
  pageQuery,
  periodCode,
  unitKey,
  uuid,
  words,
} from './common.js'
import { ANY_FILE, endpoint, XLSX } from './endpoint.js'
import { FILE_PROBLEMS } from './file-problems.js'
import { findingShape } from './problem.js'
import { checkShape, entryShape, questionShape, returnShape } from './returns.js'

const person = z.object({ account: z.string(), name: z.string() })
export const ofReturn = z.object({ unit: unitKey, period: periodCode, form: formId })
const onePaper = ofReturn.extend({ id: uuid })

/** Something said about a return; `series` is the code of the cell it is about, null for the return as a whole. */
export const commentShape = z
  .object({
    id: uuid,
    series: z.string().nullable(),
    text: z.string(),
    by: person,
    office,
    at: moment,
    resolved: z.object({ by: person, at: moment }).nullable(),
  })
  .meta({ id: 'Comment' })

/** A file beside a return. `sha256` is the hash of its content; one that was taken off can no longer be downloaded. */
export const attachmentShape = z
  .object({
    id: uuid,
    name: z.string(),
    mediaType: z.string(),
    size: z.int().meta({ description: 'Bytes' }),
    sha256: z.string(),
    by: person,
    at: moment,
    removed: z.object({ by: person, at: moment }).nullable(),
  })
  .meta({ id: 'Attachment' })

export const listComments = endpoint({
  id: 'listComments',
  method: 'get',
  path: '/returns/{unit}/{period}/{form}/comments',
  tag: 'returns',
  access: ['return.read'],
  writes: false,
  params: ofReturn,
  query: z.object(pageQuery),
  reply: pageOf(commentShape).extend({ may: z.object({ comment: ability }) }),
  status: 200,
  problems: ['form-not-in-pack', 'period-code-invalid', 'unit-not-registered', 'list-cursor'],
})

export const addComment = endpoint({
  id: 'addComment',
  method: 'post',
  path: '/returns/{unit}/{period}/{form}/comments',
  tag: 'returns',
  access: ['return.comment'],
  writes: true,
  params: ofReturn,
  body: z.object({
    // A little more than is taken: who writes too much is told by how much.
    text: z.string().max(5 * COMMENT_LIMIT),
    series: z.string().max(200).nullable().optional(),
  }),
  reply: commentShape,
  status: 201,
  problems: [
    'form-not-in-pack',
    'period-code-invalid',
    'unit-not-registered',
    'comment-empty',
    'comment-long',
    'private-citizen-id',
    'private-identity-card',
    'private-phone',
    'series-not-on-form',
    'return-not-owed',
  ],
})

export const resolveComment = endpoint({
  id: 'resolveComment',
  method: 'post',
  path: '/returns/{unit}/{period}/{form}/comments/{id}/resolve',
  tag: 'returns',
  access: ['return.comment'],
  writes: true,
  params: onePaper,
  reply: commentShape,
  status: 200,
  problems: [
    'form-not-in-pack',
    'period-code-invalid',
    'unit-not-registered',
    'comment-not-found',
    'comment-resolved',
  ],
})

/** Why a return may not be changed now. */
const UNCHANGEABLE = [
  'return-wrong-state',
  'return-closed',
  'return-final',
  'return-exception-expired',
  'return-not-owed',
] as const

export const listAttachments = endpoint({
  id: 'listAttachments',
  method: 'get',
  path: '/returns/{unit}/{period}/{form}/attachments',
  tag: 'returns',
  access: ['return.read'],
  writes: false,
  params: ofReturn,
  reply: z.object({
    /** Also those that were taken off. */
    items: z.array(attachmentShape),
    limits: z.object({ bytes: z.int(), total: z.int(), count: z.int() }),
    may: z.object({ change: ability }),
  }),
  status: 200,
  problems: ['form-not-in-pack', 'period-code-invalid', 'unit-not-registered'],
})

export const addAttachment = endpoint({
  id: 'addAttachment',
  method: 'post',
  path: '/returns/{unit}/{period}/{form}/attachments',
  tag: 'returns',
  access: ['return.enter'],
  writes: true,
  params: ofReturn,
  bodyFile: ANY_FILE,
  bodyLimit: ATTACHMENT_LIMITS.bytes,
  reply: attachmentShape,
  status: 201,
  problems: [
    'form-not-in-pack',
    'period-code-invalid',
    'unit-not-registered',
    'file-name-missing',
    'file-name-unsafe',
    'file-name-long',
    'attachment-empty',
    'attachment-type',
    'attachment-type-unknown',
    'attachment-name-differs',
    'attachment-active',
    'attachment-password',
    'attachment-damaged',
    'attachment-bomb',
    'attachment-many',
    'attachment-total',
    'attachment-present',
    ...UNCHANGEABLE,
  ],
})

export const getAttachment = endpoint({
  id: 'getAttachment',
  method: 'get',
  path: '/returns/{unit}/{period}/{form}/attachments/{id}',
  tag: 'returns',
  access: ['return.read'],
  writes: false,
  params: onePaper,
  replyFile: ANY_FILE,
  status: 200,
  problems: [
    'form-not-in-pack',
    'period-code-invalid',
    'unit-not-registered',
    'attachment-not-found',
    'attachment-removed',
  ],
})

export const removeAttachment = endpoint({
  id: 'removeAttachment',
  method: 'delete',
  path: '/returns/{unit}/{period}/{form}/attachments/{id}',
  tag: 'returns',
  access: ['return.enter'],
  writes: true,
  params: onePaper,
  reply: attachmentShape,
  status: 200,
  problems: [
    'form-not-in-pack',
    'period-code-invalid',
    'unit-not-registered',
    'attachment-not-found',
    'attachment-removed',
    ...UNCHANGEABLE,
  ],
})

/** Encodings of old fonts and code pages that can be read when asked for. */
export const convert = z.enum(['tcvn3', 'vni', 'windows-1258'])

/** `kept`: the return holds something where the file is blank, and it stays. */
const diffKind = z.enum(['new', 'changed', 'emptied', 'kept', 'same'])
const textDiff = z.object({
  id: z.string().meta({ description: 'Id of the narrative section, or code of the series' }),
  name: words,
  kind: diffKind,
  before: z.string().nullable(),
  after: z.string().nullable(),
})

/** What a file changes in a return, cell by cell. `findings`: what is wrong with the file; with any, nothing can be taken. */
export const workbookShape = z
  .object({
    /** Was it taken? Never on a dry run. */
    taken: z.boolean(),
    /** Name of the file. */
    file: z.string(),
    etag: z.string().meta({ description: 'Of the return that the file was compared with' }),
    blanks: z.enum(['keep', 'empty']),
    counts: z.record(diffKind, z.int()).meta({ description: 'Cells of each kind' }),
    cells: z.array(
      z.object({
        series: z.string(),
        name: words,
        kind: diffKind,
        before: entryShape,
        after: entryShape,
      }),
    ),
    narrative: z.array(textDiff),
    notes: z.array(textDiff).meta({ description: 'Notes beside figures; they are kept as explanations' }),
    findings: z.array(findingShape),
    checks: z.array(checkShape).meta({ description: 'Of the return as it is with the file taken' }),
    questions: z.array(questionShape),
    may: z.object({ save: ability }),
    /** The return as it is then; null on a dry run. */
    return: returnShape.nullable(),
  })
  .meta({ id: 'Workbook' })

export const getTemplate = endpoint({
  id: 'getTemplate',
  method: 'get',
  path: '/returns/{unit}/{period}/{form}/template.xlsx',
  tag: 'returns',
  access: ['return.read'],
  writes: false,
  params: ofReturn,
  replyFile: XLSX,
  status: 200,
  problems: ['form-not-in-pack', 'period-code-invalid', 'unit-not-registered', 'return-not-owed'],
})

export const takeWorkbook = endpoint({
  id: 'takeWorkbook',
  method: 'post',
  path: '/returns/{unit}/{period}/{form}/workbook',
  tag: 'returns',
  access: ['return.enter'],
  writes: true,
  params: ofReturn,
  query: z.object({
    /** Only tell what would change. Without it the ETag of the return is needed in If-Match. */
    dryRun: z.enum(['true', 'false']).optional(),
    /** What the file leaves blank or out: `keep` (the usual) leaves it as it is, `empty` empties it. */
    blanks: z.enum(['keep', 'empty']).optional(),
    convert: convert.optional(),
  }),
  bodyFile: ANY_FILE,
  bodyLimit: 10_000_000,
  ifMatch: 'optional',
  etag: true,
  reply: workbookShape,
  status: 200,
  problems: [
    'form-not-in-pack',
    'period-code-invalid',
    'unit-not-registered',
    'match-missing',
    'workbook-other-return',
    'workbook-empty',
    ...FILE_PROBLEMS,
    'private-citizen-id',
    'private-identity-card',
    'private-phone',
    ...UNCHANGEABLE,
  ],
})
