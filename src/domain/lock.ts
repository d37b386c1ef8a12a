import type { Office } from './access.js'
import { addDays } from './date.js'
import { bothDates, formatDate } from './number-text.js'
import type { IsoDate } from './period.js'
import { type Finding, finding } from './problem.js'
import { submissionWords } from './words/submission.js'
import { type Lang, say } from './words.js'

/**
 * The order of a unit that ends work on the returns of a period, for itself and every unit under it.
 * - closed: the reporting units may change nothing; their superiors still accept what was sent
 * - final: the figures are final (số liệu chính thức); until then they are preliminary (sơ bộ). Nobody changes anything
 */
export interface Closure {
  readonly kind: 'closed' | 'final'
  /** Key of the period. */
  readonly period: number
  /** Key of the unit that ordered it. */
  readonly unit: string
  /** Only units of this level; null = of every level. */
  readonly level: string | null
  /** First day on which it holds. */
  readonly from: IsoDate
  /** First day on which it no longer holds; null = until further notice. */
  readonly to: IsoDate | null
  /** Account and office of who ordered it, when, and why. */
  readonly by: string
  readonly office: Office
  readonly at: string
  readonly reason: string
}

/** Leave for one unit to work on its return of a period although the period is closed or final. */
export interface LockException {
  readonly unit: string
  readonly period: number
  /** Only this form; null = all the unit owes for the period. */
  readonly form: string | null
  /** First and last day on which it holds. */
  readonly from: IsoDate
  readonly until: IsoDate
  readonly by: string
  readonly office: Office
  readonly at: string
  readonly reason: string
}

/** May a unit work on its return of a period, and why or why not. */
export type LockStatus =
  | { readonly locked: false; readonly because: 'open' }
  | {
      readonly locked: false
      readonly because: 'excepted'
      readonly closure: Closure
      readonly exception: LockException
    }
  | { readonly locked: true; readonly because: 'closed' | 'final'; readonly closure: Closure }
  | {
      readonly locked: true
      readonly because: 'exception-expired'
      readonly closure: Closure
      readonly exception: LockException
    }

/** Which return the question is about. */
export interface LockQuestion {
  /** Keys from the root down to the reporting unit, on the tree of the period (the last day of its window). */
  readonly path: readonly string[]
  /** The unit's level on that tree. */
  readonly level: string
  readonly period: number
  readonly form: string
}

/**
 * Is a return locked today? An order of any unit on the path binds; a final period weighs more than a closed one, and
 * an exception in force opens both. domain.md §4.
 */
export function lockStatus(
  question: LockQuestion,
  closures: readonly Closure[],
  exceptions: readonly LockException[],
  today: IsoDate,
): LockStatus {
  const closure = bindingClosure(question, closures, today)
  if (closure === undefined) return { locked: false, because: 'open' }
  const granted = exceptions
    .filter((e) => e.unit === question.path.at(-1) && e.period === question.period)
    .filter((e) => (e.form === null || e.form === question.form) && e.from <= today)
    .sort((a, b) => (a.until < b.until ? 1 : -1))[0]
  if (granted !== undefined && today <= granted.until)
    return { locked: false, because: 'excepted', closure, exception: granted }
  if (granted === undefined || closure.kind === 'final')
    return { locked: true, because: closure.kind, closure }
  return { locked: true, because: 'exception-expired', closure, exception: granted }
}

/** Are the figures of the return preliminary (sơ bộ) or declared final (chính thức)? An exception does not undo final. */
export function figureStatus(
  question: Pick<LockQuestion, 'path' | 'level' | 'period'>,
  closures: readonly Closure[],
  today: IsoDate,
): 'preliminary' | 'final' {
  return bindingClosure(question, closures, today)?.kind === 'final' ? 'final' : 'preliminary'
}

/** The state of the lock as a line for the screen. */
export function lockText(status: LockStatus, lang: Lang): string {
  if (status.because === 'open') return say(submissionWords, 'lock-open', lang)
  const key = `lock-${status.because}` as const
  if ('exception' in status) {
    const { until, reason } = status.exception
    return say(submissionWords, key, lang, { until: formatDate(until, lang), reason })
  }
  const { from, reason } = status.closure
  return say(submissionWords, key, lang, { date: formatDate(from, lang), reason })
}

/** Why a return may not be touched, as a problem `return-closed`, `return-final` or `return-exception-expired`. */
export function lockFinding(status: Extract<LockStatus, { locked: true }>): Finding {
  const { closure } = status
  const order = { ...bothDates('date', closure.from), reason: closure.reason }
  if (status.because !== 'exception-expired') return finding(`return-${status.because}`, {}, order)
  return finding('return-exception-expired', {}, bothDates('until', status.exception.until))
}

/** What is wrong with an order to close: no reason, an end that is not after its beginning, a window still running. */
export function closureFault(
  closure: Pick<Closure, 'from' | 'to' | 'reason'>,
  windowTo: IsoDate,
): Finding | null {
  if (!hasContent(closure.reason)) return finding('lock-reason-missing')
  if (closure.to !== null && closure.to <= closure.from)
    return finding(
      'lock-dates-reversed',
      {},
      { ...bothDates('from', closure.from), ...bothDates('to', closure.to) },
    )
  if (closure.from <= windowTo) {
    const first = addDays(windowTo, 1)
    return finding(
      'lock-period-running',
      {},
      { ...bothDates('last', windowTo), ...bothDates('first', first) },
    )
  }
  return null
}

/** What is wrong with an exception on the day it is granted: no reason, an expiry that has passed or precedes its beginning. */
export function exceptionFault(
  exception: Pick<LockException, 'from' | 'until' | 'reason'>,
  today: IsoDate,
): Finding | null {
  if (!hasContent(exception.reason)) return finding('lock-reason-missing')
  if (exception.until < exception.from || exception.until < today)
    return finding('lock-exception-past', {}, bothDates('until', exception.until))
  return null
}

function bindingClosure(
  { path, level, period }: Pick<LockQuestion, 'path' | 'level' | 'period'>,
  closures: readonly Closure[],
  today: IsoDate,
): Closure | undefined {
  const binding = closures
    .filter((c) => c.period === period && path.includes(c.unit) && (c.level === null || c.level === level))
    .filter((c) => c.from <= today && (c.to === null || today < c.to))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  return binding.find((c) => c.kind === 'final') ?? binding[0]
}

function hasContent(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}
