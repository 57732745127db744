import type { FittedInput } from '../fittedPreparation'
import { type CategoryColumn, type Column, type NumberColumn, missingCode } from '../../table/table'
import { tableOfLevels, unusable } from './levelPlaces'
import { isOutside, isPartial } from './transforms'

/** Whether some value of this feature makes a row one that cannot be used: nothing stands for what is missing. */
export function needsValue(input: FittedInput): boolean {
  if (input.impute !== null) return false
  return input.kind !== 'category' || input.missingLevel === 'none'
}

/**
 * Sets the mark of each of these rows that cannot be used: it lacks the feature, or has a value that is treated as missing, and
 * nothing stands for it.
 * @param marks one a row of the table
 */
export function markUnusable(input: FittedInput, column: Column, rows: Uint32Array, marks: Uint8Array): void {
  if (!needsValue(input)) return
  if (input.kind === 'category') {
    const { codes, levels } = column as CategoryColumn
    const { inputs } = tableOfLevels(input, levels)
    for (const row of rows) {
      const code = codes[row] as number
      if (inputs[code === missingCode ? levels.length : code] === unusable) marks[row] = 1
    }
    return
  }
  const { values } = column as NumberColumn
  const transform = input.kind === 'number' ? input.transform : 'none'
  const zeroIsMissing = input.kind === 'number' && input.zeroIsMissing
  const partial = isPartial(transform)
  for (const row of rows) {
    const value = values[row] as number
    if (value !== value || (zeroIsMissing && value === 0) || (partial && isOutside(transform, value))) marks[row] = 1
  }
}

/** The rows whose mark is not set, in their order. */
export function unmarked(rows: Uint32Array, marks: Uint8Array): Uint32Array {
  const kept = new Uint32Array(rows.length)
  let count = 0
  for (const row of rows) if (marks[row] === 0) kept[count++] = row
  return kept.slice(0, count)
}
