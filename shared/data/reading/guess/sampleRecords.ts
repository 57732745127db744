import type { Delimiter, Reading } from '../../../spec/reading'

export interface Sample {
  /** Blank lines and comment lines left out. */
  rows: string[][]
  /** Where each of them begins, in characters. */
  starts: number[]
  /** Cells in quotes, and quotes that do not close where their cell ends. */
  quoted: number
  faulty: number
}

/**
 * The first rows of a text, forgivingly: for guesses, not for import.
 * @param text \n its only line end
 */
export function sampleRecords(
  text: string,
  { delimiter, quote, quoteEscape, comment }: Pick<Reading, 'delimiter' | 'quote' | 'quoteEscape' | 'comment'>,
  most: number,
): Sample {
  const sample: Sample = { rows: [], starts: [], quoted: 0, faulty: 0 }
  const ofBlanks = delimiter === 'whitespace'
  let at = 0
  while (at < text.length && sample.rows.length < most) {
    if (ofBlanks) at = afterBlanks(text, at)
    if (comment !== '' && text.startsWith(comment, at)) {
      at = lineEnd(text, at) + 1
      continue
    }
    const row: string[] = []
    const start = at
    for (;;) {
      let cell = ''
      if (quote !== 'none' && text[at] === quote) {
        const closing = closingQuote(text, at, quote, quoteEscape)
        cell = unescaped(text.slice(at + 1, closing), quote, quoteEscape)
        sample.quoted += 1
        at = closing + 1
        const end = cellEnd(text, at, delimiter)
        if (closing === text.length || text.slice(at, end).trim() !== '') sample.faulty += 1
        at = end
      } else {
        const end = cellEnd(text, at, delimiter)
        cell = text.slice(at, end)
        at = end
      }
      row.push(cell)
      if (ofBlanks) at = afterBlanks(text, at)
      if (at >= text.length || text[at] === '\n') break
      if (!ofBlanks) at += 1
    }
    at += 1
    if (row.length > 1 || (row[0] as string).trim() !== '') {
      sample.rows.push(row)
      sample.starts.push(start)
    }
  }
  return sample
}

function afterBlanks(text: string, from: number): number {
  let at = from
  while (text[at] === ' ' || text[at] === '\t') at += 1
  return at
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at
}

function cellEnd(text: string, from: number, delimiter: Delimiter): number {
  let at = from
  for (; at < text.length; at++) {
    const mark = text[at] as string
    if (mark === '\n' || mark === delimiter) break
    if (delimiter === 'whitespace' && (mark === ' ' || mark === '\t')) break
  }
  return at
}

/** The text of a cell that was written within quotes. */
export function unescaped(text: string, quote: string, escape: Reading['quoteEscape']): string {
  if (escape === 'doubled') return text.replaceAll(quote + quote, quote)
  return text.includes('\\') ? text.replace(/\\([^])/g, '$1') : text
}

/** The place of the quote that closes the one at `from`, or the text's length. */
function closingQuote(text: string, from: number, quote: string, escape: Reading['quoteEscape']): number {
  if (escape === 'backslash') {
    let end = from + 1
    while (end < text.length && text[end] !== quote) end += text[end] === '\\' ? 2 : 1
    return Math.min(end, text.length)
  }
  let at = text.indexOf(quote, from + 1)
  while (at >= 0 && text[at + 1] === quote) at = text.indexOf(quote, at + 2)
  return at < 0 ? text.length : at
}
