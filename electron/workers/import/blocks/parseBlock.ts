import { LabError } from '@shared/contract/labError'
import type { Reading } from '@shared/spec/reading'
import { note, nothingLocated } from '@shared/data/located'
import { noLines, noteLine } from '@shared/data/reading/notedLines'
import type { RowsApart } from '@shared/data/reading/rowsApart'
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
  rowsApart: RowsApart,
  onPiece: () => void,
): BlockNotes | null {
  const width = columns.length
  const blanks: BlankLines[] = []
  const [trailing, strays] = [nothingLocated(), nothingLocated()]
  const [ragged, filled] = [noLines(), noLines()]
  const apart = { header: noLines(), text: noLines() }
  let rows = 0
  let leftOut = 0
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
      const kind = rowsApart.of(record)
      if (kind !== null) noteLine(apart[kind], rows, lineOfRow(batch, records, index) - 1)
      if (kind !== null && rowsApart.leavesOut(kind)) {
        leftOut += 1
        continue
      }
      const fit = fitWidth(record, width, reading.raggedRows)
      if (fit === 'trailing') note(trailing, rows)
      if (fit === 'filled') noteLine(filled, rows, lineOfRow(batch, records, index) - 1)
      if (fit === 'uneven') {
        refused = reading.raggedRows !== 'leaveOut'
        noteLine(ragged, rows, lineOfRow(batch, records, index) - 1)
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
    ...{ rows, leftOut, apart, lines: lineCount(text), blanks, openBlanks },
    ...{ ragged, filled, trailing, strays },
  }
}

function lineCount(text: string): number {
  let count = text.endsWith('\n') ? 0 : 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
