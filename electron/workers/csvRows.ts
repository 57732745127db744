import { Readable } from 'node:stream'
import Papa from 'papaparse'
import { LabError } from '@shared/contract/labError'

/** Rows that follow one another in the file, and the line each begins on, counted from 1. */
export interface RowBatch {
  rows: string[][]
  /** The line of a row of this batch, by its index. */
  lineOf(index: number): number
}

/** A record longer than this is taken for a missing quote. */
const longestRecord = 16 * 1024 * 1024

/**
 * Parses pieces of text into rows. The next piece is asked for when `onRows` has returned.
 * @param pieces text with \n as its only line end
 * @throws LabError `bad-file` with the line of a quote that is not closed or is followed by other characters
 */
export function parseRows(
  name: string,
  delimiter: string,
  pieces: AsyncIterable<string>,
  onRows: (batch: RowBatch) => void,
): Promise<void> {
  let line = 1
  let sinceRow = 0
  // Without quotes no cell holds a line end, and a row is a line.
  let quoted = false
  async function* watched(): AsyncGenerator<string> {
    for await (const piece of pieces) {
      quoted ||= piece.includes('"')
      sinceRow += piece.length
      yield piece
    }
  }
  const take = ({ data, errors }: Papa.ParseStepResult<string[]> | Papa.ParseResult<string[]>): void => {
    const rows = data as string[][]
    const firstLine = line
    const lines = quoted ? rows.map(lineCount) : null
    const lineOf = (index: number): number =>
      lines ? lines.slice(0, index).reduce((sum, count) => sum + count, firstLine) : firstLine + index
    for (const error of errors) {
      // A row that is not complete yet comes again, with its errors, in the next batch.
      if (error.type === 'Quotes' && (error.row ?? 0) < rows.length) {
        const before = rows.slice(0, error.row ?? 0)
        if (before.length > 0) onRows({ rows: before, lineOf })
        refuseQuote(name, lineOf(error.row ?? 0), error.code)
      }
    }
    if (rows.length === 0 && sinceRow > longestRecord) refuseQuote(name, line, 'TooLong')
    if (rows.length === 0) return
    sinceRow = 0
    line = lineOf(rows.length)
    onRows({ rows, lineOf })
  }
  const stream = Readable.from(watched(), { highWaterMark: 1 })
  return new Promise<void>((resolve, reject) => {
    Papa.parse<string[], Readable>(stream, {
      delimiter,
      newline: '\n',
      chunk: take,
      complete: () => resolve(),
      error: (error: Error) => {
        stream.destroy()
        reject(error)
      },
    })
  })
}

function lineCount(row: readonly string[]): number {
  let lines = 1
  for (const cell of row) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) lines += 1
  }
  return lines
}

function refuseQuote(name: string, line: number, code: string): never {
  const what =
    code === 'MissingQuotes'
      ? 'a quote opens in this row and is never closed'
      : code === 'TooLong'
        ? 'the row does not end within 16 million characters'
        : 'a closing quote is followed by other characters'
  throw new LabError(
    'bad-file',
    `${name}, line ${line}: ${what}. Add or double the missing quote, then open the file again.`,
  )
}
