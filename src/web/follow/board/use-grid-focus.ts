import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect } from 'react'
import { type GridMove, gridMove } from './grid-keys.js'

/**
 * One stop of the Tab key for the whole table, arrows within. What can be stood on carries `data-cell` with its column; rows come
 * and go as units are opened, so that the neighbours are looked up where they stand.
 */
export function useGridFocus(
  body: RefObject<HTMLTableSectionElement | null>,
  toggle: (unit: string, open: boolean) => void,
) {
  // After every drawing: when what had the place is gone, the first cell has it.
  useEffect(() => {
    const here = body.current
    if (here === null || here.querySelector('[data-cell][tabindex="0"]') !== null) return
    here.querySelector('[data-cell]')?.setAttribute('tabindex', '0')
  })
  const onFocus = (event: FocusEvent) => {
    const cell = cellOf(event.target)
    if (cell === null) return
    for (const other of body.current?.querySelectorAll('[data-cell][tabindex="0"]') ?? [])
      other.setAttribute('tabindex', '-1')
    cell.setAttribute('tabindex', '0')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const cell = cellOf(event.target)
    const row = cell?.closest('tr')
    if (cell === null || row === null || row === undefined || event.altKey || event.metaKey) return
    const expanded = row.getAttribute('aria-expanded')
    const move = gridMove(event.key, event.ctrlKey, {
      onName: cell.dataset.cell === '0',
      expanded: expanded === null ? null : expanded === 'true',
    })
    if (move === null) return
    event.preventDefault()
    if ('open' in move) toggle(row.dataset.unit ?? '', move.open)
    else neighbour(cell, row, move)?.focus()
  }
  return { onFocus, onKeyDown }
}

function cellOf(target: EventTarget): HTMLElement | null {
  return target instanceof HTMLElement ? target.closest<HTMLElement>('[data-cell]') : null
}

function neighbour(
  cell: HTMLElement,
  row: HTMLElement,
  { go }: Extract<GridMove, { go: string }>,
): HTMLElement | null {
  const within = (line: Element) => [...line.querySelectorAll<HTMLElement>('[data-cell]')]
  const cells = within(row)
  const at = cells.indexOf(cell)
  const rows = [...(row.parentElement?.querySelectorAll<HTMLElement>('tr[data-unit]') ?? [])]
  const inRow = (line: HTMLElement | undefined) =>
    line?.querySelector<HTMLElement>(`[data-cell="${cell.dataset.cell}"]`) ?? null
  const here = rows.indexOf(row)
  switch (go) {
    case 'left':
      return cells[at - 1] ?? null
    case 'right':
      return cells[at + 1] ?? null
    case 'row-start':
      return cells[0] ?? null
    case 'row-end':
      return cells.at(-1) ?? null
    case 'up':
      return inRow(rows[here - 1])
    case 'down':
      return inRow(rows[here + 1])
    case 'first':
      return rows[0] === undefined ? null : (within(rows[0])[0] ?? null)
    case 'last':
      return rows.length === 0 ? null : (within(rows.at(-1)!).at(-1) ?? null)
    case 'parent': {
      const level = Number(row.getAttribute('aria-level'))
      const above = rows
        .slice(0, here)
        .reverse()
        .find((line) => Number(line.getAttribute('aria-level')) < level)
      return inRow(above)
    }
  }
}
