import { spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { fail } from '../../domain/problem.js'
import { packagedNative, usableNative } from './binaries.js'
import { alive, withLockFile } from './lock.js'
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
/** A server that is starting or stopping gets this many tenths of a second to make up its mind. */
const STARTING_TRIES = 300
/** Linux allows 108 bytes for a socket's path, its file name included. */
const LONGEST_SOCKET_FOLDER = 80

interface Secrets {
  readonly owner: string
  readonly app: string
}

/** Start the embedded PostgreSQL of a data folder, or find it running. */
export async function openEmbedded(options: ServerOptions): Promise<EmbeddedServer> {
  const dataFolder = resolve(options.dataFolder)
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o755 })
  } catch (error) {
    fail('data-folder-unwritable', {}, { folder: dataFolder, detail: (error as Error).message })
  }
  const user = serverUser()
  const home = place(dataFolder, user)
  const lock = join(dataFolder, 'open.lock')
  const secrets = readSecrets(dataFolder)
  const opened = await withLockFile(lock, async () => {
    const startedHere = await startUnlessRunning(home, user, secrets, options.port)
    const running = runningServer(home.cluster)
    if (running === undefined) return failedStart(home)
    const owner = ownerConnection(home, running.port, secrets)
    return { startedHere, pid: running.pid, owner, presence: await showPresence(owner) }
  })
  const { owner, presence } = opened
  return {
    owner,
    app: { ...owner, user: APP, password: secrets.app },
    startedHere: opened.startedHere,
    pid: opened.pid,
    folder: home.cluster,
    close: () => withLockFile(lock, () => leave(presence, opened.pid)),
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
  process.kill(pid, 'SIGINT')
  while (alive(pid)) await sleep(20)
}

interface Home {
  readonly cluster: string
  readonly socket: string
  readonly native: string
  readonly log: string
}

/** Where the cluster, its socket and its binaries can be, given who must be able to reach them. */
function place(dataFolder: string, user: SystemUser | undefined): Home {
  const id = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)
  const reachable = canReach(user, dataFolder)
  // As root the server runs as another user: a folder closed to that user (under /root) cannot hold it.
  const base = reachable ? dataFolder : join('/var/lib/cungky', id)
  const inside = join(base, 'socket')
  return {
    cluster: join(base, 'postgres'),
    socket: inside.length <= LONGEST_SOCKET_FOLDER ? inside : join(tmpdir(), `cungky-${id}`),
    native: join(base, 'postgres-binaries'),
    log: join(base, 'postgres.log'),
  }
}

function readSecrets(dataFolder: string): Secrets {
  const file = join(dataFolder, 'secrets.json')
  if (!existsSync(file)) {
    const made: Secrets = {
      owner: randomBytes(24).toString('base64url'),
      app: randomBytes(24).toString('base64url'),
    }
    writeFileSync(file, JSON.stringify(made), { mode: 0o600, flag: 'wx' })
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Secrets
}

/** What PostgreSQL itself wrote about its running server; undefined when none is alive. */
function runningServer(cluster: string): { pid: number; port: number } | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  return pid > 0 && alive(pid) ? { pid, port: Number(lines[3]) } : undefined
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
  if (!existsSync(join(home.cluster, 'PG_VERSION'))) initialise(home, user, secrets, program('initdb'))
  const listen = port ?? (process.platform === 'win32' ? await freePort() : undefined)
  const log = openSync(home.log, 'a', 0o600)
  const server = spawn(
    program('postgres'),
    ['-D', home.cluster, ...settings({ ...TUNING, ...network(home, listen) })],
    // Its own process group: Ctrl-C in a terminal must not take the database down before us.
    { detached: true, stdio: ['ignore', log, log], ...user },
  )
  server.unref()
  const owner = ownerConnection(home, listen ?? SOCKET_PORT, secrets)
  while (server.exitCode === null) {
    if (await answers(owner)) {
      await ensureAppRole(owner, secrets.app)
      return true
    }
    await sleep(30)
  }
  return failedStart(home)
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

function initialise(home: Home, user: SystemUser | undefined, secrets: Secrets, initdb: string): void {
  rmSync(home.cluster, { recursive: true, force: true })
  ownFolder(home.cluster, user)
  const passwords = join(home.socket, 'initial-password')
  writeFileSync(passwords, secrets.owner, { mode: 0o600 })
  if (user !== undefined) chownSync(passwords, user.uid, user.gid)
  const made = spawnSync(
    initdb,
    [
      '-D',
      home.cluster,
      '-U',
      OWNER,
      `--pwfile=${passwords}`,
      '--auth=scram-sha-256',
      '-E',
      'UTF8',
      '--no-locale',
      '--no-instructions',
    ],
    { encoding: 'utf8', ...user },
  )
  rmSync(passwords, { force: true })
  if (made.status !== 0) {
    rmSync(home.cluster, { recursive: true, force: true })
    fail(
      'embedded-failed',
      {},
      { log: home.log, detail: (made.stderr ?? String(made.error)).trim().split('\n').at(-1) ?? '' },
    )
  }
}

/** A folder that only the server's user can enter. */
function ownFolder(folder: string, user: SystemUser | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  if (user !== undefined) chownSync(folder, user.uid, user.gid)
}

async function answers(connection: Connection): Promise<boolean> {
  const client = new pg.Client({ ...connection, database: 'postgres' })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** The application's own role: owns nothing, so that row-level security binds it. */
async function ensureAppRole(owner: Connection, password: string): Promise<void> {
  const client = new pg.Client({ ...owner, database: 'postgres' })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_roles where rolname = $1', [APP])
    if (found.rowCount === 0) {
      await client.query(
        `create role ${APP} login noinherit nosuperuser nobypassrls password ${client.escapeLiteral(password)}`,
      )
    }
  } finally {
    await client.end()
  }
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
