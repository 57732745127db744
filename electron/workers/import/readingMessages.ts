import type { ColumnInfo } from '@shared/spec/columnInfo'
import type { Problem } from '@shared/contract/labError'
import type { Reading } from '@shared/spec/reading'
import type { Column } from '@shared/data/table/table'
import type { BlockRead } from './blocks/blockRead'

/** What is wanted of a column: its cells, each of its cells as it is written, missing words among them (`words`) or not, or nothing. */
export type ColumnOrder = 'cells' | 'texts' | 'words' | 'nothing'

/** How blocks of one file are read. */
export interface BlockOrders {
  path: string
  /** What messages call the file. */
  name: string
  reading: Reading
  /** Cells of the header as they are written, null without one. */
  header: readonly string[] | null
  columns: readonly ColumnOrder[]
  /** An Int32: 1 asks the thread to stop. */
  cancel: SharedArrayBuffer
}

/** What a thread is asked; every task but the end has one answer, and they are answered in their order. */
export type ReadingTask =
  | { kind: 'orders'; task: number; orders: BlockOrders }
  /** After orders: the bytes from, ..., to - 1, which are whole rows. */
  | { kind: 'block'; task: number; from: number; to: number }
  /** The column's array lies in a SharedArrayBuffer. */
  | { kind: 'describe'; task: number; column: Column }
  /** Closes the file. */
  | { kind: 'end' }

export type ReadingAnswer =
  | { kind: 'ready'; task: number }
  /** Null where the block cannot be read by itself, so that the file has to be read as text. */
  | { kind: 'block'; task: number; block: BlockRead | null }
  | { kind: 'described'; task: number; info: ColumnInfo }
  | { kind: 'failed'; task: number; problem: Problem }
