import { z } from 'zod'
import { isValidDate } from '../date.js'
import { MAX_DIGITS, parseDecimal } from '../decimal.js'
import type { packProblems } from '../words/problem-pack.js'

/**
 * Small shapes that every pack file is made of. The message of a check is the code of the problem it raises
 * (`words/problem-pack.ts`), so that a fault found by zod gets its own sentence in both languages.
 */

/** A code of the list of problems where zod wants a message: the compiler checks that it exists. */
export const problem = (code: keyof typeof packProblems): string => code

export const text = z.string().regex(/\S/, problem('pack-text-empty'))

export const words = z
  .strictObject({
    vi: text.describe('Tiếng Việt'),
    en: text.describe('English'),
  })
  .describe('Words in both languages')

/** Id of a measure, category, indicator …: it is also a name in expressions and in series codes. */
export const id = z.string().regex(/^[a-z][a-z0-9_]*$/, problem('pack-id-invalid'))

/** Id that never enters an expression (level, form, section, rule): hyphens are allowed too. */
export const looseId = z.string().regex(/^[a-z][a-z0-9]*([_-][a-z0-9]+)*$/, problem('pack-id-invalid'))

export const packId = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, problem('pack-pack-id-invalid'))

/** Key of a unit or of an act. */
export const unitKey = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, problem('pack-unit-key-invalid'))

const month = /^\d{4}-(0[1-9]|1[0-2])$/
export const yearMonth = z.string().regex(month, problem('pack-month-invalid'))

export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, problem('pack-date-invalid'))
  .refine(isValidDate, problem('pack-date-invalid'))
  .meta({ format: 'date' })

export const year = z.string().regex(/^\d{4}$/, problem('pack-year-invalid'))

/** Exact decimal as text, so that no file passes through floating point. */
export const decimalText = z
  .string()
  .regex(/^[+-]?\d+(\.\d+)?$/, problem('pack-decimal-invalid'))
  .refine((value) => parseDecimal(value) !== undefined, problem('pack-decimal-invalid'))
  .describe(`Decimal number in quotes, a point as decimal sign, at most ${MAX_DIGITS} digits`)

/** Part of a unit that went to another: 0 < share ≤ 1, or nothing when it is not known. */
export const share = z
  .string()
  .regex(/^(0\.\d*[1-9]\d*|1(\.0+)?)$/, problem('pack-share-invalid'))
  .nullable()
  .default(null)
  .describe('Share in quotes, above 0 and up to 1, e.g. "0.4"; empty when not known')

/** A list that must hold something. */
export function filled<T extends z.ZodType>(item: T): z.ZodArray<T> {
  return z.array(item).min(1, problem('pack-list-empty'))
}

export const validFrom = date.default('1900-01-01').describe('First day it is valid')
export const validTo = date
  .nullable()
  .default(null)
  .describe('First day it is no longer valid; empty = still valid')
