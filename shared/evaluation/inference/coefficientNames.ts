import { inputNames } from '../../data/preparation/features/inputNames'
import { inputWidth } from '../../data/preparation/features/inputWidths'
import type { FittedCategory, FittedInput, FittedPreparation } from '../../data/preparation/fittedPreparation'

/**
 * The inputs by the names that their coefficients have on the scale of the table. A place among quantiles has no such scale: it is named as
 * one, so that its coefficient is not read as that of the feature's unit.
 */
export function coefficientNames(fitted: FittedPreparation): string[] {
  const { inputs, terms } = fitted
  const arePlaces = [...inputs.flatMap(placesOf), ...terms.map(({ quantiles }) => quantiles !== null)]
  return inputNames(fitted).map((name, input) => (arePlaces[input] === true ? `${name} (quantile)` : name))
}

/** The indicator of a missing value is none. */
function placesOf(input: FittedInput): boolean[] {
  const scaled = input.kind === 'number' ? [input] : input.kind === 'date' ? input.parts : ordinalOf(input)
  return Array.from({ length: inputWidth(input) }, (_, place) => (scaled[place]?.quantiles ?? null) !== null)
}

const ordinalOf = ({ ordinal }: FittedCategory) => (ordinal === null ? [] : [ordinal])
