import { sql } from 'kysely'
import type { DocumentKind, DocumentState } from '../domain/document.js'
import type { Stage } from '../domain/strata.js'
import type { Lang } from '../domain/words.js'
import type { Tx } from './database.js'

/** A document as it is stored. Units and accounts by id; days as ISO text. */
export interface StoredDocument {
  readonly unit: number
  readonly id: string
  readonly kind: DocumentKind
  /** Name of the template it began from; null when it began from nothing. */
  readonly template: string | null
  readonly lang: Lang
  /** As it stands in the letterhead, figures and words filled in. */
  readonly title: string
  /** Key of the period it is about. */
  readonly period: number
  /** A kind of base, or the code of a period. */
  readonly base: string
  readonly stage: Stage
  /** In the template language: front matter and text. */
  readonly body: string
  readonly state: DocumentState
  readonly version: number
  /** Rises with every save. */
  readonly revision: number
  /** Accounts that wrote on it since it was last signed off. */
  readonly writers: readonly string[]
  /** The moment as of which its figures are held; null while they are live. */
  readonly knownAt: Date | null
  /** Edition of the definitions it was signed off with. */
  readonly edition: string | null
  readonly number: number | null
  readonly symbol: string | null
  readonly issuedOn: string | null
  readonly createdBy: string
  readonly createdName: string
  readonly createdAt: Date
  readonly changedBy: string
  readonly changedName: string
  readonly changedAt: Date
}

const COLUMNS = sql`
  unit_id as unit, document_id as id, kind, template, lang, title, period, base, stage, body, state, version, revision, writers,
  known_at as "knownAt", edition, number, symbol, issued_on::text as "issuedOn", created_by as "createdBy",
  created_name as "createdName", created_at as "createdAt", changed_by as "changedBy", changed_name as "changedName",
  changed_at as "changedAt"`

/** Keep a new document. Needs `app.write`. */
export async function addDocument(tx: Tx, document: StoredDocument): Promise<void> {
  const d = document
  await sql`
    insert into document (unit_id, document_id, kind, template, lang, title, period, base, stage, body, state, version, revision,
      writers, created_by, created_name, created_at, changed_by, changed_name, changed_at, reach)
    select unit_id, ${d.id}::uuid, ${d.kind}, ${d.template}::text, ${d.lang}, ${d.title}, ${d.period}::integer, ${d.base}, ${d.stage},
      ${d.body}, ${d.state}, ${d.version}::integer, ${d.revision}::integer, ${[...d.writers]}::text[], ${d.createdBy}, ${d.createdName},
      ${d.createdAt}::timestamptz, ${d.changedBy}, ${d.changedName}, ${d.changedAt}::timestamptz, reach
    from org_unit where unit_id = ${d.unit}`.execute(tx)
}

/** One document; undefined when there is none or it may not be seen. `lock`: until the transaction ends. Needs `app.unit`. */
export async function readDocument(
  tx: Tx,
  unit: number,
  id: string,
  lock = false,
): Promise<StoredDocument | undefined> {
  const { rows } = await sql<StoredDocument>`
    select ${COLUMNS} from document where unit_id = ${unit} and document_id = ${id}::uuid ${lock ? sql`for update` : sql``}`.execute(
    tx,
  )
  return rows[0]
}

/** What can change of a document. */
export type DocumentChange = Pick<
  StoredDocument,
  | 'title'
  | 'kind'
  | 'lang'
  | 'period'
  | 'base'
  | 'stage'
  | 'body'
  | 'state'
  | 'version'
  | 'revision'
  | 'writers'
  | 'knownAt'
  | 'edition'
  | 'number'
  | 'symbol'
  | 'issuedOn'
  | 'changedBy'
  | 'changedName'
  | 'changedAt'
>

/** Write a document as it is now. Needs `app.write`, and the row locked. */
export async function changeDocument(
  tx: Tx,
  unit: number,
  id: string,
  change: DocumentChange,
): Promise<void> {
  const c = change
  await sql`
    update document set title = ${c.title}, kind = ${c.kind}, lang = ${c.lang}, period = ${c.period}::integer, base = ${c.base},
      stage = ${c.stage}, body = ${c.body}, state = ${c.state}, version = ${c.version}::integer, revision = ${c.revision}::integer,
      writers = ${[...c.writers]}::text[], known_at = ${c.knownAt}::timestamptz, edition = ${c.edition}::text,
      number = ${c.number}::integer, symbol = ${c.symbol}::text, issued_on = ${c.issuedOn}::date, changed_by = ${c.changedBy},
      changed_name = ${c.changedName}, changed_at = ${c.changedAt}::timestamptz
    where unit_id = ${unit} and document_id = ${id}::uuid`.execute(tx)
}

export interface DocumentSearch {
  readonly units: readonly number[]
  /** Units whose drafts may be seen too; of the others only what was issued. */
  readonly own: readonly number[]
  readonly kind: DocumentKind | null
  readonly state: DocumentState | null
  readonly year: number | null
  /** Any part of the title or symbol; null = all. */
  readonly text: string | null
  readonly after: { readonly at: Date; readonly id: string } | null
  readonly limit: number
}

/** Documents, last changed first. Needs `app.unit`. */
export async function listDocuments(tx: Tx, search: DocumentSearch): Promise<Omit<StoredDocument, 'body'>[]> {
  const s = search
  const { rows } = await sql<StoredDocument>`
    select ${COLUMNS} from document
    where unit_id = any (${`{${s.units.join(',')}}`}::integer[])
      and (unit_id = any (${`{${s.own.join(',')}}`}::integer[]) or state in ('issued', 'withdrawn'))
      and (${s.kind}::text is null or kind = ${s.kind}::text)
      and (${s.state}::text is null and state <> 'discarded' or state = ${s.state}::text)
      and (${s.year}::integer is null or extract(year from coalesce(issued_on, created_at::date)) = ${s.year}::integer)
      and (${s.text}::text is null or strpos(lower(title || ' ' || coalesce(symbol, '')), lower(${s.text}::text)) > 0)
      and (${s.after?.at ?? null}::timestamptz is null
        or (changed_at, document_id) < (${s.after?.at ?? null}::timestamptz, ${s.after?.id ?? null}::uuid))
    order by changed_at desc, document_id desc limit ${s.limit}`.execute(tx)
  return rows
}

/** The text of a document as it was. */
export interface DocumentVersion {
  readonly version: number
  readonly title: string
  readonly note: string | null
  readonly actor: string
  readonly actorName: string
  readonly at: Date
}

/** Keep the text under its number, in place of what is there under the same. Needs `app.write`. */
export async function keepVersion(
  tx: Tx,
  unit: number,
  id: string,
  version: DocumentVersion & { readonly body: string },
): Promise<void> {
  const v = version
  await sql`
    insert into document_version (unit_id, document_id, version, body, title, note, actor, actor_name, at, reach)
    select unit_id, ${id}::uuid, ${v.version}::integer, ${v.body}, ${v.title}, ${v.note}::text, ${v.actor}, ${v.actorName},
      ${v.at}::timestamptz, reach
    from org_unit where unit_id = ${unit}
    on conflict (unit_id, document_id, version) do update
      set body = excluded.body, title = excluded.title, note = coalesce(excluded.note, document_version.note),
        actor = excluded.actor, actor_name = excluded.actor_name, at = excluded.at`.execute(tx)
}

/** Versions of a document, newest first. Needs `app.unit`. */
export async function listVersions(tx: Tx, unit: number, id: string): Promise<DocumentVersion[]> {
  const { rows } = await sql<DocumentVersion>`
    select version, title, note, actor, actor_name as "actorName", at from document_version
    where unit_id = ${unit} and document_id = ${id}::uuid order by version desc`.execute(tx)
  return rows
}

/** The text of one version; undefined when there is none. Needs `app.unit`. */
export async function readVersionBody(
  tx: Tx,
  unit: number,
  id: string,
  version: number,
): Promise<string | undefined> {
  const { rows } = await sql<{ body: string }>`
    select body from document_version
    where unit_id = ${unit} and document_id = ${id}::uuid and version = ${version}`.execute(tx)
  return rows[0]?.body
}
