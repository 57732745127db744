import type { Reading } from '@shared/spec/reading'
import { quoteFault } from './rowFaults'
import { lineEnds, withoutLines } from '@shared/data/reading/textLines'

/** Whole records that follow one another. */
export interface Batch {
  /** Records, each with its line end; comment lines are left out. */
  text: string
  /** The line of the file on which the text begins, counted from 1. */
  line: number
  /** For each comment line the record (counted from 0 within the batch) that it stands before. */
  comments: number[]
  /** Records in which a quote stands inside an unquoted cell. */
  strayQuotes: number[]
  /** Records that are one cell of blanks in quotes: no blank lines. */
  quotedBlanks: ReadonlySet<number>
}

/** What the characters before make of the next one. */
type Place = 'record' | 'cell' | 'unquoted' | 'quoted' | 'closed' | 'comment'

/** In characters. A record longer than this is taken for a missing quote. */
const longestRecord = 16 * 1024 * 1024

/**
 * Cuts text (\n its only line end) at the ends of records, so that the parser is handed every character once, however long a record
 * is. A quote opens at the beginning of a cell only; between a closing quote and the end of its cell stand blanks at most.
 * The first line of the text is that of the file which the constructor is told.
 */
export class RecordCutter {
  readonly #quote: string
  #place: Place = 'record'
  /** The record that has not ended yet; offsets count from its beginning. */
  #pending: string[] = []
  #pendingLength = 0
  /** The last few characters, which cannot be judged without the next ones. */
  #held = ''
  #line: number
  /** Where a comment line begins, and the record before which it stands. */
  #comments: { at: number; record: number }[] = []
  #strayQuotes: number[] = []
  #quotedBlanks = new Set<number>()
  /** Whether the cell at hand is the first of its record. */
  #first = true
  #openedAt = 0
  /** Of the text at hand: where it was cut, and how many records end before that. */
  #end = 0
  #records = 0

  constructor(
    private readonly name: string,
    private readonly reading: Pick<Reading, 'delimiter' | 'quote' | 'quoteEscape' | 'comment'>,
    private readonly onBatch: (batch: Batch) => void,
    firstLine = 1,
  ) {
    this.#line = firstLine
    this.#quote = reading.quote === 'none' ? '' : reading.quote
  }

  /**
   * Hands over all records that have ended.
   * @throws LabError `bad-file` with the line of a faulty quote, after the records before it were handed over
   */
  push(piece: string): void {
    this.#take(this.#held + piece, false)
  }

  /** The text ends here, and with it the last record. */
  finish(): void {
    this.#take(this.#held, true)
    if (this.#place === 'quoted') throw quoteFault(this.name, this.#lineAt('', this.#openedAt), 'open')
    if (this.#pendingLength === 0) return
    this.#end = 0
    this.#records = 0
    this.#noteQuotedBlank('', 0)
    if (this.#place !== 'comment') this.#records = 1
    this.#handOver('\n', 1)
  }

  #take(text: string, final: boolean): void {
    this.#end = 0
    this.#records = 0
    const until = this.#scan(text, final)
    const end = this.#end
    if (end > 0) this.#handOver(text, end)
    this.#held = text.slice(until)
    if (until > end) this.#pending.push(text.slice(end, until))
    this.#pendingLength += until - end
    if (this.#pendingLength > longestRecord) this.#refuseLength()
  }

  /** Goes through the text to the character that cannot be judged yet, or to its end, which is the answer. */
  #scan(text: string, final: boolean): number {
    let at = this.#skipPlainLines(text)
    let quoteAt = -2
    let lineEnd = -2
    while (at < text.length) {
      switch (this.#place) {
        case 'comment': {
          const last = text.indexOf('\n', at)
          if (last < 0) return text.length
          at = this.#endLine(text, last + 1)
          break
        }
        case 'quoted': {
          const closing = text.indexOf(this.#quote, at)
          const escape = this.reading.quoteEscape === 'backslash' ? text.indexOf('\\', at) : -1
          if (escape >= 0 && (closing < 0 || escape < closing)) {
            if (escape === text.length - 1 && !final) return escape
            at = Math.min(escape + 2, text.length)
            break
          }
          if (closing < 0) return text.length
          if (closing === text.length - 1 && !final) return closing
          const doubled = this.reading.quoteEscape === 'doubled' && text[closing + 1] === this.#quote
          if (!doubled) this.#place = 'closed'
          at = closing + (doubled ? 2 : 1)
          break
        }
        case 'closed': {
          const mark = text[at] as string
          if (mark === '\n') {
            this.#noteQuotedBlank(text, at)
            at = this.#endRecord(text, at + 1)
          } else {
            if (this.#separates(mark)) this.#enterCell(false)
            else if (mark.trim() !== '') this.#refuse(text, at)
            at += 1
          }
          break
        }
        case 'record': {
          const { comment } = this.reading
          if (this.reading.delimiter === 'whitespace' && this.#separates(text[at])) at += 1
          else if (comment !== '' && text.startsWith(comment, at)) {
            this.#comments.push({ at: this.#end > 0 ? this.#pendingLength + this.#end : 0, record: this.#records })
            this.#place = 'comment'
          } else if (comment !== '' && !final && comment.startsWith(text.slice(at, at + comment.length))) return at
          else this.#enterCell(true)
          break
        }
        case 'cell': {
          if (text[at] === this.#quote) {
            this.#openedAt = this.#pendingLength + at
            at += 1
            this.#place = 'quoted'
          } else this.#place = 'unquoted'
          break
        }
        case 'unquoted': {
          if (quoteAt !== -1 && quoteAt < at) quoteAt = this.#quote === '' ? -1 : text.indexOf(this.#quote, at)
          if (lineEnd !== -1 && lineEnd < at) lineEnd = text.indexOf('\n', at)
          if (lineEnd >= 0 && (quoteAt < 0 || lineEnd < quoteAt)) at = this.#endRecord(text, lineEnd + 1)
          else if (quoteAt < 0) {
            if (this.#separates(text[text.length - 1])) this.#enterCell(false)
            return text.length
          } else if (quoteAt > at && this.#separates(text[quoteAt - 1])) {
            at = quoteAt
            this.#enterCell(false)
          } else {
            if (this.#strayQuotes.at(-1) !== this.#records) this.#strayQuotes.push(this.#records)
            at = quoteAt + 1
          }
        }
      }
    }
    return text.length
  }

  /** Without quotes and comments a record is a line: the place behind the last line end. */
  #skipPlainLines(text: string): number {
    const plain = this.#place === 'record' || this.#place === 'cell' || this.#place === 'unquoted'
    if (!plain || (this.#quote !== '' && text.includes(this.#quote))) return 0
    const { comment } = this.reading
    if (comment !== '' && text.includes(comment.charAt(0))) return 0
    const first = text.indexOf('\n')
    if (first < 0) return 0
    this.#endLine(text, first + 1)
    // Only the record that began before has anything noted.
    this.#records = 1
    this.#end = text.lastIndexOf('\n') + 1
    return this.#end
  }

  #endRecord(text: string, end: number): number {
    this.#records += 1
    return this.#endLine(text, end)
  }

  #endLine(text: string, end: number): number {
    const length = end - this.#end + (this.#end === 0 ? this.#pendingLength : 0)
    if (length > longestRecord) {
      if (this.#end > 0) this.#handOver(text, this.#end)
      this.#refuseLength()
    }
    this.#end = end
    this.#place = 'record'
    return end
  }

  #enterCell(first: boolean): void {
    this.#place = 'cell'
    this.#first = first
  }

  /** Where the record that ends is a quoted cell alone, and blank. */
  #noteQuotedBlank(text: string, end: number): void {
    if (this.#place !== 'closed' || !this.#first) return
    const record = (this.#end === 0 ? this.#pending.join('') : '') + text.slice(this.#end, end)
    if (record.replaceAll(this.#quote, '').trim() === '') this.#quotedBlanks.add(this.#records)
  }

  #separates(mark: string | undefined): boolean {
    return this.reading.delimiter === 'whitespace' ? mark === ' ' || mark === '\t' : mark === this.reading.delimiter
  }

  #handOver(text: string, end: number): void {
    const whole = this.#pending.join('') + text.slice(0, end)
    const comments = this.#comments.filter(({ at }) => at < whole.length)
    const batch: Batch = {
      text: comments.length > 0 ? withoutLines(whole, comments) : whole,
      line: this.#line,
      comments: comments.map(({ record }) => record),
      strayQuotes: this.#strayQuotes.filter((record) => record < this.#records),
      quotedBlanks: this.#quotedBlanks,
    }
    // What began since then lies in what is left of the text, whose first record has not ended.
    this.#comments = this.#comments.slice(comments.length).map(({ at }) => ({ at: at - whole.length, record: 0 }))
    this.#strayQuotes = this.#strayQuotes.length > batch.strayQuotes.length ? [0] : []
    this.#quotedBlanks = new Set()
    this.#openedAt -= whole.length
    this.#line += lineEnds(whole, whole.length)
    this.#pending = []
    this.#pendingLength = 0
    this.onBatch(batch)
  }

  /** The line of a character, by its offset from the beginning of the record that has not ended. */
  #lineAt(text: string, offset: number): number {
    let line = this.#line
    let left = offset
    for (const part of [...this.#pending, text]) {
      line += lineEnds(part, left)
      left -= part.length
      if (left <= 0) break
    }
    return line
  }

  #refuse(text: string, at: number): never {
    const line = this.#lineAt(text, this.#pendingLength + at)
    if (this.#end > 0) this.#handOver(text, this.#end)
    throw quoteFault(this.name, line, 'followed')
  }

  #refuseLength(): never {
    throw quoteFault(this.name, this.#line, 'long')
  }
}
