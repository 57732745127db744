import type { ImportWarning } from '@shared/contract/dataset'
import { type Located, note as noteRow, nothingLocated } from '@shared/data/located'
import { noLines, noteLine } from '@shared/data/reading/notedLines'
import { createRowsApart } from '@shared/data/reading/rowsApart'
import { isBlankLine, lineOfRow } from './csvRows'
import type { Reading } from '@shared/spec/reading'
import type { InspectedFile } from './inspectedFile'
import type { Batch } from './recordCutter'
import { blankFault, cellFault, longestCell, noRowsFault, widthFault } from './rowFaults'
import { repeatedHeaderWarnings, rowWarnings } from './rowWarnings'
import { fitWidth } from './rowWidth'

export interface RowChecker {
  /** Hands over the data rows of a batch, each of the header's width. @throws LabError `bad-file` with the line of a row that is refused */
  add(batch: Batch, rows: string[][]): void
  readonly count: number
  /** What is doubtful about the rows so far. */
  doubts(): ImportWarning[]
  /** @throws LabError `bad-file` where there are no data rows */
  finish(): ImportWarning[]
}

/** Rows at the beginning that are no data. */
export function rowsAhead({ header, labelRows }: Pick<Reading, 'header' | 'labelRows'>): number {
  return (header ? 1 : 0) + labelRows
}

/** Takes the header off, leaves out blank lines and rows that are no data, and deals with rows of another width as the reading says. */
export function createRowChecker(file: InspectedFile, onRows: (rows: string[][]) => void): RowChecker {
  const { name, header, reading } = file
  const width = header.length
  const [blanks, comments, trailing, strays] = [nothingLocated(), nothingLocated(), nothingLocated(), nothingLocated()]
  const [ragged, filled, repeated, worded] = [noLines(), noLines(), noLines(), noLines()]
  const rowsApart = createRowsApart(reading, file.headerCells)
  let count = 0
  let ahead = rowsAhead(reading)
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
      if (ahead > 0) {
        ahead -= 1
        continue
      }
      const kind = rowsApart.of(row)
      if (kind !== null) noteLine(kind === 'header' ? repeated : worded, count + 1, lineOfRow(batch, rows, index))
      if (kind !== null && rowsApart.leavesOut(kind)) continue
      const fit = fitWidth(row, width, reading.raggedRows)
      if (fit === 'trailing') note(trailing)
      if (fit === 'filled') noteLine(filled, count + 1, lineOfRow(batch, rows, index))
      if (fit === 'uneven') {
        if (reading.raggedRows !== 'leaveOut') {
          hand(kept)
          throw widthFault(name, lineOfRow(batch, rows, index), row.length, width)
        }
        noteLine(ragged, count + 1, lineOfRow(batch, rows, index))
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
      if (reading.header && ahead === rowsAhead(reading)) throw blankFault(name)
      if (count === 0) throw noRowsFault(name)
      return rowWarnings(file, count, { blanks, comments, ragged, filled, trailing, repeated, worded, strays })
    },
    doubts: () => repeatedHeaderWarnings(file, count, repeated),
  }
}
