import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { alive } from '../../src/main/embedded/lock.js'
import { temporaryFolder } from './temporary-folder.js'

/**
 * Vitest global setup: all test files of a run share one folder, and so one embedded server. It starts when the first
 * test file asks for a store (see `database.ts`) and is gone, with its folder, when the run ends.
 */
export function setup(): () => Promise<void> {
  const folder = temporaryFolder()
  process.env.CUNGKY_TEST_FOLDER = folder
  return async () => {
    const file = join(folder, 'postgres', 'postmaster.pid')
    // Only a test file that died leaves the server running.
    if (existsSync(file)) await stop(Number(readFileSync(file, 'utf8').split('\n')[0]))
    rmSync(folder, { recursive: true, force: true })
  }
}

async function stop(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT')
  while (alive(pid)) await sleep(20)
}
