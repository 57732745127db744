import { type Encoding, type Reading, type ReadingChoices, defaultReading, laterParts } from '../../../spec/reading'
import { guessComment } from './commentGuess'
import { guessDateOrder, isDateLike } from './dateGuess'
import { guessDialect } from './guessDelimiter'
import { guessHeader } from './headerGuess'
import { guessLabelRows } from './labelRows'
import { createRowsApart } from '../rowsApart'
import { guessLayout } from './layoutGuess'
import { textBelow } from '../textLines'
import { guessNumberStyle } from './numberStyles'
import { missingCells } from '../cells/missingCells'
import { createNumberReader } from '../cells/numberSpelling'

const sampleCharacters = 256 * 1024

/**
 * How a text is read, guessed from its beginning. What is chosen is taken as it is, and the rest is guessed given that. A mark that the
 * beginning does not prove is left at its default.
 *
 * @param text the beginning, \n its only line end
 * @param complete whether that is the whole text; else its last line is not looked at
 */
export function guessReading(text: string, complete: boolean, encoding: Encoding, choices: ReadingChoices): Reading {
  return guessWithDoubts(text, complete, encoding, choices).reading
}

export interface GuessedReading {
  reading: Reading
  /** Why the first row may be data although it is read as names, or the other way round; null where that is plain or was chosen. */
  headerDoubt: string | null
  /** Rows below the header that hold no data but labels, as far as their cells show; none where their number was chosen. */
  labels: readonly (readonly string[])[]
}

/** The same, and what is doubtful about it. */
export function guessWithDoubts(
  text: string,
  complete: boolean,
  encoding: Encoding,
  choices: ReadingChoices,
): GuessedReading {
  const start = text.slice(0, sampleCharacters)
  const whole = complete && start.length === text.length
  const sampled = whole ? start : start.slice(0, start.lastIndexOf('\n') + 1) || start
  const comment = choices.comment ?? guessComment(sampled)
  const layout = guessLayout(sampled, comment, choices)
  const { skipLines } = layout
  const dialectChoices = layout.delimiter === undefined ? choices : { delimiter: layout.delimiter, ...choices }
  const { delimiter, quote, quoteEscape, sample } = guessDialect(textBelow(sampled, skipLines), comment, dialectChoices)
  const rows = withoutRowsApart(sample.rows, choices)
  const missingWords = [...(choices.missingWords ?? wordsIn(rows))]
  const isAbsent = missingCells(missingWords)
  const columns = columnsOf(rows.slice(rows.length > 1 ? 1 : 0), isAbsent)
  const style = guessNumberStyle(columns, choices)
  const { value } = createNumberReader(style)
  const isData = (cell: string): boolean => isAbsent(cell) || !Number.isNaN(value(cell.trim())) || isDateLike(cell)
  const { header: found, doubt } = guessHeader(rows, { isAbsent, isData })
  const header = choices.header ?? found
  const labels = header && choices.labelRows === undefined ? guessLabelRows(rows, { isAbsent, isData }) : 0
  const reading: Reading = {
    kind: 'text',
    encoding: choices.encoding ?? encoding,
    delimiter,
    quote,
    header,
    ...style,
    comment,
    missingWords,
    dateOrder: choices.dateOrder ?? guessDateOrder(columns),
    raggedRows: choices.raggedRows ?? defaultReading.raggedRows,
    types: { ...choices.types },
    quoteEscape,
    skipLines,
    labelRows: choices.labelRows ?? laterParts.labelRows,
    repeatedHeaders: choices.repeatedHeaders ?? laterParts.repeatedHeaders,
    leaveOutRows: [...(choices.leaveOutRows ?? laterParts.leaveOutRows)],
    ...(choices.forms !== undefined && { forms: { ...choices.forms } }),
  }
  return { reading, headerDoubt: choices.header === undefined ? doubt : null, labels: rows.slice(1, 1 + labels) }
}

/** Rows without those that are left out by choice. */
function withoutRowsApart(
  rows: readonly string[][],
  { labelRows, repeatedHeaders, leaveOutRows }: ReadingChoices,
): readonly string[][] {
  const { [0]: first } = rows
  if (first === undefined || (labelRows ?? repeatedHeaders ?? leaveOutRows) === undefined) return rows
  const rules = { ...laterParts, ...(repeatedHeaders && { repeatedHeaders }), ...(leaveOutRows && { leaveOutRows }) }
  const apart = createRowsApart(rules, first)
  const isData = (row: readonly string[]): boolean => {
    const kind = apart.of(row)
    return kind === null || !apart.leavesOut(kind)
  }
  return [first, ...rows.slice(1 + (labelRows ?? 0)).filter(isData)]
}

/** What MySQL and PostgreSQL write for a missing value; no word of a file that does not have it, so that its reading stays as it was. */
const databaseNull = '\\N'

function wordsIn(rows: readonly (readonly string[])[]): readonly string[] {
  const { missingWords } = defaultReading
  return rows.some((row) => row.some((cell) => cell.trim() === databaseNull))
    ? [...missingWords, databaseNull]
    : missingWords
}

/** Column by column, without missing cells. */
function columnsOf(rows: readonly (readonly string[])[], isAbsent: (cell: string) => boolean): string[][] {
  const columns: (string[] | undefined)[] = []
  for (const row of rows) {
    row.forEach((cell, index) => {
      if (!isAbsent(cell)) (columns[index] ??= []).push(cell)
    })
  }
  return Array.from(columns, (cells) => cells ?? [])
}
