import { z } from 'zod'
import { date, filled, id, validFrom, validTo, words } from './common.js'

/** measures.yaml: what is counted and how it is broken down. Shapes as in `measure.ts`. */
export const measuresFile = z
  .strictObject({
    classifications: z
      .array(z.strictObject({ id, name: words, categories: filled(z.strictObject({ id, name: words })) }))
      .default([])
      .describe('Phân tổ'),
    measures: filled(
      z.strictObject({
        id,
        name: words,
        unit: words.describe('Unit of measure as printed: vụ, người, kg'),
        kind: z.enum(['flow', 'stock']).describe('flow adds over time; of a stock the last value stands'),
        scale: z.number().int().min(0).max(15).default(0).describe('Digits after the decimal point'),
        overUnits: z.enum(['sum', 'none']).default('sum'),
        classifications: z.array(id).default([]).describe('Ids of the classifications it is broken down by'),
        from: validFrom,
        to: validTo,
        signed: z.boolean().default(false).describe('May values be negative?'),
        scopeChanges: z
          .array(z.strictObject({ date, note: words }))
          .default([])
          .describe('Dated changes of what the measure covers'),
        activity: z.boolean().default(false).describe("Rises with the agency's own activity"),
      }),
    ).describe('Chỉ tiêu thu thập'),
  })
  .meta({ title: 'measures.yaml' })
