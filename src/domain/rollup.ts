import { windowOf } from './calendar.js'
import { type Decimal, decimal, quotient, sum, ZERO } from './decimal.js'
import type { Form } from './form.js'
import type { Pack } from './pack.js'
import type { IsoDate, Period } from './period.js'
import type { NodePlan, Part } from './restate-plan.js'
import { isWithin, nodeOf, subtree, treeAt, type UnitNode, type UnitTree } from './unit.js'

/*
 * Totals by definition: slow, obvious, and the measure of what the database keeps. A cell that was not reported or does
 * not apply is simply not there; a reported nought is.
 */

/** One reported figure. `period` is a `Period.key`, `series` a `Series.index`. */
export interface Cell {
  readonly unit: string
  readonly period: number
  readonly series: number
  readonly value: Decimal
}

export interface Total {
  /** Null when nothing at all was reported. */
  readonly value: Decimal | null
  /** Cells that went into it. */
  readonly reported: number
}

/**
 * The total of one series at one node over some periods: the sum of the cells of every unit that lies in the node's subtree
 * on the tree of the cell's own period. For a stock pass only the last period.
 */
export function totalOf(input: {
  readonly cells: Iterable<Cell>
  /** The tree as at the last day of the period's window. */
  readonly treeOf: (period: number) => UnitTree
  readonly node: string
  readonly periods: readonly number[]
  readonly series: number
}): Total {
  const values: Decimal[] = []
  for (const cell of input.cells) {
    if (cell.series !== input.series || !input.periods.includes(cell.period)) continue
    if (isWithin(input.treeOf(cell.period), cell.unit, input.node)) values.push(cell.value)
  }
  return { value: values.length === 0 ? null : sum(values), reported: values.length }
}

/**
 * Totals of every node, period and series that has any cell below it: what a maintained roll-up must hold, row for row.
 * Problem `unit-key-unknown` for a cell of a unit that is not in its period's tree.
 */
export function totals(
  cells: Iterable<Cell>,
  treeOf: (period: number) => UnitTree,
): readonly { node: string; period: number; series: number; value: Decimal; reported: number }[] {
  const rows = new Map<
    string,
    { node: string; period: number; series: number; value: Decimal; reported: number }
  >()
  for (const { unit, period, series, value } of cells)
    for (const node of nodeOf(treeOf(period), unit).path) {
      const key = `${node} ${period} ${series}`
      const row = rows.get(key) ?? { node, period, series, value: ZERO, reported: 0 }
      row.value = row.value.plus(value)
      row.reported += 1
      rows.set(key, row)
    }
  return [...rows.values()]
}

/**
 * The value of a restated node: each unit's value times its share, exact. `estimatedShare` is the part of the sum of sizes that
 * was apportioned, 0..1 (null when there is nothing to divide). Null value when no unit reported.
 */
export function restatedTotal(
  plan: Pick<NodePlan, 'parts'>,
  figureOf: (unit: string) => Decimal | null,
): { value: Decimal | null; reported: number; estimatedShare: Decimal | null } {
  let value = ZERO
  let size = ZERO
  let apportioned = ZERO
  let reported = 0
  for (const part of plan.parts) {
    const own = partValue(part, figureOf)
    if (own === null) continue
    reported += 1
    value = value.plus(own)
    size = size.plus(own.abs())
    if (!part.share.eq(ONE)) apportioned = apportioned.plus(own.abs())
  }
  return {
    value: reported === 0 ? null : value,
    reported,
    estimatedShare: size.eq(0) ? null : quotient(apportioned, size),
  }
}

const ONE = decimal(1)

function partValue(part: Part, figureOf: (unit: string) => Decimal | null): Decimal | null {
  return figureOf(part.unit)?.times(part.share) ?? null
}

/**
 * The units that owe the form for a period whose window ends on the tree's day: those of the form's levels, if the form is
 * in force then (`to` is the first day it no longer is). With `node` only those within its subtree.
 */
export function expectedUnits(form: Form, tree: UnitTree, node?: string): readonly UnitNode[] {
  if (!inForce(form, tree.date)) return []
  if (node !== undefined && !tree.nodes.has(node)) return []
  const units = node === undefined ? [...tree.nodes.values()] : subtree(tree, node)
  return units.filter((unit) => form.levels.includes(unit.level))
}

/**
 * The returns a node is owed over some periods of the form's own grain, one for every unit and period. Each period is judged by
 * the tree as at the last day of its window; a node that was not there then is owed nothing.
 */
export function expectedReturns(
  pack: Pick<Pack, 'calendar' | 'history'>,
  form: Form,
  periods: readonly Period[],
  node: string,
): readonly { unit: string; period: Period }[] {
  return periods.flatMap((period) => {
    const tree = treeAt(pack.history, windowOf(pack.calendar, period).to)
    return expectedUnits(form, tree, node).map((unit) => ({ unit: unit.key, period }))
  })
}

function inForce(form: Form, date: IsoDate): boolean {
  return form.from <= date && (form.to === null || date < form.to)
}
