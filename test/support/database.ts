import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll } from 'vitest'
import { filesHash } from '../../src/cycle/register/pack-source.js'
import { registerPack } from '../../src/cycle/register/register-pack.js'
import { takeEdition } from '../../src/cycle/register/take-edition.js'
import type { Pack } from '../../src/domain/pack.js'
import { PackIndex } from '../../src/domain/pack-index.js'
import type { Config } from '../../src/main/config.js'
import { openEmbedded } from '../../src/main/embedded/server.js'
import { databaseName, type OpenStore, openStore } from '../../src/main/open-store.js'
import { factTime } from '../../src/store/database.js'
import { shippedMigrations } from '../../src/store/migrate.js'
import { filesOf } from './pack-files.js'
import { temporaryFolder } from './temporary-folder.js'

/**
 * A real database for tests: an embedded server in a temporary folder, or the server that TEST_DATABASE_URL names
 * (a role that may create databases and roles). Each caller gets a database of its own, copied from a migrated template.
 */

/** Set by `one-server.ts`: the folder of the server that all test files of a run share. */
const FOLDER_OF_RUN = 'CUNGKY_TEST_FOLDER'
/** Held while databases are made: two test files must not make the template, or alter the role, at once. */
const SETUP_LOCK = 7_310_099

/** A store that is this test's alone. */
export interface TestStore {
  readonly store: OpenStore
  /** Drop the database. Whatever is still open when the test file ends is closed then. */
  close(): Promise<void>
}

/** A store that can be opened a second time. */
export interface SharedStore extends TestStore {
  /** The same database with connections of its own, as another server would have them. */
  again(): Promise<OpenStore>
}

/** The store of a pack, and the pack's index. */
export interface PackStore extends SharedStore {
  readonly index: PackIndex
}

/** A fresh database into which `pack` has been registered on the day `today`. */
export async function withStore(pack: Pack, today = '2026-11-23'): Promise<PackStore> {
  const index = new PackIndex(pack)
  const opened = await withEmptyStore()
  await registerPack(opened.store, index, 'test', today)
  const texts = filesOf(pack)
  if (texts !== undefined) await keepEdition(opened.store, index, texts, today)
  return { ...opened, index }
}

/** The files of the pack as the edition in force. */
function keepEdition(
  store: OpenStore,
  index: PackIndex,
  texts: ReadonlyMap<string, string>,
  today: string,
): Promise<unknown> {
  const by = { source: 'folder', reason: null, actor: 'test', actorName: null } as const
  const definitions = { edition: null, index, layouts: [], texts, filesHash: filesHash(texts) }
  return store.owner
    .transaction()
    .execute((tx) => takeEdition(tx, definitions, by, today, () => factTime(tx)))
}

/** A fresh, migrated database without any pack. */
export async function withEmptyStore(): Promise<SharedStore> {
  server ??= openServer()
  const { admin, folder } = await server
  const id = `test-${process.pid}-${++made}`
  const store = await locked(admin, async () => {
    const template = await ensureTemplate(admin, folder)
    await admin.query(`create database ${databaseName(id)} template ${template}`)
    return openNamed(folder, id)
  })
  const more: OpenStore[] = []
  const again = async () => {
    const opened = await locked(admin, () => openNamed(folder, id))
    more.push(opened)
    return opened
  }
  const close = async () => {
    if (!open.delete(close)) return
    for (const one of [store, ...more]) await one.close()
    await admin.query(`drop database ${databaseName(id)} with (force)`)
  }
  open.add(close)
  return { store, again, close }
}

/** A connection under the owner to the database of `store`, with nothing between the test and PostgreSQL. */
export async function ownerClient(store: OpenStore): Promise<pg.Client> {
  const client = new pg.Client(store.ownerPool.options)
  await client.connect()
  return client
}

interface Server {
  readonly admin: pg.Client
  readonly folder: string
  readonly close: () => Promise<void>
}

let server: Promise<Server> | undefined
let made = 0
const open = new Set<() => Promise<void>>()

afterAll(async () => {
  for (const close of [...open]) await close()
  await (await server)?.close()
  server = undefined
})

async function openServer(): Promise<Server> {
  const given = process.env[FOLDER_OF_RUN]
  const folder = given ?? temporaryFolder()
  const remove = () => {
    if (given === undefined) rmSync(folder, { recursive: true, force: true })
  }
  const url = process.env.TEST_DATABASE_URL
  if (url !== undefined && url !== '') {
    // All test files alter one role: they must agree on its password.
    const password = createHash('sha256').update(url).digest('base64url')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'application-role.json'), JSON.stringify({ password }), { mode: 0o600 })
    const admin = await connect({ connectionString: url })
    return { admin, folder, close: async () => admin.end().then(remove) }
  }
  const { admin, stop } = await connectEmbedded(folder)
  const close = async () => {
    await admin.end()
    await stop()
    remove()
  }
  return { admin, folder, close }
}

/** Another test file may stop the server after we found it running and before we hold a connection: then start it again. */
async function connectEmbedded(
  folder: string,
  tries = 5,
): Promise<{ admin: pg.Client; stop: () => Promise<void> }> {
  const embedded = await openEmbedded({ dataFolder: folder })
  try {
    return { admin: await connect({ ...embedded.owner, database: 'postgres' }), stop: () => embedded.close() }
  } catch (error) {
    if (tries === 1) throw error
    return connectEmbedded(folder, tries - 1)
  }
}

async function connect(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(config)
  await client.connect()
  return client
}

async function locked<T>(admin: pg.Client, work: () => Promise<T>): Promise<T> {
  await admin.query('select pg_advisory_lock($1)', [SETUP_LOCK])
  try {
    return await work()
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [SETUP_LOCK])
  }
}

/** The name of the template of these very migrations; a server that outlives the run may hold older ones. */
async function ensureTemplate(admin: pg.Client, folder: string): Promise<string> {
  const migrations = shippedMigrations().map((m) => m.hash)
  const id = `template-${createHash('sha256').update(migrations.join()).digest('hex').slice(0, 12)}`
  const name = databaseName(id)
  const found = await admin.query('select 1 from pg_database where datname = $1', [name])
  if (found.rowCount === 0) {
    if (process.env.TEST_DATABASE_URL) await admin.query(`create database ${name}`)
    await (await openNamed(folder, id)).close()
  }
  return name
}

/** Through the program's own way in. The admin connection keeps the embedded server from stopping in between. */
function openNamed(folder: string, id: string): Promise<OpenStore> {
  const url = process.env.TEST_DATABASE_URL
  const config: Config = {
    dataFolder: folder,
    lang: 'en',
    databasePort: undefined,
    databaseUrl: url === undefined || url === '' ? undefined : withDatabase(url, databaseName(id)),
    appDatabaseUrl: undefined,
  }
  return openStore(config, id)
}

function withDatabase(url: string, database: string): string {
  const parsed = new URL(url)
  parsed.pathname = `/${database}`
  return parsed.toString()
}
