import { randomUUID } from 'node:crypto'
import { commentFaults } from '../../../domain/comment.js'
import { fail, Problem } from '../../../domain/problem.js'
import { widen } from '../../../store/context.js'
import {
  addDocumentComment,
  addDocumentTask,
  type DocumentComment,
  type DocumentTask,
  documentComments,
  documentTasks,
  setTaskDone,
  settleDocumentComment,
} from '../../../store/document-talk.js'
import { accountsWriting, type DocumentWriter } from '../../../store/document-writers.js'
import type { Step } from '../../step.js'
import { type OpenDocument, openDocument, type WhichDocument } from './place.js'

/** Say something about a document or a part of it. Problem `access-…`, `document-unknown`, `comment-…`, `private-…`. */
export async function commentOnDocument(
  step: Step,
  which: WhichDocument,
  said: { readonly text: string; readonly heading: string | null; readonly quoted: string | null },
): Promise<OpenDocument> {
  const open = await openDocument(step, which, 'document.write')
  const text = said.text.normalize('NFC').trim()
  const faults = commentFaults(text)
  if (faults.length > 0) throw new Problem(faults)
  const comment = {
    id: randomUUID(),
    heading: said.heading,
    quoted: said.quoted,
    text,
    actor: step.caller.account,
    actorName: step.caller.name,
    at: await step.at(),
  }
  await addDocumentComment(step.tx, open.document.unit, open.document.id, comment)
  await noted(step, open, 'document.comment', { comment: comment.id })
  return open
}

/** Problem `document-comment-unknown` also when it is settled already. */
export async function settleComment(
  step: Step,
  which: WhichDocument,
  comment: string,
): Promise<OpenDocument> {
  const open = await openDocument(step, which, 'document.write')
  const { account, name } = step.caller
  const { unit, id } = open.document
  const by = { account, name, at: await step.at() }
  if (!(await settleDocumentComment(step.tx, unit, id, comment, by))) fail('document-comment-unknown')
  await noted(step, open, 'document.comment-settled', { comment })
  return open
}

/** Give a part of the document to somebody who writes in the unit. Problem `access-…`, `document-assignee`. */
export async function giveTask(
  step: Step,
  which: WhichDocument,
  given: {
    readonly assignee: string
    readonly heading: string | null
    readonly due: string | null
    readonly note: string | null
  },
): Promise<OpenDocument> {
  const open = await openDocument(step, which, 'document.write')
  const { unit, id } = open.document
  const writers = await writersOf(step, unit)
  const assignee = writers.find((writer) => writer.account === given.assignee)
  if (assignee === undefined) fail('document-assignee', { field: 'assignee' }, { account: given.assignee })
  const { account, name } = step.caller
  const task = {
    id: randomUUID(),
    heading: given.heading,
    assignee: assignee.account,
    assigneeName: assignee.name,
    due: given.due,
    note: given.note,
    givenBy: account,
    givenName: name,
    givenAt: await step.at(),
  }
  await addDocumentTask(step.tx, unit, id, task)
  await noted(step, open, 'document.task', { task: task.id, assignee: assignee.account })
  return open
}

/** Colleagues who may be given a part: nobody's roles elsewhere are seen. */
export async function writersOf(step: Step, unit: number): Promise<DocumentWriter[]> {
  await widen(step.tx, { admin: unit })
  return accountsWriting(step.tx, unit, step.today())
}

/** Problem `document-task-unknown`. */
export async function finishTask(
  step: Step,
  which: WhichDocument,
  task: string,
  done: boolean,
): Promise<OpenDocument> {
  const open = await openDocument(step, which, 'document.write')
  const { unit, id } = open.document
  if (!(await setTaskDone(step.tx, unit, id, task, done ? await step.at() : null)))
    fail('document-task-unknown')
  await noted(step, open, done ? 'document.task-done' : 'document.task-open', { task })
  return open
}

async function noted(step: Step, open: OpenDocument, action: string, detail: object): Promise<void> {
  const { unit, id } = open.document
  await step.audit({ unit, action, detail: { document: id, ...detail } })
}

/** What was said about a document, oldest first. */
export function commentsOn(
  step: Step,
  { unit, id }: { unit: number; id: string },
): Promise<DocumentComment[]> {
  return documentComments(step.tx, unit, id)
}

/** The parts of a document that were given to somebody. */
export function tasksOn(step: Step, { unit, id }: { unit: number; id: string }): Promise<DocumentTask[]> {
  return documentTasks(step.tx, unit, id)
}
