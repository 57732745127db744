import { type Delimiter, type ReadingChoices, delimiters, isDelimiter } from '../../../spec/reading'
import { isDateLike } from './dateGuess'
import { guessHeader } from './headerGuess'
import { isNumberLike } from './numberStyles'
import { withoutEmptyColumns } from './rowWidths'
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
  const { rows: sampled, starts } = sampleRecords(text, dialect, sampleRows)
  const rows = withoutEmptyColumns(sampled)
  const none: Candidate = { delimiter: dialect.delimiter, fits: false, lines: 0, rows: 0 }
  const width = usualWidth(rows)
  if (width < 2) return none
  const begin = rows.findIndex((row) => row.length === width)
  const table = rows.slice(begin)
  const ofWidth = table.filter((row) => row.length === width).length
  const even = ofWidth >= nearlyAll * table.length
  const notes = even ? notesAbove(table) : 0
  if (begin === 0 && notes === 0) return { ...none, fits: even }
  const isNote = rows.slice(0, begin).every((row) => row.length < width)
  if (notes > 0 && isNote) return { ...none, lines: lineEnds(text, starts[begin + notes] as number), rows: ofWidth }
  if (!even || !isNote || begin > mostLines || ofWidth < 2 || !isHeader(table)) return none
  return { ...none, lines: lineEnds(text, starts[begin] as number), rows: ofWidth }
}

/**
 * Rows at the beginning that have fewer cells than the header and the rows that follow: a spreadsheet fills notes up with empty ones. Where
 * a note has several cells, or the header lacks a name, the header has to be proven by numbers or dates below its texts.
 */
function notesAbove(rows: readonly (readonly string[])[]): number {
  const filled = rows.map((row) => row.filter((cell) => cell.trim() !== '').length)
  let most = filled[0] ?? 0
  for (let begin = 1; begin < rows.length && begin <= mostLines; begin++) {
    const width = (rows[begin] as readonly string[]).length
    const count = filled[begin] as number
    if (count > Math.max(1, most) && count >= width - 1) {
      const others = filled.slice(begin)
      const dense = others.filter((cells) => cells > 1).length >= nearlyAll * others.length
      const plain = most <= 1 && count === width && width > 2
      return dense && (plain ? isHeader(rows.slice(begin)) : isProvenHeader(rows.slice(begin))) ? begin : 0
    }
    most = Math.max(most, count)
  }
  return 0
}

function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>()
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [usual] = [...counts].sort(
    ([width, count], [otherWidth, otherCount]) => otherCount - count || otherWidth - width,
  )
  return usual?.[0] ?? 0
}

const isAbsent = (cell: string): boolean => cell.trim() === ''
const isData = (cell: string): boolean => isAbsent(cell) || isNumberLike(cell) || isDateLike(cell)

/** Whether rows begin with names: a first row without numbers that is a header. */
export function isHeader(rows: readonly (readonly string[])[]): boolean {
  return guessHeader(rows, { isAbsent, isData }).header && !isData((rows[0] ?? [])[0] ?? '')
}

/** The same, where numbers or dates below its texts prove it; the name of row names may be empty. */
function isProvenHeader(rows: readonly (readonly string[])[]): boolean {
  const names = (rows[0] ?? []).filter((cell) => !isAbsent(cell))
  return guessHeader(rows, { isAbsent, isData }).isProven && !names.some(isData)
}
