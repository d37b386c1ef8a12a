import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Is a process with this id alive? */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Run `work` while holding a lock file, so that two programs neither start nor stop one server at once. */
export async function withLockFile<T>(file: string, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      const handle = openSync(file, 'wx', 0o600)
      writeSync(handle, String(process.pid))
      closeSync(handle)
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (!alive(holder(file))) rmSync(file, { force: true })
      else await sleep(50)
    }
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/** The process in the lock file; our own id while it is still being written. */
function holder(file: string): number {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    return pid > 0 ? pid : process.pid
  } catch {
    return process.pid
  }
}
