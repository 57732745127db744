import { type Delimiter, type ReadingChoices, delimiters, isDelimiter } from '../../../spec/reading'
import { isDateLike } from './dateGuess'
import { guessHeader } from './headerGuess'
import { isNumberLike } from './numberStyles'
import { lineEnds } from '../textLines'
import { sampleRecords } from './sampleRecords'

/** Where the table begins in a text, and the delimiter where a line says it. */
export interface Layout {
  skipLines: number
  delimiter?: Delimiter
}

const sampleRows = 200
/** Lines above a table; with more than these it is most likely no such file. */
const mostLines = 50
const nearlyAll = 0.9

/**
 * Finds the lines above a table: the line `sep=;` that spreadsheets write and obey, and titles and notes, which have fewer cells than
 * the rows below them, or one in the first column only. A table that begins with its first line has none.
 *
 * @param text \n its only line end
 */
export function guessLayout(
  text: string,
  comment: string,
  chosen: Pick<ReadingChoices, 'delimiter' | 'quote' | 'skipLines'>,
): Layout {
  if (chosen.skipLines !== undefined) return { skipLines: chosen.skipLines }
  const said = /^"?sep=(\\t|[^\n])"?[,;\t]*\n/i.exec(text)
  if (said) {
    const mark = said[1] === '\\t' ? '\t' : (said[1] as string)
    if (mark === ' ') return { skipLines: 1, delimiter: 'whitespace' }
    if (isDelimiter(mark)) return { skipLines: 1, delimiter: mark }
  }
  const candidates = (chosen.delimiter === undefined ? delimiters : [chosen.delimiter]).map((delimiter) =>
    examine(text, { delimiter, quote: chosen.quote ?? '"', quoteEscape: 'doubled', comment }),
  )
  const found = candidates.filter(({ lines }) => lines > 0)
  // Words of a title and of a header are as many by chance.
  const isTable = ({ fits, delimiter }: Candidate): boolean =>
    fits && (delimiter !== 'whitespace' || found.length === 0)
  if (candidates.some(isTable)) return { skipLines: 0 }
  const best = found.reduce<Candidate | null>((most, other) => (other.rows > (most?.rows ?? 0) ? other : most), null)
  return { skipLines: best?.lines ?? 0 }
}

interface Candidate {
  delimiter: Delimiter
  /** Whether the table begins with the first row. */
  fits: boolean
  /** Lines above it. */
  lines: number
  /** Rows of the table's width. */
  rows: number
}

function examine(text: string, dialect: Parameters<typeof sampleRecords>[1]): Candidate {
  const { rows, starts } = sampleRecords(text, dialect, sampleRows)
  const none: Candidate = { delimiter: dialect.delimiter, fits: false, lines: 0, rows: 0 }
  const width = usualWidth(rows)
  if (width < 2) return none
  const begin = rows.findIndex((row) => row.length === width)
  const table = rows.slice(begin)
  const ofWidth = table.filter((row) => row.length === width).length
  const even = ofWidth >= nearlyAll * table.length
  if (begin === 0) {
    const notes = even && width > 2 ? notesAbove(rows) : 0
    return notes === 0
      ? { ...none, fits: even }
      : { ...none, lines: lineEnds(text, starts[notes] as number), rows: ofWidth }
  }
  const isNote = rows.slice(0, begin).every((row) => row.length < width)
  if (!even || !isNote || begin > mostLines || ofWidth < 2 || !isHeader(table)) return none
  return { ...none, lines: lineEnds(text, starts[begin] as number), rows: ofWidth }
}

/** Rows at the beginning that have one cell, although a header and rows of many follow: a spreadsheet fills notes up with empty ones. */
function notesAbove(rows: readonly (readonly string[])[]): number {
  const filled = rows.map((row) => row.filter((cell) => cell.trim() !== '').length)
  const begin = filled.findIndex((count) => count > 1)
  if (begin < 1 || begin > mostLines) return 0
  const header = rows[begin] as readonly string[]
  const others = filled.slice(begin)
  const dense = others.filter((count) => count > 1).length >= nearlyAll * others.length
  return dense && (filled[begin] as number) === header.length && isHeader(rows.slice(begin)) ? begin : 0
}

function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>()
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [usual] = [...counts].sort(
    ([width, count], [otherWidth, otherCount]) => otherCount - count || otherWidth - width,
  )
  return usual?.[0] ?? 0
}

/** Whether rows begin with names: a first row without numbers that is a header. */
export function isHeader(rows: readonly (readonly string[])[]): boolean {
  const isAbsent = (cell: string): boolean => cell.trim() === ''
  const isData = (cell: string): boolean => isAbsent(cell) || isNumberLike(cell) || isDateLike(cell)
  const { header } = guessHeader(rows, { isAbsent, isData })
  return header && !isData((rows[0] ?? [])[0] ?? '')
}
