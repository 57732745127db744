import { cellText, type CategoryColumn, type Column, missingCode, type NumberColumn } from '../table/table'
import type { RowCheck } from './rowCheck'

/** What a number can be shown with, "-1.5e+21" and "Infinity", in lower case. */
const numberLetters = /^[-+.0-9einfty]*$/
/** Whole numbers that lie closer together than this are written out once each, not once a row. */
const widestTable = 1 << 20

/**
 * The rows of `rows` in which some cell, as it is shown, holds `search` in any case; in their order, in its memory.
 */
export function searchRows(
  rows: Uint32Array,
  columns: readonly Column[],
  search: string,
  check: RowCheck,
): Uint32Array {
  const found = new Uint8Array(rows.length)
  const text = search.toLowerCase()
  // Columns with levels first: what they find need not be written out as a number.
  for (const column of columns) if (column.kind === 'category') searchLevels(rows, column, text, found, check)
  for (const column of columns) if (column.kind === 'number') searchNumbers(rows, column, text, found, check)
  let kept = 0
  for (let place = 0; place < rows.length; place++) if (found[place] === 1) rows[kept++] = rows[place] as number
  return rows.subarray(0, kept)
}

function searchLevels(
  rows: Uint32Array,
  { codes, levels }: CategoryColumn,
  text: string,
  found: Uint8Array,
  check: RowCheck,
): void {
  const hits = new Uint8Array(levels.length)
  let any = false
  for (let code = 0; code < levels.length; code++) {
    check(code)
    if (!(levels[code] as string).toLowerCase().includes(text)) continue
    hits[code] = 1
    any = true
  }
  if (!any) return
  for (let place = 0; place < rows.length; place++) {
    check(place)
    const code = codes[rows[place] as number] as number
    if (code !== missingCode && hits[code] === 1) found[place] = 1
  }
}

function searchNumbers(
  rows: Uint32Array,
  column: NumberColumn,
  text: string,
  found: Uint8Array,
  check: RowCheck,
): void {
  if (column.type !== 'date' && !numberLetters.test(text)) return
  const { name, type, values } = column
  const shown: NumberColumn = { kind: 'number', name, type, values }
  const table = column.type === 'integer' ? wholeNumbers(values, text, check) : null
  for (let place = 0; place < rows.length; place++) {
    check(place)
    if (found[place] === 1) continue
    const row = rows[place] as number
    const value = values[row] as number
    if (Number.isNaN(value)) continue
    if (table !== null) found[place] = table.hits[value - table.low] as number
    else if (holds(cellText(shown, row), text)) found[place] = 1
  }
}

function holds(cell: string | null, text: string): boolean {
  return cell !== null && cell.toLowerCase().includes(text)
}

/** 1 for each whole number from `low` on that is shown with this text; null where they lie too far apart. */
function wholeNumbers(values: Float64Array, text: string, check: RowCheck): { low: number; hits: Uint8Array } | null {
  let low = Infinity
  let high = -Infinity
  for (let row = 0; row < values.length; row++) {
    check(row)
    const value = values[row] as number
    if (Number.isNaN(value)) continue
    if (!Number.isSafeInteger(value)) return null
    if (value < low) low = value
    if (value > high) high = value
  }
  const count = high - low + 1
  if (!(count > 0 && count <= Math.min(widestTable, values.length))) return null
  const hits = new Uint8Array(count)
  for (let place = 0; place < count; place++) if (String(low + place).includes(text)) hits[place] = 1
  return { low, hits }
}
