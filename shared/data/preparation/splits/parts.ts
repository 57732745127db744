import { partCodes } from '../../../contract/analysis'

/** Row indices of each part, ascending: the order of the file. */
export interface Parts {
  train: Uint32Array
  validation: Uint32Array
  test: Uint32Array
}

/** Shares of the rows, each from 0; what they leave trains. */
export interface SplitShares {
  validation: number
  test: number
}

/** The rows of each part, from the code of `partCodes` of each of these rows, which ascend. */
export function collectParts(rows: Uint32Array, codes: Uint8Array): Parts {
  return {
    train: rowsOf(rows, codes, partCodes.train),
    validation: rowsOf(rows, codes, partCodes.validation),
    test: rowsOf(rows, codes, partCodes.test),
  }
}

function rowsOf(rows: Uint32Array, codes: Uint8Array, code: number): Uint32Array {
  const chosen = new Uint32Array(countCode(codes, code))
  let count = 0
  for (let place = 0; place < codes.length; place++) {
    if (codes[place] === code) chosen[count++] = rows[place] as number
  }
  return chosen
}

export function countCode(codes: Uint8Array, code: number): number {
  let count = 0
  for (let place = 0; place < codes.length; place++) if (codes[place] === code) count += 1
  return count
}
