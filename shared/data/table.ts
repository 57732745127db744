/** The code of a missing cell in a category column. */
export const missingCode = 0xffff_ffff

/** Numbers of one column, one per row; NaN is a missing value. */
export interface NumberColumn {
  kind: 'number'
  name: string
  type: 'number' | 'integer'
  values: Float64Array
}

/** One code per row, an index into `levels`; `missingCode` is a missing value. */
export interface CategoryColumn {
  kind: 'category'
  name: string
  type: 'boolean' | 'category' | 'text'
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

/** The cell as text, as it is shown and exported; null is a missing value. Rows count from 0. */
export function cellText(column: Column, row: number): string | null {
  if (isMissingAt(column, row)) return null
  if (column.kind === 'number') return String(column.values[row])
  return column.levels[column.codes[row] as number] ?? null
}
