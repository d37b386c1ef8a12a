import type { Entry } from '../../../domain/submission-entries.js'
import {
  beginTyping,
  cancel,
  commit,
  entryIn,
  fill,
  type Grid,
  goToEnd,
  move,
  redo,
  selectAll,
  selection,
  undo,
} from './model.js'
import { cellAt } from './shape.js'

/** What of a key the grid looks at. */
export interface Key {
  readonly key: string
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/** The grid after a key; null when the key is the input's own. `edit`: an entry as it is typed over. */
export function onKey(
  grid: Grid,
  { key, shiftKey, altKey, ...more }: Key,
  read: (text: string) => Entry,
  edit: (entry: Entry) => string,
  open: boolean,
): Grid | null {
  const command = more.ctrlKey || more.metaKey
  if (altKey) return null
  if (command) return onCommand(grid, key, shiftKey, read)
  if (key === 'Enter') return commit(grid, read, shiftKey ? 'up' : 'down')
  if (key === 'Escape') return cancel(grid)
  if (key === 'ArrowDown') return move(commit(grid, read), 1, 0, shiftKey)
  if (key === 'ArrowUp') return move(commit(grid, read), -1, 0, shiftKey)
  const cell = cellAt(grid.shape, grid.cursor)
  if (key === 'F2' && open && cell !== null && grid.editing === null)
    return beginTyping(grid, null, edit(entryIn(grid, cell)))
  const { top, left, bottom, right } = selection(grid)
  const many = top !== bottom || left !== right
  if (open && (many || (key === 'Delete' && grid.editing === null)))
    if (key === 'Delete' || key === 'Backspace') return fill(grid, { kind: 'empty' })
  return null
}

function onCommand(grid: Grid, key: string, shiftKey: boolean, read: (text: string) => Entry): Grid | null {
  const letter = key.toLowerCase()
  if (letter === 'z') return shiftKey ? redo(grid) : undo(grid)
  if (letter === 'y') return redo(grid)
  if (letter === 'a' && grid.editing === null) return selectAll(grid)
  if (key === 'Home') return goToEnd(commit(grid, read), 'first', shiftKey)
  if (key === 'End') return goToEnd(commit(grid, read), 'last', shiftKey)
  return null
}
