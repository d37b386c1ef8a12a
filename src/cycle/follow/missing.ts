import { type BoardCounts, type BoardReturn, countReturns, EVERY_LEVEL } from '../../domain/board.js'
import { parsePeriod } from '../../domain/period.js'
import { fail } from '../../domain/problem.js'
import type { UnitNode } from '../../domain/unit.js'
import { todayAt } from '../desk.js'
import type { Step } from '../step.js'
import { knownLevel, openPeriods } from './board.js'
import { boardView } from './board-view.js'

/** Most returns that are named. */
const NAMED = 50

/**
 * What a unit and all under it still lack for a period; those of a level alone when one is named. Right `return.read`. Problem
 * `board-unit-absent`, `level-not-in-pack`.
 */
export async function missingReturns(
  step: Step,
  code: string,
  asked: { readonly unit: string; readonly level?: string | undefined },
): Promise<{
  readonly counts: BoardCounts
  readonly unsent: readonly (BoardReturn & { readonly unit: UnitNode })[]
}> {
  const { index } = step.desk
  const { unit, level } = asked
  step.unitId(unit)
  const period = parsePeriod(code)
  if (level !== undefined) knownLevel(index, level)
  const scope = { unit, level: EVERY_LEVEL, periods: [period], forms: index.pack.forms }
  await openPeriods(step, scope)
  const board = await boardView(step.tx, index, scope, todayAt(step.desk))
  if (board === null)
    fail(
      'board-unit-absent',
      { unit },
      { unit: index.pack.history.units.get(unit)?.spans.at(-1)?.name ?? unit },
    )
  const returns = [board.total, ...board.rows]
    .filter((row) => level === undefined || row.unit.level === level)
    .flatMap((row) =>
      row.cells.flatMap((cell) => (cell?.own ?? []).map((one) => ({ ...one, unit: row.unit }))),
    )
  const unsent = returns.filter(({ sentOn }) => sentOn === null).slice(0, NAMED)
  return { counts: countReturns(returns), unsent }
}
