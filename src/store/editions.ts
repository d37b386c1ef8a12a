import { sql } from 'kysely'
import type { Db, Tx } from './database.js'

/** One edition of the definitions, without its texts. */
export interface EditionRow {
  readonly edition: string
  /** Editions count from 1 in the order in which they came into force. */
  readonly number: number
  readonly pack: string
  readonly version: string
  readonly at: Date
  /** Account of who brought it, or the name of the system user. */
  readonly actor: string
  readonly actorName: string | null
  readonly source: 'folder' | 'edit' | 'import'
  readonly reason: string | null
  /** Hash of names and texts of all files: two editions that say the same have the same. */
  readonly filesHash: string
  /** Names of the files that differ from the edition before. */
  readonly changed: readonly string[]
}

/** A file of an edition and the size of its text. */
export interface EditionFile {
  readonly name: string
  readonly hash: string
  readonly size: number
  readonly lines: number
}

/** Held shared by every write until it commits, and alone by whoever brings a new edition into force. */
const EDITION_LOCK = 7_310_005

const COLUMNS = sql`
  edition, number, pack, version, at, actor, actor_name as "actorName", source, reason, files_hash as "filesHash", changed`

/**
 * Let no new edition come into force until the transaction ends, and tell which one is. Two messages: the lock takes no snapshot,
 * so what is read after it is what was committed while we waited.
 */
export async function keepEdition(tx: Tx): Promise<string | null> {
  await sql`select pg_advisory_xact_lock_shared(${EDITION_LOCK}::bigint)`.execute(tx)
  return editionInForce(tx)
}

/** Let nobody else write anything until the transaction ends, so that a new edition can come into force. */
export async function holdEditions(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${EDITION_LOCK}::bigint)`.execute(tx)
}

/** Id of the edition in force; null when there is none yet. */
export async function editionInForce(db: Db | Tx): Promise<string | null> {
  const { rows } = await sql<{ edition: string }>`
    select edition from edition order by number desc limit 1`.execute(db)
  return rows[0]?.edition ?? null
}

/** The edition in force, or the one of this id; undefined when there is none. */
export async function readEdition(db: Db | Tx, edition?: string): Promise<EditionRow | undefined> {
  const { rows } = await sql<EditionRow>`
    select ${COLUMNS} from edition where ${edition ?? null}::text is null or edition = ${edition ?? null}::text
    order by number desc limit 1`.execute(db)
  return rows[0]
}

/** Editions, newest first; `before`: only those with a smaller number. */
export async function editionsBefore(
  db: Db | Tx,
  before: number | null,
  limit: number,
): Promise<EditionRow[]> {
  const { rows } = await sql<EditionRow>`
    select ${COLUMNS} from edition where ${before}::integer is null or number < ${before}::integer
    order by number desc limit ${limit}`.execute(db)
  return rows
}

/** Hashes of everything that was in force since the folder was taken last, that edition included. */
export async function hashesSinceFolder(db: Db | Tx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ files_hash: string }>`
    select files_hash from edition
    where number >= (select coalesce(max(number), 0) from edition where source = 'folder') order by number`.execute(
    db,
  )
  return new Set(rows.map((row) => row.files_hash))
}

/** The files of an edition by name. */
export async function editionFiles(db: Db | Tx, edition: string): Promise<EditionFile[]> {
  const { rows } = await sql<EditionFile>`
    select name, f.hash, octet_length(body) as size,
      length(body) - length(replace(body, chr(10), '')) + case when body like '%' || chr(10) then 0 else 1 end as lines
    from edition_file f join edition_text t on t.hash = f.hash where edition = ${edition} order by name`.execute(
    db,
  )
  return rows
}

/** The texts of an edition by the names of its files. */
export async function editionTexts(db: Db | Tx, edition: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; body: string }>`
    select name, body from edition_file f join edition_text t on t.hash = f.hash
    where edition = ${edition} order by name`.execute(db)
  return new Map(rows.map(({ name, body }) => [name, body]))
}

/** Keep an edition with its texts. Needs `holdEditions`. Texts that are kept already are not kept again. */
export async function recordEdition(
  tx: Tx,
  row: EditionRow,
  files: readonly { readonly name: string; readonly hash: string; readonly text: string }[],
): Promise<void> {
  await sql`
    insert into edition_text (hash, body)
    select * from unnest(${files.map((f) => f.hash)}::text[], ${files.map((f) => f.text)}::text[])
    on conflict (hash) do nothing`.execute(tx)
  await sql`
    insert into edition (edition, number, pack, version, at, actor, actor_name, source, reason, files_hash, changed)
    values (${row.edition}, ${row.number}, ${row.pack}, ${row.version}, ${row.at}, ${row.actor}, ${row.actorName}, ${row.source},
      ${row.reason}, ${row.filesHash}, ${[...row.changed]}::text[])`.execute(tx)
  await sql`
    insert into edition_file (edition, name, hash)
    select ${row.edition}, name, hash
    from unnest(${files.map((f) => f.name)}::text[], ${files.map((f) => f.hash)}::text[]) as f (name, hash)`.execute(
    tx,
  )
}

/** Editions that came into force after a moment, oldest first, up to and including another. */
export async function editionsSince(
  tx: Tx,
  since: Date,
  until: Date,
): Promise<{ edition: string; at: Date }[]> {
  const { rows } = await sql<{ edition: string; at: Date }>`
    select edition, at from edition where at > ${since} and at <= ${until} order by number`.execute(tx)
  return rows
}

/** Ids under which units are known here, also of those that the definitions hold no more. */
export async function heldUnits(db: Db | Tx): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ unit_id: number; unit_key: string }>`
    select unit_id, unit_key from org_unit order by unit_id`.execute(db)
  return new Map(rows.map((row) => [row.unit_key, row.unit_id]))
}
