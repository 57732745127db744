import { type Located, rowsNoted } from '../../located'
import type { Tally } from './tally'

/** Says which of the values are numbers, not whole and beyond 2^53 - 1. */
export function tallyNumbers(values: Float64Array, tally: Tally): void {
  let whole = 0
  let fraction = 0
  let large = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (Math.trunc(value) === value) {
      whole += 1
      if (Math.abs(value) > Number.MAX_SAFE_INTEGER) large += 1
    } else if (value === value) fraction += 1
  }
  tally.number = located(values, whole + fraction, () => true)
  tally.fraction = located(values, fraction, (value) => !Number.isInteger(value))
  tally.large = located(values, large, (value) => Number.isInteger(value) && !Number.isSafeInteger(value))
}

function located(values: Float64Array, count: number, fits: (value: number) => boolean): Located {
  const rows: number[] = []
  const wanted = Math.min(count, rowsNoted)
  for (let row = 0; rows.length < wanted; row++) {
    const value = values[row] as number
    if (!Number.isNaN(value) && fits(value)) rows.push(row)
  }
  return { count, rows }
}
