import { sql } from 'kysely'
import type { Role } from '../domain/access-table.js'
import type { Tx } from './database.js'
import type { ReturnKey } from './return-deltas.js'

/** Something said about a return, or about one cell of it. Units by id. */
export interface StoredComment {
  readonly id: string
  /** Code of the series whose cell it is about; null = the return as a whole. */
  readonly series: string | null
  readonly text: string
  readonly actor: string
  readonly actorName: string
  readonly officeUnit: number
  readonly officeRole: Role
  readonly at: Date
  readonly resolvedAt: Date | null
  readonly resolvedBy: string | null
  readonly resolvedName: string | null
}

/** Where a page of comments goes on: after the comment of this time and id. */
export interface CommentsAfter {
  readonly at: Date
  readonly id: string
}

const COLUMNS = sql`
  comment_id as id, series, text, actor, actor_name as "actorName", office_unit as "officeUnit", office_role as "officeRole", at,
  resolved_at as "resolvedAt", resolved_by as "resolvedBy", resolved_name as "resolvedName"`

/** Comments on a return, oldest first, at most `limit`. Needs `app.unit`. */
export async function listComments(
  tx: Tx,
  key: ReturnKey,
  after: CommentsAfter | null,
  limit: number,
): Promise<StoredComment[]> {
  const { rows } = await sql<StoredComment>`
    select ${COLUMNS} from return_comment
    where unit_id = ${key.unit} and period = ${key.period} and form = ${key.form}
      and (${after?.at ?? null}::timestamptz is null or (at, comment_id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by at, comment_id limit ${limit}`.execute(tx)
  return rows
}

/** One comment of a return, locked against being settled twice; undefined when there is none. Needs `app.unit`. */
export async function lockComment(tx: Tx, key: ReturnKey, id: string): Promise<StoredComment | undefined> {
  const { rows } = await sql<StoredComment>`
    select ${COLUMNS} from return_comment
    where unit_id = ${key.unit} and period = ${key.period} and form = ${key.form} and comment_id = ${id}::uuid
    for update`.execute(tx)
  return rows[0]
}

/** Keep a comment. `path`: unit ids from the root to the unit in the tree of the period. Needs `app.unit`; auditing it is the caller's. */
export async function addComment(
  tx: Tx,
  key: ReturnKey,
  comment: Omit<StoredComment, 'resolvedAt' | 'resolvedBy' | 'resolvedName'>,
  path: readonly number[],
): Promise<void> {
  await sql`
    insert into return_comment (unit_id, comment_id, period, form, series, text, actor, actor_name, office_unit, office_role, at,
      path, reach)
    select unit_id, ${comment.id}::uuid, ${key.period}, ${key.form}, ${comment.series}::text, ${comment.text}, ${comment.actor},
      ${comment.actorName}, ${comment.officeUnit}, ${comment.officeRole}, ${comment.at}::timestamptz, ${[...path]}::integer[], reach
    from org_unit where unit_id = ${key.unit}`.execute(tx)
}

/** Mark a comment as settled. Needs `app.unit`; auditing it is the caller's. */
export async function resolveComment(
  tx: Tx,
  key: ReturnKey,
  id: string,
  by: { readonly account: string; readonly name: string; readonly at: Date },
): Promise<void> {
  await sql`
    update return_comment set resolved_at = ${by.at}::timestamptz, resolved_by = ${by.account}, resolved_name = ${by.name}
    where unit_id = ${key.unit} and comment_id = ${id}::uuid`.execute(tx)
}
