import type { ImportWarning } from '@shared/contract/dataset'
import type { Located } from '@shared/data/located'
import { counted, rowList, withThousands } from '@shared/spec/words/wording'

// Rows are data rows, counted from 1; of a line that is none the row that follows it.

export function blankLineWarning({ count, rows }: Located): ImportWarning {
  return { code: 'blank-line', column: null, count, rows, message: `${counted(count, 'blank line')} skipped` }
}

export function commentLineWarning({ count, rows }: Located, mark: string): ImportWarning {
  const message = `${counted(count, 'comment line')} (beginning with ${mark}) skipped`
  return { code: 'comment-line', column: null, count, rows, message }
}

/** @param lines of the file, the first ten */
export function raggedRowWarning({ count, rows }: Located, lines: readonly number[], width: number): ImportWarning {
  const message = `${counted(count, 'row')} left out for not having ${counted(width, 'field')}: ${lineList(lines, count)}`
  return { code: 'ragged-row', column: null, count, rows, message }
}

/** @param lines of the file, the first ten */
export function filledRowWarning({ count, rows }: Located, lines: readonly number[], width: number): ImportWarning {
  const message = `${counted(count, 'row')} with fewer than ${counted(width, 'field')} filled with missing cells at the end: ${lineList(lines, count)}`
  return { code: 'filled-row', column: null, count, rows, message }
}

export function trailingDelimiterWarning({ count, rows }: Located): ImportWarning {
  const end = count === 1 ? 'ends' : 'end'
  const message = `${counted(count, 'row')} ${end} with a delimiter too many: ${rowList(rows, count)}; the empty cell behind it is left out`
  return { code: 'trailing-delimiter', column: null, count, rows, message }
}

function lineList(lines: readonly number[], count: number): string {
  return `${count === 1 ? 'line' : 'lines'} ${lines.map(withThousands).join(', ')}${count > lines.length ? ' and more' : ''}`
}

export function strayQuoteWarning({ count, rows }: Located): ImportWarning {
  const holds = count === 1 ? 'holds' : 'hold'
  const message = `${counted(count, 'row')} ${holds} a quote inside an unquoted cell: ${rowList(rows, count)}; kept as text`
  return { code: 'unquoted-quote', column: null, count, rows, message }
}

export function replacementWarning(count: number, encoding: string): ImportWarning {
  const message = `${counted(count, 'character')} could not be read as ${encoding} (shown as \uFFFD): the file may have another encoding`
  return { code: 'replacement-character', column: null, count, rows: [], message }
}
