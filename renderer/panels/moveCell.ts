/** A place in a grid, from 0. */
export interface Cell {
  row: number
  column: number
}

/** Where a key takes the active cell of a grid; null when it is not one of the grid's keys. */
export function moveCell(cell: Cell, key: string, rows: number, columns: number, page: number): Cell | null {
  const steps: Record<string, [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    PageUp: [-page, 0],
    PageDown: [page, 0],
    Home: [0, -columns],
    End: [0, columns],
  }
  const step = steps[key]
  if (step === undefined) return null
  const within = (value: number, count: number) => Math.min(Math.max(0, value), Math.max(0, count - 1))
  return { row: within(cell.row + step[0], rows), column: within(cell.column + step[1], columns) }
}
