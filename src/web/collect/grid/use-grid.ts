import { type ClipboardEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { type Entry, sameEntry } from '../../../domain/submission-entries.js'
import type { Lang } from '../../../domain/words.js'
import type { Typed } from '../autosave-state.js'
import { readBlock, type Texts, writeBlock } from './clipboard.js'
import { readHtmlValues, withValues, writeHtmlBlock } from './clipboard-html.js'
import { editEntry, plainValue, readEntry, showEntry } from './entry-text.js'
import {
  beginTyping,
  commit,
  copy,
  enterAll,
  entryIn,
  fill,
  type Grid,
  goTo,
  openGrid,
  paste,
  selection,
  takeOver,
  type as typeText,
} from './model.js'
import { onKey } from './on-key.js'
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
  /** A cell is being typed into; null when it was left or given up. */
  drafted(cell: string, change: Typed | null): void
  /** Texts that were pasted beside the grid. */
  outside(texts: readonly string[]): void
  /** A pasted block that may be a table with names: true when it is taken care of. */
  recognised(texts: Texts): boolean
  /** Show all there is to know of a cell. */
  details(cell: string): void
  /** A cell has the focus. */
  visited(cell: string): void
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
  const edit = useCallback((entry: Entry) => editEntry(entry, lang, notApplicable), [lang, notApplicable])

  /** Draw the next state; what changed in the cells goes to be saved. */
  const become = useCallback(
    (next: Grid, own = true): void => {
      const before = now.current
      now.current = next
      setGrid(next)
      if (!own) return
      const { changed, drafted } = settings.current
      const typedIn = before.editing === null ? null : cellAt(before.shape, before.cursor)
      if (typedIn !== null && next.editing === null) drafted(typedIn, null)
      const changes = changesBetween(before, next, typedIn)
      if (changes.length > 0) changed(changes)
      if (next.editing === null || next.editing === before.editing) return
      const after = read(next.editing)
      const cell = cellAt(next.shape, next.cursor)
      if (cell !== null) drafted(cell, sameEntry(after, next.began) ? null : { before: next.began, after })
    },
    [read],
  )

  // What the server or another person gives is laid under what is being typed.
  const given = options.entries
  useEffect(() => become(takeOver(now.current, given), false), [given, become])

  const focusOn = useCallback((cell: string | null): void => {
    const input = cell === null ? undefined : inputs.current.get(cell)
    input?.focus()
    input?.select()
    input?.scrollIntoView({ block: 'nearest' })
  }, [])

  const go = useCallback(
    (next: Grid): void => {
      become(next)
      focusOn(cellAt(next.shape, next.cursor))
    },
    [become, focusOn],
  )

  const onKeyDown = useCallback(
    (event: KeyboardEvent): void => {
      if (event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return
      const at = cellAt(now.current.shape, now.current.cursor)
      if (event.altKey && event.key === 'Enter' && at !== null) {
        event.preventDefault()
        become(commit(now.current, read))
        settings.current.details(at)
        return
      }
      const next = onKey(now.current, event, read, edit, settings.current.open)
      if (next === null) return
      event.preventDefault()
      // Going on with what is there: the caret stands at its end.
      if (next.editing !== null) become(next)
      else go(next)
    },
    [become, go, read, edit],
  )

  /** Paste a block as it lies, from the cell that has the cursor. */
  const pasteHere = useCallback(
    (texts: Texts): void => {
      const { grid: pasted, outside } = paste(now.current, texts, read)
      go(pasted)
      if (outside.length > 0) settings.current.outside(outside)
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
      const values = readHtmlValues(event.clipboardData.getData('text/html'))
      const texts = withValues(readBlock(text), values, lang === 'vi' ? ',' : '.')
      become(commit(now.current, read))
      if (!settings.current.recognised(texts)) pasteHere(texts)
    },
    [become, pasteHere, read, lang],
  )

  const onCopy = useCallback(
    (event: ClipboardEvent): void => {
      if (now.current.editing !== null) return
      event.preventDefault()
      const cells = copy(now.current, (entry) => entry)
      event.clipboardData.setData('text/plain', writeBlock(cells.map((row) => row.map(edit))))
      const shown = cells.map((row) => row.map((entry) => ({ shown: edit(entry), value: plainValue(entry) })))
      event.clipboardData.setData('text/html', writeHtmlBlock(shown))
      if (event.type === 'cut' && settings.current.open) go(fill(now.current, { kind: 'empty' }))
    },
    [go, edit],
  )

  /** Enter these texts into these cells, as one step. */
  const enter = useCallback(
    (texts: readonly (readonly [string, string])[]): void =>
      become(
        enterAll(
          now.current,
          texts.map(([cell, text]) => [cell, read(text)] as const),
        ),
      ),
    [become, read],
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
          settings.current.visited(name)
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

  return { grid, cell, bind, onKeyDown, onPaste, onCopy, enter, pasteHere, focusOn }
}

/** What is to be saved. A cell that was typed into counts from what stood there when typing began. */
function changesBetween(before: Grid, next: Grid, typedIn: string | null): [string, Typed][] {
  if (before.entries === next.entries) return []
  const changes: [string, Typed][] = []
  for (const [cell, after] of next.entries) {
    const was = entryIn(before, cell)
    if (was !== after) changes.push([cell, { before: cell === typedIn ? before.began : was, after }])
  }
  return changes
}
