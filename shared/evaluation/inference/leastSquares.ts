import { weightedDot } from './design'
import type { Design } from './design'
import { linearSums } from './likelihood'

/** The fit of a linear regression by least squares. */
export interface LeastSquaresFit {
  /** Of the basis, in the unit of the target. */
  parameters: Float64Array
  /** Σ w (y - ŷ)² and Σ w (y - ȳ)². */
  residualSquares: number
  totalSquares: number
}

/** On orthonormal columns every coefficient is a sum of its own; what is left is fitted once more, which takes out its rounding. */
export function leastSquares({ basis, counts, weight }: Design, target: Float64Array): LeastSquaresFit {
  const shares = counts.map((count) => count / weight)
  const rest = target.slice()
  const parameters = new Float64Array(basis.length)
  for (let round = 0; round < 2; round++) {
    const parts = Float64Array.from(basis, (column) => weightedDot(shares, column, rest))
    const sums = linearSums(basis, parts, 0)
    parts.forEach((part, a) => (parameters[a] = (parameters[a] as number) + part))
    for (let row = 0; row < rest.length; row++) rest[row] = (rest[row] as number) - (sums[row] as number)
  }
  const mean = parameters[0] as number
  const centred = target.map((value) => value - mean)
  return {
    parameters,
    residualSquares: weight * weightedDot(shares, rest, rest),
    totalSquares: weight * weightedDot(shares, centred, centred),
  }
}
