import type { ImportWarning } from '@shared/contract/dataset'
import type { Located } from '@shared/data/located'
import type { NotedLines } from '@shared/data/reading/notedLines'
import { counted, nameList, rowList, withThousands } from '@shared/spec/words/wording'
import type { InspectedFile } from './inspectedFile'

// Rows are data rows, counted from 1; of a line that is none the row that follows it.

export function blankLineWarning({ count, rows }: Located): ImportWarning {
  return { code: 'blank-line', column: null, count, rows, message: `${counted(count, 'blank line')} skipped` }
}

export function commentLineWarning({ count, rows }: Located, mark: string): ImportWarning {
  const message = `${counted(count, 'comment line')} (beginning with ${mark}) skipped`
  return { code: 'comment-line', column: null, count, rows, message }
}

function placesOf({ located: { count }, lines }: NotedLines): string {
  return `${count === 1 ? 'line' : 'lines'} ${lines.map(withThousands).join(', ')}${count > lines.length ? ' and more' : ''}`
}

export function raggedRowWarning(noted: NotedLines, width: number): ImportWarning {
  const { count, rows } = noted.located
  const message = `${counted(count, 'row')} left out for not having ${counted(width, 'field')}: ${placesOf(noted)}`
  return { code: 'ragged-row', column: null, count, rows, message }
}

export function filledRowWarning(noted: NotedLines, width: number): ImportWarning {
  const { count, rows } = noted.located
  const message = `${counted(count, 'row')} with fewer than ${counted(width, 'field')} filled with missing cells at the end: ${placesOf(noted)}`
  return { code: 'filled-row', column: null, count, rows, message }
}

export function trailingDelimiterWarning({ count, rows }: Located): ImportWarning {
  const end = count === 1 ? 'ends' : 'end'
  const message = `${counted(count, 'row')} ${end} with a delimiter too many: ${rowList(rows, count)}; the empty cell behind it is left out`
  return { code: 'trailing-delimiter', column: null, count, rows, message }
}

/** Rows that repeat the header: left out where somebody chose it, else told with that choice. @param kept rows of the table */
export function repeatedHeaderWarnings(
  { reading }: Pick<InspectedFile, 'reading'>,
  kept: number,
  noted: NotedLines,
): ImportWarning[] {
  const { count, rows } = noted.located
  if (count === 0) return []
  const repeat = `${count === 1 ? 'repeats' : 'repeat'} the header: ${placesOf(noted)}`
  if (reading.repeatedHeaders === 'leaveOut') {
    const message = `${counted(count, 'row')} left out that ${repeat}`
    return [{ code: 'row-left-out', column: null, count, rows, message }]
  }
  const message = `${counted(count, 'row')} ${repeat}; read as data`
  const label = `Leave ${count === 1 ? 'it' : 'them'} out: ${withThousands(kept - count)} of ${counted(kept, 'row')} kept`
  const remedy = { label, changes: { repeatedHeaders: 'leaveOut' as const }, kept: kept - count, lost: count }
  return [{ code: 'repeated-header', column: null, count, rows, message, remedies: [remedy] }]
}

function wordedRowWarning(noted: NotedLines, texts: readonly string[]): ImportWarning {
  const { count, rows } = noted.located
  const begin = `${count === 1 ? 'begins' : 'begin'} with ${nameList(texts, 5)}`
  const message = `${counted(count, 'row')} left out that ${begin}: ${placesOf(noted)}`
  return { code: 'row-left-out', column: null, count, rows, message }
}

/** What was found of the rows of a file besides their cells. */
export interface RowNotes {
  blanks: Located
  comments: Located
  /** Rows of another width. */
  ragged: NotedLines
  /** Short rows that are filled, and rows that end with a delimiter too many. */
  filled: NotedLines
  trailing: Located
  /** Rows that repeat the header. */
  repeated: NotedLines
  /** Rows that begin with a text by which rows are left out. */
  worded: NotedLines
  strays: Located
}

/** @param count rows of the table */
export function rowWarnings(file: InspectedFile, count: number, notes: RowNotes): ImportWarning[] {
  const { blanks, comments, ragged, filled, trailing, repeated, worded, strays } = notes
  const { comment, leaveOutRows } = file.reading
  return [
    ...(blanks.count > 0 ? [blankLineWarning(blanks)] : []),
    ...(comments.count > 0 ? [commentLineWarning(comments, comment)] : []),
    ...(ragged.located.count > 0 ? [raggedRowWarning(ragged, file.header.length)] : []),
    ...(filled.located.count > 0 ? [filledRowWarning(filled, file.header.length)] : []),
    ...(trailing.count > 0 ? [trailingDelimiterWarning(trailing)] : []),
    ...repeatedHeaderWarnings(file, count, repeated),
    ...(worded.located.count > 0 ? [wordedRowWarning(worded, leaveOutRows)] : []),
    ...(strays.count > 0 ? [strayQuoteWarning(strays)] : []),
  ]
}

export function strayQuoteWarning({ count, rows }: Located): ImportWarning {
  const holds = count === 1 ? 'holds' : 'hold'
  const message = `${counted(count, 'row')} ${holds} a quote inside an unquoted cell: ${rowList(rows, count)}; kept as text`
  return { code: 'unquoted-quote', column: null, count, rows, message }
}

export function replacementWarning(count: number, encoding: string): ImportWarning {
  const message = `${counted(count, 'character')} could not be read as ${encoding} (shown as \uFFFD): the file may have another encoding`
  return { code: 'replacement-character', column: null, count, rows: [], message }
}
