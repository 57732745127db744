import { LabError } from '@shared/contract/labError'
import type { Reading } from '@shared/spec/reading'
import { note, nothingLocated, rowsNoted } from '@shared/data/located'
import type { BlankLines, BlockColumn } from '@shared/data/reading/blockRows'
import { isBlankLine, lineOfRow, parseRecords } from '../source/csvRows'
import { pieceBytes } from '../source/fileBytes'
import { type Batch, RecordCutter } from '../source/recordCutter'
import { longestCell } from '../source/rowFaults'
import { fitWidth } from '../source/rowWidth'
import type { BlockNotes } from './blockNotes'

/**
 * Reads a block in which bytes alone do not say what the cells are, with the parser of the text way.
 *
 * @param text \n its only line end
 * @param onPiece called before each million characters; what it throws ends the work
 * @returns null where the file has to be refused, with a line that the text way knows
 */
export function parseBlock(
  text: string,
  reading: Reading,
  columns: readonly BlockColumn[],
  onPiece: () => void,
): BlockNotes | null {
  const width = columns.length
  const blanks: BlankLines[] = []
  const [ragged, strays] = [nothingLocated(), nothingLocated()]
  const [filled, trailing] = [nothingLocated(), nothingLocated()]
  const raggedLines: number[] = []
  const filledLines: number[] = []
  let rows = 0
  let openBlanks = 0
  let refused = false

  const takeBatch = (batch: Batch): void => {
    const records = parseRecords(batch.text, reading)
    let nextStray = 0
    for (let index = 0; index < records.length && !refused; index++) {
      const stray = batch.strayQuotes[nextStray] === index
      if (stray) nextStray += 1
      const record = records[index] as string[]
      if (isBlankLine(batch, record, index)) {
        openBlanks += 1
        continue
      }
      if (openBlanks > 0) blanks.push({ before: rows, count: openBlanks })
      openBlanks = 0
      const fit = fitWidth(record, width, reading.raggedRows)
      if (fit === 'trailing') note(trailing, rows)
      if (fit === 'filled') {
        note(filled, rows)
        if (filledLines.length < rowsNoted) filledLines.push(lineOfRow(batch, records, index) - 1)
      }
      if (fit === 'uneven') {
        refused = reading.raggedRows !== 'leaveOut'
        note(ragged, rows)
        if (raggedLines.length < rowsNoted) raggedLines.push(lineOfRow(batch, records, index) - 1)
        continue
      }
      refused = record.some((cell) => cell.length > longestCell)
      for (let column = 0; column < width; column++) columns[column]?.addText(record[column] as string)
      if (stray) note(strays, rows)
      rows += 1
    }
  }
  const cutter = new RecordCutter('', reading, takeBatch)
  try {
    for (let at = 0; at < text.length && !refused; at += pieceBytes) {
      onPiece()
      cutter.push(text.slice(at, at + pieceBytes))
    }
    if (!refused) cutter.finish()
  } catch (error) {
    if (error instanceof LabError && error.code === 'bad-file') return null
    throw error
  }
  if (refused) return null
  return {
    rows,
    lines: lineCount(text),
    blanks,
    openBlanks,
    ragged,
    raggedLines,
    filled,
    filledLines,
    trailing,
    strays,
  }
}

function lineCount(text: string): number {
  let count = text.endsWith('\n') ? 0 : 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
