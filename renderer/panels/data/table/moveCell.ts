/** A place in a grid, from 0. Row -1 is the head. */
export interface Cell {
  row: number
  column: number
}

export interface GridSize {
  rows: number
  columns: number
  /** Rows that PageUp and PageDown pass. */
  page: number
}

/** Where a key takes the active cell of a grid; null when it is not one of the grid's keys. Up from the first row is the head. */
export function moveCell(cell: Cell, key: string, ctrl: boolean, { rows, columns, page }: GridSize): Cell | null {
  const firstRow = 0
  const lastRow = Math.max(0, rows - 1)
  const lastColumn = Math.max(0, columns - 1)
  const steps: Record<string, () => Cell> = {
    ArrowUp: () => ({ ...cell, row: ctrl && cell.row > 0 ? firstRow : cell.row - 1 }),
    ArrowDown: () => ({ ...cell, row: ctrl ? lastRow : cell.row + 1 }),
    ArrowLeft: () => ({ ...cell, column: ctrl ? 0 : cell.column - 1 }),
    ArrowRight: () => ({ ...cell, column: ctrl ? lastColumn : cell.column + 1 }),
    PageUp: () => ({ ...cell, row: Math.max(firstRow, cell.row - page) }),
    PageDown: () => ({ ...cell, row: Math.max(firstRow, cell.row) + page }),
    Home: () => ({ row: ctrl ? firstRow : cell.row, column: 0 }),
    End: () => ({ row: ctrl ? lastRow : cell.row, column: lastColumn }),
  }
  const step = Object.hasOwn(steps, key) ? steps[key]?.() : undefined
  if (step === undefined) return null
  const within = (value: number, low: number, high: number) => Math.min(Math.max(low, value), high)
  return { row: within(step.row, -1, rows === 0 ? -1 : lastRow), column: within(step.column, 0, lastColumn) }
}
