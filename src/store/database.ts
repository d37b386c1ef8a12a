import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Database } from './tables.js'

/** Connection settings as `pg` takes them. */
export type PoolConfig = pg.PoolConfig

export type Db = Kysely<Database>
export type Tx = Transaction<Database>

const DATE = 1082
const NUMERIC_ARRAY = 1231

/** Dates stay text (a day has no time zone); arrays of numerics stay text, because pg would read them as floating point. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === DATE || oid === NUMERIC_ARRAY
      ? (value: string) => value
      : pg.types.getTypeParser(oid, format as 'text'),
} as pg.CustomTypesConfig

/** Sees every statement before it runs; the tests hang the SQL rules here. */
let watch: ((text: string) => void) | undefined

export function watchStatements(watcher: ((text: string) => void) | undefined): void {
  watch = watcher
}

/** A pool of connections under one role. */
export function openPool(config: PoolConfig): pg.Pool {
  const pool = new pg.Pool({ application_name: 'cungky', max: 10, ...config, types })
  // A connection lost while idle (server restart) is replaced at its next use.
  pool.on('error', () => {})
  return pool
}

/** Kysely over a pool. */
export function openDb(pool: pg.Pool): Db {
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool: { connect: () => connection(pool), end: () => pool.end() } }),
    log: (event) => watch?.(event.query.sql),
  })
}

/** The server cannot be reached, or went away while something was asked of it. `code` is what it or the system said last. */
class Unreachable extends Error {
  readonly code: string | undefined
  constructor(override readonly cause: unknown) {
    super('the database cannot be reached')
    this.name = 'DatabaseUnreachable'
    const { code } = (cause ?? {}) as { code?: unknown }
    this.code = typeof code === 'string' ? code : undefined
  }
}

/** SQLSTATE of a server that is starting or stopping, or that ended our connection; 53300: it has no connection left. */
const AWAY = /^(08|57P0|53300)/

/** Is this error the database being out of reach? Whether what was asked was done is then not known. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof Unreachable || AWAY.test(sqlState(error) ?? '')
}

const guarded = new WeakSet<pg.PoolClient>()

/** A connection of the pool whose failures tell a lost server from a refused statement; `pg` tells them apart by text only. */
async function connection(pool: pg.Pool): Promise<pg.PoolClient> {
  let client: pg.PoolClient
  try {
    client = await pool.connect()
  } catch (error) {
    throw new Unreachable(error)
  }
  if (!guarded.has(client)) {
    guarded.add(client)
    guard(client)
  }
  return client
}

function guard(client: pg.PoolClient): void {
  let ended = false
  client.once('end', () => {
    ended = true
  })
  // Otherwise a connection lost in the middle of a transaction ends the program.
  client.on('error', () => {
    ended = true
  })
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  client.query = ((...args: unknown[]) => {
    const asked = query(...prepared(args))
    if (!(asked instanceof Promise)) return asked
    return asked.catch((error: unknown) => {
      throw ended && sqlState(error) === undefined ? new Unreachable(error) : error
    })
  }) as typeof client.query
}

/** Names of statements by their text. */
const names = new Map<string, string>()
/** A program has some hundreds of statements; should their texts ever vary without end, those beyond this are not prepared. */
const MOST_NAMES = 1000

/**
 * The same statement under a name, so that a connection reads, rewrites (row-level security) and plans it once and not at every
 * use: half of what the database works for a submission (bench `http-submit`). Without parameters (BEGIN, SET LOCAL) there is
 * nothing to gain.
 */
function prepared(args: readonly unknown[]): readonly unknown[] {
  const [text, values] = args
  if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return args
  let name = names.get(text)
  if (name === undefined) {
    if (names.size >= MOST_NAMES) return args
    name = `cungky_${names.size}`
    names.set(text, name)
  }
  return [{ name, text, values }, ...args.slice(2)]
}

/** Held by whoever writes returns of a unit, from before it takes its time until it commits. First key of two; the second is the unit. */
const UNIT_LOCK = 7310

/**
 * Let nobody else write returns of these units until the transaction ends. Comes first in the transaction: versions are
 * then numbered in the order of their times, and what is read afterwards is all there is. Writers of other units go on.
 */
export async function lockUnits(tx: Tx, units: readonly number[]): Promise<void> {
  // In order, so that two loads never wait for each other.
  const ordered = [...new Set(units)].sort((a, b) => a - b)
  await sql`
    select pg_advisory_xact_lock(${UNIT_LOCK}::integer, unit_id) from unnest(${ordered}::integer[]) as u (unit_id)`.execute(
    tx,
  )
}

/** Held shared by every writer from before it takes its time until it commits; see `knownAtBarrier`. */
export const CLOCK_LOCK = 7_310_002

/**
 * The moment this transaction's facts become known. Taken from the database (one clock for every program) while holding
 * a shared lock, so that whoever later asks "as known at T" can wait until nothing older than T is still uncommitted.
 * The next whole millisecond, since that is what a JavaScript date holds: a fact must not look older than an answer
 * that was given earlier in its own millisecond.
 */
export async function factTime(tx: Tx): Promise<Date> {
  // The sub-query is volatile and runs first: the lock is held before the clock is read.
  const { rows } = await sql<{ at: Date }>`
    select date_trunc('milliseconds', clock_timestamp()) + interval '1 millisecond' as at
    from (select pg_advisory_xact_lock_shared(${CLOCK_LOCK})) held`.execute(tx)
  return rows[0]!.at
}

/**
 * Waits until every fact older than now is committed, and tells now. After it, an answer as known at an earlier moment is final;
 * the transaction must be read committed, so that its next statement sees those facts.
 */
export async function knownAtBarrier(tx: Tx): Promise<Date> {
  // Going back to the savepoint gives the lock back: writers need not wait for the reading that follows.
  await sql`savepoint known_at`.execute(tx)
  const { rows } = await sql<{ at: Date }>`
    select clock_timestamp() as at from (select pg_advisory_xact_lock(${CLOCK_LOCK})) held`.execute(tx)
  await sql`rollback to savepoint known_at`.execute(tx)
  return rows[0]!.at
}

/** SQLSTATE of a database error, if it is one. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined
}

/** Worth running the whole transaction again: lost race, deadlock, lost node. citus-notes §9, rule 9. */
export function isTransient(error: unknown): boolean {
  const state = sqlState(error)
  return (
    state !== undefined && (/^08|^57P0/.test(state) || ['23505', '40001', '40P01', '58030'].includes(state))
  )
}

/** Run a transaction again after a transient failure, a few times. The work must be safe to repeat. */
export async function retrying<T>(
  work: () => Promise<T>,
  tries = 5,
  worthIt: (error: unknown) => boolean = isTransient,
): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await work()
    } catch (error) {
      if (n >= tries || !worthIt(error)) throw error
    }
  }
}

/** Kysely over one connection of the pool, for work that also needs the connection itself (COPY). */
export async function withClient<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient, db: Db) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  const single = { connect: async () => client, end: async () => {} }
  // Kysely gives the connection back after each use; here it is ours until the work is done.
  const release = client.release.bind(client)
  client.release = () => {}
  try {
    return await work(client, openDb(single as unknown as pg.Pool))
  } finally {
    client.release = release
    client.release()
  }
}
