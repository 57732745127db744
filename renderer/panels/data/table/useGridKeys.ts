import type { Ref } from 'vue'
import { useSelection } from '../../../stores/datasets/selection'
import { useTableView } from '../../../stores/datasets/tableView'
import { type Cell, type GridSize, moveCell } from './moveCell'
import type { RowSelection } from './useRowSelection'

export interface GridKeys {
  active: Ref<Cell>
  size: () => GridSize
  columnName: (index: number) => string | undefined
  rows: RowSelection
  goTo: (cell: Cell) => Promise<void>
  copy: (wholeRows: boolean) => void
  /** Makes a column wider, or narrower, by so many steps. */
  widen: (name: string, steps: number) => void
}

/**
 * The keys of the grid: arrows and pages move, with Shift they select. Enter on the head sorts, Alt+Down opens the filter, Alt+Left and
 * Alt+Right make the column narrower and wider;
 * Space selects the row, Ctrl+A the rows shown, Esc none; Ctrl+C copies the cell, with Shift the rows.
 */
export function useGridKeys({
  active,
  size,
  columnName,
  rows,
  goTo,
  copy,
  widen,
}: GridKeys): (event: KeyboardEvent) => void {
  const tableView = useTableView()
  const selection = useSelection()

  /** What a key does besides moving; false where it does nothing. */
  function act(event: KeyboardEvent, ctrl: boolean): boolean {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const { row, column } = active.value
    const name = columnName(column)
    if (ctrl && key === 'c') {
      // A marked text is the browser's to copy.
      if (String(window.getSelection()) !== '') return false
      copy(event.shiftKey)
    } else if (ctrl && key === 'a') void rows.selectShown()
    else if (key === ' ' && row >= 0) rows.pick(row, { shift: event.shiftKey, ctrl: true })
    else if (key === 'Escape' && selection.count > 0) selection.clear()
    else if (key === 'Enter' && row === -1 && name !== undefined) tableView.turnSort(name)
    else if (key === 'ArrowDown' && event.altKey && name !== undefined) tableView.openFilter(name)
    else if (event.altKey && name !== undefined && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      widen(name, key === 'ArrowRight' ? 1 : -1)
    } else return false
    return true
  }

  return (event) => {
    // Of a field or button inside the grid.
    if (event.target !== event.currentTarget) return
    const ctrl = event.ctrlKey || event.metaKey
    if (act(event, ctrl)) return event.preventDefault()
    if (event.altKey) return
    const next = moveCell(active.value, event.key, ctrl, size())
    if (next === null) return
    event.preventDefault()
    const [from, to] = [active.value.row, next.row]
    void goTo(next)
    if (event.shiftKey && to >= 0 && to !== from) {
      if (selection.count === 0 && from >= 0) rows.pick(from, { shift: false, ctrl: false })
      void rows.extend(to)
    }
  }
}
