import { z } from 'zod'
import { RELATIONS } from '../domain/access-table.js'
import { PERIOD_TYPES } from '../domain/period.js'
import { formId, isoDate, office, periodCode, unitKey, words } from './common.js'
import { endpoint } from './endpoint.js'

/** Names and definitions, never figures. Everybody with a role reads them; they answer to If-None-Match. */
const readable = {
  method: 'get',
  tag: 'register',
  access: ['unit.read'],
  writes: false,
  status: 200,
  etag: true,
} as const

const definitions = { ...readable, access: ['pack.read'] } as const

export const unitName = z
  .object({ key: unitKey, code: z.string(), name: z.string(), level: z.string() })
  .meta({ id: 'UnitName' })

export const unitShape = unitName
  .extend({
    parent: unitKey.nullable(),
    /** Keys from the root down to the unit itself. */
    path: z.array(unitKey),
    /** How many units stand directly under it. */
    children: z.int(),
  })
  .meta({ id: 'Unit' })

export const listUnits = endpoint({
  ...readable,
  id: 'listUnits',
  path: '/units',
  query: z.object({
    on: isoDate.optional(),
    under: unitKey.optional(),
    level: z.string().min(1).max(80).optional(),
    q: z.string().min(1).max(100).optional(),
  }),
  reply: z.object({ on: isoDate, units: z.array(unitShape) }),
  problems: ['unit-tree-none', 'unit-key-unknown', 'level-not-in-pack'],
})

const basis = z.enum(['whole', 'population', 'area', 'declared'])

/** Exact decimal text in (0, 1]; null = not known. */
const share = z.string().nullable()

const succession = z
  .object({ unit: unitName, share, basis, date: isoDate, act: z.string() })
  .meta({ id: 'Succession' })

export const actShape = z
  .object({
    id: z.string(),
    number: z.string(),
    date: isoDate,
    /** First day on which the new tree holds. */
    effective: isoDate,
    title: z.string(),
    source: z.string(),
  })
  .meta({ id: 'Act' })

export const readUnit = endpoint({
  ...readable,
  id: 'readUnit',
  path: '/units/{unit}',
  params: z.object({ unit: unitKey }),
  reply: z.object({
    key: unitKey,
    /** What it was called and where it stood, `to` being the first day that is no longer so. */
    spans: z.array(
      z.object({
        from: isoDate,
        to: isoDate.nullable(),
        code: z.string(),
        name: z.string(),
        level: z.string(),
        parent: unitName.nullable(),
      }),
    ),
    /** Its place in today's tree; null when it does not exist today. */
    today: z.object({ on: isoDate, path: z.array(unitName), children: z.array(unitName) }).nullable(),
    /** Whose figures it took over, and who took over its own. */
    predecessors: z.array(succession),
    successors: z.array(succession),
    acts: z.array(actShape),
    /** How it stands to each office that the caller holds today; null when the office's own unit is no more. */
    relations: z.array(z.object({ office, relation: z.enum(RELATIONS).nullable() })),
  }),
  problems: ['unit-not-registered'],
})

export const listReorganisations = endpoint({
  ...readable,
  id: 'listReorganisations',
  path: '/reorganisations',
  reply: z.object({
    acts: z.array(
      actShape.extend({
        operations: z.array(
          z.object({
            op: z.enum(['create', 'abolish', 'rename', 'move', 'merge', 'split']),
            /** Units as they were on the day before. */
            before: z.array(unitName),
            /** Units as they are on the first day, with the share of `before` that each takes over. */
            after: z.array(unitName.extend({ parent: unitKey.nullable(), share })),
          }),
        ),
      }),
    ),
  }),
})

const periodType = z.enum(PERIOD_TYPES)

const formName = z
  .object({
    id: formId,
    name: words,
    periodType,
    /** Levels of unit that owe it. */
    levels: z.array(z.string()),
    from: isoDate,
    to: isoDate.nullable(),
  })
  .meta({ id: 'FormName' })

export const listForms = endpoint({
  ...definitions,
  id: 'listForms',
  path: '/forms',
  reply: z.object({ forms: z.array(formName.extend({ series: z.int() })) }),
})

export const seriesShape = z
  .object({
    code: z.string(),
    name: words,
    /** Unit of measure: vụ, người, kg. */
    unit: words,
    kind: z.enum(['flow', 'stock']),
    /** Digits after the decimal point that may be reported; 0 = whole numbers only. */
    scale: z.int(),
    signed: z.boolean(),
    from: isoDate,
    to: isoDate.nullable(),
    activity: z.boolean(),
  })
  .meta({ id: 'Series' })

export const readForm = endpoint({
  ...definitions,
  id: 'readForm',
  path: '/forms/{form}',
  params: z.object({ form: formId }),
  reply: formName.extend({
    sections: z.array(
      z.object({
        id: z.string(),
        name: words,
        series: z.array(seriesShape.extend({ required: z.boolean() })),
      }),
    ),
    rules: z.array(
      z.object({
        id: z.string(),
        left: z.string(),
        op: z.enum(['=', '<=', '>=', '<', '>', '!=']),
        right: z.string(),
        severity: z.enum(['error', 'warning']),
        message: words,
      }),
    ),
    narratives: z.array(z.object({ id: z.string(), name: words })),
  }),
  problems: ['form-not-in-pack'],
})

/** The days that a period covers, both ends inclusive. */
export const windowShape = z.object({ from: isoDate, to: isoDate, days: z.int() }).meta({ id: 'Window' })

const periodName = z.object({
  code: periodCode,
  type: periodType,
  year: z.int(),
  name: words,
  window: windowShape,
  /** When each level must have sent; levels without a deadline are left out. */
  due: z.array(z.object({ level: z.string(), day: isoDate })),
  /** Forms that are returned for just this kind of period. */
  forms: z.array(formId),
})

export const readPeriod = endpoint({
  ...readable,
  id: 'readPeriod',
  path: '/periods/{period}',
  params: z.object({ period: periodCode }),
  query: z.object({ unit: unitKey.optional() }),
  reply: periodName.extend({
    /** Is it over today, under way, or still to come? */
    today: z.enum(['over', 'running', 'coming']),
    /** The return periods that it adds up from. */
    parts: z.array(periodCode),
    samePeriodLastYear: periodCode,
    previous: periodCode,
    next: periodCode,
    /** Of the unit asked for (the caller's own when none is named); null when the caller may not see its figures. */
    figures: z.object({ unit: unitKey, status: z.enum(['preliminary', 'final']) }).nullable(),
  }),
  problems: ['period-code-invalid', 'unit-not-registered'],
})

export const listPeriods = endpoint({
  ...readable,
  id: 'listPeriods',
  path: '/periods',
  query: z.object({ year: z.coerce.number().int().min(1901).max(2198).optional() }),
  reply: z.object({ year: z.int(), periods: z.array(periodName) }),
})

export const indicatorShape = z
  .object({
    id: z.string(),
    name: words,
    expression: z.string(),
    unit: words,
    decimals: z.int(),
    format: z.enum(['count', 'percent', 'rate', 'amount']),
    better: z.enum(['lower', 'higher', 'neither']),
    /** By year, decimal text. */
    targets: z.record(z.string(), z.string()),
    note: words.nullable(),
    headline: z.boolean(),
    /** Codes of the series that it is made of. */
    series: z.array(z.string()),
    /** Rises with the agency's own activity: neither up nor down is good in itself. */
    activity: z.boolean(),
  })
  .meta({ id: 'Indicator' })

export const listIndicators = endpoint({
  ...definitions,
  id: 'listIndicators',
  path: '/indicators',
  reply: z.object({ indicators: z.array(indicatorShape) }),
})

export const readPack = endpoint({
  ...definitions,
  id: 'readPack',
  path: '/pack',
  reply: z.object({
    id: z.string(),
    name: words,
    version: z.string(),
    /** To be shown wherever figures are; null when nothing need be said. */
    notice: words.nullable(),
    levels: z.array(z.object({ id: z.string(), name: words })),
    timezone: z.string(),
    today: isoDate,
    /** Hash of the definitions as they are registered. */
    contentHash: z.string(),
  }),
})
