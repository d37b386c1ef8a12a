import { z } from 'zod'
import { ability, formId, isoDate, moment, office, periodCode, unitKey, uuid } from './common.js'
import { endpoint } from './endpoint.js'

const reason = z.string().max(1000).meta({ example: 'Figures checked as set out in plan 45/KH-CAT' })
const person = z.object({ account: z.string(), name: z.string() })

const ended = z
  .object({ by: person, at: moment, reason: z.string() })
  .nullable()
  .meta({ description: 'Who ended it before its time, and why' })

/** A day that can be reckoned with: the years for which there are periods. */
const day = isoDate.refine((text) => text >= '1900-01-01' && text <= '2199-12-31')

const standing = z.enum(['now', 'coming', 'over'])

/** An order that ends work on a period. `from`: first day on which it holds, `to`: first day on which it no longer does. */
export const closureShape = z
  .object({
    id: uuid,
    unit: unitKey,
    period: periodCode,
    kind: z.enum(['closed', 'final']),
    level: z.string().nullable(),
    from: isoDate,
    to: isoDate.nullable(),
    holds: standing,
    reason: z.string(),
    by: person,
    office,
    at: moment,
    ended,
  })
  .meta({ id: 'Closure' })

/** Leave for one unit. `from` and `until` are the first and the last day on which it holds. */
export const exceptionShape = z
  .object({
    id: uuid,
    unit: unitKey,
    period: periodCode,
    form: formId.nullable(),
    from: isoDate,
    until: isoDate,
    holds: standing,
    reason: z.string(),
    by: person,
    office,
    at: moment,
    ended,
  })
  .meta({ id: 'LockException' })

const mayOrder = z.object({ close: ability, finalise: ability, except: ability })
/** Of one that is over nothing can be ended; `may` is about the right alone. */
const mayEnd = z.object({ end: ability })
const ofPeriod = z.object({ period: periodCode })
const ofUnit = z.object({ unit: unitKey.optional() })
const oneOrder = z.object({ unit: unitKey, id: uuid })
const ending = z.object({ on: day, reason })

export const listClosures = endpoint({
  id: 'listClosures',
  method: 'get',
  path: '/periods/{period}/closures',
  tag: 'orders',
  access: ['return.read'],
  writes: false,
  params: ofPeriod,
  query: ofUnit,
  reply: z.object({
    unit: unitKey,
    period: periodCode,
    /** `binds`: the order holds for the unit asked about (on the days that it holds). */
    items: z.array(closureShape.extend({ binds: z.boolean(), may: mayEnd })),
    may: mayOrder,
  }),
  status: 200,
  problems: ['order-unit-absent', 'period-code-invalid', 'unit-not-registered'],
})

export const closePeriod = endpoint({
  id: 'closePeriod',
  method: 'post',
  path: '/closures',
  tag: 'orders',
  access: ['return.lock', 'return.finalise'],
  writes: true,
  body: z.object({
    unit: unitKey,
    period: periodCode,
    kind: z.enum(['closed', 'final']),
    level: z.string().max(80).nullable().optional(),
    from: day,
    to: day.nullable().optional(),
    reason,
  }),
  reply: closureShape,
  status: 201,
  problems: [
    'order-unit-absent',
    'order-in-force',
    'level-not-in-pack',
    'lock-reason-missing',
    'lock-dates-reversed',
    'lock-period-running',
    'private-phone',
    'period-code-invalid',
    'unit-not-registered',
  ],
})

export const endClosure = endpoint({
  id: 'endClosure',
  method: 'post',
  path: '/closures/{unit}/{id}/end',
  tag: 'orders',
  access: ['return.lock', 'return.finalise'],
  writes: true,
  params: oneOrder,
  body: ending,
  reply: closureShape,
  status: 200,
  problems: ['order-not-found', 'order-ended', 'order-end-past', 'order-end-later', 'lock-reason-missing'],
})

export const listExceptions = endpoint({
  id: 'listExceptions',
  method: 'get',
  path: '/periods/{period}/exceptions',
  tag: 'orders',
  access: ['return.read'],
  writes: false,
  params: ofPeriod,
  query: ofUnit,
  reply: z.object({
    unit: unitKey,
    period: periodCode,
    items: z.array(exceptionShape.extend({ may: mayEnd })),
    may: mayOrder,
  }),
  status: 200,
  problems: ['order-unit-absent', 'period-code-invalid', 'unit-not-registered'],
})

export const grantException = endpoint({
  id: 'grantException',
  method: 'post',
  path: '/exceptions',
  tag: 'orders',
  access: ['return.except'],
  writes: true,
  body: z.object({
    unit: unitKey,
    period: periodCode,
    form: formId.nullable().optional(),
    from: day.optional(),
    until: day,
    reason,
  }),
  reply: exceptionShape,
  status: 201,
  problems: [
    'order-unit-absent',
    'form-not-in-pack',
    'lock-reason-missing',
    'lock-exception-past',
    'private-phone',
    'period-code-invalid',
    'unit-not-registered',
  ],
})

export const endException = endpoint({
  id: 'endException',
  method: 'post',
  path: '/exceptions/{unit}/{id}/end',
  tag: 'orders',
  access: ['return.except'],
  writes: true,
  params: oneOrder,
  body: ending,
  reply: exceptionShape,
  status: 200,
  problems: ['order-not-found', 'order-ended', 'order-end-past', 'order-end-later', 'lock-reason-missing'],
})
