import type { ImportWarning } from '../../../contract/dataset'
import type { ColumnInfo } from '../../../spec/columnInfo'
import type { Located } from '../../located'
import { counted, rowList, withThousands } from '../../../spec/words/wording'

/** What cells of a column may be: the code, what is said of one and of several, and what became of them. */
const kinds = {
  missing: ['missing-values', 'is missing', 'are missing', ''],
  notNumber: ['not-a-number', 'is not a number', 'are not numbers', '; treated as missing'],
  fewTexts: [
    'not-a-number',
    'is not a number',
    'are not numbers',
    '; too many to leave out, so the column is read as texts. Choose number as its type to treat them as missing',
  ],
  notWhole: ['not-a-number', 'is not a whole number', 'are not whole numbers', '; treated as missing'],
  notDate: ['not-a-date', 'is not a date', 'are not dates', '; treated as missing'],
  notBoolean: ['not-a-boolean', 'is not true or false', 'are not true or false', '; treated as missing'],
  notFinite: ['not-finite', 'is not finite', 'are not finite', '; treated as missing'],
  notExact: [
    'not-exact',
    'is too long for an exact number',
    'are too long for an exact number',
    '; rounded to 53 binary digits',
  ],
  fineTime: [
    'not-exact',
    'has a time finer than a millisecond',
    'have a time finer than a millisecond',
    '; cut to milliseconds',
  ],
  exponent: ['exponent', 'is written with an exponent', 'are written with an exponent', '; read as numbers'],
  thousands: ['thousands', 'is written with thousands marks', 'are written with thousands marks', '; read as numbers'],
  otherMinus: ['number-form', 'has U+2212 for its minus', 'have U+2212 for their minus', '; read as numbers'],
  invisible: ['number-form', 'has invisible marks inside', 'have invisible marks inside', '; read without them'],
  digits: [
    'boolean-digits',
    'is 0 or 1 where others are words for yes and no',
    'are 0 or 1 where others are words for yes and no',
    '; read as the same two values',
  ],
  zerosRead: ['leading-zeros', 'begins with a zero', 'begin with a zero', '; read as numbers'],
  zerosKept: ['leading-zeros', 'begins with a zero', 'begin with a zero', '; the column is kept as it is written'],
} as const
export type CellKind = keyof typeof kinds

/**
 * A warning about cells of one column.
 * @param rows how many the table has
 * @param located by data row, counted from 1, as in all warnings
 */
export function columnWarning(
  kind: CellKind,
  column: string,
  rows: number,
  { count, rows: first }: Located,
): ImportWarning {
  const [code, one, several, outcome] = kinds[kind]
  const where = `${withThousands(count)} of ${counted(rows, 'cell')} in ${column}`
  const message = `${where} ${count === 1 ? one : several}: ${rowList(first, count)}${outcome}`
  return { code, column, count, rows: first, message }
}

/** @param mark the mark that the cells have and the reading has not */
export function decimalCommaWarning(column: string, { count, rows }: Located, mark: ',' | '.' = ','): ImportWarning {
  const [name, other] = mark === ',' ? ['comma', 'point'] : ['point', 'comma']
  const message = `${column} looks like numbers with a decimal ${name}; it was read with a decimal ${other}. Choose the ${name} as the decimal mark to use them as numbers.`
  return { code: 'decimal-comma', column, count, rows, message }
}

/** @param mark the mark of these cells, which the reading has not */
export function mixedDecimalsWarning(column: string, { count, rows }: Located, mark: ',' | '.'): ImportWarning {
  const [name, other] = mark === ',' ? ['comma', 'point'] : ['point', 'comma']
  const cells = `${counted(count, 'cell')} in ${column} ${count === 1 ? 'has' : 'have'}`
  const message = `${cells} a decimal ${name} where others have a decimal ${other}: ${rowList(rows, count)}; not read as numbers`
  return { code: 'mixed-decimals', column, count, rows, message }
}

export interface AmbiguousDate {
  cell: string
  /** As yyyy-mm-dd, with the time where there is one. */
  dayFirst: string
  monthFirst: string
  /** Whether the column is dates nevertheless, since somebody said so. */
  readDayFirst: boolean
}

export function ambiguousDatesWarning(column: string, { count, rows }: Located, date: AmbiguousDate): ImportWarning {
  const readings = `${date.cell} in row ${withThousands(rows[0] ?? 0)} is ${date.dayFirst} with the day first and ${date.monthFirst} with the month first`
  const outcome = date.readDayFirst ? 'read with the day first' : 'no date was read'
  const message = `${counted(count, 'date')} in ${column} may have the day or the month first: ${readings}; ${outcome}. Choose the order of dates.`
  return { code: 'ambiguous-dates', column, count, rows, message }
}

/** Of a column whose values are nearly all different texts. */
export function distinctWarning(column: string, distinct: number, present: number): ImportWarning {
  const message = `${column} looks like an identifier: ${withThousands(distinct)} of ${counted(present, 'value')} ${distinct === 1 ? 'is' : 'are'} distinct`
  return { code: 'identifier', column, count: distinct, rows: [], message }
}

/**
 * Of a column most of whose integers are beyond 2^53, the largest up to which float64 holds them all.
 * @param isIdentifier whether they name rows; else they are levels that come back
 */
export function longIntegersWarning(column: string, { count, rows }: Located, isIdentifier: boolean): ImportWarning {
  const beyond = `${counted(count, 'integer')} ${count === 1 ? 'is' : 'are'} beyond 2^53 (${rowList(rows, count)})`
  if (isIdentifier) {
    const message = `${column} looks like an identifier: ${beyond}; the column is kept as it is written`
    return { code: 'identifier', column, count, rows, message }
  }
  const message = `${column} is read as levels, as they are written: ${beyond}, where numbers could not be told apart`
  return { code: 'long-integers', column, count, rows, message }
}

export function constantWarning({ name, distinct, min, max }: ColumnInfo, rows: number): ImportWarning {
  const but = distinct > 1 ? `, but for rounding (${min} to ${max})` : ''
  return {
    code: 'constant-column',
    column: name,
    count: rows,
    rows: [],
    message: `Every value in ${name} is the same${but}`,
  }
}
