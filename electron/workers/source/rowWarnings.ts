import type { ImportWarning } from '@shared/contract/dataset'
import { counted, rowList, withThousands } from '@shared/data/wording'

/** How many, and the first ten of them. */
export interface Noted {
  count: number
  /** Data rows, counted from 1; of a line that is none the row that follows it. */
  rows: number[]
}

export const rowsNoted = 10

export function blankLineWarning({ count, rows }: Noted): ImportWarning {
  return { code: 'blank-line', column: null, count, rows, message: `${counted(count, 'blank line')} skipped` }
}

export function commentLineWarning({ count, rows }: Noted, mark: string): ImportWarning {
  const message = `${counted(count, 'comment line')} (beginning with ${mark}) skipped`
  return { code: 'comment-line', column: null, count, rows, message }
}

/** @param lines of the file, the first ten */
export function raggedRowWarning({ count, rows }: Noted, lines: readonly number[], width: number): ImportWarning {
  const places = `${count === 1 ? 'line' : 'lines'} ${lines.map(withThousands).join(', ')}${count > lines.length ? ' and more' : ''}`
  const message = `${counted(count, 'row')} left out for not having ${counted(width, 'field')}: ${places}`
  return { code: 'ragged-row', column: null, count, rows, message }
}

export function strayQuoteWarning({ count, rows }: Noted): ImportWarning {
  const holds = count === 1 ? 'holds' : 'hold'
  const message = `${counted(count, 'row')} ${holds} a quote inside an unquoted cell: ${rowList(rows, count)}; kept as text`
  return { code: 'unquoted-quote', column: null, count, rows, message }
}

export function replacementWarning(count: number, encoding: string): ImportWarning {
  const message = `${counted(count, 'character')} could not be read as ${encoding} (shown as \uFFFD): the file may have another encoding`
  return { code: 'replacement-character', column: null, count, rows: [], message }
}
