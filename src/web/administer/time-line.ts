import { addDays, daysBetween } from '../../domain/date.js'

interface Held {
  readonly from: string
  readonly to: string | null
}

/** The days that a line of time shows: `to` is the first day after it. */
export interface Span {
  readonly from: string
  readonly to: string
}

/** Days shown after today at least, so that what goes on is seen to go on. */
const AHEAD = 90
/** Days shown after today at most: a role until 2099 leaves no room for the others. */
const FAR = 730
/** Days shown before the first role, so that its beginning is seen. */
const MARGIN = 15

/** The span that shows all roles and today. */
export function spanOfRoles(roles: readonly Held[], today: string): Span {
  const firsts = [today, ...roles.map(({ from }) => from)].sort()
  const lasts = [today, ...roles.map(({ from, to }) => to ?? from)].sort()
  const ends = [addDays(lasts.at(-1)!, AHEAD), addDays(today, FAR)].sort()
  return { from: addDays(firsts[0]!, -MARGIN), to: ends[0]! }
}

/** Where a role stands on the line, in hundredths of its length. */
export interface Bar {
  readonly left: number
  readonly width: number
  /** It goes on beyond the line. */
  readonly open: boolean
  readonly today: number
}

export function barOf(held: Held, span: Span, today: string): Bar {
  const length = daysBetween(span.from, span.to)
  const at = (day: string) => Math.min(100, Math.max(0, (daysBetween(span.from, day) / length) * 100))
  const left = at(held.from)
  return {
    left,
    width: at(held.to ?? span.to) - left,
    open: held.to === null || held.to > span.to,
    today: at(today),
  }
}
