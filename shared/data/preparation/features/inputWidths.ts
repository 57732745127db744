import type { CategoryEncoding } from '../../../spec/runSpec'

/** Of a fitted category: what makes its places. */
interface Places {
  levels: readonly string[]
  grouped: readonly string[]
  missingLevel: 'none' | 'seen' | 'unseen'
}

/** Of a fitted feature: what makes its width. */
type Widths = { indicator: boolean } & (
  | { kind: 'number' }
  | { kind: 'date'; parts: readonly unknown[] }
  | ({ kind: 'category'; encoding: CategoryEncoding } & Places)
)

/** The places of a category: its levels, then "other", then "missing", as far as it has them. */
export function placeCount({ levels, grouped, missingLevel }: Places): number {
  return levels.length + (grouped.length > 0 ? 1 : 0) + (missingLevel === 'seen' ? 1 : 0)
}

/** How many inputs hold a feature's value; its indicator, if it has one, comes behind them. */
export function valueWidth(input: Widths): number {
  if (input.kind === 'number') return 1
  if (input.kind === 'date') return input.parts.length
  if (input.encoding === 'ordinal') return 1
  return placeCount(input) - (input.encoding === 'reference' ? 1 : 0)
}

/** How many columns of the matrix a feature takes. */
export function inputWidth(input: Widths): number {
  return valueWidth(input) + (input.indicator ? 1 : 0)
}

/** How many inputs the features make, without products. */
export function singleInputs(inputs: readonly Widths[]): number {
  return inputs.reduce((sum, input) => sum + inputWidth(input), 0)
}

/** How many columns the matrix has. */
export function inputCount({ inputs, terms }: { inputs: readonly Widths[]; terms: readonly unknown[] }): number {
  return singleInputs(inputs) + terms.length
}
