import { partCodes } from '../../../contract/analysis'
import { sortNumbers } from '../../../math/sortNumbers'
import type { SplitShares } from './parts'

/**
 * The earliest rows train, those after them validate, the latest are the test. Shares count from the end of the rows in order
 * of time; rows of equal time stay together, in the earlier of the two parts that the cut would tear them into. The test part
 * does not depend on the validation share.
 *
 * @param values times of the whole column, where each of these rows has one
 * @returns a code of `partCodes` for each row
 */
export function timeCodes(values: Float64Array, rows: Uint32Array, shares: SplitShares): Uint8Array {
  const times = new Float64Array(rows.length)
  for (let place = 0; place < rows.length; place++) times[place] = values[rows[place] as number] as number
  const ascending = sortNumbers(times.slice())
  const testRows = Math.round(shares.test * rows.length)
  const validationRows = Math.round(shares.validation * rows.length)
  /** The latest time before the last `count` rows; the first row always trains. */
  const lastBefore = (count: number) => ascending[Math.max(0, rows.length - count - 1)] as number
  const trainEnd = lastBefore(testRows + validationRows)
  const validationEnd = lastBefore(testRows)
  const codes = new Uint8Array(rows.length)
  for (let place = 0; place < rows.length; place++) {
    const time = times[place] as number
    codes[place] = time <= trainEnd ? partCodes.train : time <= validationEnd ? partCodes.validation : partCodes.test
  }
  return codes
}

/** Those of the rows that have a time. */
export function timedRows(values: Float64Array, rows: Uint32Array): Uint32Array {
  const timed = new Uint32Array(rows.length)
  let count = 0
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] as number
    if (!Number.isNaN(values[row])) timed[count++] = row
  }
  return timed.slice(0, count)
}
