import Papa from 'papaparse'
import { LabError } from '@shared/contract/labError'
import type { Reading } from '@shared/spec/reading'
import { unescaped } from '@shared/data/reading/guess/sampleRecords'
import type { Batch } from './recordCutter'

type Dialect = Pick<Reading, 'delimiter' | 'quote' | 'quoteEscape' | 'comment'>

/**
 * Parses whole records into rows of text.
 * @param given records with well-formed quotes and without comments, each with its line end (\n), as RecordCutter hands them over
 */
export function parseRecords(given: string, dialect: Omit<Dialect, 'comment'>): string[][] {
  const { delimiter, quote } = dialect
  const text = dialect.quoteEscape === 'backslash' ? withDoubledQuotes(given, dialect) : given
  const mark = quote !== 'none' && text.includes(quote) ? quote : ''
  const ofBlanks = delimiter === 'whitespace'
  const parser = new Papa.Parser({
    delimiter: ofBlanks ? '\t' : delimiter,
    newline: '\n',
    ...(mark === '' ? { fastMode: true } : { quoteChar: mark, fastMode: false }),
  })
  const { data } = parser.parse(ofBlanks ? blanksToTabs(text, mark) : text, 0, false) as { data: string[][] }
  // What follows the last line end, which is nothing.
  data.pop()
  return data
}

/** Cells in quotes without their backslashes: a quote within them is doubled. */
function withDoubledQuotes(text: string, { delimiter, quote }: Omit<Dialect, 'comment'>): string {
  if (quote === 'none' || !text.includes('\\')) return text
  const mark = delimiter === 'whitespace' ? ' \\t' : `\\u{${(delimiter.codePointAt(0) as number).toString(16)}}`
  const quoted = new RegExp(`(^|[\\n${mark}])${quote}((?:[^${quote}\\\\]|\\\\[^])*)${quote}`, 'gu')
  return text.replace(quoted, (_, before: string, cell: string) => {
    const plain = unescaped(cell, quote, 'backslash').replaceAll(quote, quote + quote)
    return `${before}${quote}${plain}${quote}`
  })
}

/** Whether a row of the batch is a blank line: one cell of blanks, not in quotes. */
export function isBlankLine({ quotedBlanks }: Batch, row: readonly string[], index: number): boolean {
  return row.length === 1 && (row[0] as string).trim() === '' && !quotedBlanks.has(index)
}

/** The line of the file on which a row of the batch begins. */
export function lineOfRow({ line, comments }: Batch, rows: readonly (readonly string[])[], index: number): number {
  let result = line + index
  for (const record of comments) if (record <= index) result += 1
  for (const row of rows.slice(0, index)) {
    for (const cell of row) {
      for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) result += 1
    }
  }
  return result
}

/** @throws LabError `bad-setting` for a comment mark that would be taken for something else */
export function checkDialect({ delimiter, quote, comment }: Omit<Dialect, 'quoteEscape'>): void {
  const separates = delimiter === 'whitespace' ? [' ', '\t'] : [delimiter]
  const clashes =
    /[\r\n]/.test(comment) ||
    (quote !== 'none' && comment.startsWith(quote)) ||
    separates.some((separator) => comment.startsWith(separator))
  if (!clashes) return
  throw new LabError(
    'bad-setting',
    'The comment mark must not hold a line end, nor begin with the quote or the delimiter. Choose another one, such as #.',
    'reading.comment',
  )
}

/** Each run of blanks outside quotes as one tab, those at the ends of a line left out. */
function blanksToTabs(text: string, quote: string): string {
  const parts: string[] = []
  let from = 0
  for (let at = quote === '' ? -1 : text.indexOf(quote); at >= 0; at = text.indexOf(quote, from)) {
    if (at > 0 && !' \t\n'.includes(text[at - 1] as string)) {
      // A quote within a cell is text: on to the end of the cell.
      const blank = /[ \t\n]/g
      blank.lastIndex = at
      const cellEnd = blank.exec(text)?.index ?? text.length
      parts.push(tabs(text.slice(from, cellEnd)))
      from = cellEnd
      continue
    }
    let closing = text.indexOf(quote, at + 1)
    while (text[closing + 1] === quote) closing = text.indexOf(quote, closing + 2)
    parts.push(tabs(text.slice(from, at)), text.slice(at, closing + 1))
    from = closing + 1
  }
  parts.push(tabs(text.slice(from)))
  return parts.join('').replace(/^\t/, '')
}

/** In two passes: one pattern would go back over a long run of blanks from each of its characters. */
function tabs(text: string): string {
  return text.replace(/[ \t]+/g, '\t').replace(/\t?\n\t?/g, '\n')
}
