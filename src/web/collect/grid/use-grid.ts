import { type ClipboardEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { Entry } from '../../../domain/submission-entries.js'
import type { Lang } from '../../../domain/words.js'
import type { Typed } from '../autosave-state.js'
import { readBlock, writeBlock } from './clipboard.js'
import { editEntry, readEntry, showEntry } from './entry-text.js'
import {
  beginTyping,
  cancel,
  commit,
  copy,
  entryIn,
  fill,
  type Grid,
  goTo,
  goToEnd,
  move,
  openGrid,
  paste,
  redo,
  selection,
  takeOver,
  type as typeText,
  undo,
} from './model.js'
import { cellAt, type GridShape, type Spot } from './shape.js'

export interface GridOptions {
  readonly shape: GridShape
  readonly entries: ReadonlyMap<string, Entry>
  readonly lang: Lang
  /** How "not applicable" is shown and typed. */
  readonly notApplicable: string
  /** May anything be typed? */
  readonly open: boolean
  changed(changes: readonly (readonly [string, Typed])[]): void
  /** Texts that were pasted beside the grid. */
  outside(count: number): void
}

/** What one cell of the grid needs to be an input. */
export interface CellProps {
  readonly value: string
  readonly selected: boolean
  onFocus(): void
  onBlur(): void
  onChange(text: string): void
}

/** The grid as a hook: the model holds the state, this binds it to keys, clipboard and focus. */
export function useGrid(options: GridOptions) {
  const { shape, lang, notApplicable } = options
  const [grid, setGrid] = useState(() => openGrid(shape, options.entries))
  const now = useRef(grid)
  const inputs = useRef(new Map<string, HTMLInputElement>())
  const settings = useRef(options)
  settings.current = options
  const read = useCallback((text: string) => readEntry(text, lang), [lang])
  const show = useCallback((entry: Entry) => showEntry(entry, lang, notApplicable), [lang, notApplicable])

  /** Draw the next state; what changed in the cells goes to be saved. */
  const become = useCallback((next: Grid, own = true): void => {
    const before = now.current
    now.current = next
    setGrid(next)
    if (!own || before.entries === next.entries) return
    const changes: [string, Typed][] = []
    for (const [cell, after] of next.entries) {
      const was = entryIn(before, cell)
      if (was !== after) changes.push([cell, { before: was, after }])
    }
    if (changes.length > 0) settings.current.changed(changes)
  }, [])

  // What the server or another person gives is laid under what is being typed.
  const given = options.entries
  useEffect(() => become(takeOver(now.current, given), false), [given, become])

  const focus = useCallback((spot: Spot): void => {
    const cell = cellAt(now.current.shape, spot)
    if (cell === null) return
    const input = inputs.current.get(cell)
    input?.focus()
    input?.select()
    input?.scrollIntoView({ block: 'nearest' })
  }, [])

  const go = useCallback(
    (next: Grid): void => {
      become(next)
      focus(next.cursor)
    },
    [become, focus],
  )

  const onKeyDown = useCallback(
    (event: KeyboardEvent): void => {
      if (event.nativeEvent.isComposing) return
      const next = onKey(now.current, event, read, settings.current.open)
      if (next === null) return
      event.preventDefault()
      go(next)
    },
    [go, read],
  )

  const onPaste = useCallback(
    (event: ClipboardEvent): void => {
      const text = event.clipboardData.getData('text/plain')
      if (!settings.current.open) return
      // A single text is for the cell itself, at the caret.
      if (!/[\t\r\n]/.test(text.replace(/\r?\n$/, '')) && now.current.editing !== null) return
      event.preventDefault()
      const { grid: pasted, outside } = paste(commit(now.current, read), readBlock(text), read)
      go(pasted)
      if (outside > 0) settings.current.outside(outside)
    },
    [go, read],
  )

  const onCopy = useCallback(
    (event: ClipboardEvent): void => {
      const { top, left, bottom, right } = selection(now.current)
      if (top === bottom && left === right) return
      event.preventDefault()
      const plain = (entry: Entry) => editEntry(entry, lang, notApplicable)
      event.clipboardData.setData('text/plain', writeBlock(copy(now.current, plain)))
    },
    [lang, notApplicable],
  )

  const cell = useCallback(
    (name: string, spot: Spot): CellProps => {
      const here = grid.cursor.row === spot.row && grid.cursor.col === spot.col
      const block = selection(grid)
      const selected =
        spot.row >= block.top && spot.row <= block.bottom && spot.col >= block.left && spot.col <= block.right
      return {
        value: here && grid.editing !== null ? grid.editing : show(entryIn(grid, name)),
        selected: selected && !(block.top === block.bottom && block.left === block.right),
        onFocus: () => {
          const at = now.current.cursor
          if (at.row !== spot.row || at.col !== spot.col) become(goTo(commit(now.current, read), spot))
        },
        onBlur: () => become(commit(now.current, read)),
        onChange: (text) =>
          become(
            now.current.editing === null
              ? typeText(beginTyping(goTo(now.current, spot), text, text), text)
              : typeText(now.current, text),
          ),
      }
    },
    [grid, show, become, read],
  )

  const bind = useCallback((name: string) => {
    return (input: HTMLInputElement | null): void => {
      if (input === null) inputs.current.delete(name)
      else inputs.current.set(name, input)
    }
  }, [])

  return { grid, cell, bind, onKeyDown, onPaste, onCopy }
}

/** The grid after a key; null when the key is the input's own. */
function onKey(grid: Grid, event: KeyboardEvent, read: (text: string) => Entry, open: boolean): Grid | null {
  const { key, shiftKey, altKey } = event
  const command = event.ctrlKey || event.metaKey
  if (altKey) return null
  if (command && key.toLowerCase() === 'z') return shiftKey ? redo(grid) : undo(grid)
  if (command && key.toLowerCase() === 'y') return redo(grid)
  if (command && key === 'Home') return goToEnd(commit(grid, read), 'first', shiftKey)
  if (command && key === 'End') return goToEnd(commit(grid, read), 'last', shiftKey)
  if (command) return null
  if (key === 'Enter') return commit(grid, read, shiftKey ? 'up' : 'down')
  if (key === 'Escape') return cancel(grid)
  if (key === 'ArrowDown') return move(commit(grid, read), 1, 0, shiftKey)
  if (key === 'ArrowUp') return move(commit(grid, read), -1, 0, shiftKey)
  const { top, left, bottom, right } = selection(grid)
  const many = top !== bottom || left !== right
  if (open && many && (key === 'Delete' || key === 'Backspace')) return fill(grid, { kind: 'empty' })
  return null
}
