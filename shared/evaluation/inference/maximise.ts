import { factorCholesky, solveCholesky } from '../../math/cholesky'
import { type Likelihood, type LikelihoodPoint, dot } from './likelihood'

/** A sum of multiples of the parameters that has a given value. */
export interface Constraint {
  factors: Float64Array
  value: number
}

export interface Maximum extends LikelihoodPoint {
  parameters: Float64Array
  /** The Cholesky factor of the information there. */
  factor: Float64Array
}

export const never = (): boolean => false

/** Newton's decrement squared below which a step is rounding: the distance to the maximum in standard errors, squared. */
const smallest = 1e-24
/** Where rounding lets it fall no further, so much is small enough. */
const smallEnough = 1e-16
/** A concave function has its maximum in a dozen steps; Firth's needs more, since its curvature is not the whole one. */
export const mostSteps = 40
const mostHalvings = 30

/**
 * The maximum of a log-likelihood by Newton's method (Fisher scoring) with step halving.
 *
 * With a constraint c·θ = b the steps stay on it: δ = I⁻¹ (s + μ c) with μ such that c·δ is what is missing (Lagrange's condition, s being
 * the score). The start is moved onto it first.
 * @returns null where the steps come to no end, as where there is no maximum
 */
export function maximise(
  likelihood: Likelihood,
  start: Float64Array,
  constraint: Constraint | null = null,
  steps = mostSteps,
): Maximum | null {
  const { size } = likelihood
  let parameters = start.slice()
  let point = likelihood.at(parameters)
  let isMoved = constraint !== null
  let before = Infinity
  for (let step = 0; step < steps; step++) {
    const factor = point.information.slice()
    if (!Number.isFinite(point.value) || factorCholesky(factor, size, never) !== 'factored') return null
    const move = isMoved ? new Float64Array(size) : point.score.slice()
    solveCholesky(factor, size, move)
    if (constraint) {
      const along = constraint.factors.slice()
      solveCholesky(factor, size, along)
      const missing = constraint.value - dot(constraint.factors, parameters) - dot(constraint.factors, move)
      const share = missing / dot(constraint.factors, along)
      for (let a = 0; a < size; a++) move[a] = (move[a] as number) + share * (along[a] as number)
    }
    const decrement = squareOf(factor, size, move)
    if (!Number.isFinite(decrement)) return null
    const isLast = !isMoved && (decrement <= smallest || (decrement <= smallEnough && decrement >= 0.5 * before))
    if (isLast) return { ...point, parameters, factor }
    before = decrement
    let length = 1
    for (let halving = 0; ; halving++) {
      const next = parameters.map((value, a) => value + length * (move[a] as number))
      const found = likelihood.at(next)
      // Losses that rounding cannot tell apart are as good as each other; onto the constraint every way is right.
      const isGood = isMoved ? Number.isFinite(found.value) : found.value >= point.value - 1e-13 * Math.abs(point.value)
      if (isGood || halving === mostHalvings) {
        if (!isGood) return decrement <= smallEnough ? { ...point, parameters, factor } : null
        parameters = next
        point = found
        break
      }
      length /= 2
    }
    isMoved &&= length < 1
  }
  return null
}

/** δᵀ I δ by the factor of I: the squared length of Lᵀ δ. */
export function squareOf(factor: Float64Array, size: number, move: Float64Array): number {
  let squares = 0
  for (let a = 0; a < size; a++) {
    let sum = 0
    for (let b = a; b < size; b++) sum += (factor[b * size + a] as number) * (move[b] as number)
    squares += sum * sum
  }
  return squares
}

/** cᵀ I⁻¹ c by the factor of I, the variance of c·θ: the squared length of L⁻¹ c. */
export function varianceOf(factor: Float64Array, size: number, combination: Float64Array): number {
  const solved = new Float64Array(size)
  let squares = 0
  for (let a = 0; a < size; a++) {
    let rest = combination[a] as number
    for (let b = 0; b < a; b++) rest -= (factor[a * size + b] as number) * (solved[b] as number)
    const value = rest / (factor[a * size + a] as number)
    solved[a] = value
    squares += value * value
  }
  return squares
}
