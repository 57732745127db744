import type { ImportWarning } from '@shared/contract/dataset'
import { type Located, note, nothingLocated } from '@shared/data/located'
import type { BlockRows } from '@shared/data/reading/blockRows'
import { type NotedLines, addLines, noLines } from '@shared/data/reading/notedLines'
import type { InspectedFile } from '../source/inspectedFile'
import { rowWarnings } from '../source/rowWarnings'

/** What is told of the rows of one block besides their cells. Rows and lines count from 0 within the block. */
export interface BlockNotes extends BlockRows {
  /** Rows of another width, which are left out. */
  ragged: NotedLines
  /** Short rows that are filled. */
  filled: NotedLines
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

export function createNoteSums(file: InspectedFile): NoteSums {
  const { skipped, dataLine } = file
  const [blanks, trailing, strays] = [nothingLocated(), nothingLocated(), nothingLocated()]
  const [ragged, filled, repeated, worded] = [noLines(), noLines(), noLines(), noLines()]
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
      if (block.rows + block.leftOut + block.ragged.located.count > 0) {
        if (openBlanks > 0) note(blanks, rows + 1, openBlanks)
        openBlanks = 0
      }
      for (const { before, count } of block.blanks) note(blanks, rows + before + 1, count)
      openBlanks += block.openBlanks
      addLines(ragged, block.ragged, rows + 1, line)
      addLines(filled, block.filled, rows + 1, line)
      addRows(trailing, block.trailing)
      addLines(repeated, block.apart.header, rows + 1, line)
      addLines(worded, block.apart.text, rows + 1, line)
      addRows(strays, block.strays)
      rows += block.rows
      line += block.lines
    },
    get rows() {
      return rows
    },
    warnings: () =>
      rowWarnings(file, rows, {
        ...{ blanks, comments: nothingLocated(), ragged, filled, trailing },
        ...{ repeated, worded, strays },
      }),
  }
}
