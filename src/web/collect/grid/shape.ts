/** The cells of a grid that can be typed into, by row and column; null where there is none. Cells go by the code of their series. */
export interface GridShape {
  readonly rows: readonly (readonly (string | null)[])[]
}

/** A place in the grid; rows and columns count from 0. */
export interface Spot {
  readonly row: number
  readonly col: number
}

/** The cells between two corners, both included. */
export interface Block {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** The cell at a place; null outside the grid and where nothing can be typed. */
export function cellAt(shape: GridShape, { row, col }: Spot): string | null {
  return shape.rows[row]?.[col] ?? null
}

export function columnsOf(shape: GridShape): number {
  return Math.max(0, ...shape.rows.map((row) => row.length))
}

/** Every place with a cell, down each column, the columns from left to right: the order in which Enter goes. */
export function spotsDown(shape: GridShape): Spot[] {
  const spots: Spot[] = []
  for (let col = 0; col < columnsOf(shape); col++)
    for (let row = 0; row < shape.rows.length; row++)
      if (cellAt(shape, { row, col }) !== null) spots.push({ row, col })
  return spots
}

/** Every place with a cell, along each row: the order in which Tab goes. */
export function spotsAlong(shape: GridShape): Spot[] {
  return shape.rows.flatMap((cells, row) =>
    cells.flatMap((cell, col) => (cell === null ? [] : [{ row, col }])),
  )
}

/** Where the next cell is in an order, or the same place at its end. `by` is +1 or −1. */
export function stepIn(order: readonly Spot[], from: Spot, by: 1 | -1): Spot {
  const at = order.findIndex((spot) => spot.row === from.row && spot.col === from.col)
  return order[at + by] ?? from
}

/** The next cell in a direction, over places without one; the same place when there is none. */
export function stepTowards(shape: GridShape, from: Spot, rows: -1 | 0 | 1, cols: -1 | 0 | 1): Spot {
  let spot = { row: from.row + rows, col: from.col + cols }
  while (spot.row >= 0 && spot.row < shape.rows.length && spot.col >= 0 && spot.col < columnsOf(shape)) {
    if (cellAt(shape, spot) !== null) return spot
    spot = { row: spot.row + rows, col: spot.col + cols }
  }
  return from
}

export function blockBetween(a: Spot, b: Spot): Block {
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.col, b.col),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.col, b.col),
  }
}

/** The cells of a block, row by row; null where there is none. */
export function cellsOf(shape: GridShape, { top, left, bottom, right }: Block): (string | null)[][] {
  const rows: (string | null)[][] = []
  for (let row = top; row <= bottom; row++) {
    const cells: (string | null)[] = []
    for (let col = left; col <= right; col++) cells.push(cellAt(shape, { row, col }))
    rows.push(cells)
  }
  return rows
}
