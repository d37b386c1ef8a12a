import type { IsoDate } from './period.js'

/** From the month `from` (YYYY-MM) on, a month closes on day `cutoffDay` (14: 15 of M-1 … 14 of M). 0 = calendar months. */
export interface CutoffVersion {
  readonly from: string
  readonly cutoffDay: number
  /** The act that fixed it, e.g. "Nghị định 09/2019/NĐ-CP, Điều 12". */
  readonly source: string
}

/** When a level of the tree must have sent: the `day` of the period's last month, moved to the next working day. */
export interface Deadline {
  readonly level: string
  readonly day: number
}

/** A reporting calendar: cut-offs with their history, cascading deadlines, holidays. domain.md §1. */
export interface ReportingCalendar {
  readonly timezone: string
  readonly cutoffs: readonly CutoffVersion[]
  readonly deadlines: readonly Deadline[]
  readonly holidays: readonly { readonly date: IsoDate; readonly name: string }[]
}

/** The days a period really covers, both ends inclusive. */
export interface PeriodWindow {
  readonly from: IsoDate
  readonly to: IsoDate
  readonly days: number
}
