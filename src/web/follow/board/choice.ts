import type { BoardCell } from './board-data.js'

/** A cell that was chosen to remind of: the unit's own returns, or all that are late at and below it. */
export interface ChosenCell {
  readonly unit: string
  readonly period: string
  readonly what: 'own' | 'late'
}

/** What can be reminded of in a cell; null when all has been sent. */
export function remindable({ own, below }: BoardCell): ChosenCell['what'] | null {
  if (below.late > 0) return 'late'
  return own.some(({ sentOn }) => sentOn === null) ? 'own' : null
}

export function cellKey({ unit, period }: Pick<ChosenCell, 'unit' | 'period'>): string {
  return `${unit} ${period}`
}

/** With the cell when it was not chosen, without it when it was. */
export function toggled(
  chosen: ReadonlyMap<string, ChosenCell>,
  cell: ChosenCell,
): ReadonlyMap<string, ChosenCell> {
  const next = new Map(chosen)
  if (!next.delete(cellKey(cell))) next.set(cellKey(cell), cell)
  return next
}
