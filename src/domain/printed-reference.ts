import { z } from 'zod'
import { decimal } from './decimal.js'
import { date, decimalText, text, unitKey } from './pack-schema/common.js'
import type { IsoDate } from './period.js'
import type { PrintedFigure } from './printed.js'

const optional = <T extends z.ZodType>(shape: T) => z.union([z.literal(''), shape])

/** What a printed figure was compared with; holidays are compared by their own days, Tết by the lunar calendar. */
export const COMPARED_WITH = [
  'same-period-last-year',
  'previous-month',
  'previous-year',
  'same-holiday-last-year',
  'same-lunar-holiday-last-year',
] as const

/**
 * One row of `references/printed.csv` of a pack: a figure as a public body printed it.
 * Empty text = not printed, or not known. For a share `current` is the part and `base` the whole.
 */
export const printedRow = z.strictObject({
  id: text,
  unit: unitKey,
  from: optional(date),
  to: optional(date),
  label: z.string().describe('The window in the words of the source, when it gives no dates'),
  period: z.string().describe('Period code, when the window is a standard period of the calendar'),
  kind: z.enum(['change', 'share']),
  series: text,
  over: z.string().describe('Series of the whole, for a share'),
  current: decimalText,
  base: optional(decimalText),
  difference_printed: optional(decimalText),
  percent_printed: z.string().describe('As printed, with all its decimals'),
  compared_with: optional(z.enum(COMPARED_WITH)),
  base_period: z.string(),
  source: z.string().regex(/^https?:\/\/\S+$/),
  note: z.string(),
})

/** A published figure with where and for when it was published. */
export interface PrintedReference {
  readonly id: string
  readonly unit: string
  readonly from: IsoDate | null
  readonly to: IsoDate | null
  readonly label: string | null
  readonly period: string | null
  readonly series: string
  readonly over: string | null
  readonly comparedWith: (typeof COMPARED_WITH)[number] | null
  readonly basePeriod: string | null
  readonly source: string
  readonly note: string | null
  readonly figure: PrintedFigure
}

/** A checked row as a reference, ready for `judgePrinted(reference.figure)`. */
export function printedReference(row: z.output<typeof printedRow>): PrintedReference {
  const filled = <T extends string>(value: T): Exclude<T, ''> | null =>
    value === '' ? null : (value as Exclude<T, ''>)
  const number = (value: string) => (value === '' ? null : decimal(value))
  return {
    id: row.id,
    unit: row.unit,
    from: filled(row.from),
    to: filled(row.to),
    label: filled(row.label),
    period: filled(row.period),
    series: row.series,
    over: filled(row.over),
    comparedWith: filled(row.compared_with),
    basePeriod: filled(row.base_period),
    source: row.source,
    note: filled(row.note),
    figure: {
      kind: row.kind,
      current: decimal(row.current),
      base: number(row.base),
      differencePrinted: number(row.difference_printed),
      percentPrinted: filled(row.percent_printed),
    },
  }
}
