import { compareCounts } from './chance.js'
import { digits, parseDecimal, quotient } from './decimal.js'
import type { Vocabulary } from './expression/index.js'
import type { Form } from './form.js'

/** A figure of a return that differs much from that of the same period a year before. Decimal text. */
export interface LargeChange {
  /** Index of the series. */
  readonly series: number
  readonly current: string
  readonly lastYear: string
  readonly difference: string
  /** 100 × difference ÷ last year's figure; null where that is nought. */
  readonly percent: string | null
  /** Of counts: may chance alone explain it? Null for what is no count of events. */
  readonly chance: 'possible' | 'beyond' | null
}

/** Below this many nobody who looks through fifty returns wants to be stopped. */
const LEAST = 10

/**
 * The large changes of a return: at least `LEAST`, and at least half of last year's figure. Counts of events are tested for
 * chance with the days of both windows (domain.md §7), so that a reader is not sent after noise. Arrays by series index − 1.
 */
export function largeChanges(input: {
  readonly form: Form
  readonly pack: Vocabulary
  readonly current: readonly (string | null)[]
  readonly lastYear: readonly (string | null)[]
  readonly days: { readonly current: number; readonly lastYear: number }
}): LargeChange[] {
  const { form, pack, current, lastYear, days } = input
  const asked = new Set(form.sections.flatMap((section) => section.series))
  const measures = new Map(pack.measures.map((m) => [m.id, m]))
  return pack.series.flatMap(({ index, code, measure }): LargeChange[] => {
    if (!asked.has(code)) return []
    const now = parseDecimal(current[index - 1] ?? '')
    const base = parseDecimal(lastYear[index - 1] ?? '')
    if (now === undefined || base === undefined) return []
    const difference = now.minus(base)
    if (difference.abs().lt(LEAST) || difference.abs().times(2).lt(base.abs())) return []
    const { kind, scale, signed } = measures.get(measure)!
    const counts = [Number(digits(now)), Number(digits(base))] as const
    const countable =
      kind === 'flow' && scale === 0 && !signed && counts.every((n) => Number.isSafeInteger(n) && n >= 0)
    return [
      {
        series: index,
        current: digits(now),
        lastYear: digits(base),
        difference: digits(difference),
        percent: base.eq(0) ? null : digits(quotient(difference.times(100), base.abs())),
        chance: countable ? chanceOf(counts, days) : null,
      },
    ]
  })
}

function chanceOf(
  [current, base]: readonly [number, number],
  days: { readonly current: number; readonly lastYear: number },
): 'possible' | 'beyond' {
  const { distinguishable } = compareCounts({
    current,
    base,
    currentDays: days.current,
    baseDays: days.lastYear,
  })
  return distinguishable ? 'beyond' : 'possible'
}

/** What there is to be looked at in a return that waits for acceptance, as numbers. */
export interface Unusual {
  readonly questions: number
  readonly warnings: number
  /** Large changes that chance does not explain, or that are no counts. */
  readonly changes: number
  /** Cells left empty; those that must be filled block submission before. */
  readonly missing: number
}

/** Has the return anything that wants a look before it is accepted? That it is late says nothing of its figures. */
export function isUnusual({ questions, warnings, changes, missing }: Unusual): boolean {
  return questions + warnings + changes + missing > 0
}

/** Returns in the order in which they want a look: the heavier first. Empty cells weigh least: they are often usual. */
export function weightOf({ questions, warnings, changes, missing }: Unusual): number {
  return 100 * (questions + warnings) + 10 * changes + Math.min(missing, 9)
}
