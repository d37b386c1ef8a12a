import type { Access } from '../../../domain/access.js'
import type { Action } from '../../../domain/access-table.js'
import {
  closuresFor,
  exceptionsIn,
  type StoredClosure,
  type StoredException,
} from '../../../store/closures.js'
import { rightsAt } from '../../desk.js'
import type { Step } from '../../step.js'
import { keyOf, orderPlace } from './order-place.js'

/** An order, and whether it is one that binds the unit asked about: given by it or above it, for its level. */
export interface ListedClosure {
  readonly closure: StoredClosure
  readonly binds: boolean
  readonly mayEnd: Access
}

export interface ListedException {
  readonly exception: StoredException
  readonly mayEnd: Access
}

/** What the reader may do about the period for the unit asked about. */
export interface MayOrder {
  readonly close: Access
  readonly finalise: Access
  readonly except: Access
}

/**
 * The orders about a period that concern a unit: those that bind it, whoever gave them, and those of units under it. Whoever
 * may read the unit's returns may read them, with their reasons.
 */
export async function listClosures(
  step: Step,
  unit: string,
  code: string,
): Promise<{ items: readonly ListedClosure[]; may: MayOrder }> {
  const { period, node } = orderPlace(step, unit, code)
  const { index } = step.desk
  await step.act('return.read', { unit, asAt: index.window(period).to })
  const { nodes } = index.treeOf(period)
  const all = await closuresFor(step.tx, period.key, keyOf(index))
  const items = all.flatMap((closure) => {
    const above = node.path.includes(closure.unit)
    if (above) {
      const binds = closure.level === null || closure.level === node.level
      // An order of the unit itself for the level below it is its own affair; one from above is not.
      return binds || closure.unit === unit ? [listed(step, closure, binds)] : []
    }
    return nodes.get(closure.unit)?.path.includes(unit) ? [listed(step, closure, false)] : []
  })
  return { items, may: mayOrder(step, unit) }
}

/** The leaves given for a period to a unit and to those under it. */
export async function listExceptions(
  step: Step,
  unit: string,
  code: string,
): Promise<{ items: readonly ListedException[]; may: MayOrder }> {
  const { period } = orderPlace(step, unit, code)
  const { index } = step.desk
  await step.act('return.read', { unit, asAt: index.window(period).to })
  const { nodes } = index.treeOf(period)
  const all = await exceptionsIn(step.tx, period.key, keyOf(index))
  const items = all
    .filter((one) => nodes.get(one.unit)?.path.includes(unit))
    .map((exception) => ({ exception, mayEnd: rightOn(step, exception.unit, 'return.except') }))
  return { items, may: mayOrder(step, unit) }
}

function listed(step: Step, closure: StoredClosure, binds: boolean): ListedClosure {
  const action = closure.kind === 'final' ? 'return.finalise' : 'return.lock'
  return { closure, binds, mayEnd: rightOn(step, closure.unit, action) }
}

function rightOn(step: Step, unit: string, action: Action): Access {
  return rightsAt(step.desk, step.caller, { unit })(action)
}

function mayOrder(step: Step, unit: string): MayOrder {
  const rights = rightsAt(step.desk, step.caller, { unit })
  return {
    close: rights('return.lock'),
    finalise: rights('return.finalise'),
    except: rights('return.except'),
  }
}
