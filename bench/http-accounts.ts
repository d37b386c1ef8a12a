import { randomBytes, randomUUID } from 'node:crypto'
import { hashSecret } from '../src/cycle/administer/authenticate.js'
import type { Ours } from './world.js'

/** A clerk of one unit with a session that is good for a day. */
export interface Clerk {
  readonly unitId: number
  readonly unitKey: string
  readonly cookie: string
}

const DAY = 86_400_000

/** A clerk for every unit named, put into the database by its owner; signing in is not what is measured. */
export async function addClerks({ store, index }: Ours, unitKeys: readonly string[]): Promise<Clerk[]> {
  const now = new Date()
  const people = unitKeys.map((unitKey, n) => ({
    unitKey,
    unitId: index.pack.history.units.get(unitKey)!.id,
    name: `clerk-${n}`,
    account: randomUUID(),
    assignment: randomUUID(),
    session: randomUUID(),
    secret: randomBytes(32).toString('base64url'),
  }))
  const column = <K>(of: (person: (typeof people)[number]) => K) => people.map(of)
  const client = await store.ownerPool.connect()
  try {
    await client.query('begin')
    await client.query(
      `insert into account (account_id, unit_id, reach, username, name, position, lang, digest, must_change, failures, demo, created_at)
       select p.account, u.unit_id, u.reach, p.name, p.name, 'clerk', 'vi', false, false, 0, false, $4
       from unnest($1::uuid[], $2::text[], $3::integer[]) as p (account, name, unit) join org_unit u on u.unit_id = p.unit`,
      [column((p) => p.account), column((p) => p.name), column((p) => p.unitId), now],
    )
    await client.query(
      `insert into assignment (assignment_id, account_id, unit_id, reach, role, valid_from, granted_by, granted_at)
       select p.assignment, p.account, u.unit_id, u.reach, 'clerk', date '2000-01-01', 'bench', $4
       from unnest($1::uuid[], $2::uuid[], $3::integer[]) as p (assignment, account, unit) join org_unit u on u.unit_id = p.unit`,
      [column((p) => p.assignment), column((p) => p.account), column((p) => p.unitId), now],
    )
    await client.query(
      `insert into session (session_id, account_id, token_hash, method, second_factor, created_at, seen_at, expires_at, agent, address)
       select p.session, p.account, p.hash, 'password', true, $4, $4, $5, 'bench', ''
       from unnest($1::uuid[], $2::uuid[], $3::text[]) as p (session, account, hash)`,
      [
        column((p) => p.session),
        column((p) => p.account),
        column((p) => hashSecret(p.secret)),
        now,
        new Date(now.getTime() + DAY),
      ],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
  return people.map(({ unitId, unitKey, secret }) => ({
    unitId,
    unitKey,
    cookie: `cungky_session=${secret}`,
  }))
}
