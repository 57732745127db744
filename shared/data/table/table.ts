import { dateText, dayLength } from '../../math/dates'

/** The code of a missing cell in a category column. */
export const missingCode = 0xffff_ffff

/** Numbers of one column, one per row; NaN is a missing value. A date is in milliseconds since 1970-01-01, UTC. */
export interface NumberColumn {
  kind: 'number'
  name: string
  type: 'number' | 'integer' | 'date'
  /** Of dates: whether one of the whole column has a time of day, so that all are shown with it. Unless told, its values say. */
  timeOfDay?: boolean
  values: Float64Array
}

/** One code per row, an index into `levels`; `missingCode` is a missing value. */
export interface CategoryColumn {
  kind: 'category'
  name: string
  type: 'boolean' | 'category' | 'text' | 'identifier'
  codes: Uint32Array
  levels: string[]
}

export type Column = NumberColumn | CategoryColumn

/** Typed columns of equal length. Their arrays may lie in SharedArrayBuffers and are never written after import. */
export interface Table {
  rows: number
  columns: Column[]
}

export function findColumn(table: Table, name: string): Column | undefined {
  return table.columns.find((column) => column.name === name)
}

export function isMissingAt(column: Column, row: number): boolean {
  return column.kind === 'number' ? Number.isNaN(column.values[row]) : column.codes[row] === missingCode
}

/**
 * The cell as text, as it is shown and exported; null is a missing value. Rows count from 0. Dates are yyyy-mm-dd where the column
 * has no time of day, else yyyy-mm-ddThh:mm:ssZ, with milliseconds where there are any.
 */
export function cellText(column: Column, row: number): string | null {
  if (isMissingAt(column, row)) return null
  if (column.kind === 'category') return column.levels[column.codes[row] as number] ?? null
  return numberText(column, column.values[row] as number)
}

/** A value of the column as text. */
export function numberText(column: NumberColumn, value: number): string {
  return column.type === 'date' ? dateText(value, hasTimeOfDay(column)) : String(value)
}

const timesOfDay = new WeakMap<Float64Array, boolean>()

/** Whether a date of the column has a time of day; looked up once where the column does not say. */
function hasTimeOfDay({ timeOfDay, values }: NumberColumn): boolean {
  if (timeOfDay !== undefined) return timeOfDay
  const known = timesOfDay.get(values)
  if (known !== undefined) return known
  const found = anyTimeOfDay(values)
  timesOfDay.set(values, found)
  return found
}

/** Whether one of the dates is not midnight, UTC. */
export function anyTimeOfDay(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (value % dayLength !== 0 && !Number.isNaN(value)) return true
  }
  return false
}
