import { setTimeout as sleep } from 'node:timers/promises'

/** Where jobs say what they did. Never figures, names or addresses. */
export interface JobLog {
  info(detail: Readonly<Record<string, unknown>>, message: string): void
  warn(detail: Readonly<Record<string, unknown>>, message: string): void
}

/** Something done again and again. */
export interface Job {
  readonly name: string
  /** Milliseconds from the end of one run to the beginning of the next. */
  readonly every: number
  /** Too frequent for the log. */
  readonly quiet?: boolean
  /** What it did, for the log; null when there was nothing to do. `signal` is aborted when the program stops. */
  run(signal: AbortSignal): Promise<number | null>
}

/** After failures a job waits longer, twice as long each time, up to this. */
const LONGEST_WAIT = 60_000

/** Run a job until stopped. A failure is told and does not end it: the database may be away for a while. */
export async function loop(job: Job, signal: AbortSignal, log: JobLog): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    try {
      const did = await job.run(signal)
      if (did !== null && did > 0 && job.quiet !== true) log.info({ job: job.name, did }, 'job')
      failures = 0
    } catch (error) {
      failures++
      log.warn({ job: job.name, failures, error: nameOf(error) }, 'job failed')
    }
    const wait = failures === 0 ? job.every : Math.min(job.every * 2 ** failures, LONGEST_WAIT)
    await sleep(wait, undefined, { signal, ref: false }).catch(() => {})
  }
}

/** Kind and code of an error: its text may hold what was written. */
function nameOf(error: unknown): string {
  const { name, code } = error as { name?: unknown; code?: unknown }
  return [name, code].filter((part) => typeof part === 'string').join(' ') || 'unknown'
}
