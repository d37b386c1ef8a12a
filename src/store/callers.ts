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
  readonly seenAt: Date | null
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
  /** Did somebody type a password for it? */
  by_password: boolean
  second_factor: boolean
  seen_at: Date | null
}

interface AccountRow {
  username: string
  name: string
  position: string
  lang: Lang
  home: number
  must_change: boolean
  totp: boolean
}

/** Null unit: the account holds no role. */
interface RoleRow {
  unit: number | null
  role: Role
  from: string
  to: string | null
}

/**
 * Whom the secret of this hash belongs to; undefined when it is not known, has run out, was revoked or has not been used
 * since `idleSince`, or its account is closed. The context must name the hash.
 */
export async function findCaller(
  tx: Tx,
  kind: 'session' | 'token',
  hash: string,
  now: Date,
  idleSince: Date,
): Promise<FoundCaller | undefined> {
  const { rows } =
    kind === 'session'
      ? await sql<Held>`
          select session_id as id, account_id, null::text[] as scopes, method = 'password' as by_password, second_factor, seen_at
          from session
          where token_hash = ${hash} and revoked_at is null and expires_at > ${now} and seen_at > ${idleSince}`.execute(
          tx,
        )
      : await sql<Held>`
          select token_id as id, account_id, scopes, true as by_password, true as second_factor, seen_at
          from api_token where token_hash = ${hash} and revoked_at is null and expires_at > ${now}`.execute(
          tx,
        )
  const held = rows[0]
  if (held === undefined) return undefined
  await widen(tx, { account: held.account_id })
  // One message for both: every request pays for what is asked here.
  const known = await sql<AccountRow & RoleRow>`
    select username, name, position, lang, a.unit_id as home, must_change, totp_since is not null as totp,
      r.unit_id as unit, role, valid_from as from, valid_to as to
    from account a left join assignment r on r.account_id = a.account_id
    where a.account_id = ${held.account_id} and disabled_at is null
    order by valid_from, r.unit_id, role`.execute(tx)
  const account = known.rows[0]
  if (account === undefined) return undefined
  return {
    id: held.id,
    account: held.account_id,
    username: account.username,
    name: account.name,
    position: account.position,
    lang: account.lang,
    home: account.home,
    scopes: held.scopes,
    pending: pendingOf(account, held),
    seenAt: held.seen_at,
    assignments: known.rows.flatMap(({ unit, role, from, to }) =>
      unit === null ? [] : [{ unit, role, from, to }],
    ),
  }
}

function pendingOf(account: AccountRow, held: Held): FoundCaller['pending'] {
  if (account.totp && !held.second_factor) return 'second-factor'
  return account.must_change && held.by_password ? 'password' : null
}

/** Remember that a session or token was used. The context must name its hash. */
export async function markSeen(tx: Tx, kind: 'session' | 'token', hash: string, at: Date): Promise<void> {
  if (kind === 'session')
    await sql`update session set seen_at = ${at} where token_hash = ${hash} and seen_at < ${at}`.execute(tx)
  else
    await sql`
      update api_token set seen_at = ${at} where token_hash = ${hash} and (seen_at is null or seen_at < ${at})`.execute(
      tx,
    )
}
