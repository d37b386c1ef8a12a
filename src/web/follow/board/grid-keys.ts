/** Where a key leads in the grid: to a neighbour, to the ends, or it opens or closes the row. */
export type GridMove =
  | { readonly go: 'left' | 'right' | 'up' | 'down' | 'row-start' | 'row-end' | 'first' | 'last' | 'parent' }
  | { readonly open: boolean }

export interface GridStand {
  /** On the name of the unit, not in a period. */
  readonly onName: boolean
  /** Null when the row has nothing to open. */
  readonly expanded: boolean | null
}

/** What a key does; null when it is none of the grid's. The treegrid of the ARIA practices. */
export function gridMove(key: string, control: boolean, { onName, expanded }: GridStand): GridMove | null {
  switch (key) {
    case 'ArrowRight':
      return onName && expanded === false ? { open: true } : { go: 'right' }
    case 'ArrowLeft':
      if (!onName) return { go: 'left' }
      return expanded === true ? { open: false } : { go: 'parent' }
    case 'ArrowUp':
      return { go: 'up' }
    case 'ArrowDown':
      return { go: 'down' }
    case 'Home':
      return { go: control ? 'first' : 'row-start' }
    case 'End':
      return { go: control ? 'last' : 'row-end' }
    case 'Enter':
      return onName && expanded !== null ? { open: !expanded } : null
    default:
      return null
  }
}
