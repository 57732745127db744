import { delimiters } from '../../../spec/reading'
import { isNumberLike } from './numberStyles'
import { sampleRecords } from './sampleRecords'

/** Lines looked at for the end of the comments. */
const most = 2000

/**
 * The mark of comments, where the first lines begin with #; else empty. The last of these lines is the header where it has as many
 * cells as the row below it ("#id,name"): the mark is then what the lines above have and it has not, such as ## or # and a blank.
 */
export function guessComment(text: string): string {
  if (!text.trimStart().startsWith('#')) return ''
  const lines = text.split('\n', most).filter((line) => line.trim() !== '')
  const first = lines.findIndex((line) => !line.startsWith('#'))
  if (first <= 0) return ''
  const last = lines[first - 1] as string
  if (!isHeaderOf(last, lines[first] as string)) return '#'
  const above = lines.slice(0, first - 1)
  if (above.length === 0) return ''
  return ['##', '# '].find((mark) => !last.startsWith(mark) && above.every((line) => line.startsWith(mark))) ?? '#'
}

/** Behind a blank ("# a, b") a note is as likely as names: these stand above numbers. */
function isHeaderOf(line: string, row: string): boolean {
  return delimiters.some((delimiter) => {
    const cellsOf = (text: string): readonly string[] =>
      sampleRecords(text, { delimiter, quote: '"', quoteEscape: 'doubled', comment: '' }, 1).rows[0] ?? []
    const cells = cellsOf(row)
    if (cells.length < 2 || cellsOf(line).length !== cells.length) return false
    return !/^#\s/.test(line) || (delimiter !== 'whitespace' && cells.some(isNumberLike))
  })
}
