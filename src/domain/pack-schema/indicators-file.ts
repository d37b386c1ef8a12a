import { z } from 'zod'
import { decimalText, id, text, words, year } from './common.js'

/** indicators.yaml: what is computed. Shapes as in `measure.ts`. */
export const indicatorsFile = z
  .array(
    z.strictObject({
      id,
      name: words,
      expression: text.describe('E.g. 100 * (cleared_same + cleared_earlier) / recorded'),
      unit: words,
      decimals: z.number().int().min(0).max(10).describe('Digits printed after the decimal sign'),
      format: z.enum(['count', 'percent', 'rate', 'amount']),
      better: z.enum(['lower', 'higher', 'neither']).default('neither'),
      targets: z.record(year, decimalText).default({}).describe('Chỉ tiêu giao theo năm: "2024": "75"'),
      note: words.nullable().default(null),
      headline: z.boolean().default(false).describe('Shown in the first table of a comparison'),
    }),
  )
  .meta({ title: 'indicators.yaml' })
