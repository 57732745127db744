import { createNumberIndex } from '../../table/numberIndex'
import { type CategoryColumn, type Column, missingCode } from '../../table/table'

/** Rows that stay together: the group of each row, and how many rows each group has. */
export interface Groups {
  of: Uint32Array
  sizes: Uint32Array
}

const last = 0xffff_ffff

/**
 * Rows of equal value are a group; groups count from 0 in the order in which they come first. A row without a value belongs to
 * no group that is known, so that it is a group of its own; those come behind the others.
 */
export function groupRows(column: Column, rows: Uint32Array): Groups {
  const of = column.kind === 'number' ? groupNumbers(column.values, rows) : groupCodes(column, rows)
  let count = 0
  for (let place = 0; place < of.length; place++) count = Math.max(count, (of[place] as number) + 1)
  const sizes = new Uint32Array(count)
  for (let place = 0; place < of.length; place++) {
    const group = of[place] as number
    sizes[group] = (sizes[group] as number) + 1
  }
  return { of, sizes }
}

function groupNumbers(values: Float64Array, rows: Uint32Array): Uint32Array {
  const known = createNumberIndex()
  const of = new Uint32Array(rows.length)
  let alone = 0
  for (let place = 0; place < rows.length; place++) {
    const value = values[rows[place] as number] as number
    // Those without a value are counted from the end, and put behind the others below.
    of[place] = Number.isNaN(value) ? last - alone++ : known.placeOf(value)
  }
  return alone === 0 ? of : of.map((group) => (group > last - alone ? known.size + (last - group) : group))
}

function groupCodes({ codes, levels }: CategoryColumn, rows: Uint32Array): Uint32Array {
  const groups = new Uint32Array(levels.length).fill(last)
  const of = new Uint32Array(rows.length)
  let known = 0
  let alone = 0
  for (let place = 0; place < rows.length; place++) {
    const code = codes[rows[place] as number] as number
    if (code === missingCode) {
      of[place] = last - alone++
      continue
    }
    if (groups[code] === last) groups[code] = known++
    of[place] = groups[code] as number
  }
  return alone === 0 ? of : of.map((group) => (group > last - alone ? known + (last - group) : group))
}
