import type { ImportWarning } from '../contract/dataset'
import { counted, rowList, withThousands } from './wording'

/** How many cells or rows, and the first of them by data row, counted from 1. */
export interface Located {
  count: number
  rows: number[]
}

/** A warning about cells of one column. `rows` is how many the table has. */
export function columnWarning(
  kind: 'missing' | 'text' | 'identifier' | 'not-finite' | 'not-exact',
  column: string,
  rows: number,
  { count, rows: first }: Located,
): ImportWarning {
  const where = `${withThousands(count)} of ${counted(rows, 'cell')} in ${column} ${count === 1 ? 'is' : 'are'}`
  const list = rowList(first, count)
  const details = { column, count, rows: first }
  if (kind === 'missing') return { code: 'missing-values', ...details, message: `${where} missing: ${list}` }
  if (kind === 'not-finite') {
    return { code: 'not-finite', ...details, message: `${where} not finite: ${list}; treated as missing` }
  }
  if (kind === 'not-exact') {
    const message = `${where} too long for an exact number: ${list}; rounded to 53 binary digits`
    return { code: 'not-exact', ...details, message }
  }
  const what = count === 1 ? 'not a number' : 'not numbers'
  return { code: 'not-a-number', ...details, message: `${where} ${what}: ${list}; treated as missing` }
}

export function decimalCommaWarning(column: string, { count, rows }: Located): ImportWarning {
  const message = `${column} looks like numbers with a decimal comma; it was read as text. Replace the comma by a point to use it as numbers.`
  return { code: 'decimal-comma', column, count, rows, message }
}

export function constantWarning(column: string, rows: number): ImportWarning {
  return { code: 'constant-column', column, count: rows, rows: [], message: `Every value in ${column} is the same` }
}

export function noHeaderWarning(): ImportWarning {
  const message = 'The first row holds only numbers, so it is data; the columns are named column_1, column_2 and so on'
  return { code: 'no-header', column: null, count: 1, rows: [1], message }
}

export function blankLineWarning({ count, rows }: Located): ImportWarning {
  return { code: 'blank-line', column: null, count, rows, message: `${counted(count, 'blank line')} skipped` }
}

export function replacementWarning(count: number, encoding: string): ImportWarning {
  const message = `${counted(count, 'character')} could not be read as ${encoding} (shown as \uFFFD): the file may have another encoding`
  return { code: 'replacement-character', column: null, count, rows: [], message }
}
