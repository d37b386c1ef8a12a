import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fail } from '../../domain/problem.js'
import { canReach, type SystemUser } from './system-user.js'

/** Linux allows 108 bytes for a socket's path, its file name included. */
const LONGEST_SOCKET_FOLDER = 80

/** Where the embedded server lives. */
export interface Home {
  readonly cluster: string
  readonly socket: string
  readonly native: string
  readonly log: string
}

/** Passwords of the two roles, made once, and the name of the server's place where that is outside the data folder. */
export interface Secrets {
  readonly owner: string
  readonly app: string
  readonly place: string
}

/** Make the data folder. Problem `data-folder-unwritable` when it cannot be made or written into. */
export function ensureDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    unwritable(folder, error)
  }
}

const NO_WRITING = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EEXIST']

/** Say that the data folder cannot be used if that is what the error means; else throw it on. */
export function unwritable(folder: string, error: unknown): never {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === undefined || !NO_WRITING.includes(code)) throw error
  return fail('data-folder-unwritable', {}, { folder, detail: message })
}

/** Where the cluster, its socket and its binaries can be, given who must be able to reach them. Makes the folder that holds them. */
export function place(dataFolder: string, user: SystemUser | undefined, secrets: Secrets): Home {
  const reachable = canReach(user, dataFolder)
  // As root the server runs as another user: a folder closed to that user (under /root) cannot hold it.
  const base = reachable ? dataFolder : join('/var/lib/cungky', secrets.place)
  if (!reachable) passableFolder(base)
  const inside = join(base, 'socket')
  return {
    cluster: join(base, 'postgres'),
    socket:
      inside.length <= LONGEST_SOCKET_FOLDER ? inside : join(tmpdir(), `cungky-${pathHash(dataFolder)}`),
    native: join(base, 'postgres-binaries'),
    log: join(base, 'postgres.log'),
  }
}

/** A folder that every user can walk through, whatever our own file mode mask is. */
function passableFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true })
  if (first === undefined) return
  for (let at = folder; at.length >= first.length; at = dirname(at)) chmodSync(at, 0o755)
}

/** The passwords, made when there are none yet. Needs the lock of the data folder. */
export function readSecrets(dataFolder: string): Secrets {
  const file = join(dataFolder, 'secrets.json')
  if (!existsSync(file)) {
    const made: Secrets = {
      owner: randomBytes(24).toString('base64url'),
      app: randomBytes(24).toString('base64url'),
      // By chance and not by the folder's path: a data folder that was deleted and made anew at the same path has other
      // passwords, and must neither find the old one's server nor its figures.
      place: randomBytes(6).toString('hex'),
    }
    // Under another name first: a program that dies here must not leave half a file.
    writeFileSync(`${file}.new`, JSON.stringify(made), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Omit<Secrets, 'place'> & Partial<Secrets>
  // Data folders of before `place` was kept have their server under the hash of their path.
  return { place: pathHash(dataFolder), ...kept }
}

function pathHash(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12)
}

/** A folder that only the server's user can enter. */
export function ownFolder(folder: string, user: SystemUser | undefined): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    // In a folder that all may write to (/tmp) somebody else may have laid a trap under this name.
    const there = lstatSync(folder)
    const ours = [process.getuid?.(), user?.uid, undefined].includes(there.uid)
    if (!there.isDirectory() || (process.getuid !== undefined && !ours))
      fail('embedded-failed', {}, { log: folder, detail: `${folder} belongs to somebody else` })
  }
  chmodSync(folder, 0o700)
  if (user !== undefined) chownSync(folder, user.uid, user.gid)
}

/** Make the cluster. It gets its name only when it is whole, so that a program that dies meanwhile leaves nothing to stumble over. */
export function initialise(
  home: Home,
  user: SystemUser | undefined,
  owner: string,
  secrets: Secrets,
  initdb: string,
): void {
  const draft = `${home.cluster}-new-${process.pid}`
  const passwords = join(home.socket, 'initial-password')
  try {
    rmSync(draft, { recursive: true, force: true })
    ownFolder(draft, user)
    writeFileSync(passwords, secrets.owner, { mode: 0o600 })
    if (user !== undefined) chownSync(passwords, user.uid, user.gid)
    const made = spawnSync(
      initdb,
      [
        ...['-D', draft, '-U', owner, `--pwfile=${passwords}`, '--auth=scram-sha-256'],
        ...['-E', 'UTF8', '--no-locale', '--no-instructions'],
      ],
      { encoding: 'utf8', ...user },
    )
    if (made.status !== 0) {
      const said = (made.stderr ?? String(made.error)).trim().split('\n').at(-1)
      fail('embedded-failed', {}, { log: home.log, detail: said ?? '' })
    }
    renameSync(draft, home.cluster)
  } finally {
    rmSync(passwords, { force: true })
    rmSync(draft, { recursive: true, force: true })
  }
}
