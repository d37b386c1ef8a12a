import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { finding } from '../domain/problem.js'
import { HttpProblem } from './problem-reply.js'
import type { Trace } from './trace.js'

/** How many, in how many seconds. */
export interface RateLimit {
  readonly requests: number
  readonly seconds: number
}

/** The limits there are. Each server counts for itself: with n servers n times as many may pass. */
export interface RateLimits {
  /** All requests of one address. */
  readonly address: RateLimit
  /** Attempts to sign in of one address. */
  readonly signIn: RateLimit
  /** Writes of one account. */
  readonly writes: RateLimit
}

export type LimitName = keyof RateLimits

const POLICY: Readonly<Record<LimitName, string>> = {
  address: 'address',
  signIn: 'sign-in',
  writes: 'writes',
}

/** Counts requests, and refuses what is beyond the limits. */
export class Limiter {
  private readonly limiters: ReadonlyMap<LimitName, RateLimiterMemory>

  constructor(private readonly limits: Partial<RateLimits> | undefined) {
    const names = limits === undefined ? [] : (Object.keys(limits) as LimitName[])
    this.limiters = new Map(
      names.map((name) => {
        const { requests, seconds } = limits![name]!
        return [name, new RateLimiterMemory({ points: requests, duration: seconds, keyPrefix: name })]
      }),
    )
  }

  /** Count one. Problem `request-too-many` when that is one too many. The reply tells what is left. */
  async count(name: LimitName, key: string, trace: Trace): Promise<void> {
    const limiter = this.limiters.get(name)
    if (limiter === undefined) return
    try {
      this.tell(name, await limiter.consume(key), trace)
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      this.tell(name, error, trace)
      const seconds = secondsOf(error)
      throw new HttpProblem(finding('request-too-many', {}, { seconds }), { 'retry-after': String(seconds) })
    }
  }

  /** The fields of draft-ietf-httpapi-ratelimit-headers-10. */
  private tell(name: LimitName, state: RateLimiterRes, trace: Trace): void {
    const { requests, seconds } = this.limits![name]!
    const policy = POLICY[name]
    trace.headers['ratelimit-policy'] = `"${policy}";q=${requests};w=${seconds}`
    trace.headers.ratelimit = `"${policy}";r=${Math.max(0, state.remainingPoints)};t=${secondsOf(state)}`
  }
}

function secondsOf(state: RateLimiterRes): number {
  return Math.max(1, Math.ceil(state.msBeforeNext / 1000))
}
