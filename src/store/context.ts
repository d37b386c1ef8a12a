import { CompiledQuery } from 'kysely'
import type { Db, Tx } from './database.js'

/**
 * What a transaction may see and do. Each field opens one kind of data to row-level security (migration 0003 lists them);
 * what is left out stays closed. Decided by `domain/access.ts` before; here is the second wall.
 */
export interface Context {
  /** Figures and narrative within this unit's reach, to read. Unit ids. */
  readonly unit?: number | undefined
  /** The same, to write: only for a step of a return. */
  readonly write?: number | undefined
  /** Accounts and roles within this unit's reach. */
  readonly admin?: number | undefined
  /** The audit within this unit's reach. */
  readonly watch?: number | undefined
  /** What belongs to this account alone (uuid). */
  readonly account?: string | undefined
  /** The one account of this user name, or the identity of this hash. */
  readonly signIn?: string | undefined
  /** The one session or token of this hash (hex). */
  readonly session?: string | undefined
  /** The one stored file of this hash (hex). */
  readonly file?: string | undefined
  /** The runs of the job of this name. */
  readonly job?: string | undefined
}

const UNIT = /^\d{1,9}$/
const NAME = /^[a-z0-9][a-z0-9._-]{0,127}$/

/** Setting and what its value must look like: nothing that could end the quotes around it. */
const SETTINGS: Readonly<Record<keyof Context, readonly [string, RegExp]>> = {
  unit: ['app.unit', UNIT],
  write: ['app.write', UNIT],
  admin: ['app.admin', UNIT],
  watch: ['app.watch', UNIT],
  account: ['app.account', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  signIn: ['app.sign_in', NAME],
  session: ['app.session', /^[0-9a-f]{64}$/],
  file: ['app.file', /^[0-9a-f]{64}$/],
  job: ['app.job', NAME],
}

/**
 * One transaction under a context. SET takes no parameters, so each value is checked against its form and written into the
 * statement; it is a message of its own because Citus sends a string of several statements to its workers whole.
 */
export function inContext<T>(
  db: Db,
  context: Context,
  work: (tx: Tx) => Promise<T>,
  isolation: 'read committed' | 'repeatable read' = 'read committed',
): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel(isolation)
    .execute(async (tx) => {
      await widen(tx, context)
      return work(tx)
    })
}

/**
 * Open more to a transaction that has begun, until it ends: the account that a session turned out to be of, the unit whose
 * office may act. RangeError for a value of another form.
 */
export async function widen(tx: Tx, context: Context): Promise<void> {
  for (const [field, given] of Object.entries(context)) {
    if (given === undefined) continue
    const [setting, form] = SETTINGS[field as keyof Context]
    const value = String(given)
    if (!form.test(value)) throw new RangeError(`${setting} ${value}`)
    await tx.executeQuery(CompiledQuery.raw(`set local ${setting} = '${value}'`))
  }
}
