import type { Closure } from './lock.js'
import { bothDates } from './number-text.js'
import type { IsoDate } from './period.js'
import { type Finding, finding } from './problem.js'

/** A span of days, as orders have one: `to` is the first day on which it no longer holds; null = until further notice. */
export interface Span {
  readonly from: IsoDate
  readonly to: IsoDate | null
}

/** Does it hold today, is it to come, or is it over? One that was ended before it began is over. */
export function standing({ from, to }: Span, today: IsoDate): 'now' | 'coming' | 'over' {
  if (to !== null && (to <= today || to <= from)) return 'over'
  return from <= today ? 'now' : 'coming'
}

/**
 * What stands against ending an order, or a leave, on a day (the first on which it no longer holds): no reason, it is over
 * already, the day has passed, or it would not end any earlier. What has been in force stays on record.
 */
export function endFault(span: Span, on: IsoDate, reason: string, today: IsoDate): Finding | null {
  if (!/[\p{L}\p{N}]/u.test(reason)) return finding('lock-reason-missing', { field: 'reason' })
  if (standing(span, today) === 'over') return finding('order-ended', {}, bothDates('date', span.to!))
  const place = { field: 'on' }
  if (on < today)
    return finding('order-end-past', place, { ...bothDates('date', on), ...bothDates('today', today) })
  if (span.to !== null && on >= span.to)
    return finding('order-end-later', place, { ...bothDates('date', on), ...bothDates('end', span.to) })
  return null
}

/** The first day on which it no longer holds, when it is ended on `on`: one that has not begun never will. */
export function endOf({ from }: Span, on: IsoDate): IsoDate {
  return on < from ? from : on
}

/** The order of the same unit that already says the same for some of the days; undefined when there is none. */
export function sameOrder<T extends Closure>(
  wanted: Pick<Closure, 'unit' | 'period' | 'kind' | 'level' | 'from' | 'to'>,
  given: readonly T[],
  today: IsoDate,
): T | undefined {
  return given.find(
    (held) =>
      held.unit === wanted.unit &&
      held.period === wanted.period &&
      held.kind === wanted.kind &&
      held.level === wanted.level &&
      standing(held, today) !== 'over' &&
      (held.to === null || wanted.from < held.to) &&
      (wanted.to === null || held.from < wanted.to),
  )
}
