import { type Encoding, type Reading, type ReadingChoices, readingSchema } from '@shared/spec/reading'
import type { ImportWarning } from '@shared/contract/dataset'
import { LabError } from '@shared/contract/labError'
import { schemaIssues } from '@shared/spec/checks/schemaIssues'
import { limits } from '@shared/spec/limits'
import { guessWithDoubts } from '@shared/data/reading/guess/guessReading'
import {
  headerEndWarnings,
  headerNames,
  headerWarning,
  labelRowWarning,
  labelRowsLeftOutWarning,
  linesAboveWarnings,
  numberedNames,
} from '@shared/data/reading/guess/headerNames'
import { hasRowNames } from '@shared/data/reading/guess/guessDelimiter'
import { withoutEmptyEnd } from '@shared/data/reading/guess/rowWidths'
import { isHeader } from '@shared/data/reading/guess/layoutGuess'
import { textBelow } from '@shared/data/reading/textLines'
import { withThousands } from '@shared/spec/words/wording'
import { type Beginning, readBeginning } from './beginning'
import { checkDialect, isBlankLine, lineOfRow, parseRecords } from './csvRows'
import { guessEncoding } from './encodingGuess'
import { encodingDoubts } from './encodingSigns'
import { checkIsText } from './refusedFiles'
import type { InspectedFile } from './inspectedFile'
import { offsetOfLine } from './offsetOfLine'
import { type Batch, RecordCutter } from './recordCutter'
import { rowsAhead } from './rowChecker'
import { blankFault, emptyFault } from './rowFaults'
import { decodeBeginning } from './textPieces'
import { markOf } from './unicodeBytes'

export type { InspectedFile } from './inspectedFile'

export interface InspectOptions {
  path: string
  /** What messages call the file. */
  name: string
  /** What somebody overruled. */
  reading: ReadingChoices
  shouldStop?: (() => boolean) | undefined
}

/** An inspected file and the text of its beginning, without the lines above the table. */
export interface InspectedBeginning {
  file: InspectedFile
  text: string
  /** Lines above the table, the first twenty. */
  skipped: string[]
  /** Whether that is the whole text. */
  complete: boolean
}

/**
 * Guesses from the beginning of a file how it is read, given what was chosen, and names its columns. A guess of UTF-8 holds for the
 * beginning only: see `settleEncoding`.
 *
 * @throws LabError `bad-file` for what is no table of text, `bad-setting` for choices that contradict each other, `cancelled`
 */
export async function inspectFile(options: InspectOptions): Promise<InspectedFile> {
  const beginning = await readBeginning(options.path, options.name, options.shouldStop, options.reading.encoding)
  return inspectBeginning(beginning, options).file
}

/** The same with an encoding that the rest of the file has shown. */
export async function inspectAs(encoding: Encoding, options: InspectOptions): Promise<InspectedFile> {
  const beginning = await readBeginning(options.path, options.name, options.shouldStop, options.reading.encoding)
  return { ...inspectBeginning(beginning, options, encoding).file, settled: true }
}

/** How a beginning is read, before its first row is looked at. */
export interface GuessedBeginning {
  text: string
  reading: Reading
  guessed: Reading
  settled: boolean
  doubts: ImportWarning[]
}

export function guessBeginning(
  { content, complete }: Beginning,
  { name, reading: choices }: Pick<InspectOptions, 'name' | 'reading'>,
  known?: Encoding,
): GuessedBeginning {
  const found = guessEncoding(content, complete)
  const guessedEncoding = known ?? found.encoding
  const encoding = choices.encoding ?? guessedEncoding
  checkIsText(name, content, encoding.startsWith('utf-16'))
  if (content.length === (markOf(content)?.mark ?? 0)) throw emptyFault(name)
  const text = decodeBeginning(content, encoding, complete)
  const guessedText = encoding === guessedEncoding ? text : decodeBeginning(content, guessedEncoding, complete)
  const guess = guessWithDoubts(guessedText, complete, guessedEncoding, {})
  const untouched = Object.keys(choices).length === 0
  const { reading, headerDoubt, labels } = untouched ? guess : guessWithDoubts(text, complete, encoding, choices)
  checkReading(reading)
  const otherTexts = found.rivals.map((rival) => ({ encoding: rival, text: decodeBeginning(content, rival, complete) }))
  const settled = complete || choices.encoding !== undefined || found.mark > 0 || guessedEncoding !== 'utf-8'
  const doubts = [
    ...(headerDoubt === null ? [] : [headerWarning(reading.header, headerDoubt)]),
    ...(labels.length === 0 ? [] : [labelRowWarning(labels)]),
    ...encodingDoubts(text, encoding, choices.encoding === undefined ? otherTexts : []),
  ]
  return { text, reading, guessed: guess.reading, settled, doubts }
}

export function inspectBeginning(
  beginning: Beginning,
  { path, name, reading: choices }: Pick<InspectOptions, 'path' | 'name' | 'reading'>,
  known?: Encoding,
): InspectedBeginning {
  const { bytes, gzip, content, complete } = beginning
  const { text: whole, doubts, ...readings } = guessBeginning(beginning, { name, reading: choices }, known)
  const { reading } = readings
  const text = textBelow(whole, reading.skipLines)
  const skipped = whole.split('\n', Math.min(reading.skipLines, linesShown))
  const { batch, rows, index, blank, comment } = findFirstRow(name, text, complete, reading)
  const first = headerCells(rows, index, reading)
  const cut = Math.max(0, (rows[index] as string[]).length - first.length)
  const place = { file: name, line: lineOfRow(batch, rows, index) }
  const named = reading.header ? headerNames(first, place) : { names: numberedNames(first.length, place), warnings: [] }
  const ahead = rows.slice(index, index + rowsAhead(reading))
  const labels = reading.header ? ahead.slice(1) : ahead
  // Blank lines between them, and rows that the first batch has not, are left to the text way.
  const isTogether =
    ahead.length === rowsAhead(reading) && ahead.every((row, at) => !isBlankLine(batch, row, index + at))
  const dataLine = ahead.length > 0 ? endLine(batch, rows, index + ahead.length - 1) : reading.skipLines + 1
  const bytewise = !gzip && (reading.encoding === 'utf-8' || reading.encoding === 'windows-1252')
  const mark = reading.encoding === 'utf-8' ? (markOf(content)?.mark ?? 0) : 0
  const file: InspectedFile = {
    ...{ path, name, bytes, gzip, choices, ...readings },
    header: named.names,
    headerCells: reading.header ? first : null,
    headerWarnings: [
      ...linesAboveWarnings(skipped, reading.skipLines),
      ...labelRowsLeftOutWarning(labels),
      ...doubts,
      ...headerEndWarnings(cut),
      ...named.warnings,
    ],
    doubts,
    skipped: ahead.length > 0 ? { blank, comment } : { blank: 0, comment: 0 },
    dataStart: bytewise && isTogether ? offsetOfLine(content, dataLine, mark) : -1,
    dataLine,
  }
  return { file, text, skipped, complete }
}

/** Lines above the table that are shown. */
const linesShown = 20

/**
 * The cells of the header. R writes the names of rows without a name above them: where every row has one cell more than the header, and
 * the header is one, the first column has no name. A delimiter too many at its end names no column.
 */
function headerCells(
  rows: readonly (readonly string[])[],
  index: number,
  { header, delimiter, raggedRows }: Reading,
): readonly string[] {
  const first = rows[index] as readonly string[]
  const below = rows.slice(index + 1).filter((row) => row.length > 1)
  if (!header) return first
  const hasNames = hasRowNames([first, ...below], delimiter) && isHeader([first, ...below.map((row) => row.slice(1))])
  if (hasNames) return ['', ...first]
  return raggedRows === 'leaveOut' ? first : withoutEmptyEnd([first, ...below])
}

/** @throws LabError `bad-setting` for choices that contradict each other */
function checkReading(reading: Reading): void {
  checkDialect(reading)
  const checked = readingSchema.safeParse(reading)
  if (checked.success) return
  const [issue] = schemaIssues(checked.error)
  const { path = [], message = 'This reading cannot be used.' } = issue ?? {}
  throw new LabError('bad-setting', message, ['reading', ...path])
}

interface FirstRow {
  batch: Batch
  rows: string[][]
  index: number
  /** Blank lines and comment lines before it. */
  blank: number
  comment: number
}

/** @throws LabError `bad-file` where there is no row, or none that ends within the beginning */
function findFirstRow(name: string, text: string, complete: boolean, reading: Reading): FirstRow {
  let blank = 0
  let comment = 0
  const found: FirstRow[] = []
  const takeBatch = (batch: Batch): void => {
    if (found.length > 0) return
    const rows = parseRecords(batch.text, reading)
    const index = rows.findIndex((row, at) => !isBlankLine(batch, row, at))
    const before = index < 0 ? rows.length : index
    blank += before
    comment += batch.comments.filter((record) => index < 0 || record <= index).length
    if (index >= 0) found.push({ batch, rows, index, blank, comment })
  }
  const cutter = new RecordCutter(name, reading, takeBatch, reading.skipLines + 1)
  try {
    cutter.push(text)
    if (complete) cutter.finish()
  } catch (error) {
    // A fault further on is told, with its line, when the rows are read.
    if (found.length === 0) throw error
  }
  const [first] = found
  if (first) return first
  if (complete) throw blankFault(name)
  const [row = []] = parseRecords(`${text}\n`, { ...reading, quote: 'none' }).slice(-1)
  const wide = row.length > limits.columns
  const what = wide
    ? `the first row has more than ${withThousands(limits.columns)} columns. Leave some out`
    : 'no row ends within the first million bytes. Check for a missing quote or another delimiter'
  throw new LabError('bad-file', `${name}: ${what}, then open the file again.`)
}

/** The line behind a row. */
function endLine(batch: Batch, rows: readonly string[][], index: number): number {
  return lineOfRow({ ...batch, comments: batch.comments.filter((record) => record <= index) }, rows, index + 1)
}
