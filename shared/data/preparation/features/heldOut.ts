import { type RunWarning, warn } from '../../../contract/warning'
import type { FittedCategory, FittedInput } from '../fittedPreparation'
import { note, nothingLocated } from '../../located'
import { type CategoryColumn, type Column, type NumberColumn, missingCode } from '../../table/table'
import { counted, rowList } from '../../../spec/words/wording'
import { tableOfLevels } from './levelPlaces'
import { domainText, isOutside } from './transforms'

/**
 * What validation and test rows have of a feature that no training row showed, as warnings: levels that were never seen, and
 * values that its transform is not defined on. They change nothing that was fitted.
 */
export function heldOutWarnings(input: FittedInput, column: Column, parts: readonly Uint32Array[]): RunWarning[] {
  if (input.kind === 'category') return unseenWarnings(input, column as CategoryColumn, parts)
  if (input.kind === 'date') return []
  const { transform, feature, impute } = input
  const { values } = column as NumberColumn
  const outside = nothingLocated()
  for (const rows of parts) {
    for (const row of rows) {
      const value = values[row] as number
      if (isOutside(transform, value) && !(input.zeroIsMissing && value === 0)) note(outside, row + 1)
    }
  }
  if (outside.count === 0) return []
  const then = impute === null ? 'such rows are left out' : 'treated as missing'
  const found = `${counted(outside.count, 'validation or test value')} of ${feature} cannot be transformed`
  const message = `${found} (${rowList(outside.rows, outside.count)}), since ${domainText(transform)}: ${then}.`
  return [warn('outside-transform', message, feature, outside.rows)]
}

function unseenWarnings(input: FittedCategory, column: CategoryColumn, parts: readonly Uint32Array[]): RunWarning[] {
  const unseen = parts.reduce((sum, rows) => sum + countUnseen(input, column, rows), 0)
  if (unseen === 0) return []
  const found = `${counted(unseen, 'validation or test row')} with a level of ${input.feature} that no training row has`
  return [warn('unseen-level', `${found}: ${unseenText(input)}.`, input.feature)]
}

/** How many of these rows hold a level of this feature that no training row has. */
export function countUnseen(input: FittedCategory, { codes, levels }: CategoryColumn, rows: Uint32Array): number {
  const { unseen } = tableOfLevels(input, levels)
  let count = 0
  for (const row of rows) {
    const code = codes[row] as number
    if (code !== missingCode && unseen[code] === 1) count += 1
  }
  return count
}

/** What becomes of a level that no training row has. */
export function unseenText(input: FittedCategory): string {
  const { unseen, grouped, encoding, impute, missingLevel, mode } = input
  if (unseen === 'mostFrequent') return `taken for ${mode}, the most frequent one`
  if (unseen === 'missing') {
    return impute === null && missingLevel === 'none' ? 'such rows are left out' : 'treated as missing'
  }
  if (encoding === 'ordinal') return 'taken for the mean place'
  return grouped.length > 0 ? 'taken for one of the rare levels' : 'all its inputs are 0 there'
}
