import { foldWaiting } from '../cycle/collect/load.js'
import { type Desk, deskNow } from '../cycle/desk.js'
import { type DailyRules, digestToday, remindToday, USUAL_DAY } from '../cycle/follow/daily.js'
import { forget } from '../cycle/follow/forget.js'
import { noticesOfEvents } from '../cycle/follow/notices-of-events.js'
import { type PostRules, sendNext, USUAL_POST } from '../cycle/follow/post.js'
import { type Job, type JobLog, loop } from './loop.js'
import { Smtp, type SmtpSettings } from './smtp.js'

export type { JobLog } from './loop.js'
export type { SmtpSettings } from './smtp.js'

export interface JobSettings {
  /** Null: no digests are written, since nothing could send them. */
  readonly smtp: SmtpSettings | null
  /** Address of the product as people reach it, for letters; null = not known. */
  readonly publicUrl: string | null
  /** Milliseconds between runs; the usual ones when left out. */
  readonly every?: Partial<Intervals>
  readonly day?: DailyRules
  readonly post?: PostRules
}

/** Milliseconds from the end of one run to the beginning of the next. */
export interface Intervals {
  readonly notices: number
  readonly daily: number
  readonly mail: number
  readonly fold: number
  readonly forget: number
}

export const USUAL_INTERVALS: Intervals = {
  notices: 1000,
  daily: 30_000,
  mail: 5000,
  fold: 500,
  forget: 3_600_000,
}

/** Jobs that run until they are stopped. */
export interface RunningJobs {
  /** Begin nothing more, and wait for what is under way. */
  stop(): Promise<void>
}

/**
 * Run everything that the server does by itself: notices, reminders, digests, letters, folding totals, forgetting. Any number
 * of servers may run them on one database. ADR 11.
 */
export function startJobs(desk: Desk, settings: JobSettings, log: JobLog): RunningJobs {
  const stopping = new AbortController()
  const smtp = settings.smtp === null ? null : new Smtp(settings.smtp)
  const running = jobs(desk, settings, smtp).map((job) => loop(job, stopping.signal, log))
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(running)
      smtp?.close()
    },
  }
}

function jobs(desk: Desk, settings: JobSettings, smtp: Smtp | null): Job[] {
  const every = { ...USUAL_INTERVALS, ...settings.every }
  const day = settings.day ?? USUAL_DAY
  const post = settings.post ?? USUAL_POST
  return [
    { name: 'fold', every: every.fold, quiet: true, run: () => foldWaiting(desk.store, desk.index) },
    { name: 'notices', every: every.notices, run: () => noticesOfEvents(deskNow(desk)) },
    { name: 'reminders', every: every.daily, run: () => remindToday(deskNow(desk), day) },
    { name: 'forget', every: every.forget, run: async () => (await forget(deskNow(desk))).letters },
    ...(smtp === null
      ? []
      : [
          {
            name: 'digests',
            every: every.daily,
            run: () => digestToday(deskNow(desk), day, settings.publicUrl),
          },
          {
            name: 'mail',
            every: every.mail,
            run: (signal: AbortSignal) => sendAll(deskNow(desk), smtp, post, signal),
          },
        ]),
  ]
}

/** Send what waits; how many letters were sent. */
async function sendAll(desk: Desk, smtp: Smtp, rules: PostRules, signal: AbortSignal): Promise<number> {
  let sent = 0
  while (!signal.aborted) {
    const outcome = await sendNext(desk, (letter) => smtp.send(letter), rules)
    if (outcome === 'none') break
    if (outcome === 'sent') sent++
  }
  return sent
}
