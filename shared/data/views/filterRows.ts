import type { RowFilter } from '../../contract/dataset'
import { LabError } from '../../contract/labError'
import { cellText, type Column, missingCode, type NumberColumn } from '../table/table'
import type { RowCheck } from './rowCheck'

type LevelFilter = Extract<RowFilter, { kind: 'levels' }>
type RangeFilter = Extract<RowFilter, { kind: 'range' }>

/**
 * The rows of `rows` that pass, in their order, in its memory. A range that is open at both sides keeps every row with a value,
 * of any column. @throws LabError `bad-call` for a range with a bound of a column that holds no numbers
 */
export function filterRows(rows: Uint32Array, column: Column, filter: RowFilter, check: RowCheck): Uint32Array {
  return filter.kind === 'range' ? inRange(rows, column, filter, check) : withLevels(rows, column, filter, check)
}

function inRange(rows: Uint32Array, column: Column, filter: RangeFilter, check: RowCheck): Uint32Array {
  if (column.kind === 'category') {
    if (filter.from === null && filter.to === null) return withCodes(rows, column.codes, null, false, check)
    throw new LabError('bad-call', `${column.name} holds no numbers: filter it by its values.`)
  }
  const values = column.values
  const from = filter.from ?? -Infinity
  const to = filter.to ?? Infinity
  let kept = 0
  for (let place = 0; place < rows.length; place++) {
    check(place)
    const row = rows[place] as number
    const value = values[row] as number
    // A missing value, NaN, is neither.
    if (value >= from && value <= to) rows[kept++] = row
  }
  return rows.subarray(0, kept)
}

function withLevels(rows: Uint32Array, column: Column, filter: LevelFilter, check: RowCheck): Uint32Array {
  const wanted = new Set(filter.levels)
  if (column.kind === 'number') return withNumbers(rows, column, wanted, check)
  const codes = new Uint8Array(column.levels.length)
  for (const [code, level] of column.levels.entries()) if (wanted.has(level)) codes[code] = 1
  return withCodes(rows, column.codes, codes, wanted.has(null), check)
}

/** `wanted` has a 1 for each code that passes; null lets all pass. */
function withCodes(
  rows: Uint32Array,
  codes: Uint32Array,
  wanted: Uint8Array | null,
  missing: boolean,
  check: RowCheck,
): Uint32Array {
  let kept = 0
  for (let place = 0; place < rows.length; place++) {
    check(place)
    const row = rows[place] as number
    const code = codes[row] as number
    if (code === missingCode ? missing : wanted === null || wanted[code] === 1) rows[kept++] = row
  }
  return rows.subarray(0, kept)
}

function withNumbers(
  rows: Uint32Array,
  column: NumberColumn,
  wanted: ReadonlySet<string | null>,
  check: RowCheck,
): Uint32Array {
  const { name, type, values } = column
  const passes = numberTest({ kind: 'number', name, type, values }, wanted)
  const missing = wanted.has(null)
  let kept = 0
  for (let place = 0; place < rows.length; place++) {
    check(place)
    const row = rows[place] as number
    if (Number.isNaN(values[row] as number) ? missing : passes(row)) rows[kept++] = row
  }
  return rows.subarray(0, kept)
}

/** Whether a row that has a value is shown as one of these texts. */
function numberTest(column: NumberColumn, wanted: ReadonlySet<string | null>): (row: number) => boolean {
  if (wanted.size === 0 || (wanted.size === 1 && wanted.has(null))) return () => false
  if (column.type === 'date') return (row) => wanted.has(cellText(column, row))
  const values = column.values
  // Only a text that the number itself is shown as: "1.0" is not "1".
  const numbers = new Set([...wanted].filter((text) => text !== null && String(Number(text)) === text).map(Number))
  return (row) => numbers.has(values[row] as number)
}
