import { gzipSync } from 'node:zlib'
import type { Reading } from '@shared/spec/reading'
import { encodeText, type writtenEncodings } from './encodeText'

/** How a table is written. */
export interface Dialect extends Pick<Reading, 'delimiter' | 'quote' | 'decimal' | 'thousands'> {
  encoding: (typeof writtenEncodings)[number]
  lineEnd: '\n' | '\r\n' | '\r'
  /** Byte order mark. */
  mark: boolean
  /** Whether cells are quoted that need not be. */
  quoteAll: boolean
  lastLineEnd: boolean
  gzip: boolean
}

export interface WrittenColumn {
  name: string
  /** null is a missing value; line ends within a text are \n. */
  cells: readonly (string | number | null)[]
}

/** A table as the bytes of a file with a header, by RFC 4180 but for the marks of the dialect. */
export function writeTable(columns: readonly WrittenColumn[], dialect: Dialect): Buffer {
  const { delimiter, lineEnd, lastLineEnd, encoding, mark, gzip } = dialect
  const rows = [columns.map(({ name }) => name)]
  const length = columns[0]?.cells.length ?? 0
  for (let row = 0; row < length; row++) {
    rows.push(columns.map(({ cells }) => spell(cells[row] ?? null, dialect)))
  }
  const separator = delimiter === 'whitespace' ? '  ' : delimiter
  const lines = rows.map((cells) => cells.map((cell) => quoted(cell, dialect, cells.length === 1)).join(separator))
  const bytes = encodeText(lines.join(lineEnd) + (lastLineEnd ? lineEnd : ''), encoding, mark)
  return gzip ? gzipSync(bytes) : bytes
}

function spell(cell: string | number | null, { decimal, thousands, lineEnd }: Dialect): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell.replaceAll('\n', lineEnd)
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(Object.is(cell, -0) ? '-0' : String(cell)) ?? []
  const grouped = thousands === 'none' ? whole : whole.replace(/\B(?=(\d{3})+$)/g, thousands)
  // Groups of digits are for numbers without an exponent.
  return sign + (rest.includes('e') ? whole : grouped) + rest.replace('.', decimal)
}

/** @param alone of a cell that is the whole line, which blank would be a blank line */
function quoted(cell: string, { delimiter, quote, quoteAll }: Dialect, alone: boolean): string {
  if (quote === 'none') return cell
  const blank = cell.trim() === ''
  const separates = delimiter === 'whitespace' ? cell === '' || /[ \t]/.test(cell) : cell.includes(delimiter)
  const needed = separates || /[\r\n]/.test(cell) || cell.includes(quote) || (alone && blank)
  return quoteAll || needed ? quote + cell.replaceAll(quote, quote + quote) + quote : cell
}
