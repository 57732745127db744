import type { ImportWarning } from '@shared/contract/dataset'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import type { Reading, ReadingChoices } from '@shared/spec/reading'
import type { Table } from '@shared/data/table/table'
import type { TableLayout } from '@shared/data/table/tableLayout'
import type { OperationMessage } from '../threads/serveThread'

/** The `workerData` of an import. */
export interface ImportRequest {
  path: string
  /** What messages call the file. */
  name: string
  /** What somebody overruled. */
  reading: ReadingChoices
  /** Where the column file goes: `<id>.columns`, written beside, synced and renamed. Null keeps the table in memory only. */
  folder: string | null
  /** Bytes that the columns may take in memory; beyond it they go to the column file piece by piece. */
  memory: number
  /** Threads that may read blocks of the file at the same time, at least 1. */
  threads: number
  /** An Int32: 1 asks the worker to stop. */
  cancel: SharedArrayBuffer
}

export interface ImportResult {
  /** The dataset's identity; see `datasetId`. */
  id: string
  /** Its arrays lie in SharedArrayBuffers. Null where the columns are too large for memory. */
  table: Table | null
  /** Of the column file; null without a folder. */
  layout: TableLayout | null
  rows: number
  /** sha-256 of the source bytes. */
  source: string
  bytes: number
  reading: Reading
  columns: ColumnInfo[]
  warnings: ImportWarning[]
  suggestedTarget: string | null
}

export type ImportDone = { kind: 'done' } & ImportResult

export type ImportMessage = OperationMessage<ImportResult>
