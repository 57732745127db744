import { createNumberIndex } from '../../table/numberIndex'
import { type Column, missingCode } from '../../table/table'

/** A level for each row, 0 to count - 1, in the order in which they come first; missing values are a level too. */
export interface Levels {
  of: Uint32Array
  count: number
}

export function levelsOf(column: Column): Levels {
  return fewLevelsOf(column, Infinity) ?? { of: new Uint32Array(0), count: 0 }
}

/** The levels of a column; null for numbers with more than `most` different ones. */
export function fewLevelsOf(column: Column, most: number): Levels | null {
  return column.kind === 'number' ? levelsOfNumbers(column.values, most) : levelsOfCodes(column.codes)
}

function levelsOfNumbers(values: Float64Array, most: number): Levels | null {
  const known = createNumberIndex()
  const of = new Uint32Array(values.length)
  /** Missing values are a level between those that come first before and after them. */
  let missing = -1
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (Number.isNaN(value)) {
      if (missing < 0) missing = known.size
      of[row] = missing
      continue
    }
    const place = known.placeOf(value)
    if (known.size > most) return null
    of[row] = missing >= 0 && place >= missing ? place + 1 : place
  }
  return { of, count: known.size + (missing >= 0 ? 1 : 0) }
}

function levelsOfCodes(codes: Uint32Array): Levels {
  const known = new Map<number, number>()
  const of = new Uint32Array(codes.length)
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number
    let level = known.get(code)
    if (level === undefined) {
      level = known.size
      known.set(code, level)
    }
    of[row] = level
  }
  return { of, count: known.size }
}

/** Of each level, how many rows have it, each as often as it counts. */
export function countsOf({ of, count }: Levels, rowCounts: Float64Array | null): Float64Array {
  const counts = new Float64Array(count)
  for (let row = 0; row < of.length; row++) {
    const level = of[row] as number
    counts[level] = (counts[level] as number) + (rowCounts === null ? 1 : (rowCounts[row] as number))
  }
  return counts
}

export function hasMissing(column: Column): boolean {
  return column.kind === 'number' ? column.values.some(Number.isNaN) : column.codes.includes(missingCode)
}
