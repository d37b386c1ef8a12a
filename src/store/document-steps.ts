import { sql } from 'kysely'
import type { Role } from '../domain/access-table.js'
import type { DocumentKind, DocumentState, DocumentStep } from '../domain/document.js'
import type { Tx } from './database.js'

/** One step in the history of a document. */
export interface DocumentEvent {
  readonly seq: number
  readonly step: DocumentStep | 'create'
  readonly from: DocumentState
  readonly to: DocumentState
  readonly version: number
  readonly actor: string
  readonly actorName: string
  readonly officeUnit: number
  readonly officeRole: Role
  readonly at: Date
  readonly reason: string | null
}

/** Add a step. The document's row is locked, so that the numbers follow each other. Needs `app.write`. */
export async function addDocumentEvent(
  tx: Tx,
  unit: number,
  id: string,
  event: Omit<DocumentEvent, 'seq'>,
): Promise<void> {
  const e = event
  await sql`
    insert into document_event (unit_id, document_id, seq, step, from_state, to_state, version, actor, actor_name, office_unit,
      office_role, at, reason, reach)
    select u.unit_id, ${id}::uuid, (
        select coalesce(max(seq), 0) + 1 from document_event where unit_id = ${unit} and document_id = ${id}::uuid
      ), ${e.step}, ${e.from}, ${e.to}, ${e.version}::integer, ${e.actor}, ${e.actorName}, ${e.officeUnit}::integer, ${e.officeRole},
      ${e.at}::timestamptz, ${e.reason}::text, u.reach
    from org_unit u where u.unit_id = ${unit}`.execute(tx)
}

/** The history of a document, oldest first. Needs `app.unit`. */
export async function documentEvents(tx: Tx, unit: number, id: string): Promise<DocumentEvent[]> {
  const { rows } = await sql<DocumentEvent>`
    select seq, step, from_state as "from", to_state as "to", version, actor, actor_name as "actorName",
      office_unit as "officeUnit", office_role as "officeRole", at, reason
    from document_event where unit_id = ${unit} and document_id = ${id}::uuid order by seq`.execute(tx)
  return rows
}

/**
 * The next number of a kind in a year, 1 on its first: given in the transaction that issues, so that no number is ever left out
 * or given twice. Null with the last one when a day before that of the last number is asked for. Needs `app.write`.
 * Nghị định 30/2020/NĐ-CP, Điều 15: numbers begin with 01 on 1 January and end on 31 December.
 */
export async function takeNumber(
  tx: Tx,
  unit: number,
  kind: DocumentKind,
  day: string,
): Promise<{ readonly number: number } | { readonly last: number; readonly lastOn: string }> {
  const year = Number(day.slice(0, 4))
  const { rows } = await sql<{ last: number }>`
    insert into document_number (unit_id, kind, year, last, last_on, reach)
    select unit_id, ${kind}, ${year}::integer, 1, ${day}::date, reach from org_unit where unit_id = ${unit}
    on conflict (unit_id, kind, year) do update set last = document_number.last + 1, last_on = excluded.last_on
      where document_number.last_on <= excluded.last_on
    returning last`.execute(tx)
  if (rows[0] !== undefined) return { number: rows[0].last }
  const held = await sql<{ last: number; last_on: string }>`
    select last, last_on::text as last_on from document_number where unit_id = ${unit} and kind = ${kind} and year = ${year}`.execute(
    tx,
  )
  return { last: held.rows[0]!.last, lastOn: held.rows[0]!.last_on }
}

/** A file of an issued document. */
export interface DocumentFile {
  readonly format: string
  readonly name: string
  readonly mediaType: string
  /** SHA-256 of the bytes, in hex. */
  readonly hash: string
  readonly bytes: Uint8Array
}

/** Keep a file as it was issued. `manifest`: JSON text. Needs `app.write`. */
export async function addDocumentFile(
  tx: Tx,
  unit: number,
  id: string,
  file: DocumentFile,
  manifest: string,
): Promise<void> {
  await sql`
    insert into document_file (unit_id, document_id, format, name, media_type, hash, content, manifest, reach)
    select unit_id, ${id}::uuid, ${file.format}, ${file.name}, ${file.mediaType}, ${file.hash}, ${Buffer.from(file.bytes)}::bytea,
      ${manifest}::jsonb, reach
    from org_unit where unit_id = ${unit}`.execute(tx)
}

/** A file of an issued document; undefined when there is none of the format. Needs `app.unit`. */
export async function readDocumentFile(
  tx: Tx,
  unit: number,
  id: string,
  format: string,
): Promise<DocumentFile | undefined> {
  const { rows } = await sql<DocumentFile & { content: Buffer }>`
    select format, name, media_type as "mediaType", hash, content from document_file
    where unit_id = ${unit} and document_id = ${id}::uuid and format = ${format}`.execute(tx)
  const [row] = rows
  return row === undefined ? undefined : { ...row, bytes: new Uint8Array(row.content) }
}

/** Formats in which an issued document is kept. Needs `app.unit`. */
export async function documentFormats(
  tx: Tx,
  unit: number,
  id: string,
): Promise<Pick<DocumentFile, 'format' | 'name' | 'hash'>[]> {
  const { rows } = await sql<Pick<DocumentFile, 'format' | 'name' | 'hash'>>`
    select format, name, hash from document_file
    where unit_id = ${unit} and document_id = ${id}::uuid order by format`.execute(tx)
  return rows
}
