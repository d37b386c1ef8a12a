import { sql } from 'kysely'
import type { Db, Tx } from './database.js'

/** A key under which documents are signed. */
export interface SigningKey {
  readonly keyId: string
  /** SPKI, base64. */
  readonly publicKey: string
  /** Sealed with the key of the installation. */
  readonly sealed: string
  readonly createdAt: Date
  /** Null: documents are signed with it. */
  readonly retiredAt: Date | null
}

const COLUMNS = sql`
  key_id as "keyId", public_key as "publicKey", sealed_private_key as sealed, created_at as "createdAt", retired_at as "retiredAt"`

/** Every key, the newest first. */
export async function signingKeys(db: Db | Tx): Promise<SigningKey[]> {
  const { rows } = await sql<SigningKey>`
    select ${COLUMNS} from signing_key order by retired_at is not null, created_at desc, key_id`.execute(db)
  return rows
}

/** Keep a new key and retire those before it. As the owner of the database. */
export async function addSigningKey(tx: Tx, key: Omit<SigningKey, 'retiredAt'>): Promise<void> {
  await sql`lock table signing_key in exclusive mode`.execute(tx)
  await sql`update signing_key set retired_at = ${key.createdAt}::timestamptz where retired_at is null`.execute(
    tx,
  )
  await sql`
    insert into signing_key (key_id, public_key, sealed_private_key, created_at)
    values (${key.keyId}, ${key.publicKey}, ${key.sealed}, ${key.createdAt}::timestamptz)`.execute(tx)
}
