import Papa from 'papaparse'
import type { ImportWarning } from '@shared/contract/dataset'
import { LabError } from '@shared/contract/labError'
import { limits } from '@shared/contract/limits'
import { isMissing, readNumber } from '@shared/data/cells'
import { blankLineWarning, noHeaderWarning, replacementWarning } from '@shared/data/importWarnings'
import { counted, withThousands } from '@shared/data/wording'
import { type RowBatch, parseRows } from './csvRows'
import { createTextReader, detectEncoding } from './fileText'

export interface CsvProgress {
  bytes: number
  total: number
  rows: number
}

export interface CsvOptions {
  path: string
  /** What messages call the file. */
  name: string
  /** Asked before each piece of the file; true ends the reading as `cancelled`. */
  shouldStop?: () => boolean
  onProgress?: (progress: CsvProgress) => void
  /** Once, before the first rows: the column names. */
  onHeader: (header: string[]) => void
  /** Rows with one cell a column each, in the order of the file. */
  onRows: (rows: string[][]) => void
}

export interface CsvSummary {
  /** Of the file's bytes, in lower-case hexadecimal. */
  sha256: string
  bytes: number
  delimiter: string
  encoding: string
  /** False where the first row holds numbers only and the columns were named column_1, column_2, … */
  header: boolean
  rows: number
  /** About the file and its rows. */
  warnings: ImportWarning[]
}

const again = 'then open the file again.'
const delimiters = [',', ';', '\t', '|']
const guessCharacters = 256 * 1024
const guessRows = 200
const rowsNoted = 10
/** In UTF-16 code units. */
const longestCell = 1_000_000

/**
 * Streams a delimited text file row by row: memory does not grow with the file.
 * @throws LabError `bad-file` naming file and line, or `cancelled`
 */
export async function readCsv(options: CsvOptions): Promise<CsvSummary> {
  const { path, name, onProgress } = options
  const shouldStop = options.shouldStop ?? (() => false)
  const kind = await detectEncoding(path, name, shouldStop)
  const reader = createTextReader(path, name, kind.encoding, shouldStop)
  const rows = createRowChecker(options)
  let replaced = 0
  let delimiter = ','
  const pieces = reader.pieces()
  const first = await pieces.next()
  if (!first.done) delimiter = guessDelimiter(first.value)

  async function* whole(): AsyncGenerator<string> {
    for (let next = first; !next.done; next = await pieces.next()) {
      if (next.value.includes('\uFFFD')) replaced += next.value.split('\uFFFD').length - 1
      yield next.value
    }
  }
  try {
    await parseRows(name, delimiter, whole(), (batch) => {
      rows.add(batch)
      onProgress?.({ bytes: reader.bytes, total: kind.bytes, rows: rows.count })
    })
  } finally {
    await pieces.return(undefined)
  }
  const { header, warnings } = rows.finish()
  if (replaced > 0) warnings.push(replacementWarning(replaced, kind.encoding))
  return {
    sha256: reader.sha256(),
    bytes: reader.bytes,
    delimiter,
    encoding: kind.encoding,
    header,
    rows: rows.count,
    warnings,
  }
}

/** The delimiter by which most of the first rows are as wide as the header; the wider rows on a tie, then the comma. */
function guessDelimiter(text: string): string {
  const head = text.slice(0, guessCharacters)
  const complete = head.length < text.length ? head.slice(0, head.lastIndexOf('\n') + 1) || head : head
  let best = { delimiter: ',', share: 0, width: 0 }
  for (const delimiter of delimiters) {
    const config = { delimiter, newline: '\n', preview: guessRows, skipEmptyLines: 'greedy' } as const
    const { data } = Papa.parse<string[]>(complete, config)
    const width = data[0]?.length ?? 0
    if (width < 2) continue
    const share = data.filter((row) => row.length === width).length / data.length
    if (share > best.share || (share === best.share && width > best.width)) best = { delimiter, share, width }
  }
  return best.delimiter
}

/** Takes the header off, skips blank lines and refuses rows of another width. */
function createRowChecker({ name, onHeader, onRows }: CsvOptions) {
  let width = 0
  let count = 0
  let named = true
  let header: string[] = []
  const blank = { count: 0, rows: [] as number[] }
  // Blank lines at the end of a file say nothing; they count when a row follows.
  let pendingBlanks = 0

  const takeHeader = (row: string[], line: number): boolean => {
    width = row.length
    if (width > limits.columns) {
      throw new LabError(
        'bad-file',
        `${name}, line ${line}: ${counted(width, 'column')}; at most ${limits.columns} fit. Leave some out, ${again}`,
      )
    }
    named = !row.every((cell) => isMissing(cell) || !Number.isNaN(readNumber(cell))) || row.every(isMissing)
    if (named) checkNames(name, row, line)
    header = row.map((cell, index) => (named ? cell.trim() : `column_${index + 1}`))
    onHeader(header)
    return named
  }
  const takeBlanks = (): void => {
    blank.count += pendingBlanks
    if (blank.rows.length < rowsNoted) blank.rows.push(count + 1)
    pendingBlanks = 0
  }

  return {
    get count() {
      return count
    },
    add: ({ rows, lineOf }: RowBatch): void => {
      const kept: string[][] = []
      rows.forEach((row, index) => {
        if (row.length === 1 && (row[0] ?? '').trim() === '') {
          pendingBlanks += 1
          return
        }
        if (pendingBlanks > 0) takeBlanks()
        if (width === 0 && takeHeader(row, lineOf(index))) return
        if (row.length !== width) refuseWidth(name, lineOf(index), row.length, width)
        const long = row.findIndex((cell) => cell.length > longestCell)
        if (long >= 0) refuseCell(name, lineOf(index), header[long] ?? '')
        kept.push(row)
        count += 1
      })
      if (kept.length > 0) onRows(kept)
    },
    finish: (): { header: boolean; warnings: ImportWarning[] } => {
      if (width === 0)
        throw new LabError('bad-file', `${name} holds only blank lines. Choose a file with a header and rows.`)
      if (count === 0) throw new LabError('bad-file', `${name} has a header but no rows. Choose a file with rows.`)
      const warnings: ImportWarning[] = []
      if (!named) warnings.push(noHeaderWarning())
      if (blank.count > 0) warnings.push(blankLineWarning(blank))
      return { header: named, warnings }
    },
  }
}

function refuseWidth(name: string, line: number, found: number, wanted: number): never {
  const fields = `${counted(found, 'field')} where the header has ${wanted}`
  throw new LabError(
    'bad-file',
    `${name}, line ${line}: ${fields}. Check for a stray delimiter or a missing quote, ${again}`,
  )
}

function refuseCell(name: string, line: number, column: string): never {
  throw new LabError(
    'bad-file',
    `${name}, line ${line}: the cell in ${column} is longer than ${withThousands(longestCell)} characters. Shorten it or check for a missing quote, ${again}`,
  )
}

function checkNames(name: string, header: readonly string[], line: number): void {
  const places = new Map<string, number>()
  header.forEach((cell, index) => {
    const column = cell.trim()
    if (column === '') {
      const onlyFirst = index === 0 && header.slice(1).every((other) => other.trim() !== '')
      const hint = onlyFirst ? ' (pandas writes such a column unless index=False)' : ''
      throw new LabError(
        'bad-file',
        `${name}, line ${line}: column ${index + 1} has no name${hint}. Name it or remove the column, ${again}`,
      )
    }
    if (column.length > 1000) {
      throw new LabError(
        'bad-file',
        `${name}, line ${line}: the name of column ${index + 1} is longer than 1,000 characters. Shorten it, ${again}`,
      )
    }
    const earlier = places.get(column)
    if (earlier !== undefined) {
      throw new LabError(
        'bad-file',
        `${name}, line ${line}: columns ${earlier} and ${index + 1} are both named ${column}. Rename one, ${again}`,
      )
    }
    places.set(column, index + 1)
  })
}
