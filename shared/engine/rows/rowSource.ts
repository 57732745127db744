/**
 * Prepared rows that lie outside a run's memory, such as in a file. Each row is as it would lie in memory, `stride` bytes of its
 * part, so that training reads the same numbers in the same order: the same bits.
 */
export interface RowSource {
  /** Copies `count` rows of a part, from row `row` on, to `to`, which has room for them. */
  read(part: PartName, row: number, count: number, to: Uint8Array): void
}

export type PartName = 'train' | 'validation'
