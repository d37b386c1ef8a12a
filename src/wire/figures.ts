import { z } from 'zod'
import { CAUTIONS } from '../domain/compare.js'
import { STAGES } from '../domain/strata.js'
import { formId, isoDate, moment, periodCode, unitKey, words } from './common.js'
import { endpoint } from './endpoint.js'
import { unitName, windowShape } from './register.js'

const stage = z.enum(STAGES)
/** Exact decimal text. */
const decimal = z.string().meta({ example: '72' })
const quality = z.enum(['exact', 'estimated', 'not-comparable'])
/** `?flag=true` */
const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
const reading = { method: 'get', tag: 'figures', writes: false, status: 200 } as const

/** Which versions count, and as known when. */
const counted = { stage: stage.optional(), knownAt: moment.optional() }

export const readTotals = endpoint({
  ...reading,
  id: 'readTotals',
  path: '/figures/totals',
  access: ['figure.read'],
  query: z.object({
    unit: unitKey,
    period: periodCode,
    /** own: what the unit itself returned; all: with everything under it. */
    scope: z.enum(['own', 'all']).optional(),
    ...counted,
  }),
  reply: z.object({
    unit: unitName,
    period: periodCode,
    window: windowShape,
    /** Day whose tree the figures stand on: the last of the window. */
    treeDate: isoDate,
    scope: z.enum(['own', 'all']),
    stage,
    knownAt: moment.nullable(),
    quality,
    notice: words.nullable(),
    /** That no form is returned for this kind of period; null when there is one. */
    note: z.string().nullable(),
    series: z.array(
      z.object({
        code: z.string(),
        name: words,
        unit: words,
        kind: z.enum(['flow', 'stock']),
        /** Null: nobody reported it. */
        total: decimal.nullable(),
        /** Returns that hold a value, that say "not applicable", and that were owed. */
        reported: z.int(),
        notApplicable: z.int(),
        expected: z.int(),
      }),
    ),
  }),
  problems: ['period-code-invalid', 'unit-key-unknown', 'as-known-at-future'],
})

const sideShape = z
  .object({
    period: periodCode,
    window: windowShape,
    value: decimal.nullable(),
    numerator: decimal.nullable(),
    denominator: decimal.nullable(),
    reported: z.int(),
    expected: z.int(),
    quality,
    estimatedShare: decimal.nullable(),
  })
  .meta({ id: 'Side' })

/** Probabilities: the only numbers of the API that are not exact. */
const chanceShape = z
  .object({
    p: z.number(),
    ratio: z.number().nullable(),
    low: z.number(),
    /** Null: without bound. */
    high: z.number().nullable(),
    distinguishable: z.boolean(),
    adjustedP: z.number().optional(),
  })
  .meta({ id: 'Chance' })

const partShape = z.object({ unit: unitKey, code: z.string(), name: z.string(), share: decimal })

const comparisonShape = z
  .object({
    indicator: z.string(),
    name: words,
    expression: z.string(),
    unit: words,
    current: sideShape,
    base: sideShape,
    difference: decimal.nullable(),
    /** 100 × difference ÷ base; null where that means nothing. */
    percent: decimal.nullable(),
    /** Difference of two percentages, in percentage points. */
    points: decimal.nullable(),
    quality,
    cautions: z.array(z.enum(CAUTIONS)),
    scopeNotes: z.array(words),
    chance: chanceShape.nullable(),
    /** As a table prints it, in the caller's language. */
    shown: z.object({ current: z.string(), base: z.string(), change: z.string(), percent: z.string() }),
    /** What must be read beside it, in the caller's language. */
    remarks: z.array(z.string()),
    /** The change as a phrase: "giảm 22 vụ (23,4%) so với cùng kỳ năm 2023". */
    words,
  })
  .meta({ id: 'Comparison' })

const baseKind = z.enum(['same-period-last-year', 'previous-period', 'target', 'year-to-date', 'period'])

export const compareFigures = endpoint({
  ...reading,
  id: 'compareFigures',
  path: '/figures/comparison',
  access: ['figure.compare'],
  query: z.object({
    unit: unitKey,
    period: periodCode,
    /** A kind of base, or the code of a period. */
    base: z
      .union([z.enum(['same-period-last-year', 'previous-period', 'target', 'year-to-date']), periodCode])
      .optional(),
    /** Level whose units get a row each. */
    by: z.string().min(1).max(80).optional(),
    /** Day whose tree the figures are set on; that of the current period when left out. */
    basis: isoDate.optional(),
    /** May be repeated; the headline indicators when left out. */
    indicator: z.array(z.string().min(1).max(80)).max(200).optional(),
    /** Every indicator. */
    all: flag.optional(),
    /** Refuse to say up or down where chance alone explains the change. */
    cautious: flag.optional(),
    /** Compare although returns are missing on a side. */
    allowIncomplete: flag.optional(),
    ...counted,
  }),
  reply: z.object({
    pack: z.string(),
    notice: words.nullable(),
    unit: z.string(),
    unitKey,
    unitName: z.string(),
    period: periodCode,
    cumulative: z.boolean(),
    window: windowShape,
    base: z.string(),
    baseKind,
    baseWindow: windowShape.nullable(),
    basis: isoDate,
    by: z.string().nullable(),
    stage,
    knownAt: moment.nullable(),
    incomparable: z.int(),
    /** What must be known to read the table as a whole, in the caller's language. */
    notes: z.array(z.string()),
    rows: z.array(
      z.object({
        kind: z.enum(['total', 'unit', 'rest']),
        unit: unitName.nullable(),
        parts: z.object({ current: z.array(partShape), base: z.array(partShape) }),
        ambiguous: z.array(unitKey),
        comparisons: z.array(comparisonShape),
      }),
    ),
  }),
  problems: [
    'period-code-invalid',
    'period-without-months',
    'unit-key-unknown',
    'level-not-in-pack',
    'indicator-not-in-pack',
    'figure-beyond-reach',
    'as-known-at-future',
  ],
})

export const explainFigure = endpoint({
  ...reading,
  id: 'explainFigure',
  path: '/figures/explanation',
  access: ['figure.explain'],
  query: z.object({ indicator: z.string().min(1).max(80), unit: unitKey, period: periodCode, ...counted }),
  reply: z.object({
    indicator: z.string(),
    name: words,
    expression: z.string(),
    measured: words,
    note: words.nullable(),
    notice: words.nullable(),
    unit: unitName,
    period: periodCode,
    window: windowShape,
    treeDate: isoDate,
    stage,
    knownAt: moment.nullable(),
    packVersion: z.string(),
    value: decimal.nullable(),
    numerator: decimal.nullable(),
    denominator: decimal.nullable(),
    reported: z.int(),
    expected: z.int(),
    quality,
    /** The series that the expression reads, each with its name. */
    series: z.array(z.object({ code: z.string(), name: words, unit: words })),
    /** Every return that the figure is made of. */
    parts: z.array(
      z.object({
        unit: unitName,
        period: periodCode,
        form: formId,
        formName: words,
        version: z.int(),
        enteredBy: z.string(),
        enteredAt: moment,
        acceptedAt: moment.nullable(),
        source: z.string(),
        reason: z.string().nullable(),
        /** By code of the series; null = not reported, `n/a` = not applicable. */
        values: z.record(z.string(), z.string().nullable()),
        /** What the unit wrote about these figures: answers to warnings and questions, notes beside figures. */
        explanations: z.array(z.object({ key: z.string(), series: z.array(z.string()), text: z.string() })),
      }),
    ),
    missing: z.array(
      z.object({
        unit: z.string(),
        unitKey,
        name: z.string(),
        period: periodCode,
        form: formId,
        formName: words,
      }),
    ),
    words: z.string(),
  }),
  problems: ['period-code-invalid', 'unit-key-unknown', 'indicator-not-in-pack', 'as-known-at-future'],
})
