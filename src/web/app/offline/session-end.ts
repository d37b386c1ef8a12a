/** How long before the end of a session it is said. Milliseconds. */
const BEFORE = 5 * 60_000

interface Ends {
  readonly expiresAt: string | null
  readonly idleUntil: string | null
}

interface Times {
  /** When the session was last read: the length of idleness is counted from there. */
  readonly readAt: number
  /** When the server last answered anything. */
  readonly answeredAt: number
  readonly now: number
}

/** The end of the session when it is near; `idle`: it can be put off by staying. Null while it is far, over, or there is none. */
export function sessionEnd(
  { expiresAt, idleUntil }: Ends,
  { readAt, answeredAt, now }: Times,
): { readonly at: number; readonly idle: boolean } | null {
  const over = expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(expiresAt)
  const idle =
    idleUntil === null ? Number.POSITIVE_INFINITY : Date.parse(idleUntil) + Math.max(0, answeredAt - readAt)
  const at = Math.min(over, idle)
  return at > now && at - now <= BEFORE ? { at, idle: idle < over } : null
}
