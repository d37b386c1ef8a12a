import { checkDocument, checkText } from '../../cycle/compose/documents/check.js'
import { documentFile } from '../../cycle/compose/documents/files.js'
import { issueDocument as issue } from '../../cycle/compose/documents/issue.js'
import {
  readDocumentView,
  searchDocuments as search,
  viewOfDocument,
} from '../../cycle/compose/documents/list.js'
import { type OpenDocument, openDocument, type WhichDocument } from '../../cycle/compose/documents/place.js'
import { narrativeSources } from '../../cycle/compose/documents/sources.js'
import { StaleDocument } from '../../cycle/compose/documents/stale.js'
import {
  commentOnDocument,
  commentsOn,
  finishTask,
  giveTask,
  settleComment,
  tasksOn,
  writersOf,
} from '../../cycle/compose/documents/talk.js'
import { templatesOf } from '../../cycle/compose/documents/templates.js'
import {
  makeDocument as make,
  saveDocument as save,
  stepDocument,
  versionText,
} from '../../cycle/compose/documents/write.js'
import {
  type DocumentVerdict,
  verifyDocument as verify,
} from '../../cycle/compose/provenance/verify-document.js'
import type { Step } from '../../cycle/step.js'
import type { DocumentStep } from '../../domain/document.js'
import { fail } from '../../domain/problem.js'
import type { Lang } from '../../domain/words.js'
import {
  addDocumentComment,
  approveDocument,
  checkDocumentText,
  discardDocument,
  finishDocumentTask,
  getDocumentFile,
  giveDocumentTask,
  issueDocument,
  listDocumentWriters,
  listNarratives,
  listTemplates,
  makeDocument,
  previewDocument,
  readDocument,
  readDocumentVersion,
  recallDocument,
  resolveDocumentComment,
  returnDocument,
  saveDocument,
  searchDocuments,
  sendDocument,
  verifyDocument,
  withdrawDocument,
} from '../../wire/documents.js'
import { cursorOf, page, readCursor } from '../cursor.js'
import { type Handler, handle } from '../handler.js'
import { findingReply, StaleProblem } from '../problem-reply.js'
import {
  commentReply,
  documentReply,
  listedDocument,
  taskReply,
  unitOf,
  versionReply,
} from './document-reply.js'

const PAGE = 50
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const USUAL = { base: 'same-period-last-year', stage: 'accepted' } as const

/** Documents: written, signed off, issued; their files and what is said about them. */
export const documentsRoutes: readonly Handler[] = [
  handle(listTemplates, async (step) => {
    await step.act('pack.read', { unit: step.caller.home })
    return { body: { templates: templatesOf(step.desk) } }
  }),
  handle(searchDocuments, async (step, { query }) => {
    const { unit, below, kind, state, year, q, limit = PAGE } = query
    const [at, id] = readCursor(query.cursor, /^\d{1,14}$/, UUID) ?? []
    const after = at === undefined || id === undefined ? null : { at: new Date(Number(at)), id }
    const found = await search(step, {
      unit,
      below: below === 'true',
      kind: kind ?? null,
      state: state ?? null,
      year: year ?? null,
      text: q ?? null,
      after,
      limit: limit + 1,
    })
    return {
      body: page(
        found,
        limit,
        (document) => listedDocument(step, document),
        (last) => cursorOf(String(last.changedAt.getTime()), last.id),
      ),
    }
  }),
  handle(makeDocument, async (step, { body, lang }) =>
    reply(
      step,
      await make(step, { ...body, base: body.base ?? USUAL.base, stage: body.stage ?? USUAL.stage }),
      body.unit,
      lang,
    ),
  ),
  handle(readDocument, async (step, { params, lang }) => {
    const view = documentReply(step, await readDocumentView(step, params), lang)
    return { body: view, etag: view.etag }
  }),
  handle(saveDocument, (step, { params, body, ifMatch, lang }) =>
    write(step, lang, params, body, () => save(step, params, body, ifMatch!)),
  ),
  handle(sendDocument, (step, call) => taken('send', step, call)),
  handle(recallDocument, (step, call) => taken('recall', step, call)),
  handle(returnDocument, (step, call) => taken('return', step, call, call.body.reason)),
  handle(approveDocument, (step, call) => taken('approve', step, call)),
  handle(withdrawDocument, (step, call) => taken('withdraw', step, call, call.body.reason)),
  handle(discardDocument, (step, call) => taken('discard', step, call, call.body.reason)),
  handle(issueDocument, (step, { params, body, ifMatch, lang }) =>
    write(step, lang, params, body, () => issue(step, params, { day: body.day, seen: ifMatch! })),
  ),
  handle(previewDocument, async (step, { params, lang }) => ({
    body: checkedReply(await checkDocument(step, await openDocument(step, params, 'document.read')), lang),
  })),
  handle(checkDocumentText, async (step, { body, lang }) => ({
    body: checkedReply(
      await checkText(step, { ...body, base: body.base ?? USUAL.base, stage: body.stage ?? USUAL.stage }),
      lang,
    ),
  })),
  handle(getDocumentFile, async (step, { params }) => {
    const { bytes, name, mediaType, hash } = await documentFile(step, params, params.format)
    return { bytes, name, mediaType, etag: hash }
  }),
  handle(readDocumentVersion, async (step, { params }) => {
    const view = await readDocumentView(step, params)
    const found = view.versions.find(({ version }) => version === params.version)
    const last = view.versions[0]?.version ?? 0
    if (found === undefined) fail('document-version-unknown', {}, { version: params.version, last })
    return { body: { ...versionReply(found), body: await versionText(step, view.open, params.version) } }
  }),
  handle(addDocumentComment, async (step, { params, body }) => {
    const { text, heading = null, quoted = null } = body
    return commentsOf(step, await commentOnDocument(step, params, { text, heading, quoted }))
  }),
  handle(resolveDocumentComment, async (step, { params }) =>
    commentsOf(step, await settleComment(step, params, params.comment)),
  ),
  handle(listDocumentWriters, async (step, { query }) => {
    await step.act('document.write', { unit: query.unit })
    const writers = await writersOf(step, step.unitId(query.unit))
    return { body: { writers: [...writers] } }
  }),
  handle(giveDocumentTask, async (step, { params, body }) => {
    const { assignee, heading = null, due = null, note = null } = body
    return tasksOf(step, await giveTask(step, params, { assignee, heading, due, note }))
  }),
  handle(finishDocumentTask, async (step, { params, body }) =>
    tasksOf(step, await finishTask(step, params, params.task, body.done)),
  ),
  handle(listNarratives, async (step, { query }) => {
    const { unit, period, section = null, stage = 'accepted' } = query
    const items = await narrativeSources(step, { unit, period, section, stage })
    return {
      body: {
        items: items.map(({ unit: { id }, blocks: _blocks, ...source }) => ({
          ...source,
          unit: unitOf(step, id),
        })),
      },
    }
  }),
  handle(verifyDocument, async (step, { file, lang }) => ({
    body: verdictReply(step, await verify(step, file!.bytes), lang),
  })),
]

function verdictReply(step: Step, { file, keyKnown, recomputed, refused }: DocumentVerdict, lang: Lang) {
  if (file.kind === 'no-manifest')
    return {
      document: null,
      why: file.why,
      signed: false,
      keyKnown: false,
      knownAt: null,
      altered: [],
      figures: [],
      recomputed: null,
      note: null,
    }
  const { manifest, signed, altered } = file
  const { id, unit, issuer, symbol, title, date } = manifest.document
  return {
    document: { id, unit, issuer, symbol, title, date },
    why: null,
    signed,
    keyKnown,
    knownAt: manifest.knownAt,
    altered: altered.map(({ kind, issued, found, figures }) => ({
      kind,
      issued,
      found,
      figures: [...figures],
    })),
    figures: manifest.figures.map((figure) => ({ ...figure })),
    recomputed:
      recomputed?.map(({ figure, knownThen, thenEqual, knownNow, nowEqual, changes }) => ({
        id: figure.id,
        knownThen,
        thenEqual,
        knownNow,
        nowEqual,
        changes: changes.map(({ unit, period, form, from, to, by, at, reason }) => ({
          unit: unitOf(step, unit.id),
          period: period.code,
          form,
          version: to,
          before: from,
          by,
          at: at.toISOString(),
          reason,
        })),
      })) ?? null,
    note: refused === null ? null : findingReply(refused.findings[0]!, lang).message,
  }
}

type StepCall = {
  readonly params: WhichDocument
  readonly ifMatch: string | null
  readonly lang: Lang
}

function taken(
  name: Exclude<DocumentStep, 'save' | 'issue'>,
  step: Step,
  { params, ifMatch, lang }: StepCall,
  reason?: string,
) {
  const yours = { step: name, ...(reason === undefined ? {} : { reason }) }
  return write(step, lang, params, yours, () => stepDocument(step, params, name, { reason, seen: ifMatch! }))
}

/** A write that names what the caller has seen; refused with both when that is not what is there. */
async function write(
  step: Step,
  lang: Lang,
  { unit }: WhichDocument,
  yours: unknown,
  work: () => Promise<OpenDocument>,
) {
  try {
    return await reply(step, await work(), unit, lang)
  } catch (error) {
    if (!(error instanceof StaleDocument)) throw error
    const current = documentReply(step, await viewOfDocument(step, error.current, unit), lang)
    throw new StaleProblem(error.findings[0]!, current, yours)
  }
}

async function reply(step: Step, open: OpenDocument, unit: string, lang: Lang) {
  const body = documentReply(step, await viewOfDocument(step, open, unit), lang)
  return { body, etag: body.etag }
}

function checkedReply(checked: Awaited<ReturnType<typeof checkText>>, lang: Lang) {
  return {
    findings: checked.findings.map((found) => findingReply(found, lang)),
    report: checked.report === null ? null : { ...checked.report },
  }
}

async function commentsOf(step: Step, { document }: OpenDocument) {
  return { body: { comments: (await commentsOn(step, document)).map(commentReply) } }
}

async function tasksOf(step: Step, { document }: OpenDocument) {
  return { body: { tasks: (await tasksOn(step, document)).map(taskReply) } }
}
