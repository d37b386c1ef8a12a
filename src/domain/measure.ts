import type { IsoDate } from './period.js'

/** A text in both languages. */
export interface Words {
  readonly vi: string
  readonly en: string
}

export interface Category {
  readonly id: string
  readonly name: Words
}

/** A way to break a measure down, e.g. severity. domain.md §3. */
export interface Classification {
  readonly id: string
  readonly name: Words
  readonly categories: readonly Category[]
}

/** What is counted. */
export interface Measure {
  readonly id: string
  readonly name: Words
  /** Unit of measure as printed: vụ, người, kg, đồng. Its English form in `en`. */
  readonly unit: Words
  /** flow: adds over time; stock: the last month's value stands for a longer period. */
  readonly kind: 'flow' | 'stock'
  /** Digits after the decimal point that may be reported; 0 = whole numbers only. */
  readonly scale: number
  readonly overUnits: 'sum' | 'none'
  readonly classifications: readonly string[]
  readonly from: IsoDate
  readonly to: IsoDate | null
  /** May values be negative? (corrections to money, say) Normally not. */
  readonly signed: boolean
  /** Dated changes of what the measure covers: a comparison across one says so. */
  readonly scopeChanges: readonly { readonly date: IsoDate; readonly note: Words }[]
  /** Rises with the police's own activity (drug seizures, fines): neither up nor down is good in itself. */
  readonly activity: boolean
}

/**
 * A measure with one category of each of its classifications. `index` counts from 1 without gaps and is for ever:
 * it is the position of the series in every stored array.
 * `code` is `measure` or `measure.category` or `measure.category.category`.
 */
export interface Series {
  readonly index: number
  readonly code: string
  readonly measure: string
  /** classification id → category id */
  readonly categories: Readonly<Record<string, string>>
}

/** A computed figure. `expression` is in the language of `expression.ts`. */
export interface Indicator {
  readonly id: string
  readonly name: Words
  readonly expression: string
  readonly unit: Words
  readonly decimals: number
  /** percent: differences are told in percentage points. */
  readonly format: 'count' | 'percent' | 'rate' | 'amount'
  readonly better: 'lower' | 'higher' | 'neither'
  /** Target by year, decimal text. */
  readonly targets: Readonly<Record<string, string>>
  /** Convention that a reader must know, e.g. cleared cases of earlier periods count. */
  readonly note: Words | null
  /** Shown in the first table of a comparison. */
  readonly headline: boolean
}
