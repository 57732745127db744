import type { ColumnData, RowFilter } from '@shared/contract/dataset'

const missingCode = 0xffff_ffff

/** Whether `matchRows` can tell by these columns: it cannot where a date is compared as text. */
export function canMatch(filters: readonly RowFilter[], isDate: (column: string) => boolean): boolean {
  return filters.every((filter) => filter.kind === 'range' || !isDate(filter.column) || isOnlyMissing(filter))
}

function isOnlyMissing(filter: RowFilter): boolean {
  return filter.kind === 'levels' && filter.levels.every((level) => level === null)
}

/**
 * The rows of the file that pass all filters, ascending: what the lab's view has, worked out from whole columns. Reading so many
 * rows page by page takes a thousand times as long. Null where a column of a filter is not there.
 */
export function matchRows(
  rows: number,
  columns: readonly ColumnData[],
  filters: readonly RowFilter[],
): Uint32Array | null {
  const passes = new Uint8Array(rows).fill(1)
  for (const filter of filters) {
    const column = columns.find(({ name }) => name === filter.column)
    if (column === undefined) return null
    if (column.kind === 'number') dropNumbers(passes, column.values, filter)
    else dropCodes(passes, column.codes, wantedCodes(column.levels, filter))
  }
  const found = new Uint32Array(rows)
  let count = 0
  for (let row = 0; row < rows; row++) if (passes[row] === 1) found[count++] = row
  return found.slice(0, count)
}

function dropNumbers(passes: Uint8Array, values: Float64Array, filter: RowFilter): void {
  if (filter.kind === 'range') {
    const [from, to] = [filter.from ?? -Infinity, filter.to ?? Infinity]
    for (let row = 0; row < passes.length; row++) {
      const value = values[row] as number
      // A missing value, NaN, is neither.
      if (!(value >= from && value <= to)) passes[row] = 0
    }
    return
  }
  const missing = filter.levels.includes(null)
  const texts = filter.levels.filter((level) => level !== null)
  const wanted = new Set(texts.filter((text) => String(Number(text)) === text).map(Number))
  for (let row = 0; row < passes.length; row++) {
    const value = values[row] as number
    if (!(Number.isNaN(value) ? missing : wanted.has(value))) passes[row] = 0
  }
}

/** A 1 for each code that passes; the last place is for missing values. */
function wantedCodes(levels: readonly string[], filter: RowFilter): Uint8Array {
  const wanted = new Uint8Array(levels.length + 1)
  if (filter.kind === 'range') return wanted.fill(1, 0, levels.length)
  const names = new Set(filter.levels)
  for (const [code, level] of levels.entries()) if (names.has(level)) wanted[code] = 1
  if (names.has(null)) wanted[levels.length] = 1
  return wanted
}

function dropCodes(passes: Uint8Array, codes: Uint32Array, wanted: Uint8Array): void {
  const last = wanted.length - 1
  for (let row = 0; row < passes.length; row++) {
    const code = codes[row] as number
    if (wanted[code === missingCode ? last : code] !== 1) passes[row] = 0
  }
}
