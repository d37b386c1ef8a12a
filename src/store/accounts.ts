import { sql } from 'kysely'
import type { Role } from '../domain/access-table.js'
import type { AccountState } from '../domain/account-state.js'
import type { IsoDate } from '../domain/period.js'
import { MARKED_LETTERS, PLAIN_LETTERS } from '../domain/text-normal.js'
import type { Lang } from '../domain/words.js'
import type { Tx } from './database.js'

/** An account as an institution keeps it: no secrets. Units by id. */
export interface AccountRow {
  readonly id: string
  readonly unit: number
  readonly username: string
  readonly name: string
  readonly position: string
  readonly email: string | null
  readonly lang: Lang
  readonly digest: boolean
  readonly hasPassword: boolean
  readonly mustChange: boolean
  readonly totp: boolean
  readonly lockedUntil: Date | null
  readonly closedAt: Date | null
  readonly createdAt: Date
  readonly demo: boolean
}

const columns = sql`
  account_id as id, unit_id as unit, username, name, position, email, lang, digest, password_hash is not null as "hasPassword",
  must_change as "mustChange", totp_since is not null as totp, locked_until as "lockedUntil", disabled_at as "closedAt",
  created_at as "createdAt", demo`

/** An account by id; undefined when there is none, or none that the context lets through. */
export async function readAccount(tx: Tx, id: string): Promise<AccountRow | undefined> {
  const { rows } =
    await sql<AccountRow>`select ${columns} from account where account_id = ${id}::uuid`.execute(tx)
  return rows[0]
}

/** What is looked for among the accounts of a unit and all under it. */
export interface AccountSearch {
  /** Id of the unit. */
  readonly unit: number
  /** Small letters without marks that name, user name or position must hold; null = any. */
  readonly text: string | null
  /** Ids of units that are searched for by the same text: their accounts are found too. */
  readonly named: readonly number[]
  /** Held on that day; null = any or none. */
  readonly role: Role | null
  readonly on: IsoDate
  readonly state: AccountState | null
  /** Whether an account is locked depends on the moment. */
  readonly at: Date
  /** User name after which the page begins; empty for the first. */
  readonly after: string
  readonly limit: number
}

/** Accounts that are found, by user name. */
export async function searchAccounts(tx: Tx, search: AccountSearch): Promise<AccountRow[]> {
  const { unit, text, named, role, on, state, at, after, limit } = search
  const pattern = text === null ? null : `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const { rows } = await sql<AccountRow>`
    select ${columns} from account
    where ${unit}::integer = any (reach) and username > ${after}
      and (${pattern}::text is null
        or lower(translate(name || ' ' || username || ' ' || position, ${MARKED_LETTERS}, ${PLAIN_LETTERS})) like ${pattern}
        or unit_id = any (${named}::integer[]))
      and (${role}::text is null or account_id in (
        select account_id from assignment
        where role = ${role} and valid_from <= ${on}::date and (valid_to is null or valid_to > ${on}::date)))
      and (${state}::text is null or case ${state}::text
        when 'open' then disabled_at is null
        when 'closed' then disabled_at is not null
        when 'locked' then locked_until > ${at}
        when 'temporary' then must_change and disabled_at is null
        when 'no-second-factor' then totp_since is null and disabled_at is null
        else demo end)
    order by username limit ${limit}`.execute(tx)
  return rows
}

/** Make an account. Its user name must be free (23505). */
export async function addAccount(
  tx: Tx,
  row: Pick<
    AccountRow,
    'id' | 'unit' | 'username' | 'name' | 'position' | 'email' | 'lang' | 'mustChange'
  > & {
    readonly passwordHash: string
    readonly at: Date
  },
): Promise<void> {
  const done = await sql`
    insert into account (account_id, unit_id, reach, username, name, position, email, lang, digest, password_hash, password_at,
      must_change, failures, demo, created_at)
    select ${row.id}::uuid, unit_id, reach, ${row.username}, ${row.name}, ${row.position}, ${row.email}, ${row.lang}, true,
      ${row.passwordHash}, ${row.at}, ${row.mustChange}, 0, false, ${row.at}
    from org_unit where unit_id = ${row.unit}`.execute(tx)
  if (done.numAffectedRows !== 1n) throw new Error(`unit ${row.unit} is not registered`)
}

/** What may be changed of an account beside its secrets. What is left out stays. */
export type AccountChange = Partial<
  Pick<AccountRow, 'unit' | 'name' | 'position' | 'email' | 'lang' | 'digest'>
>

export async function changeAccount(tx: Tx, id: string, to: AccountRow & AccountChange): Promise<void> {
  const done = await sql`
    update account as a set unit_id = u.unit_id, reach = u.reach, name = ${to.name}, position = ${to.position},
      email = ${to.email}, lang = ${to.lang}, digest = ${to.digest}
    from org_unit u where u.unit_id = ${to.unit} and a.account_id = ${id}::uuid`.execute(tx)
  if (done.numAffectedRows !== 1n) throw new Error('the account is not to be changed here')
}

/** Close an account, or open it again with null. */
export async function closeAccount(tx: Tx, id: string, at: Date | null): Promise<void> {
  const done = await sql`update account set disabled_at = ${at} where account_id = ${id}::uuid`.execute(tx)
  if (done.numAffectedRows !== 1n) throw new Error('the account is not to be closed here')
}
