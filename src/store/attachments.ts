import { sql } from 'kysely'
import type { Tx } from './database.js'
import type { ReturnKey } from './return-deltas.js'

/** A file beside a return. Its content is in `files.ts`, under `hash`. */
export interface StoredAttachment {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
  /** SHA-256 of the content, hex. */
  readonly hash: string
  readonly addedBy: string
  readonly addedName: string
  readonly addedAt: Date
  readonly removedAt: Date | null
  readonly removedBy: string | null
  readonly removedName: string | null
}

const COLUMNS = sql`
  attachment_id as id, name, media_type as "mediaType", size, hash, added_by as "addedBy", added_name as "addedName",
  added_at as "addedAt", removed_at as "removedAt", removed_by as "removedBy", removed_name as "removedName"`

/** Every file that a return has or had, oldest first. Needs `app.unit`. */
export async function listAttachments(tx: Tx, key: ReturnKey): Promise<StoredAttachment[]> {
  const { rows } = await sql<StoredAttachment>`
    select ${COLUMNS} from attachment
    where unit_id = ${key.unit} and period = ${key.period} and form = ${key.form}
    order by added_at, attachment_id`.execute(tx)
  return rows
}

/** Put a file beside a return. `path` as for comments. Needs `app.write`; its content and the audit are the caller's. */
export async function addAttachment(
  tx: Tx,
  key: ReturnKey,
  added: Omit<StoredAttachment, 'removedAt' | 'removedBy' | 'removedName'>,
  path: readonly number[],
): Promise<void> {
  await sql`
    insert into attachment (unit_id, attachment_id, period, form, name, media_type, size, hash, added_by, added_name, added_at,
      path, reach)
    select unit_id, ${added.id}::uuid, ${key.period}, ${key.form}, ${added.name}, ${added.mediaType}, ${added.size},
      ${added.hash}, ${added.addedBy}, ${added.addedName}, ${added.addedAt}::timestamptz, ${[...path]}::integer[], reach
    from org_unit where unit_id = ${key.unit}`.execute(tx)
}

/** Take a file off a return; what was known of it stays. Needs `app.write`; auditing it is the caller's. */
export async function removeAttachment(
  tx: Tx,
  key: ReturnKey,
  id: string,
  by: { readonly account: string; readonly name: string; readonly at: Date },
): Promise<void> {
  await sql`
    update attachment set removed_at = ${by.at}::timestamptz, removed_by = ${by.account}, removed_name = ${by.name}
    where unit_id = ${key.unit} and attachment_id = ${id}::uuid`.execute(tx)
}
