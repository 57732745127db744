import { CellTexts, type DecodeText } from './cells/cellTexts'
import type { Reading } from '../../spec/reading'
import { type Located, note, nothingLocated } from '../located'
import type { ChunkBuilder } from './columns/columnChunk'
import { PlainNumbers } from './cells/plainNumber'
import { type NotedLines, noteLine, noLines } from './notedLines'
import { type RowApart, type RowsApart, createRowGate } from './rowsApart'

/** Marks of a file in which a byte below 128 is that character. */
export interface BlockFormat {
  delimiter: string
  quote: string
  decimal: string
  /** Columns of the table. */
  width: number
  raggedRows: Reading['raggedRows']
  /** Rows that are none of the data; null for none. */
  apart?: { rows: RowsApart; header: readonly string[] | null; leaveOutRows: readonly string[] } | null
}

/** Where a column's cells go; null leaves them out. */
export type BlockColumn = ChunkBuilder | null

/** What is known of the rows of a block besides their cells. */
export interface BlockRows {
  rows: number
  /** Rows that are left out for what they are. */
  leftOut: number
  /** Rows that repeat the header, and rows that begin with a text by which rows are left out. */
  apart: Record<RowApart, NotedLines>
  /** Line ends, those inside quotes too; a last line without one counts. */
  lines: number
  /** Blank lines that a row follows, maybe one that is left out. */
  blanks: BlankLines[]
  /** Blank lines at the end. */
  openBlanks: number
  /** Rows with empty cells beyond the width, which are left out. */
  trailing: Located
}

export interface BlankLines {
  /** Rows of the block before them. */
  before: number
  count: number
}

export interface BlockReader {
  /**
   * Reads whole rows into the builders of their columns.
   *
   * @param bytes the rows, then two bytes that are overwritten
   * @param length of the rows
   * @returns null where the block has rows of another width, a quote in another place than the rule has it, or a row or cell that may be
   * too long: what the builders hold is then worth nothing
   */
  read(bytes: Uint8Array, length: number, columns: readonly BlockColumn[]): BlockRows | null
}

const space = 0x20
const firstOther = 0x80
const lineFeed = 0x0a
const carriageReturn = 0x0d
/** In bytes: what is longer may be longer than a cell may be. */
const longestCell = 1_000_000
/** In bytes: what is longer may be longer than a row may be. */
const longestRow = 16 * 1024 * 1024
/** A cell that cannot be read here. */
const unusual = -1

/** Reads rows of cells from bytes, without a string for a cell that plainly spells a number. */
export function createBlockReader(format: BlockFormat, decode: DecodeText): BlockReader {
  const { width } = format
  const delimiter = format.delimiter.charCodeAt(0)
  // No byte is -1.
  const quote = format.quote === 'none' ? -1 : format.quote.charCodeAt(0)
  const numbers = new PlainNumbers(format.decimal.charCodeAt(0))
  const number = numbers.value
  const texts = Array.from({ length: width }, () => new CellTexts(decode))
  const gate = format.apart ? createRowGate(format, format.apart.rows, format.apart, decode) : null
  const nothing: null[] = texts.map(() => null)
  /** Line ends inside quotes. */
  let inner = 0

  const isEnd = (byte: number): boolean => byte === delimiter || byte === lineFeed || byte === carriageReturn
  /** Whether a quoted cell that begins so may hold blanks only, which alone in its line is a blank line. */
  const mayBeBlank = (byte: number): boolean => byte === quote || byte <= space || byte >= firstOther

  /** Adds an unquoted cell that is no plain number; returns the index of its end. */
  const takeText = (bytes: Uint8Array, from: number, index: number, column: BlockColumn): number => {
    let at = from
    let hash = 0
    for (;;) {
      const byte = bytes[at] as number
      if (byte === delimiter || byte === lineFeed || byte === carriageReturn) break
      if (byte === quote) return unusual
      hash = (Math.imul(hash, 31) + byte) | 0
      at += 1
    }
    if (at - from > longestCell) return unusual
    if (column === null) return at
    if (at === from) column.addMissing()
    else column.addText((texts[index] as CellTexts).get(bytes, from, at, hash))
    return at
  }

  /** Adds a quoted cell; `from` is behind its opening quote. */
  const takeQuoted = (bytes: Uint8Array, from: number, length: number, index: number, column: BlockColumn): number => {
    if (column !== null && !column.wantsTexts) {
      const end = numbers.scan(bytes, from)
      if (end >= 0 && bytes[end] === quote && isEnd(bytes[end + 1] as number)) {
        column.addNumber(number[0] as number)
        return end + 1
      }
    }
    let at = from
    let hash = 0
    let doubled = false
    let returns = 0
    let feeds = 0
    for (; at < length; at++) {
      const byte = bytes[at] as number
      if (byte === quote) {
        if (bytes[at + 1] !== quote) break
        doubled = true
        at += 1
      } else if (byte === carriageReturn) returns += 1
      else if (byte === lineFeed && (returns === 0 || bytes[at - 1] !== carriageReturn)) feeds += 1
      hash = (Math.imul(hash, 31) + byte) | 0
    }
    if (at >= length || at - from > longestCell || !isEnd(bytes[at + 1] as number)) return unusual
    inner += returns + feeds
    if (column === null) return at + 1
    if (at === from) column.addMissing()
    else if (!doubled && returns === 0) column.addText((texts[index] as CellTexts).get(bytes, from, at, hash))
    else {
      const text = decode(bytes, from, at).replaceAll(format.quote + format.quote, format.quote)
      column.addText(returns > 0 ? text.replace(/\r\n?/g, '\n') : text)
    }
    return at + 1
  }

  const read = (bytes: Uint8Array, length: number, columns: readonly BlockColumn[]): BlockRows | null => {
    bytes[length] = bytes[length + 1] = lineFeed
    const blanks: BlankLines[] = []
    const trailing = nothingLocated()
    const apart: BlockRows['apart'] = { header: noLines(), text: noLines() }
    let rows = 0
    let leftOut = 0
    let blankLines = 0
    let afterBlank = false
    let at = 0
    inner = 0
    while (at < length) {
      if (bytes[at] === quote && width === 1 && mayBeBlank(bytes[at + 1] as number)) return null
      const blank = blankLineEnd(bytes, at, delimiter, decode)
      if (blank >= 0) {
        const last = blanks.at(-1)
        if (afterBlank && last) last.count += 1
        else blanks.push({ before: rows, count: 1 })
        afterBlank = true
        blankLines += 1
        at = blank
        continue
      }
      afterBlank = false
      const kind = gate === null ? null : gate.at(bytes, at)
      if (kind === 'unsure') return null
      const isOut = kind !== null && format.apart?.rows.leavesOut(kind) === true
      if (kind !== null) noteLine(apart[kind], rows, rows + leftOut + blankLines + inner)
      const wanted = isOut ? nothing : columns
      const rowStart = at
      for (let index = 0; ; index++) {
        if (index === width) {
          if (format.raggedRows === 'leaveOut') return null
          while (bytes[at] === delimiter) at += 1
          if (bytes[at] !== lineFeed && bytes[at] !== carriageReturn) return null
          if (at - rowStart > longestRow) return null
          if (!isOut) note(trailing, rows)
          if (bytes[at] === carriageReturn && bytes[at + 1] === lineFeed) at += 1
          at += 1
          break
        }
        const column = wanted[index] as BlockColumn
        let end = unusual
        if (bytes[at] === quote) end = takeQuoted(bytes, at + 1, length, index, column)
        else {
          if (column !== null && !column.wantsTexts) {
            end = numbers.scan(bytes, at)
            if (end >= 0) {
              if (isEnd(bytes[end] as number)) column.addNumber(number[0] as number)
              else end = unusual
            }
          }
          if (end < 0) end = takeText(bytes, at, index, column)
        }
        if (end < 0) return null
        at = end + 1
        const byte = bytes[end]
        if (byte === delimiter) continue
        if (index !== width - 1 || end - rowStart > longestRow) return null
        if (byte === carriageReturn && bytes[at] === lineFeed) at += 1
        break
      }
      if (isOut) leftOut += 1
      else rows += 1
    }
    const openBlanks = afterBlank ? (blanks.pop() as BlankLines).count : 0
    return { rows, leftOut, apart, lines: rows + leftOut + blankLines + inner, blanks, openBlanks, trailing }
  }
  return { read }
}

/** The index behind a line that has one cell of blanks only, -1 where the line has more. */
function blankLineEnd(bytes: Uint8Array, from: number, delimiter: number, decode: DecodeText): number {
  let at = from
  let other = false
  // A character below 128 that is no blank settles it; about others `trim` is asked.
  for (;;) {
    const byte = bytes[at] as number
    if (byte === lineFeed || byte === carriageReturn) break
    if (byte === delimiter || (byte > space && byte < firstOther)) return -1
    other ||= byte !== space
    at += 1
  }
  if (other && decode(bytes, from, at).trim() !== '') return -1
  return bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? at + 2 : at + 1
}
