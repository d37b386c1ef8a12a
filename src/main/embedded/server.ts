import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { fail } from '../../domain/problem.js'
import { sqlState } from '../../store/database.js'
import { packagedNative, usableNative } from './binaries.js'
import {
  ensureDataFolder,
  type Home,
  initialise,
  ownFolder,
  place,
  readSecrets,
  type Secrets,
  unwritable,
} from './home.js'
import { alive, procStat, withLockFile } from './lock.js'
import { canReach, type SystemUser, serverUser } from './system-user.js'

export interface ServerOptions {
  /** Everything the server keeps lives under here. */
  readonly dataFolder: string
  /** Also listen on 127.0.0.1 at this port; without it only on a private socket. */
  readonly port?: number | undefined
}

/** How to connect, for `pg`. */
export interface Connection {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
}

export interface EmbeddedServer {
  readonly owner: Connection
  readonly app: Connection
  /** false: another program had started it already and it was found running. */
  readonly startedHere: boolean
  readonly pid: number
  /** The folder of the cluster itself. */
  readonly folder: string
  /** Let go. The last program connected stops the server cleanly. */
  close(): Promise<void>
}

const OWNER = 'cungky_owner'
const APP = 'cungky_app'
const SOCKET_PORT = 5432
const WRONG_PASSWORD = '28P01'
/** A server that is starting or stopping gets this many tenths of a second to make up its mind. */
const STARTING_TRIES = 300
/** After a crash, as many quarters of a second for what is left of the old server to go. */
const RECOVERING_TRIES = 60

/** Start the embedded PostgreSQL of a data folder, or find it running. */
export async function openEmbedded(options: ServerOptions): Promise<EmbeddedServer> {
  const dataFolder = resolve(options.dataFolder)
  ensureDataFolder(dataFolder)
  const user = serverUser()
  const lock = join(dataFolder, 'open.lock')
  try {
    return await withLockFile(lock, () => open(dataFolder, user, options.port))
  } catch (error) {
    return unwritable(dataFolder, error)
  }
}

async function open(
  dataFolder: string,
  user: SystemUser | undefined,
  port: number | undefined,
): Promise<EmbeddedServer> {
  const secrets = readSecrets(dataFolder)
  const home = place(dataFolder, user, secrets)
  const startedHere = await startUnlessRunning(home, user, secrets, port).catch((error) => {
    if (sqlState(error) !== WRONG_PASSWORD) throw error
    return fail('embedded-refused', {}, { folder: home.cluster, secrets: join(dataFolder, 'secrets.json') })
  })
  const running = runningServer(home.cluster)
  if (running === undefined) return failedStart(home)
  const owner = ownerConnection(home, running.port, secrets)
  const presence = await showPresence(owner)
  // Also when we found it running: whoever started it may have died before this.
  await ensureAppRole(presence, secrets.app)
  let left: Promise<void> | undefined
  return {
    owner,
    app: { ...owner, user: APP, password: secrets.app },
    startedHere,
    pid: running.pid,
    folder: home.cluster,
    close: () => {
      left ??= withLockFile(join(dataFolder, 'open.lock'), () => leave(presence, running.pid))
      return left
    },
  }
}

/** A lock that every program using the server holds shared: whoever can have it alone is the last. */
const PRESENCE_LOCK = 7_310_004

/** Taken before the lock file is let go, so that nobody stops the server between our finding it and our using it. */
async function showPresence(owner: Connection): Promise<pg.Client> {
  const client = new pg.Client({ ...owner, database: 'postgres', application_name: 'cungky presence' })
  client.on('error', () => {})
  await client.connect()
  await client.query('select pg_advisory_lock_shared($1)', [PRESENCE_LOCK])
  return client
}

/** Stop the server when nobody else is there; otherwise leave it to whoever lets go last. */
async function leave(presence: pg.Client, pid: number): Promise<void> {
  let last = false
  try {
    await presence.query('select pg_advisory_unlock_shared($1)', [PRESENCE_LOCK])
    const { rows } = await presence.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [
      PRESENCE_LOCK,
    ])
    last = rows[0]?.last === true
  } catch {
    // The server is gone already: nothing to stop.
  }
  await presence.end().catch(() => {})
  if (!last) return
  // SIGINT is PostgreSQL's "fast shutdown": finish, write everything, leave.
  if (alive(pid)) process.kill(pid, 'SIGINT')
  while (alive(pid)) await sleep(20)
}

/** What PostgreSQL itself wrote about its running server; undefined when none is alive. */
function runningServer(cluster: string): { pid: number; port: number } | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  if (!(pid > 0 && alive(pid))) return undefined
  // The id of a server that crashed may have been given to another program.
  const name = procStat(pid)?.name ?? 'postgres'
  return name.startsWith('postgres') ? { pid, port: Number(lines[3]) } : undefined
}

async function startUnlessRunning(
  home: Home,
  user: SystemUser | undefined,
  secrets: Secrets,
  port: number | undefined,
): Promise<boolean> {
  if (await foundRunning(home, secrets)) return false
  const native = usableNative(canReach(user, packagedNative()), home.native)
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  ownFolder(home.socket, user)
  if (!existsSync(join(home.cluster, 'PG_VERSION'))) initialise(home, user, OWNER, secrets, program('initdb'))
  const listen = port ?? (process.platform === 'win32' ? await freePort() : undefined)
  const owner = ownerConnection(home, listen ?? SOCKET_PORT, secrets)
  // Processes of a server that was killed leave one by one, and PostgreSQL rightly does not start beside them.
  const crashed = existsSync(join(home.cluster, 'postmaster.pid'))
  for (let tries = crashed ? RECOVERING_TRIES : 1; tries > 0; tries--) {
    if (await launch(program('postgres'), home, user, listen, owner)) return true
    if (tries > 1) await sleep(250)
  }
  return failedStart(home)
}

/** Start the server and wait until it answers; false when it ended instead. */
async function launch(
  program: string,
  home: Home,
  user: SystemUser | undefined,
  listen: number | undefined,
  owner: Connection,
): Promise<boolean> {
  const log = openSync(home.log, 'a', 0o600)
  const server = spawn(
    program,
    ['-D', home.cluster, ...settings({ ...TUNING, ...network(home, listen) })],
    // Its own process group: Ctrl-C in a terminal must not take the database down before us.
    { detached: true, stdio: ['ignore', log, log], ...user },
  )
  closeSync(log)
  server.unref()
  let ended = false
  server.once('exit', () => {
    ended = true
  })
  server.once('error', () => {
    ended = true
  })
  try {
    while (!ended) {
      if (await answers(owner)) return true
      await sleep(30)
    }
  } catch (error) {
    server.kill('SIGINT')
    throw error
  }
  return false
}

/** A process id left by a crash may belong to somebody else by now: only a server that answers counts. */
async function foundRunning(home: Home, secrets: Secrets): Promise<boolean> {
  for (let tries = 0; tries < STARTING_TRIES; tries++) {
    const running = runningServer(home.cluster)
    if (running === undefined) return false
    if (await answers(ownerConnection(home, running.port, secrets))) return true
    await sleep(100)
  }
  return false
}

function ownerConnection(home: Home, port: number, secrets: Secrets): Connection {
  const host = process.platform === 'win32' ? '127.0.0.1' : home.socket
  return { host, port, user: OWNER, password: secrets.owner }
}

const TUNING = {
  shared_buffers: '256MB',
  work_mem: '32MB',
  maintenance_work_mem: '256MB',
  max_wal_size: '2GB',
  max_connections: '60',
  jit: 'off',
  timezone: 'UTC',
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
}

/** A socket for ourselves; loopback only when a port is asked for (or where there are no sockets). */
function network(home: Home, port: number | undefined): Record<string, string> {
  return {
    listen_addresses: port === undefined ? '' : '127.0.0.1',
    port: String(port ?? SOCKET_PORT),
    ...(process.platform === 'win32'
      ? {}
      : { unix_socket_directories: home.socket, unix_socket_permissions: '0700' }),
  }
}

function settings(values: Record<string, string>): string[] {
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Is there a server that lets us in? Throws when it is there and refuses our password: waiting on would be for ever. */
async function answers(connection: Connection): Promise<boolean> {
  const client = new pg.Client({ ...connection, database: 'postgres' })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch (error) {
    if (sqlState(error) === WRONG_PASSWORD) throw error
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** The application's own role: owns nothing, so that row-level security binds it. */
async function ensureAppRole(client: pg.Client, password: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [APP])
  if (found.rowCount !== 0) return
  await client.query(
    `create role ${APP} login noinherit nosuperuser nobypassrls password ${client.escapeLiteral(password)}`,
  )
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

function failedStart(home: Home): never {
  const lines = existsSync(home.log) ? readFileSync(home.log, 'utf8').trim().split('\n') : []
  return fail('embedded-failed', {}, { log: home.log, detail: lines.at(-1) ?? '' })
}
