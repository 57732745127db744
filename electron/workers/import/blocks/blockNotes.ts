import type { ImportWarning } from '@shared/contract/dataset'
import { type Located, note, nothingLocated, rowsNoted } from '@shared/data/located'
import type { BlankLines } from '@shared/data/reading/blockRows'
import type { InspectedFile } from '../source/inspectedFile'
import {
  blankLineWarning,
  filledRowWarning,
  raggedRowWarning,
  strayQuoteWarning,
  trailingDelimiterWarning,
} from '../source/rowWarnings'

/** What is told of the rows of one block besides their cells. Rows and lines count from 0 within the block. */
export interface BlockNotes {
  /** Without those left out. */
  rows: number
  lines: number
  /** Blank lines that a row follows, maybe one that is left out. */
  blanks: readonly BlankLines[]
  /** Blank lines at the end. */
  openBlanks: number
  ragged: Located
  /** Lines of the first rows that are left out. */
  raggedLines: readonly number[]
  /** Short rows that are filled, and the lines of the first of them. */
  filled: Located
  filledLines: readonly number[]
  /** Rows that end with a delimiter too many. */
  trailing: Located
  /** Rows with a quote inside an unquoted cell. */
  strays: Located
}

/** Counts over the whole file, as the text way does. */
export interface NoteSums {
  /** Blocks in the order of the file. */
  add(block: BlockNotes): void
  readonly rows: number
  warnings(): ImportWarning[]
}

export function createNoteSums({ header, skipped, dataLine }: InspectedFile): NoteSums {
  const [blanks, ragged, strays] = [nothingLocated(), nothingLocated(), nothingLocated()]
  const [filled, trailing] = [nothingLocated(), nothingLocated()]
  const raggedLines: number[] = []
  const filledLines: number[] = []
  let rows = 0
  let line = dataLine
  // Blank lines before the header are followed by it.
  if (skipped.blank > 0) note(blanks, 1, skipped.blank)
  let openBlanks = 0
  const addRows = (located: Located, block: Located): void => {
    for (const row of block.rows) note(located, rows + row + 1, 0)
    located.count += block.count
  }
  return {
    add: (block) => {
      if (block.rows + block.ragged.count > 0) {
        if (openBlanks > 0) note(blanks, rows + 1, openBlanks)
        openBlanks = 0
      }
      for (const { before, count } of block.blanks) note(blanks, rows + before + 1, count)
      openBlanks += block.openBlanks
      addRows(ragged, block.ragged)
      for (const at of block.raggedLines) if (raggedLines.length < rowsNoted) raggedLines.push(line + at)
      addRows(filled, block.filled)
      for (const at of block.filledLines) if (filledLines.length < rowsNoted) filledLines.push(line + at)
      addRows(trailing, block.trailing)
      addRows(strays, block.strays)
      rows += block.rows
      line += block.lines
    },
    get rows() {
      return rows
    },
    warnings: () => [
      ...(blanks.count > 0 ? [blankLineWarning(blanks)] : []),
      ...(ragged.count > 0 ? [raggedRowWarning(ragged, raggedLines, header.length)] : []),
      ...(filled.count > 0 ? [filledRowWarning(filled, filledLines, header.length)] : []),
      ...(trailing.count > 0 ? [trailingDelimiterWarning(trailing)] : []),
      ...(strays.count > 0 ? [strayQuoteWarning(strays)] : []),
    ],
  }
}
