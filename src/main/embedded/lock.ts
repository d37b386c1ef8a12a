import { randomUUID } from 'node:crypto'
import {
  closeSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Is a process with this id alive? One that has ended but was not collected by its parent (a zombie) is not. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return procStat(pid)?.state !== 'Z'
}

/** What Linux tells of a process; undefined elsewhere. */
export function procStat(pid: number): { readonly name: string; readonly state: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in parentheses and may hold some itself.
    const end = stat.lastIndexOf(')')
    return { name: stat.slice(stat.indexOf('(') + 1, end), state: stat.slice(end + 2, end + 3) }
  } catch {
    return undefined
  }
}

/** A holder shows every so many milliseconds that it is still there … */
const BEAT = 5_000
/** … and one that has not for so long is gone, though its process id may be in use again (after a restart of the machine, say). */
const SILENT = 120_000

/** Run `work` while holding a lock file, so that two programs neither start nor stop one server at once. */
export async function withLockFile<T>(file: string, work: () => Promise<T>): Promise<T> {
  const mine = `${process.pid} ${randomUUID()}`
  while (!take(file, mine)) {
    const holder = abandoned(file)
    if (holder === undefined) await sleep(50)
    else release(file, holder)
  }
  const beat = setInterval(() => touch(file), BEAT)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    release(file, mine)
  }
}

function take(file: string, mine: string): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600)
    writeSync(handle, mine)
    closeSync(handle)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** What the lock file says when whoever made it is gone. One that is still being written says nothing yet. */
function abandoned(file: string): string | undefined {
  try {
    const holder = readFileSync(file, 'utf8')
    const pid = Number(holder.split(' ')[0])
    const silent = Date.now() - statSync(file).mtimeMs > SILENT
    return silent || (pid > 0 && !alive(pid)) ? holder : undefined
  } catch {
    return undefined
  }
}

/** Remove the lock if it is still that holder's. Of several who try only one can move it aside. */
function release(file: string, holder: string): void {
  const aside = `${file}.${randomUUID()}`
  try {
    renameSync(file, aside)
    if (readFileSync(aside, 'utf8') !== holder) linkSync(aside, file)
  } catch {
    // Somebody else removed it, or has it again already.
  }
  rmSync(aside, { force: true })
}

function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {
    // Taken from us after a long sleep of the machine: the work goes on, PostgreSQL has its own lock.
  }
}
