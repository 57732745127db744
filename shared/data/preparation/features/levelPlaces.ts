import type { FittedCategory } from '../fittedPreparation'
import { standardizer } from './standardize'

/** The input that a level sets to 1 is none of them: all stay 0. */
const noInput = -1
/** A row with this level cannot be used: its inputs are NaN. */
export const unusable = -2

/** What each code of a column of levels means to a fitted category; the entry behind the last code is that of a missing cell. */
export interface LevelTable {
  /** With `oneHot` and `reference`: which of the feature's inputs is 1, or `noInput`, or `unusable`. */
  inputs: Int32Array
  /** With `ordinal`: the value of its one input; NaN where it cannot be used. Else null. */
  numbers: Float64Array | null
  /** 1 where the level counts as missing. */
  missing: Uint8Array
  /** 1 where no training row has the level. */
  unseen: Uint8Array
}

/** Tables of columns with many levels, which are read in stretches that each ask for them again. */
const keptTables = new WeakMap<readonly string[], WeakMap<FittedCategory, LevelTable>>()
const worthKeeping = 1000

/** @param columnLevels of the column that is read, in the order of its codes, which need not be those of the training rows */
export function tableOfLevels(input: FittedCategory, columnLevels: readonly string[]): LevelTable {
  if (columnLevels.length < worthKeeping) return makeTable(input, columnLevels)
  const kept = keptTables.get(columnLevels) ?? new WeakMap<FittedCategory, LevelTable>()
  keptTables.set(columnLevels, kept)
  const table = kept.get(input) ?? makeTable(input, columnLevels)
  kept.set(input, table)
  return table
}

function makeTable(input: FittedCategory, columnLevels: readonly string[]): LevelTable {
  const { levels, grouped, missingLevel, impute, ordinal } = input
  const places = new Map(levels.map((level, place) => [level, place]))
  const other = levels.length
  for (const level of grouped) places.set(level, other)
  const ownMissing = other + (grouped.length > 0 ? 1 : 0)
  const nothing = grouped.length > 0 ? other : noInput
  const modePlace = places.get(input.mode) ?? noInput

  // Where being missing is a level, `ordinal` has it at the mean place.
  const ownPlace = ordinal === null ? ownMissing : noInput
  const whenMissing = (): number => {
    if (missingLevel === 'seen') return ownPlace
    const known = impute === null ? undefined : places.get(impute)
    if (known !== undefined) return known
    if (impute === null && missingLevel === 'none') return unusable
    return input.unseen === 'mostFrequent' ? modePlace : nothing
  }
  const missingPlace = whenMissing()
  const unseenPlace = input.unseen === 'zeros' ? nothing : input.unseen === 'mostFrequent' ? modePlace : missingPlace
  const count = columnLevels.length + 1
  const placeOf = Int32Array.from({ length: count }, (_, code) => {
    const level = columnLevels[code]
    return level === undefined ? missingPlace : (places.get(level) ?? unseenPlace)
  })
  const unseen = Uint8Array.from(columnLevels, (level) => (places.has(level) ? 0 : 1))
  const missing = new Uint8Array(count)
  missing[count - 1] = 1
  if (input.unseen === 'missing') missing.set(unseen)
  return {
    inputs: placeOf.map((place) => inputOf(place, input.reference)),
    numbers: ordinal && numbersOf(placeOf, ordinal),
    missing,
    unseen,
  }
}

/** A place behind the reference has one input less before it. */
function inputOf(place: number, reference: number | null): number {
  if (place < 0 || reference === null) return place
  if (place === reference) return noInput
  return place > reference ? place - 1 : place
}

function numbersOf(places: Int32Array, ordinal: NonNullable<FittedCategory['ordinal']>): Float64Array {
  const standardize = standardizer(ordinal)
  const meanPlace = standardize(ordinal.mean)
  return Float64Array.from(places, (place) =>
    place === unusable ? Number.NaN : place === noInput ? meanPlace : standardize(place),
  )
}
