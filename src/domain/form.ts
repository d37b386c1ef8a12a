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
}
