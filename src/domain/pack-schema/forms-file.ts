import { z } from 'zod'
import { PERIOD_TYPES } from '../period.js'
import { filled, looseId, text, validFrom, validTo, words } from './common.js'

/** forms.yaml: the returns that units owe. Shapes as in `form.ts`. */
export const formsFile = filled(
  z.strictObject({
    id: looseId,
    name: words,
    periodType: z.enum(PERIOD_TYPES),
    levels: filled(looseId).describe('Levels of unit that owe it'),
    from: validFrom,
    to: validTo,
    sections: filled(
      z.strictObject({ id: looseId, name: words, series: z.array(text).describe('Codes from series.csv') }),
    ),
    required: z.array(text).default([]).describe('Series that may not be left empty'),
    narratives: z.array(z.strictObject({ id: looseId, name: words })).default([]),
    rules: z
      .array(
        z.strictObject({
          id: looseId,
          left: text.describe('Expression over the same return'),
          op: z.enum(['=', '<=', '>=', '<', '>', '!=']),
          right: text,
          severity: z.enum(['error', 'warning']),
          message: words,
        }),
      )
      .default([]),
    outliers: z
      .strictObject({
        periods: z
          .number()
          .int()
          .min(1)
          .max(120)
          .optional()
          .describe('Periods back that count as history; 24'),
        atLeast: z
          .number()
          .int()
          .min(3)
          .max(120)
          .optional()
          .describe('With fewer earlier figures nothing is asked; 8'),
        z: z
          .string()
          .regex(/^\d{1,3}(\.\d{1,3})?$/)
          .optional()
          .describe('Robust z above which a figure is asked about; "3.5"'),
        smallCount: z
          .number()
          .int()
          .min(0)
          .max(1000)
          .optional()
          .describe('Up to this median a count is judged by the exact limits of small counts; 10'),
        tail: z
          .string()
          .regex(/^0\.\d{1,6}$/)
          .optional()
          .describe('Probability below which a small count is asked about, both tails together; "0.002"'),
        except: z.array(text).optional().describe('Series that are never asked about'),
      })
      .optional()
      .describe('When a figure is far enough from the history of its unit to ask about it'),
  }),
).meta({ title: 'forms.yaml' })
