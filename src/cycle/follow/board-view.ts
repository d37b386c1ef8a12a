import { type Board, type BoardStanding, makeBoard } from '../../domain/board.js'
import type { Form } from '../../domain/form.js'
import type { PackIndex } from '../../domain/pack-index.js'
import type { IsoDate, Period } from '../../domain/period.js'
import { subtree } from '../../domain/unit.js'
import { boardStandings } from '../../store/board.js'
import type { Tx } from '../../store/database.js'

/** What a board is of. Periods are oldest first and of one type. */
export interface BoardScope {
  /** Key of the unit. */
  readonly unit: string
  /** Null: the units directly below. */
  readonly level: string | null
  readonly periods: readonly Period[]
  readonly forms: readonly Form[]
}

/** The board of a subtree; null when the unit was not there in any of the periods. Needs `app.unit`. */
export async function boardView(
  tx: Tx,
  index: PackIndex,
  scope: BoardScope,
  today: IsoDate,
): Promise<Board | null> {
  const { unit, level, forms } = scope
  const { calendar } = index.pack
  const periods = scope.periods.map((period) => ({ period, tree: index.treeOf(period) }))
  const units = new Set<number>()
  for (const { tree } of periods)
    if (tree.nodes.has(unit)) for (const node of subtree(tree, unit)) units.add(node.id)
  const standings = new Map<string, BoardStanding>()
  const found = await boardStandings(tx, {
    units: [...units],
    periods: scope.periods.map(({ key }) => key),
    forms: forms.map(({ id }) => id),
    timezone: calendar.timezone,
  })
  for (const { unit: id, period, form, state, version, sentOn } of found) {
    const key = `${id}/${period}/${form}`
    // A draft that amends what was sent does not undo that it was.
    standings.set(key, { state, version, sentOn: sentOn ?? standings.get(key)?.sentOn ?? null })
  }
  return makeBoard({ calendar, forms, periods, unit, level, today }, (node, period, form) =>
    standings.get(`${node.id}/${period.key}/${form}`),
  )
}
