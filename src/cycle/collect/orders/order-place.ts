import type { PackIndex } from '../../../domain/pack-index.js'
import { type Period, parsePeriod } from '../../../domain/period.js'
import { privateDataFindings } from '../../../domain/private-data.js'
import { fail, Problem } from '../../../domain/problem.js'
import type { UnitNode } from '../../../domain/unit.js'
import type { Step } from '../../step.js'

/** The period of an order, and the unit as it stood in it: orders bind along the tree of the period. */
export interface OrderPlace {
  readonly period: Period
  readonly node: UnitNode
}

/** Problem `period-code-invalid`, `unit-not-registered`, or `order-unit-absent` when the unit is not in the period's tree. */
export function orderPlace(step: Step, unit: string, code: string): OrderPlace {
  step.unitId(unit)
  const period = parsePeriod(code)
  const node = step.desk.index.treeOf(period).nodes.get(unit)
  if (node === undefined)
    fail('order-unit-absent', { unit, period: period.code }, { unit, period: period.code })
  return { period, node }
}

/** Key of a unit by its id; the id as text for one that the pack no longer names. */
export function keyOf(index: PackIndex): (unit: number) => string {
  return (unit) => index.unitById.get(unit)?.key ?? String(unit)
}

/** Reasons are read by everybody under an order: nothing about private persons may stand in one. */
export function refusePrivateData(reason: string): void {
  const found = privateDataFindings(reason, { field: 'reason' })
  if (found.length > 0) throw new Problem(found)
}
