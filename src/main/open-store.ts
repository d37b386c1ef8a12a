import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Store } from '../cycle/store.js'
import { fail } from '../domain/problem.js'
import { openDb, openPool, type PoolConfig, sqlState } from '../store/database.js'
import { migrate } from '../store/migrate.js'
import type { Config } from './config.js'
import { openEmbedded } from './embedded/server.js'

/** An open store and how to let go of it. */
export interface OpenStore extends Store {
  /** What the reader may want to know: which server, found or started. */
  readonly server: {
    readonly kind: 'embedded' | 'url'
    readonly startedHere: boolean
    readonly pid: number
    readonly folder: string
  }
  /** Connections of the application: in use, idle, and requests that wait for one. */
  connections(): { readonly used: number; readonly idle: number; readonly waiting: number }
  /** Bring an embedded server back that has gone; of another server nothing. */
  revive(): Promise<void>
  close(): Promise<void>
}

const APP = 'cungky_app'

/**
 * Open the database of a pack, creating and migrating it when needed. Embedded: one database a pack in one server.
 * With DATABASE_URL: that database, which holds one pack.
 */
export async function openStore(
  config: Config,
  packId: string,
  now: () => Date = () => new Date(),
): Promise<OpenStore> {
  const opened =
    config.databaseUrl === undefined
      ? await embedded(config, packId)
      : await remote(config, config.databaseUrl)
  const owner = new pg.Client(opened.owner)
  try {
    await owner.connect()
  } catch (error) {
    await opened.close()
    fail('database-unreachable', {}, { detail: (error as Error).message })
  }
  try {
    await owner.query("set client_min_messages = 'warning'")
    await opened.prepare(owner)
    await migrate(owner, now)
  } catch (error) {
    await owner.end()
    await opened.close()
    throw error
  }
  await owner.end()
  const ownerPool = openPool({ ...opened.owner, max: 4 })
  const appPool = openPool({
    ...opened.app,
    ...(config.poolSize === undefined ? {} : { max: config.poolSize }),
  })
  return {
    app: openDb(appPool),
    owner: openDb(ownerPool),
    ownerPool,
    server: opened.server,
    connections: () => ({
      used: appPool.totalCount - appPool.idleCount,
      idle: appPool.idleCount,
      waiting: appPool.waitingCount,
    }),
    revive: opened.revive,
    close: async () => {
      await appPool.end()
      await ownerPool.end()
      await opened.close()
    },
  }
}

interface Opened {
  readonly owner: PoolConfig
  readonly app: PoolConfig
  readonly server: OpenStore['server']
  /** Before migrating: the application's role must be there. */
  readonly prepare: (owner: pg.Client) => Promise<void>
  readonly revive: () => Promise<void>
  readonly close: () => Promise<void>
}

/** `lai-chau` → `cungky_lai_chau`. Pack ids are kebab-case letters and digits. */
export function databaseName(packId: string): string {
  return `cungky_${packId.replace(/[^a-z0-9]/g, '_')}`
}

async function embedded(config: Config, packId: string): Promise<Opened> {
  const open = () => openEmbedded({ dataFolder: config.dataFolder, port: config.databasePort })
  let server = await open()
  const database = databaseName(packId)
  const admin = new pg.Client({ ...server.owner, database: 'postgres' })
  try {
    await admin.connect()
    await createDatabase(admin, database)
    await admin.end()
  } catch (error) {
    await admin.end().catch(() => {})
    await server.close()
    throw error
  }
  return {
    owner: { ...server.owner, database },
    app: { ...server.app, database },
    server: { kind: 'embedded', startedHere: server.startedHere, pid: server.pid, folder: server.folder },
    prepare: async () => {},
    revive: async () => {
      const gone = server
      server = await open()
      await gone.close()
    },
    close: () => server.close(),
  }
}

const DUPLICATE_DATABASE = '42P04'

/** Two programs may come here at once: whoever is second finds it made. */
async function createDatabase(admin: pg.Client, database: string): Promise<void> {
  const found = await admin.query('select 1 from pg_database where datname = $1', [database])
  if (found.rowCount !== 0) return
  try {
    await admin.query(`create database ${admin.escapeIdentifier(database)}`)
  } catch (error) {
    if (sqlState(error) !== DUPLICATE_DATABASE && sqlState(error) !== '23505') throw error
  }
}

async function remote(config: Config, url: string): Promise<Opened> {
  const password = appPassword(config)
  const app: PoolConfig =
    config.appDatabaseUrl === undefined
      ? appConfig(url, password)
      : { connectionString: config.appDatabaseUrl }
  return {
    owner: { connectionString: url },
    app,
    server: { kind: 'url', startedHere: false, pid: 0, folder: '' },
    prepare: async (owner) => {
      if (config.appDatabaseUrl !== undefined) return
      const found = await owner.query('select 1 from pg_roles where rolname = $1', [APP])
      const verb = found.rowCount === 0 ? 'create role' : 'alter role'
      await owner.query(`${verb} ${APP} login noinherit password ${owner.escapeLiteral(password)}`)
      // Citus sends SET LOCAL to its workers only when told to. Elsewhere the setting does not exist and only an administrator may name it.
      const citus = await owner.query("select 1 from pg_extension where extname = 'citus'")
      if (citus.rowCount !== 0)
        await owner.query(`alter role ${APP} set citus.propagate_set_commands = 'local'`)
    },
    revive: async () => {},
    close: async () => {},
  }
}

/** The same server and database under the application's role. */
function appConfig(url: string, password: string): PoolConfig {
  const parsed = new URL(url)
  parsed.username = APP
  parsed.password = password
  return { connectionString: parsed.toString() }
}

function appPassword(config: Config): string {
  const file = join(config.dataFolder, 'application-role.json')
  if (!existsSync(file)) {
    mkdirSync(config.dataFolder, { recursive: true })
    writeFileSync(file, JSON.stringify({ password: randomBytes(24).toString('base64url') }), { mode: 0o600 })
  }
  return (JSON.parse(readFileSync(file, 'utf8')) as { password: string }).password
}
