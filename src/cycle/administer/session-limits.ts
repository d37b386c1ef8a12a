/** How long a session lasts. */
export interface SessionLimits {
  /** Minutes without any request. */
  readonly idleMinutes: number
  /** Minutes since signing in, however busy. */
  readonly absoluteMinutes: number
}

/** A working day without a request, or two weeks in all. */
export const SESSION_LIMITS: SessionLimits = { idleMinutes: 12 * 60, absoluteMinutes: 14 * 24 * 60 }

/** The second factor must follow the password within these minutes. */
export const FACTOR_MINUTES = 10
