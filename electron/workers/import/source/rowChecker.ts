import type { ImportWarning } from '@shared/contract/dataset'
import { type Located, note as noteRow, nothingLocated, rowsNoted } from '@shared/data/located'
import { isBlankLine, lineOfRow } from './csvRows'
import type { InspectedFile } from './inspectedFile'
import type { Batch } from './recordCutter'
import { blankFault, cellFault, longestCell, noRowsFault, widthFault } from './rowFaults'
import {
  blankLineWarning,
  commentLineWarning,
  filledRowWarning,
  raggedRowWarning,
  strayQuoteWarning,
  trailingDelimiterWarning,
} from './rowWarnings'
import { fitWidth } from './rowWidth'

export interface RowChecker {
  /** Hands over the data rows of a batch, each of the header's width. @throws LabError `bad-file` with the line of a row that is refused */
  add(batch: Batch, rows: string[][]): void
  readonly count: number
  /** @throws LabError `bad-file` where there are no data rows */
  finish(): ImportWarning[]
}

/** Takes the header off, leaves blank lines out and deals with rows of another width as the reading says. */
export function createRowChecker(file: InspectedFile, onRows: (rows: string[][]) => void): RowChecker {
  const { name, header, reading } = file
  const width = header.length
  const [blanks, comments, ragged, strays] = [nothingLocated(), nothingLocated(), nothingLocated(), nothingLocated()]
  const [filled, trailing] = [nothingLocated(), nothingLocated()]
  const raggedLines: number[] = []
  const filledLines: number[] = []
  let count = 0
  let headerAhead = reading.header
  // Blank lines at the end of a file say nothing; they count when a row follows.
  let pendingBlanks = 0
  const note = (located: Located, times = 1): void => noteRow(located, count + 1, times)

  const add = (batch: Batch, rows: string[][]): void => {
    const kept: string[][] = []
    let nextComment = 0
    let nextStray = 0
    for (let index = 0; index < rows.length; index++) {
      while ((batch.comments[nextComment] ?? Infinity) <= index) {
        note(comments)
        nextComment += 1
      }
      const stray = batch.strayQuotes[nextStray] === index
      if (stray) nextStray += 1
      const row = rows[index] as string[]
      if (isBlankLine(batch, row, index)) {
        pendingBlanks += 1
        continue
      }
      if (pendingBlanks > 0) {
        note(blanks, pendingBlanks)
        pendingBlanks = 0
      }
      if (headerAhead) {
        headerAhead = false
        continue
      }
      const fit = fitWidth(row, width, reading.raggedRows)
      if (fit === 'trailing') note(trailing)
      if (fit === 'filled') {
        note(filled)
        if (filledLines.length < rowsNoted) filledLines.push(lineOfRow(batch, rows, index))
      }
      if (fit === 'uneven') {
        if (reading.raggedRows !== 'leaveOut') {
          hand(kept)
          throw widthFault(name, lineOfRow(batch, rows, index), row.length, width)
        }
        note(ragged)
        if (raggedLines.length < rowsNoted) raggedLines.push(lineOfRow(batch, rows, index))
        continue
      }
      for (let column = 0; column < width; column++) {
        if ((row[column] as string).length <= longestCell) continue
        throw cellFault(name, lineOfRow(batch, rows, index), header[column] as string)
      }
      if (stray) note(strays)
      kept.push(row)
      count += 1
    }
    for (; nextComment < batch.comments.length; nextComment++) note(comments)
    hand(kept)
  }
  const hand = (kept: string[][]): void => {
    if (kept.length > 0) onRows(kept)
  }

  return {
    add,
    get count() {
      return count
    },
    finish: () => {
      if (headerAhead) throw blankFault(name)
      if (count === 0) throw noRowsFault(name)
      return [
        ...(blanks.count > 0 ? [blankLineWarning(blanks)] : []),
        ...(comments.count > 0 ? [commentLineWarning(comments, reading.comment)] : []),
        ...(ragged.count > 0 ? [raggedRowWarning(ragged, raggedLines, width)] : []),
        ...(filled.count > 0 ? [filledRowWarning(filled, filledLines, width)] : []),
        ...(trailing.count > 0 ? [trailingDelimiterWarning(trailing)] : []),
        ...(strays.count > 0 ? [strayQuoteWarning(strays)] : []),
      ]
    },
  }
}
