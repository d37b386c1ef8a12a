import { z } from 'zod'
import { cursor, formId, periodCode, unitKey, words } from './common.js'
import { endpoint } from './endpoint.js'
import { cellShape, checkShape, listedReturnShape, questionShape } from './returns.js'

const decimal = z.string().meta({ example: '72' })

/** A figure that differs by at least ten and at least half from that of the same period a year before. */
const changeShape = z
  .object({
    series: z.string(),
    current: decimal,
    lastYear: decimal,
    difference: decimal,
    /** 100 × difference ÷ last year's figure; null where that is nought. */
    percent: decimal.nullable(),
    /** Of counts: may chance alone explain it (exact test, 95%)? Null for what is no count. */
    chance: z.enum(['possible', 'beyond']).nullable(),
  })
  .meta({ id: 'LargeChange' })

/** A return that waits for acceptance with all that is needed to judge it. */
export const returnToAcceptShape = listedReturnShape
  .extend({
    /** In the order of the form. */
    cells: z.array(cellShape),
    narrative: z.array(z.object({ id: z.string(), name: words, text: z.string() })),
    explanations: z.record(z.string(), z.string()),
    checks: z.array(checkShape),
    questions: z.array(questionShape),
    changes: z.array(changeShape),
    /** Codes of the series left empty. */
    missing: z.array(z.string()),
    /**
     * Is there anything to look at: a question, a warning, a large change that chance does not explain, an empty cell? That it is late
     * says nothing of its figures and does not count.
     */
    unusual: z.boolean(),
  })
  .meta({ id: 'ReturnToAccept' })

/**
 * Approved returns of the units directly under one, those first that most want a look. Without `period` the oldest in which
 * anything waits; `period` of the reply is null when nothing waits anywhere.
 */
export const listAcceptance = endpoint({
  id: 'listAcceptance',
  method: 'get',
  path: '/acceptance',
  tag: 'returns',
  access: ['return.read'],
  writes: false,
  query: z.object({
    /** The caller's own when left out. */
    unit: unitKey.optional(),
    period: periodCode.optional(),
    form: formId.optional(),
    cursor: cursor.optional(),
    limit: z.coerce.number().int().min(1).max(50).optional(),
  }),
  reply: z.object({
    unit: unitKey,
    period: periodCode.nullable(),
    /** Periods in which anything waits, oldest first. */
    waiting: z.array(z.object({ period: periodCode, name: words, count: z.int() })),
    /** Of the period: all that wait, and those with anything to look at. */
    counts: z.object({ waiting: z.int(), unusual: z.int() }),
    items: z.array(returnToAcceptShape),
    next: cursor.nullable(),
  }),
  status: 200,
  problems: [
    'period-code-invalid',
    'unit-not-registered',
    'form-not-in-pack',
    'list-cursor',
    'unit-tree-none',
  ],
})
