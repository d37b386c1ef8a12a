import { sql } from 'kysely'
import type { Role } from '../domain/access-table.js'
import type { Lang } from '../domain/words.js'
import { widen } from './context.js'
import type { Tx } from './database.js'

/** A session or token that is good now, with the account it is of. Units by id. */
export interface FoundCaller {
  readonly id: string
  readonly account: string
  readonly username: string
  readonly name: string
  readonly position: string
  readonly lang: Lang
  readonly home: number
  /** Null for a session. */
  readonly scopes: readonly string[] | null
  readonly pending: 'second-factor' | 'password' | null
  readonly assignments: readonly {
    readonly unit: number
    readonly role: Role
    readonly from: string
    readonly to: string | null
  }[]
}

interface Held {
  id: string
  account_id: string
  scopes: string[] | null
  second_factor: boolean
}

interface AccountRow {
  username: string
  name: string
  position: string
  lang: Lang
  unit_id: number
  must_change: boolean
  totp: boolean
}

/** Whom the secret belongs to whose hash the context names; undefined when it is not known, has run out or was revoked, or its account is closed. */
export async function findCaller(
  tx: Tx,
  kind: 'session' | 'token',
  now: Date,
): Promise<FoundCaller | undefined> {
  const { rows } =
    kind === 'session'
      ? await sql<Held>`
          select session_id as id, account_id, null::text[] as scopes, second_factor
          from session where revoked_at is null and expires_at > ${now} limit 1`.execute(tx)
      : await sql<Held>`
          select token_id as id, account_id, scopes, true as second_factor
          from api_token where revoked_at is null and expires_at > ${now} limit 1`.execute(tx)
  const held = rows[0]
  if (held === undefined) return undefined
  await widen(tx, { account: held.account_id })
  const account = (
    await sql<AccountRow>`
      select username, name, position, lang, unit_id, must_change, totp_since is not null as totp
      from account where account_id = ${held.account_id} and disabled_at is null`.execute(tx)
  ).rows[0]
  if (account === undefined) return undefined
  const assignments = await sql<{ unit: number; role: Role; from: string; to: string | null }>`
    select unit_id as unit, role, valid_from as from, valid_to as to
    from assignment where account_id = ${held.account_id} order by valid_from, unit_id, role`.execute(tx)
  return {
    id: held.id,
    account: held.account_id,
    username: account.username,
    name: account.name,
    position: account.position,
    lang: account.lang,
    home: account.unit_id,
    scopes: held.scopes,
    pending: account.totp && !held.second_factor ? 'second-factor' : account.must_change ? 'password' : null,
    assignments: assignments.rows,
  }
}
