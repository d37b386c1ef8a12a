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
  }),
).meta({ title: 'forms.yaml' })
