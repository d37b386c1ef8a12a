import { addFigures, forerunners } from '../../domain/forerunners.js'
import type { Form } from '../../domain/form.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { type Period, previous, samePeriodLastYear } from '../../domain/period.js'
import { Problem } from '../../domain/problem.js'
import type { UnitTree } from '../../domain/unit.js'
import type { Tx } from '../../store/database.js'
import { newestFigures } from '../../store/returns.js'

/** A return beside which earlier figures are wanted. */
export interface LookBack {
  readonly unitKey: string
  readonly period: Period
  readonly form: Form
}

/** Earlier figures of the unit, by series index − 1; undefined when there are none to set beside its own. */
export type Earlier = (of: LookBack, period: Period) => readonly (string | null)[] | undefined

/** The periods that rules and pages look back on. */
export function periodsBehind(period: Period): readonly Period[] {
  return [previous(period), samePeriodLastYear(period)]
}

/**
 * The newest figures of the period before and of the same period a year before, whatever their stage. What a unit took over
 * whole counts as its own: after a merger the figures of all that went into it are added up; when one of them did not
 * report, or part of a divided unit came to it, there are none. Drafts are not facts yet.
 */
export async function earlierOf(tx: Tx, index: PackIndex, asked: readonly LookBack[]): Promise<Earlier> {
  const known = new Map<string, ReturnType<typeof forerunners>>()
  const { history } = index.pack
  const unitsBehind = ({ unitKey, period, form }: LookBack, behind: Period): readonly string[] => {
    const key = `${form.id}/${behind.key}/${period.key}`
    let found = known.get(key)
    if (found === undefined) {
      const then = treeBehind(index, behind)
      found = then === null ? new Map() : forerunners(form, history, then, index.treeOf(period))
      known.set(key, found)
    }
    return found.get(unitKey) ?? []
  }
  const units = new Set<number>()
  const periods = new Set<number>()
  for (const one of asked)
    for (const behind of periodsBehind(one.period)) {
      periods.add(behind.key)
      for (const key of unitsBehind(one, behind)) units.add(history.units.get(key)!.id)
    }
  const held = await newestFigures(tx, [...units], [...periods])
  return (of, period) => {
    const parts = unitsBehind(of, period).map((key) =>
      held.get(`${history.units.get(key)!.id}/${period.key}/${of.form.id}`),
    )
    const reported = parts.filter((figures) => figures !== undefined)
    return reported.length === 0 || reported.length < parts.length ? undefined : addFigures(reported)
  }
}

/** The tree of an earlier period; null before the pack knows any. */
function treeBehind(index: PackIndex, period: Period): UnitTree | null {
  try {
    return index.treeOf(period)
  } catch (error) {
    if (error instanceof Problem && error.code.startsWith('unit-')) return null
    throw error
  }
}
