import type { Lang } from '../domain/words.js'
import type { HttpLog } from './log.js'
import type { Metrics } from './metrics.js'
import type { Built } from './pages/built.js'
import type { RateLimits } from './rate-limits.js'

/** How the application is set up; everything but the language may be left out (tests). */
export interface AppSettings {
  /** What a caller reads who has said no language. */
  readonly lang: Lang
  /** Version of the program, for the documentation. */
  readonly version?: string
  /** Address under which browsers reach the server, without a slash at its end. https makes cookies secure. */
  readonly publicUrl?: string | undefined
  /** Believe the last hop of X-Forwarded-For, because a proxy of ours is in front. */
  readonly trustProxy?: boolean
  /** No limits when left out. */
  readonly limits?: Partial<RateLimits>
  readonly log?: HttpLog
  readonly metrics?: Metrics
  /** Who shows this token may read /metrics from elsewhere; without it only this machine may. */
  readonly metricsToken?: string | undefined
  /** What keeps the server from working now; empty when nothing does. */
  readonly notReady?: () => Promise<readonly NotReady[]>
  /** The pages for people; without them only the documentation is served. */
  readonly pages?: Built | null
  /** Aborted when the server stops: streams end. */
  readonly stopping?: AbortSignal
  /** Secret under which requests are hashed that may be sent again: a body can hold a password. */
  readonly hashKey?: Buffer
  /** Milliseconds without a byte after which a body is given up. */
  readonly bodyIdle?: number
}

/** Why the server cannot work now. */
export interface NotReady {
  readonly reason: 'starting' | 'stopping' | 'database' | 'migrations' | 'pack'
}

/** Milliseconds without a byte after which a body is given up. */
export const BODY_IDLE = 20_000
