import { sql } from 'kysely'
import { GRANTS } from '../domain/access-table.js'
import type { IsoDate } from '../domain/period.js'
import type { Tx } from './database.js'

/** Somebody who writes documents in a unit. */
export interface DocumentWriter {
  readonly account: string
  readonly name: string
  readonly position: string
}

/** Roles that write documents of their own unit. */
const ROLES = Object.keys(GRANTS['document.write'])

/** Who may write documents of the unit on a day, by name. Needs `app.admin` of the unit. */
export async function accountsWriting(tx: Tx, unit: number, on: IsoDate): Promise<DocumentWriter[]> {
  const { rows } = await sql<DocumentWriter>`
    select distinct a.account_id as account, a.name, a.position
    from assignment s join account a on a.account_id = s.account_id
    where s.unit_id = ${unit} and s.role = any (${ROLES}::text[]) and s.valid_from <= ${on}::date
      and (s.valid_to is null or s.valid_to > ${on}::date) and a.disabled_at is null
    order by a.name, a.account_id`.execute(tx)
  return rows
}
