import type { ImportWarning } from '../../../contract/dataset'
import {
  ambiguousDatesWarning,
  columnWarning,
  decimalCommaWarning,
  distinctWarning,
  longIntegersWarning,
  mixedDecimalsWarning,
} from './importWarnings'
import type { CellKind } from './importWarnings'
import type { Located } from '../../located'
import type { WholeColumn } from '../columns/columnSource'
import type { CellReading } from '../cells/cells'
import type { ColumnTexts } from '../columns/columnTexts'
import type { Holding } from '../columns/columnType'
import { dateText, readDate } from '../../../math/dates'
import { together } from '../columns/tally'

const decimalShare = 0.95

/** What is told of a column of numbers or dates. */
export function valueWarnings(
  whole: WholeColumn,
  holding: Extract<Holding, { kind: 'number' | 'date' }>,
  overruled: boolean,
  reading: CellReading,
): ImportWarning[] {
  const { tally } = whole
  const said = (kind: CellKind, ...parts: Located[]) => cellWarning(whole, kind, together(...parts))
  if (holding.kind === 'date') {
    const { number, notFinite, leadingZeros, boolean, text } = tally
    // Dates of the other order are no dates; without an order none but those that need none.
    const unread = [
      ...(holding.order === 'dayFirst' ? [] : [tally.dayFirst]),
      ...(holding.order === 'monthFirst' ? [] : [tally.monthFirst]),
      ...(holding.order === null ? [tally.eitherFirst] : []),
    ]
    return [
      ...said('missing', tally.missing),
      ...said('notDate', number, notFinite, leadingZeros, boolean, text, ...unread),
      ...said('fineTime', tally.fineTime),
      ...said('invisible', tally.invisible),
      ...(holding.ambiguous ? ambiguousDates(whole, true) : []),
    ]
  }
  const dates = [tally.date, tally.dayFirst, tally.monthFirst, tally.eitherFirst]
  return [
    ...said('missing', tally.missing),
    ...said('notNumber', tally.text, tally.boolean, ...dates),
    ...(overruled && holding.type === 'integer' ? said('notWhole', tally.fraction) : []),
    ...said('notFinite', tally.notFinite),
    ...said('notExact', tally.notExact),
    ...said('exponent', tally.exponent),
    ...said('thousands', tally.thousands),
    ...said('otherMinus', tally.otherMinus),
    ...said('invisible', tally.invisible),
    ...(overruled ? said('zerosRead', tally.leadingZeros) : []),
    ...decimals(whole, reading),
  ]
}

/** What is told of a column of texts. `unfit` are cells of a boolean column that are none. */
export function textWarnings(
  whole: WholeColumn,
  { why, ambiguous }: Extract<Holding, { kind: 'texts' }>,
  { type, distinct }: ColumnTexts,
  overruled: boolean,
  reading: CellReading,
  unfit: Located,
): ImportWarning[] {
  const { name, rows, tally } = whole
  const warnings = [...cellWarning(whole, 'missing', tally.missing), ...cellWarning(whole, 'notBoolean', unfit)]
  if (overruled) return warnings
  if (why === 'leadingZeros') warnings.push(...cellWarning(whole, 'zerosKept', tally.leadingZeros))
  else if (why === 'large') warnings.push(longIntegersWarning(name, fromOne(tally.large), type === 'identifier'))
  else if (type === 'boolean' && tally.number.count > 0) warnings.push(...cellWarning(whole, 'digits', tally.number))
  else if (type === 'identifier') warnings.push(distinctWarning(name, distinct, rows - tally.missing.count))
  if (ambiguous) warnings.push(...ambiguousDates(whole, false))
  return [...warnings, ...decimals(whole, reading)]
}

function fromOne({ count, rows }: Located): Located {
  return { count, rows: rows.map((row) => row + 1) }
}

function cellWarning({ name, rows }: WholeColumn, kind: CellKind, located: Located): ImportWarning[] {
  return located.count === 0 ? [] : [columnWarning(kind, name, rows, fromOne(located))]
}

/** Both marks in one column, or at least 95 % of the cells with the other one, and one of them beyond doubt. */
function decimals({ name, rows, tally }: WholeColumn, { decimal }: CellReading): ImportWarning[] {
  if (tally.clearOtherDecimal.count === 0) return []
  const other = decimal === '.' ? ',' : '.'
  if (tally.otherDecimal.count >= decimalShare * (rows - tally.missing.count)) {
    return [decimalCommaWarning(name, fromOne(tally.otherDecimal), other)]
  }
  return tally.fraction.count === 0 ? [] : [mixedDecimalsWarning(name, fromOne(tally.clearOtherDecimal), other)]
}

function ambiguousDates({ name, tally, firstEither }: WholeColumn, readDayFirst: boolean): ImportWarning[] {
  const cell = firstEither?.trim() ?? ''
  const date = readDate(cell)
  if (!date) return []
  const shown = (value: number): string => dateText(value, cell.includes(':'))
  return [
    ambiguousDatesWarning(name, fromOne(tally.eitherFirst), {
      cell,
      dayFirst: shown(date.dayFirst),
      monthFirst: shown(date.monthFirst),
      readDayFirst,
    }),
  ]
}
