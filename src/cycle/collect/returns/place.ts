import { dueDate, type PeriodWindow } from '../../../domain/calendar.js'
import type { Form } from '../../../domain/form.js'
import type { PackIndex } from '../../../domain/pack-index.js'
import { type IsoDate, type Period, parsePeriod } from '../../../domain/period.js'
import { fail } from '../../../domain/problem.js'
import { storedPeriods } from '../../../domain/stored-periods.js'
import type { UnitNode } from '../../../domain/unit.js'
import type { ReturnKey } from '../../../store/return-deltas.js'
import { pathIds } from '../../register/register-pack.js'

/** Which return, as addresses name it: key of the unit, code of the period, id of the form. */
export interface Which {
  readonly unit: string
  readonly period: string
  readonly form: string
}

/** A return's place among units, periods and forms. */
export interface ReturnPlace {
  readonly key: ReturnKey
  readonly unit: string
  readonly period: Period
  readonly form: Form
  readonly window: PeriodWindow
  /** The unit as it stood on the last day of the window; null when it was not there. */
  readonly node: UnitNode | null
  /** Does the unit owe the form for the period? */
  readonly owed: boolean
  /** When the unit must have sent it; null without a deadline. */
  readonly due: IsoDate | null
  /** Keys of the period and of the longer ones whose totals hold it. */
  readonly periods: readonly number[]
}

/** Problem `unit-not-registered`, `period-code-invalid` or `form-not-in-pack`. Whether the unit owes it is not judged here. */
export function returnPlace(index: PackIndex, which: Which): ReturnPlace {
  const { pack } = index
  const unit = pack.history.units.get(which.unit)
  if (unit === undefined) fail('unit-not-registered', { unit: which.unit }, { unit: which.unit })
  const period = parsePeriod(which.period, { field: 'path.period' })
  const form = index.formById.get(which.form)
  if (form === undefined) {
    const known = [...index.formById.keys()].join(', ')
    fail('form-not-in-pack', { field: 'path.form' }, { form: which.form, known })
  }
  return placeOf(index, unit.id, which.unit, period, form)
}

/** The place of a return whose parts are known. */
export function placeOf(index: PackIndex, id: number, unit: string, period: Period, form: Form): ReturnPlace {
  const node = nodeIn(index, unit, period)
  return {
    key: { unit: id, period: period.key, form: form.id },
    unit,
    period,
    form,
    window: index.window(period),
    node,
    owed:
      node !== null && form.periodType === period.type && index.owed(period).get(unit)?.has(form.id) === true,
    due: node === null ? null : dueDate(index.pack.calendar, period, node.level),
    periods: storedPeriods(period),
  }
}

/** Unit ids from the root to the unit in the tree of the period. */
export function pathOf(index: PackIndex, place: ReturnPlace): readonly number[] {
  return pathIds(index.treeOf(place.period), place.unit)
}

/** Before the first unit there was, there is no tree at all: then the unit was not there either. */
function nodeIn(index: PackIndex, unit: string, period: Period): UnitNode | null {
  const { to } = index.window(period)
  const there = index.pack.history.units
    .get(unit)!
    .spans.some((s) => s.from <= to && (s.to === null || to < s.to))
  return there ? (index.tree(to).nodes.get(unit) ?? null) : null
}
