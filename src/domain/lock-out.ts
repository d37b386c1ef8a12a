/**
 * Waiting after failed attempts to sign in. The first attempts are free; then each further failure closes the account to
 * passwords for twice as long as the one before, up to an hour, so that guessing takes years and a mistaken owner waits
 * minutes. Moments are milliseconds since 1970.
 */
export interface LockState {
  readonly failures: number
  readonly failedAt: number | null
  readonly lockedUntil: number | null
}

/** Failures after which the account is closed for the first time. */
export const FREE_FAILURES = 5
const FIRST_WAIT = 60_000
const LONGEST_WAIT = 3_600_000
/** Failures older than this are forgotten. */
const FORGOTTEN_AFTER = 86_400_000

export const NO_FAILURES: LockState = { failures: 0, failedAt: null, lockedUntil: null }

/** Whole seconds to wait before the next attempt counts; 0 when it counts now. */
export function secondsToWait(state: LockState, now: number): number {
  return state.lockedUntil === null ? 0 : Math.max(0, Math.ceil((state.lockedUntil - now) / 1000))
}

/** The state after one more failure. An attempt made while waiting is no failure: nothing was looked at. */
export function afterFailure(state: LockState, now: number): LockState {
  const forgotten = state.failedAt !== null && now - state.failedAt >= FORGOTTEN_AFTER
  const failures = (forgotten ? 0 : state.failures) + 1
  return { failures, failedAt: now, lockedUntil: failures < FREE_FAILURES ? null : now + waitAfter(failures) }
}

/** Milliseconds to wait after so many failures. */
function waitAfter(failures: number): number {
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failures - FREE_FAILURES, 10))
}
