import type { Tally } from './tally'

/** What a chunk is, small whatever its rows are. */
export interface ChunkSummary {
  rows: number
  /** Cells by mark; rows count from 0 within the chunk. */
  tally: Tally
  /** Cells whose text is no longer known: those of `ChunkData.values` that are not NaN. */
  textsLost: number
  /** The first cell that has the mark `eitherFirst`. */
  firstEither: string | null
  /** Missing words as they are written, in order of appearance, and how often each stood here; empty cells are none. */
  words: readonly (readonly [string, number])[]
}

/**
 * Cells are either codes of distinct texts, one a row, or values with the few cells that are none of them kept beside.
 * A cell whose value is NaN and that is not kept beside is missing.
 */
export interface ChunkData {
  rows: number
  /** One a row; what they are is `holds`. Null where the cells are codes. */
  values: Float64Array | null
  /** Numbers, or dates in milliseconds since 1970-01-01 UTC that read the same by every order. */
  holds: 'numbers' | 'dates'
  /** Of `values`: the rows, ascending, whose cells are kept as texts. Null where the cells are codes. */
  besides: Uint32Array | null
  /** Indices into `texts`, one a row (or one for each row of `besides`); `missingCode` is a missing cell. */
  codes: Uint32Array
  /** Distinct cells as they are written, in order of appearance; none is missing. */
  texts: string[]
}

/**
 * The cells of one column from a stretch of rows that follow one another. Structured-cloneable; each array lies in memory of its own.
 */
export interface ColumnChunk {
  summary: ChunkSummary
  data: ChunkData
}

export interface ChunkBuilder {
  /**
   * A cell that plainly spells this number: optional minus, digits without a needless leading zero, decimal mark, digits; no
   * exponent, finite, exact as Number(text) reads it.
   * @throws Error where texts are kept: the caller has to ask `wantsTexts`
   */
  addNumber(value: number): void
  /** An empty cell. */
  addMissing(): void
  /** Any cell, as its text. */
  addText(text: string): void
  /** Whether numbers should come as texts too. It may change with every cell. */
  readonly wantsTexts: boolean
  readonly rows: number
  finish(): ColumnChunk
}
