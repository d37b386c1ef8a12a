import type { DocumentView } from '../../cycle/compose/documents/list.js'
import { documentEtag } from '../../cycle/compose/documents/place.js'
import type { Step } from '../../cycle/step.js'
import { DOCUMENT_STEPS } from '../../domain/document.js'
import { periodFromKey } from '../../domain/period.js'
import type { Lang } from '../../domain/words.js'
import { abilityReply } from '../ability.js'

type Stored = DocumentView['open']['document']
type Comment = DocumentView['comments'][number]
type Task = DocumentView['tasks'][number]
type Version = DocumentView['versions'][number]

/** A document in a list. */
export function listedDocument(step: Step, document: Omit<Stored, 'body'>) {
  const { id, kind, title, lang, state, symbol, number, issuedOn, version } = document
  return {
    id,
    unit: unitOf(step, document.unit),
    kind,
    title,
    lang,
    period: periodFromKey(document.period).code,
    state,
    symbol,
    number,
    issuedOn,
    version,
    changed: by(document.changedBy, document.changedName, document.changedAt),
    created: by(document.createdBy, document.createdName, document.createdAt),
  }
}

/** The whole document. */
export function documentReply(step: Step, view: DocumentView, lang: Lang) {
  const { document } = view.open
  const { template, base, stage, body, knownAt } = document
  return {
    ...listedDocument(step, document),
    etag: documentEtag(document),
    template,
    base,
    stage,
    body,
    knownAt: knownAt?.toISOString() ?? null,
    events: view.events.map(({ seq, step: name, from, to, version, actor, actorName, at, reason }) => ({
      seq,
      step: name,
      from,
      to,
      version,
      ...by(actor, actorName, at),
      reason,
    })),
    versions: view.versions.map(versionReply),
    comments: view.comments.map(commentReply),
    tasks: view.tasks.map(taskReply),
    files: view.files.map(({ format, name, hash }) => ({ format, name, hash })),
    may: Object.fromEntries(
      DOCUMENT_STEPS.map((name) => [name, abilityReply(view.may[name], lang)]),
    ) as Record<(typeof DOCUMENT_STEPS)[number], ReturnType<typeof abilityReply>>,
  }
}

export function versionReply({ version, title, note, actor, actorName, at }: Version) {
  return { version, title, note, ...by(actor, actorName, at) }
}

export function commentReply(comment: Comment) {
  const { id, heading, quoted, text, actor, actorName, at, resolvedAt, resolvedBy, resolvedName } = comment
  return {
    id,
    heading,
    quoted,
    text,
    ...by(actor, actorName, at),
    resolved: resolvedAt === null ? null : by(resolvedBy ?? '', resolvedName ?? '', resolvedAt),
  }
}

export function taskReply(task: Task) {
  const { id, heading, assignee, assigneeName, due, note, doneAt, givenBy, givenName, givenAt } = task
  return {
    id,
    heading,
    assignee: { account: assignee, name: assigneeName },
    due,
    note,
    doneAt: doneAt?.toISOString() ?? null,
    given: by(givenBy, givenName, givenAt),
  }
}

function by(account: string, name: string, at: Date) {
  return { by: { account, name }, at: at.toISOString() }
}

/** The unit as it is called today, or was called last. */
export function unitOf(step: Step, id: number) {
  const { index } = step.desk
  const unit = index.unitById.get(id)!
  const node = index.tree(step.today()).nodes.get(unit.key)
  const span = unit.spans.at(-1)!
  const { code, name, level } = node ?? span
  return { key: unit.key, code, name, level }
}
