import { type RawBuilder, sql } from 'kysely'

/** A PostgreSQL array literal of exact decimals; null for an empty place. Values are digits, so nothing needs quoting. */
export function numericArray(values: readonly (string | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`
}

/** A PostgreSQL array literal of whole numbers. */
export function intArray(values: readonly number[]): string {
  return `{${values.join(',')}}`
}

/** Read what `array_to_string(figures, ',', '')` gives. */
export function readFigures(text: string): (string | null)[] {
  return text === '' ? [] : text.split(',').map((value) => (value === '' ? null : value))
}

/**
 * `array[f(1), f(2), … f(n)]`: adding arrays place by place. Only whole numbers made here go into the text.
 * Measured against unnest + array_agg: a third of the time at 42 series.
 */
export function eachSeries(count: number, f: (index: number) => string): RawBuilder<unknown> {
  if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`series count ${count}`)
  return sql.raw(`array[${Array.from({ length: count }, (_, i) => f(i + 1)).join(', ')}]`)
}
