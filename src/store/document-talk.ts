import { sql } from 'kysely'
import type { Tx } from './database.js'

/** Something said about a document, or about a part of it. */
export interface DocumentComment {
  readonly id: string
  /** Heading of the part it is about; null = the whole. */
  readonly heading: string | null
  /** The words it is about, as they stood then. */
  readonly quoted: string | null
  readonly text: string
  readonly actor: string
  readonly actorName: string
  readonly at: Date
  readonly resolvedAt: Date | null
  readonly resolvedBy: string | null
  readonly resolvedName: string | null
}

/** Needs `app.write`; auditing it is the caller's. */
export async function addDocumentComment(
  tx: Tx,
  unit: number,
  id: string,
  comment: Omit<DocumentComment, 'resolvedAt' | 'resolvedBy' | 'resolvedName'>,
): Promise<void> {
  const c = comment
  await sql`
    insert into document_comment (unit_id, document_id, comment_id, heading, quoted, text, actor, actor_name, at, reach)
    select unit_id, ${id}::uuid, ${c.id}::uuid, ${c.heading}::text, ${c.quoted}::text, ${c.text}, ${c.actor}, ${c.actorName},
      ${c.at}::timestamptz, reach
    from org_unit where unit_id = ${unit}`.execute(tx)
}

/** Comments on a document, oldest first. Needs `app.unit`. */
export async function documentComments(tx: Tx, unit: number, id: string): Promise<DocumentComment[]> {
  const { rows } = await sql<DocumentComment>`
    select comment_id as id, heading, quoted, text, actor, actor_name as "actorName", at, resolved_at as "resolvedAt",
      resolved_by as "resolvedBy", resolved_name as "resolvedName"
    from document_comment where unit_id = ${unit} and document_id = ${id}::uuid order by at, comment_id`.execute(
    tx,
  )
  return rows
}

/** Mark a comment as settled; false when there is no such open one. Needs `app.write`. */
export async function settleDocumentComment(
  tx: Tx,
  unit: number,
  id: string,
  comment: string,
  by: { readonly account: string; readonly name: string; readonly at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update document_comment set resolved_at = ${by.at}::timestamptz, resolved_by = ${by.account}, resolved_name = ${by.name}
    where unit_id = ${unit} and document_id = ${id}::uuid and comment_id = ${comment}::uuid and resolved_at is null
    returning comment_id`.execute(tx)
  return rows.length > 0
}

/** A part of a document that somebody writes. */
export interface DocumentTask {
  readonly id: string
  readonly heading: string | null
  readonly assignee: string
  readonly assigneeName: string
  readonly due: string | null
  readonly note: string | null
  readonly doneAt: Date | null
  readonly givenBy: string
  readonly givenName: string
  readonly givenAt: Date
}

/** Needs `app.write`; auditing it is the caller's. */
export async function addDocumentTask(
  tx: Tx,
  unit: number,
  id: string,
  task: Omit<DocumentTask, 'doneAt'>,
): Promise<void> {
  const t = task
  await sql`
    insert into document_task (unit_id, document_id, task_id, heading, assignee, assignee_name, due, note, given_by, given_name,
      given_at, reach)
    select unit_id, ${id}::uuid, ${t.id}::uuid, ${t.heading}::text, ${t.assignee}, ${t.assigneeName}, ${t.due}::date, ${t.note}::text,
      ${t.givenBy}, ${t.givenName}, ${t.givenAt}::timestamptz, reach
    from org_unit where unit_id = ${unit}`.execute(tx)
}

/** Parts of a document that were given to somebody, in the order given. Needs `app.unit`. */
export async function documentTasks(tx: Tx, unit: number, id: string): Promise<DocumentTask[]> {
  const { rows } = await sql<DocumentTask>`
    select task_id as id, heading, assignee, assignee_name as "assigneeName", due::text as due, note, done_at as "doneAt",
      given_by as "givenBy", given_name as "givenName", given_at as "givenAt"
    from document_task where unit_id = ${unit} and document_id = ${id}::uuid order by given_at, task_id`.execute(
    tx,
  )
  return rows
}

/** Mark a part as done, or as open again; false when there is no such task. Needs `app.write`. */
export async function setTaskDone(
  tx: Tx,
  unit: number,
  id: string,
  task: string,
  doneAt: Date | null,
): Promise<boolean> {
  const { rows } = await sql`
    update document_task set done_at = ${doneAt}::timestamptz
    where unit_id = ${unit} and document_id = ${id}::uuid and task_id = ${task}::uuid returning task_id`.execute(
    tx,
  )
  return rows.length > 0
}
