import type { ColumnInfo, ImportWarning } from '@shared/contract/dataset'
import type { Problem } from '@shared/contract/labError'
import type { Table } from '@shared/data/table'

/** The `workerData` of an import. */
export interface ImportRequest {
  path: string
  /** What messages call the file. */
  name: string
  /** An Int32: 1 asks the worker to stop. */
  cancel: SharedArrayBuffer
}

export interface ImportResult {
  /** Its arrays lie in SharedArrayBuffers. */
  table: Table
  sha256: string
  bytes: number
  delimiter: string
  encoding: string
  header: boolean
  columns: ColumnInfo[]
  warnings: ImportWarning[]
  suggestedTarget: string | null
}

export type ImportDone = { kind: 'done' } & ImportResult

/** At most ten progress messages a second, then one of the others. */
export type ImportMessage =
  { kind: 'progress'; bytes: number; total: number; rows: number } | ImportDone | { kind: 'failed'; problem: Problem }
