import type { Reading } from '../../spec/reading'

/** What a row is where it is no row of data: a repetition of the header, or one that begins with a text by which rows are left out. */
export type RowApart = 'header' | 'text'

type Rules = Pick<Reading, 'repeatedHeaders' | 'leaveOutRows'>

/** Which rows are none of the data, by their cells alone: the same however a file is cut. */
export interface RowsApart {
  of(row: readonly string[]): RowApart | null
  /** Whether such rows are left out; else they are counted only. */
  leavesOut(kind: RowApart): boolean
}

/** @param header its cells as they are written; null where the table has none, and nothing to repeat */
export function createRowsApart({ repeatedHeaders, leaveOutRows }: Rules, header: readonly string[] | null): RowsApart {
  const names = header?.map((cell) => cell.trim()) ?? []
  const anchor = names.findIndex((name) => name !== '')
  const texts = new Set(leaveOutRows.map((text) => text.trim()))
  return {
    of: (row) => {
      // Empty cells behind a delimiter too many do not count.
      if (anchor >= 0 && row.length >= names.length && (row[anchor] as string).trim() === names[anchor]) {
        if (row.every((cell, column) => cell.trim() === (names[column] ?? ''))) return 'header'
      }
      if (texts.size === 0) return null
      const first = row.find((cell) => cell.trim() !== '')
      return first !== undefined && texts.has(first.trim()) ? 'text' : null
    },
    leavesOut: (kind) => kind === 'text' || repeatedHeaders === 'leaveOut',
  }
}

/** The same question to the bytes of a row, for files in which a byte below 128 is that character. */
export interface RowGate {
  /**
   * What begins at a byte; `unsure` where only the parsed cells can tell.
   * @param bytes end with a line end
   */
  at(bytes: Uint8Array, from: number): RowApart | null | 'unsure'
}

const space = 0x20
const lineFeed = 0x0a
const carriageReturn = 0x0d
/** Bytes with which blanks beyond ASCII begin, in UTF-8 and in windows-1252. */
const blankLeads = [0xa0, 0xc2, 0xe1, 0xe2, 0xe3, 0xef]
/** Characters that are the same bytes wherever they stand. */
const plainBeginning = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?/

interface Wanted {
  /** What of the text can be compared by bytes. */
  bytes: Uint8Array
  /** Whether that is the whole text. */
  whole: boolean
}

/**
 * @param format one character each, the quote may be 'none'
 * @returns null where there is nothing to ask for
 */
export function createRowGate(
  { delimiter, quote }: { delimiter: string; quote: string },
  rows: RowsApart,
  { header, leaveOutRows }: { header: readonly string[] | null; leaveOutRows: readonly string[] },
  decode: (bytes: Uint8Array, from: number, to: number) => string,
): RowGate | null {
  const first = header?.map((cell) => cell.trim()).find((name) => name !== '')
  const texts = [...(first === undefined ? [] : [first]), ...leaveOutRows.map((text) => text.trim())]
  if (texts.length === 0) return null
  const mark = delimiter.charCodeAt(0)
  const quoteMark = quote === 'none' ? -1 : quote.charCodeAt(0)
  const wanted = texts.map((text) => wantedOf(text, quote, delimiter))
  const begins = new Uint8Array(256)
  for (const lead of blankLeads) begins[lead] = 1
  for (const { bytes } of wanted) {
    if (bytes.length > 0) begins[bytes[0] as number] = 1
    else begins.fill(1)
  }
  const isSkipped = (byte: number): boolean =>
    byte === mark || byte === quoteMark || (byte <= space && byte !== lineFeed && byte !== carriageReturn)
  const mayBe = (bytes: Uint8Array, from: number): boolean => {
    if ((bytes[from] as number) > 0x7f) return true
    return wanted.some(({ bytes: text, whole }) => {
      for (let at = 0; at < text.length; at++) if (bytes[from + at] !== text[at]) return false
      const next = bytes[from + text.length] as number
      return !whole || next <= space || next > 0x7f || next === mark || next === quoteMark
    })
  }
  const parsed = (bytes: Uint8Array, from: number): RowApart | null | 'unsure' => {
    let end = from
    while (bytes[end] !== lineFeed && bytes[end] !== carriageReturn) end += 1
    const cells = decode(bytes, from, end).split(delimiter)
    if (quoteMark < 0) return rows.of(cells)
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index] as string
      if (!cell.includes(quote)) continue
      const inner = cell.slice(1, -1)
      if (cell.length < 2 || cell[0] !== quote || !cell.endsWith(quote) || inner.includes(quote)) return 'unsure'
      cells[index] = inner
    }
    return rows.of(cells)
  }
  return {
    at: (bytes, from) => {
      let at = from
      while (isSkipped(bytes[at] as number)) at += 1
      if (begins[bytes[at] as number] === 0) return null
      return mayBe(bytes, at) ? parsed(bytes, from) : null
    },
  }
}

function wantedOf(text: string, quote: string, delimiter: string): Wanted {
  const plain = plainBeginning.exec(text)?.[0] ?? ''
  const stop = [quote, delimiter].map((mark) => plain.indexOf(mark)).filter((at) => at >= 0)
  const beginning = stop.length > 0 ? plain.slice(0, Math.min(...stop)).trimEnd() : plain
  return { bytes: Uint8Array.from(beginning, (mark) => mark.charCodeAt(0)), whole: beginning === text }
}
