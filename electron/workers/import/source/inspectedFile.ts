import type { ImportWarning } from '@shared/contract/dataset'
import type { Reading, ReadingChoices } from '@shared/spec/reading'

/** What the beginning of a file says about the whole of it. A plain value, which may go to another thread. */
export interface InspectedFile {
  path: string
  /** What messages call the file. */
  name: string
  /** Size of the file itself. */
  bytes: number
  gzip: boolean
  /** What somebody overruled. */
  choices: ReadingChoices
  /** Guesses and choices together. */
  reading: Reading
  /** Guesses alone. */
  guessed: Reading
  /** Whether the encoding holds for the whole file; else only for its beginning (see `settleEncoding`). */
  settled: boolean
  /** Names of the columns as they will be. */
  header: string[]
  /** Cells of the header as they are written; null where the table has none. */
  headerCells: readonly string[] | null
  headerWarnings: ImportWarning[]
  /** What is doubtful about the reading: told before and after the import. */
  doubts: ImportWarning[]
  /** Blank lines and comment lines before the header. */
  skipped: { blank: number; comment: number }
  /**
   * The byte where the first line after the header begins; without a header the first byte after the byte order mark. -1 where a byte
   * below 128 need not be that character, or the file is gzip.
   */
  dataStart: number
  /** The line of the file that begins at `dataStart`, counted from 1. */
  dataLine: number
}
