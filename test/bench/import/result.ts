import { memoryNow } from '../engine/memory.ts'

/** What one process says of the one file that it read. */
export interface ImportRound {
  /** Name and version. */
  engine: string
  /** From nothing to typed columns, without the start of the process. */
  seconds: number
  /** Ours: to statistics of all columns and a column file on the disk. */
  stored?: number
  /** Ours: until all cells are read. */
  read?: number
  rows: number
  /** Columns that came out as numbers, which says that engines read the same. */
  numbers: number
  /** Ours: of the typed columns themselves. */
  columnBytes?: number
  /** Bytes that the process occupied at most; null where the system does not tell. */
  peak: number | null
}

export function tellResult(round: Omit<ImportRound, 'peak'>): void {
  console.log(JSON.stringify({ ...round, peak: memoryNow('VmHWM') } satisfies ImportRound))
}
