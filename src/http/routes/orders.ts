import { closePeriod as close } from '../../cycle/collect/orders/close-period.js'
import { endPeriodClosure } from '../../cycle/collect/orders/end-closure.js'
import { endLockException } from '../../cycle/collect/orders/end-exception.js'
import { grantException as grant } from '../../cycle/collect/orders/grant-exception.js'
import {
  listClosures as closures,
  listExceptions as exceptions,
  type MayOrder,
} from '../../cycle/collect/orders/list-orders.js'
import { todayAt } from '../../cycle/desk.js'
import type { Step } from '../../cycle/step.js'
import { addDays } from '../../domain/date.js'
import { standing } from '../../domain/order.js'
import { periodFromKey } from '../../domain/period.js'
import type { Lang } from '../../domain/words.js'
import {
  closePeriod,
  endClosure,
  endException,
  grantException,
  listClosures,
  listExceptions,
} from '../../wire/orders.js'
import { abilityReply } from '../ability.js'
import { type Handler, handle } from '../handler.js'

type Closure = Awaited<ReturnType<typeof close>>
type Exception = Awaited<ReturnType<typeof grant>>

/** Orders that close a period or make it final, and leaves for single units. */
export const ordersRoutes: readonly Handler[] = [
  handle(listClosures, async (step, { params, query, lang }) => {
    const unit = query.unit ?? step.caller.home
    const { items, may } = await closures(step, unit, params.period)
    const listed = items.map(({ closure, binds, mayEnd }) => ({
      ...closureReply(step, closure),
      binds,
      may: { end: abilityReply(mayEnd, lang) },
    }))
    const period = params.period.toUpperCase()
    return { body: { unit, period, items: listed, may: mayReply(may, lang) } }
  }),
  handle(closePeriod, async (step, { body }) => {
    const { level = null, to = null } = body
    return { body: closureReply(step, await close(step, { ...body, level, to })) }
  }),
  handle(endClosure, async (step, { params, body }) => ({
    body: closureReply(step, await endPeriodClosure(step, params, body)),
  })),
  handle(listExceptions, async (step, { params, query, lang }) => {
    const unit = query.unit ?? step.caller.home
    const { items, may } = await exceptions(step, unit, params.period)
    const listed = items.map(({ exception, mayEnd }) => ({
      ...exceptionReply(step, exception),
      may: { end: abilityReply(mayEnd, lang) },
    }))
    const period = params.period.toUpperCase()
    return { body: { unit, period, items: listed, may: mayReply(may, lang) } }
  }),
  handle(grantException, async (step, { body }) => {
    const { form = null } = body
    return { body: exceptionReply(step, await grant(step, { ...body, form })) }
  }),
  handle(endException, async (step, { params, body }) => ({
    body: exceptionReply(step, await endLockException(step, params, body)),
  })),
]

function closureReply(step: Step, closure: Closure) {
  const { kind, level, from, to } = closure
  return { ...common(closure), kind, level, from, to, holds: standing({ from, to }, todayAt(step.desk)) }
}

function exceptionReply(step: Step, exception: Exception) {
  const { form, from, until } = exception
  const holds = standing({ from, to: addDays(until, 1) }, todayAt(step.desk))
  return { ...common(exception), form, from, until, holds }
}

function common({ id, unit, period, reason, by, name, office, at, ended }: Closure | Exception) {
  return {
    id,
    unit,
    period: periodFromKey(period).code,
    reason,
    by: { account: by, name },
    office,
    at,
    ended:
      ended === null
        ? null
        : { by: { account: ended.by, name: ended.name }, at: ended.at, reason: ended.reason },
  }
}

function mayReply({ close: closing, finalise, except }: MayOrder, lang: Lang) {
  return {
    close: abilityReply(closing, lang),
    finalise: abilityReply(finalise, lang),
    except: abilityReply(except, lang),
  }
}
