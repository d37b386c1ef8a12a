import type { Words } from './measure.js'
import type { IsoDate, PeriodType } from './period.js'

/** What a rule demands. Expressions are in the language of `expression.ts`. */
export interface Rule {
  readonly id: string
  readonly left: string
  readonly op: '=' | '<=' | '>=' | '<' | '>' | '!='
  readonly right: string
  /** error blocks submission; warning asks for a written explanation. */
  readonly severity: 'error' | 'warning'
  readonly message: Words
}

/** When a figure is far enough from the unit's own history to ask about it. What is left out: `OUTLIER_DEFAULTS`. */
export interface OutlierLimits {
  /** How many periods back count as history. */
  readonly periods?: number | undefined
  /** With fewer earlier figures than this nothing is asked. */
  readonly atLeast?: number | undefined
  /** Robust z above which a figure is asked about, decimal text. */
  readonly z?: string | undefined
  /** Up to this median a count is judged by the limits of a small count instead. */
  readonly smallCount?: number | undefined
  /** Probability below which a small count is asked about, both tails together, decimal text. */
  readonly tail?: string | undefined
  /** Codes of series that are never asked about. */
  readonly except?: readonly string[] | undefined
}

/** A return that some units owe every period. domain.md §4. */
export interface Form {
  readonly id: string
  readonly name: Words
  readonly periodType: PeriodType
  /** Levels of unit that owe it. */
  readonly levels: readonly string[]
  readonly from: IsoDate
  readonly to: IsoDate | null
  readonly sections: readonly {
    readonly id: string
    readonly name: Words
    readonly series: readonly string[]
  }[]
  /** Series codes that may not be left empty. */
  readonly required: readonly string[]
  readonly narratives: readonly { readonly id: string; readonly name: Words }[]
  readonly rules: readonly Rule[]
  readonly outliers?: OutlierLimits | undefined
}
