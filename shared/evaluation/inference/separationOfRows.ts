import { findSeparation } from '../../data/analysis/separation/findSeparation'
import type { FittedPreparation } from '../../data/preparation/fittedPreparation'
import type { Table } from '../../data/table/table'
import type { KnownSeparation } from './question'

/** Whether the classes of these training rows are separated, and by which columns. */
export function separationOfRows(fitted: FittedPreparation, table: Table, rows: Uint32Array): KnownSeparation {
  const found = findSeparation(fitted, table, rows)
  if (found === null) return 'none'
  if (found === 'untested') return found
  return { columns: [...new Set([...found.single.map(({ feature }) => feature), ...found.together])] }
}
