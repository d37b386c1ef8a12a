import { randomUUID } from 'node:crypto'
import { type DocumentStep, judgeDocumentStep, stateAfter } from '../../../domain/document.js'
import { type Period, parsePeriod } from '../../../domain/period.js'
import { privateDataFindings } from '../../../domain/private-data.js'
import { type Finding, fail, finding, Problem } from '../../../domain/problem.js'
import type { Stage } from '../../../domain/strata.js'
import type { UnitNode } from '../../../domain/unit.js'
import { addDocumentEvent, documentEvents } from '../../../store/document-steps.js'
import {
  addDocument,
  changeDocument,
  keepVersion,
  listVersions,
  readVersionBody,
  type StoredDocument,
} from '../../../store/documents.js'
import type { Granted } from '../../desk.js'
import type { Step } from '../../step.js'
import { nodeFor, type OpenDocument, openDocument, type WhichDocument } from './place.js'
import { BASES, declared, type RenderGround, titleOf, tryRender } from './render.js'
import { demandSeenDocument } from './stale.js'
import { templateText } from './templates.js'

/** Most characters of a document's text. */
export const BODY_LIMIT = 400_000
/** Minutes for which saves of one writer make one version. */
const ONE_SITTING = 10

export interface NewDocument {
  readonly unit: string
  /** Name of a template, or the document that is copied. */
  readonly from: { readonly template: string } | { readonly document: string } | { readonly body: string }
  readonly period: string
  readonly base: string
  readonly stage: Stage
}

/**
 * Begin a document. Problem `access-…`, `document-template-unknown`, `document-unknown`, `period-code-invalid`,
 * `private-…`, `document-text-long`.
 */
export async function makeDocument(step: Step, given: NewDocument): Promise<OpenDocument> {
  const granted = await step.act('document.write', { unit: given.unit })
  const period = parsePeriod(given.period, { field: 'period' })
  const { from } = given
  const body =
    'template' in from
      ? templateText(step.desk, from.template)
      : 'body' in from
        ? from.body
        : (await openDocument(step, { unit: given.unit, id: from.document }, 'document.read')).document.body
  demandText(body)
  const at = await step.at()
  const { account, name } = step.caller
  const unit = step.unitId(given.unit)
  const document: StoredDocument = {
    unit,
    id: randomUUID(),
    template: 'template' in from ? from.template : null,
    ...declared(body, { kind: 'report', lang: 'vi' }),
    title: '',
    period: period.key,
    base: baseText(given.base),
    stage: given.stage,
    body,
    state: 'draft',
    version: 1,
    revision: 1,
    writers: [account],
    knownAt: null,
    edition: null,
    number: null,
    symbol: null,
    issuedOn: null,
    createdBy: account,
    createdName: name,
    createdAt: at,
    changedBy: account,
    changedName: name,
    changedAt: at,
  }
  const node = nodeFor(step, given.unit, period)
  const named = { ...document, title: await titled(step, document, node, period) }
  await addDocument(step.tx, named)
  await keepVersion(step.tx, unit, named.id, versionOf(named))
  await record(step, named, granted, 'create', named, null)
  return { document: named, granted, period, node }
}

/** What a writer changes; what is left out stays. */
export interface DocumentSave {
  readonly body?: string | undefined
  readonly period?: string | undefined
  readonly base?: string | undefined
  readonly stage?: Stage | undefined
  /** Said of this version: "theo ý kiến Phòng Tham mưu". */
  readonly note?: string | undefined
}

/**
 * Save a document's text. What cannot be read yet is kept as typed: the reply tells what is wrong with it.
 * Problem `access-…`, `document-…`, `match-stale`, `private-…`.
 */
export async function saveDocument(
  step: Step,
  which: WhichDocument,
  save: DocumentSave,
  seen: string,
): Promise<OpenDocument> {
  const open = await openDocument(step, which, 'document.write', true)
  const { document, granted } = open
  demandStep(step, document, 'save', null)
  await demandSeenDocument(step, open, seen)
  const body = save.body ?? document.body
  demandText(body)
  const at = await step.at()
  const { account, name } = step.caller
  const period = save.period === undefined ? open.period : parsePeriod(save.period, { field: 'period' })
  const next: StoredDocument = {
    ...document,
    ...declared(body, document),
    body,
    period: period.key,
    base: save.base === undefined ? document.base : baseText(save.base),
    stage: save.stage ?? document.stage,
    version: document.version + ((await sameSitting(step, document, at)) ? 0 : 1),
    revision: document.revision + 1,
    writers: [...new Set([...document.writers, account])],
    changedBy: account,
    changedName: name,
    changedAt: at,
  }
  const node = nodeFor(step, which.unit, period)
  const named = { ...next, title: await titled(step, next, node, period) }
  await changeDocument(step.tx, document.unit, document.id, named)
  await keepVersion(step.tx, document.unit, document.id, versionOf(named, save.note ?? null))
  await step.audit({
    unit: document.unit,
    action: 'document.save',
    detail: { document: document.id, version: named.version },
  })
  return { document: named, granted, period, node }
}

/** Is it still the version that this writer was at, not long ago, with no step taken since? */
async function sameSitting(step: Step, document: StoredDocument, at: Date): Promise<boolean> {
  const [last] = await listVersions(step.tx, document.unit, document.id)
  if (last === undefined || last.actor !== step.caller.account) return false
  if (at.getTime() - last.at.getTime() > ONE_SITTING * 60_000) return false
  const event = (await documentEvents(step.tx, document.unit, document.id)).at(-1)
  return event === undefined || event.step === 'create' || event.at < last.at
}

/**
 * Take a document a step further, all but issuing. Problem `access-…`, `document-…`, `match-stale`; `document-unsound` when it is sent
 * or signed off with places that cannot be bound.
 */
export async function stepDocument(
  step: Step,
  which: WhichDocument,
  name: Exclude<DocumentStep, 'save' | 'issue'>,
  given: { readonly reason?: string | undefined; readonly seen: string },
): Promise<OpenDocument> {
  const open = await openDocument(step, which, actionOf(name), true)
  const { document, granted } = open
  const reason = given.reason?.normalize('NFC').trim() ?? null
  demandStep(step, document, name, reason)
  await demandSeenDocument(step, open, given.seen)
  if (reason !== null) demandPublic(reason, 'reason')
  const at = await step.at()
  const knownAt = name === 'approve' ? at : name === 'return' ? null : document.knownAt
  if (name === 'send' || name === 'approve') await demandSound(step, open, null)
  const { account, name: who } = step.caller
  const next: StoredDocument = {
    ...document,
    state: stateAfter(name),
    revision: document.revision + 1,
    knownAt,
    edition: name === 'approve' ? (step.desk.edition ?? null) : name === 'return' ? null : document.edition,
    // Who has had it back writes on what was seen: the two-person rule begins anew with the next writer's words.
    writers: document.writers,
    changedBy: account,
    changedName: who,
    changedAt: at,
  }
  await changeDocument(step.tx, document.unit, document.id, next)
  await record(step, next, granted, name, document, reason)
  return { ...open, document: next }
}

/** The report as it would be issued; Problem `document-unsound` with every place that cannot be bound. */
export async function demandSound(step: Step, open: OpenDocument, knownAt: Date | null): Promise<void> {
  const rendered = await tryRender(open.document.body, groundOf(step, open, knownAt))
  if ('findings' in rendered)
    throw new Problem([
      finding('document-unsound', {}, { count: rendered.findings.length }),
      ...rendered.findings,
    ])
}

/** What the text of a document is filled from. */
export function groundOf(
  step: Step,
  { document, period, node }: Pick<OpenDocument, 'document' | 'period' | 'node'>,
  knownAt: Date | null,
): RenderGround {
  return {
    store: step.desk.store,
    index: step.desk.index,
    viewer: document.unit,
    unit: node,
    period,
    base: document.base,
    stage: document.stage,
    knownAt,
  }
}

/** Problem `document-wrong-state`, `document-two-person`, `document-reason-missing`. */
export function demandStep(
  step: Step,
  document: StoredDocument,
  name: DocumentStep,
  reason: string | null,
): void {
  const found: Finding | null = judgeDocumentStep(document, name, step.caller.account, reason)
  if (found !== null) throw new Problem(found)
}

/** Keep what was done in the document's history and in the audit. */
export async function record(
  step: Step,
  document: StoredDocument,
  granted: Granted,
  name: DocumentStep | 'create',
  before: Pick<StoredDocument, 'state'>,
  reason: string | null,
): Promise<void> {
  const { account, name: actorName } = step.caller
  await addDocumentEvent(step.tx, document.unit, document.id, {
    step: name,
    from: before.state,
    to: document.state,
    version: document.version,
    actor: account,
    actorName,
    officeUnit: step.unitId(granted.by.unit),
    officeRole: granted.by.role,
    at: await step.at(),
    reason,
  })
  await step.audit({
    unit: document.unit,
    action: `document.${name}`,
    detail: { document: document.id, version: document.version, state: document.state },
  })
}

function actionOf(name: Exclude<DocumentStep, 'save' | 'issue'>) {
  return name === 'return' || name === 'approve' || name === 'withdraw'
    ? 'document.approve'
    : 'document.write'
}

/** The title with its words filled in; as it was when the text cannot be read. */
async function titled(step: Step, document: StoredDocument, node: UnitNode, period: Period): Promise<string> {
  const ground = groundOf(step, { document, node, period }, null)
  return (await titleOf(document.body, ground)) ?? document.title
}

function versionOf(document: StoredDocument, note: string | null = null) {
  const { version, title, body, changedBy: actor, changedName: actorName, changedAt: at } = document
  return { version, title, body, note, actor, actorName, at }
}

/** A kind of base, or the code of a period; Problem `period-code-invalid`. */
function baseText(base: string): string {
  return (BASES as readonly string[]).includes(base) ? base : parsePeriod(base, { field: 'base' }).code
}

function demandText(body: string): void {
  if (body.length > BODY_LIMIT) fail('document-text-long', { field: 'body' }, { most: BODY_LIMIT })
  demandPublic(body, 'body')
}

/** A document tells of institutions: nothing in it may name a private person by a number of theirs. */
export function demandPublic(text: string, field: string): void {
  const found = privateDataFindings(text, { field })
  if (found.length > 0) throw new Problem(found)
}

/** The text of a version; Problem `document-version-unknown`. */
export async function versionText(step: Step, open: OpenDocument, version: number): Promise<string> {
  const { document } = open
  const body = await readVersionBody(step.tx, document.unit, document.id, version)
  return body ?? fail('document-version-unknown', {}, { version, last: document.version })
}
