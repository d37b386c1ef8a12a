import { z } from 'zod'

/** One fault in words, with the place it concerns. */
export const findingShape = z
  .object({
    code: z.string(),
    message: z.string(),
    /** A dotted path in the body or the query: `entries.d.value`. */
    field: z.string().optional(),
    unit: z.string().optional(),
    period: z.string().optional(),
    /** Code of the series whose cell it is. */
    series: z.string().optional(),
    file: z.string().optional(),
    sheet: z.string().optional(),
    cell: z.string().optional(),
    line: z.int().optional(),
    column: z.int().optional(),
  })
  .meta({ id: 'Finding' })

/** What every refusal looks like: RFC 9457, `application/problem+json`. `code` is stable, `detail` is in the caller's language. */
export const problemShape = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    instance: z.string().optional(),
    requestId: z.string(),
    findings: z.array(findingShape),
    /** Of `match-stale`: the return as it is now and what the refused request would have changed. */
    current: z.unknown().optional(),
    yours: z.unknown().optional(),
  })
  .meta({ id: 'Problem' })

export type ProblemReply = z.infer<typeof problemShape>
