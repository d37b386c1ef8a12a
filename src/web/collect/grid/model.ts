import { type Entry, sameEntry } from '../../../domain/submission-entries.js'
import {
  type Block,
  blockBetween,
  cellAt,
  cellsOf,
  type GridShape,
  type Spot,
  spotsAlong,
  spotsDown,
  stepIn,
  stepTowards,
} from './shape.js'

/** One cell before and after. */
export interface CellChange {
  readonly cell: string
  readonly before: Entry
  readonly after: Entry
}

/** The grid as it stands. Plain data; every step makes a new one. */
export interface Grid {
  readonly shape: GridShape
  readonly entries: ReadonlyMap<string, Entry>
  readonly cursor: Spot
  /** The other corner of what is selected; the same as the cursor when it is one cell. */
  readonly anchor: Spot
  /** What is being typed into the cell under the cursor; null when nothing is. */
  readonly editing: string | null
  /** What stood there when typing began: somebody else may change it meanwhile. */
  readonly began: Entry
  readonly done: readonly (readonly CellChange[])[]
  readonly undone: readonly (readonly CellChange[])[]
}

const EMPTY: Entry = { kind: 'empty' }

/** A grid over these entries, the cursor in the first cell. */
export function openGrid(shape: GridShape, entries: ReadonlyMap<string, Entry>): Grid {
  const start = spotsDown(shape)[0] ?? { row: 0, col: 0 }
  return { shape, entries, cursor: start, anchor: start, editing: null, began: EMPTY, done: [], undone: [] }
}

export function entryIn(grid: Pick<Grid, 'entries'>, cell: string): Entry {
  return grid.entries.get(cell) ?? EMPTY
}

export function selection(grid: Grid): Block {
  return blockBetween(grid.anchor, grid.cursor)
}

/** To the next cell in a direction; `extend` keeps the other corner where it is. */
export function move(grid: Grid, rows: -1 | 0 | 1, cols: -1 | 0 | 1, extend = false): Grid {
  return goTo(grid, stepTowards(grid.shape, grid.cursor, rows, cols), extend)
}

/** To a place; nothing happens where there is no cell. */
export function goTo(grid: Grid, spot: Spot, extend = false): Grid {
  if (cellAt(grid.shape, spot) === null) return grid
  return { ...grid, cursor: spot, anchor: extend ? grid.anchor : spot, editing: null }
}

/** To the first or the last cell. */
export function goToEnd(grid: Grid, end: 'first' | 'last', extend = false): Grid {
  const spots = spotsDown(grid.shape)
  const spot = end === 'first' ? spots[0] : spots.at(-1)
  return spot === undefined ? grid : goTo(grid, spot, extend)
}

export function selectAll(grid: Grid): Grid {
  const spots = spotsDown(grid.shape)
  const [first, last] = [spots[0], spots.at(-1)]
  return first === undefined || last === undefined
    ? grid
    : { ...grid, anchor: first, cursor: last, editing: null }
}

/** Begin to type: a character replaces what is there, null goes on with what is there (`shown`). */
export function beginTyping(grid: Grid, character: string | null, shown: string): Grid {
  const cell = cellAt(grid.shape, grid.cursor)
  if (cell === null) return grid
  return { ...grid, anchor: grid.cursor, editing: character ?? shown, began: entryIn(grid, cell) }
}

export function type(grid: Grid, text: string): Grid {
  return grid.editing === null ? grid : { ...grid, editing: text }
}

/** Give up what is being typed. */
export function cancel(grid: Grid): Grid {
  return { ...grid, editing: null }
}

/** Take what is being typed into the cell and go on: Enter down, Tab along, with shift back. */
export function commit(
  grid: Grid,
  read: (text: string) => Entry,
  go: 'down' | 'up' | 'along' | 'back' | 'stay' = 'stay',
): Grid {
  const cell = cellAt(grid.shape, grid.cursor)
  const typed = grid.editing === null || cell === null ? grid : take(grid, cell, read(grid.editing))
  const settled = { ...typed, editing: null }
  if (go === 'stay') return settled
  const order = go === 'down' || go === 'up' ? spotsDown(grid.shape) : spotsAlong(grid.shape)
  return goTo(settled, stepIn(order, grid.cursor, go === 'down' || go === 'along' ? 1 : -1))
}

/** Give every selected cell the same entry. */
export function fill(grid: Grid, entry: Entry): Grid {
  const cells = cellsOf(grid.shape, selection(grid)).flat()
  return change(
    grid,
    cells.flatMap((cell) => (cell === null ? [] : [[cell, entry] as const])),
    grid.cursor,
  )
}

/** Enter several cells at once, wherever they are: one step to undo. */
export function enterAll(grid: Grid, entries: readonly (readonly [string, Entry])[]): Grid {
  return { ...change(grid, entries, grid.cursor), editing: null }
}

/** What came of pasting. */
export interface Pasted {
  readonly grid: Grid
  /** Texts that fell on no cell. */
  readonly outside: readonly string[]
}

/**
 * Paste a block with its first text at the top left of the selection. One text into a larger selection fills it.
 */
export function paste(
  grid: Grid,
  texts: readonly (readonly string[])[],
  read: (text: string) => Entry,
): Pasted {
  const only = texts.length === 1 && texts[0]!.length === 1 ? texts[0]![0]! : null
  if (only !== null && !oneCell(grid)) return { grid: fill(grid, read(only)), outside: [] }
  const { top, left } = selection(grid)
  const entries: [string, Entry][] = []
  const outside: string[] = []
  for (const [row, line] of texts.entries())
    for (const [col, text] of line.entries()) {
      const cell = cellAt(grid.shape, { row: top + row, col: left + col })
      if (cell !== null) entries.push([cell, read(text)])
      else if (text.trim() !== '') outside.push(text.trim())
    }
  const height = Math.max(1, texts.length)
  const width = Math.max(1, ...texts.map((line) => line.length))
  const pasted = change(grid, entries, grid.cursor)
  const corner = { row: top + height - 1, col: left + width - 1 }
  const end = cellAt(grid.shape, corner) === null ? grid.cursor : corner
  return { grid: { ...pasted, anchor: { row: top, col: left }, cursor: end, editing: null }, outside }
}

/** The selected block, each entry as `show` makes it; a place without a cell is an empty one. */
export function copy<T>(grid: Grid, show: (entry: Entry) => T): T[][] {
  return cellsOf(grid.shape, selection(grid)).map((row) =>
    row.map((cell) => show(cell === null ? EMPTY : entryIn(grid, cell))),
  )
}

export function undo(grid: Grid): Grid {
  const last = grid.done.at(-1)
  if (last === undefined) return grid
  const back = last.map(({ cell, before }) => [cell, before] as const)
  return { ...put(grid, back), done: grid.done.slice(0, -1), undone: [...grid.undone, last], editing: null }
}

export function redo(grid: Grid): Grid {
  const last = grid.undone.at(-1)
  if (last === undefined) return grid
  const again = last.map(({ cell, after }) => [cell, after] as const)
  return { ...put(grid, again), done: [...grid.done, last], undone: grid.undone.slice(0, -1), editing: null }
}

/** Take over what somebody else saved. It is not ours to undo, and what is being typed is not touched. */
export function takeOver(grid: Grid, entries: Iterable<readonly [string, Entry]>): Grid {
  return put(grid, [...entries])
}

function oneCell({ cursor, anchor }: Grid): boolean {
  return cursor.row === anchor.row && cursor.col === anchor.col
}

function change(grid: Grid, entries: readonly (readonly [string, Entry])[], cursor: Spot): Grid {
  const changes = entries
    .map(([cell, after]) => ({ cell, before: entryIn(grid, cell), after }))
    .filter(({ before, after }) => !sameEntry(before, after))
  if (changes.length === 0) return grid
  return { ...put(grid, entries), cursor, done: [...grid.done, changes], undone: [] }
}

/** What was typed into the cell. Who leaves it as it was when they began changes nothing, whatever others have put there meanwhile. */
function take(grid: Grid, cell: string, after: Entry): Grid {
  if (sameEntry(after, grid.began)) return grid
  const mine = change(grid, [[cell, after]], grid.cursor)
  return mine === grid ? grid : { ...mine, done: [...grid.done, [{ cell, before: grid.began, after }]] }
}

function put(grid: Grid, entries: readonly (readonly [string, Entry])[]): Grid {
  return { ...grid, entries: new Map([...grid.entries, ...entries]) }
}
