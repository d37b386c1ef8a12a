import { z } from 'zod'
import { formId, moment, periodCode, returnState, unitKey } from './common.js'
import { EVENTS, endpoint } from './endpoint.js'

/** Something happened to a return that the caller may read: read it again. */
export const liveReturn = z
  .object({
    unit: unitKey,
    period: periodCode,
    form: formId,
    /** Null when it was not the state that changed: a comment, a file. */
    state: returnState.nullable(),
    version: z.int().nullable(),
    at: moment,
  })
  .meta({ id: 'LiveReturn' })

/** The caller's notices changed. */
export const liveNotice = z.object({ unread: z.int() }).meta({ id: 'LiveNotice' })

/** A period was closed or opened somewhere. */
export const liveOrder = z.object({ period: periodCode }).meta({ id: 'LiveOrder' })

/** Definitions came into force: units, forms, indicators, the calendar may be others. */
export const liveDefinitions = z.object({ edition: z.string(), at: moment }).meta({ id: 'LiveDefinitions' })

/** Events may have been missed: read again what is shown. */
export const liveReset = z.object({}).meta({ id: 'LiveReset' })

/** The stream ends, and why, as the code of a problem; `server-stopping` asks to come back. */
export const liveEnd = z.object({ code: z.string() }).meta({ id: 'LiveEnd' })

/** The events of the stream by name, and what their data hold. */
export const LIVE_EVENTS = {
  return: liveReturn,
  notice: liveNotice,
  order: liveOrder,
  definitions: liveDefinitions,
  reset: liveReset,
  end: liveEnd,
} as const

/**
 * Server-sent events. `unit`: only returns of its subtree; `period`: only those of this period. A client that comes back
 * with `Last-Event-ID` gets what it missed, or `reset`. The same event may come twice.
 */
export const watchLive = endpoint({
  id: 'watchLive',
  method: 'get',
  path: '/live',
  tag: 'live',
  access: ['return.read'],
  writes: false,
  query: z.object({ unit: unitKey.optional(), period: periodCode.optional() }),
  replyFile: EVENTS,
  status: 200,
  problems: ['period-code-invalid', 'live-too-many'],
})
