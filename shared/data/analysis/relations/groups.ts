import { LabError } from '../../../contract/labError'
import { limits } from '../../../spec/limits'
import { createNumberIndex } from '../../table/numberIndex'
import { type Column, missingCode } from '../../table/table'

/** The group of each row, 0 to count - 1; `missingCode` where the column is missing. */
export interface Groups {
  of: Uint32Array
  count: number
  /** How the groups are called, by their numbers. */
  names: readonly string[]
}

/**
 * The levels of a column of texts, or the different numbers of one that is taken for classes.
 * @throws LabError `bad-call` for more than `limits.classes` different numbers
 */
export function groupsOf(column: Column): Groups {
  if (column.kind === 'category') return { of: column.codes, count: column.levels.length, names: column.levels }
  const known = createNumberIndex()
  const names: string[] = []
  const { values } = column
  const of = new Uint32Array(values.length).fill(missingCode)
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (Number.isNaN(value)) continue
    const group = known.placeOf(value)
    if (group === names.length) names.push(String(value))
    if (names.length > limits.classes) {
      const message = `${column.name} has more than ${limits.classes} different numbers: choose the task regression.`
      throw new LabError('bad-call', message)
    }
    of[row] = group
  }
  return { of, count: names.length, names }
}
