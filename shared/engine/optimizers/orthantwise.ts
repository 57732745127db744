import type { Precision } from '../../spec/runSpec'
import type { RealArray } from '../../math/matrix'
import { lossNoise } from './lineSearch'
import {
  type Point,
  type QuasiNewton,
  type SearchStart,
  type SmoothObjective,
  createArray,
  createQuasiNewton,
} from './quasiNewton'
import { dot, norm } from './vectors'

/*
 * L-BFGS with an L1 penalty: the least of F(θ) = f(θ) + Σ λᵢ|θᵢ| with a smooth f and λᵢ >= 0, by the orthant-wise method of
 * Andrew and Gao, "Scalable training of L1-regularized log-linear models", ICML 2007.
 *
 * Within an orthant, where no sign changes, the penalty is linear and F smooth. The pseudo-gradient ◇F is the slope of
 * least size that F allows:
 *
 *   ∂f + λ sign θ                            for θ not 0,
 *   ∂f + λ, ∂f - λ or 0, nearest to 0        for θ = 0: the slopes there are all of ∂f - λ to ∂f + λ.
 *
 * F is least where it is 0 in all coordinates, since F is convex. Its sign at a coordinate of 0 says into which orthant to
 * go. A step goes along -H ◇F with the H of L-BFGS, which knows the curvature of f alone as the penalty has none, and what
 * would leave the orthant stays at exactly 0: that is where zeros come from.
 *
 * Two changes make the end as quick as that of L-BFGS. Coordinates that are 0 and have the slope 0 are held, and H is built
 * of the others' parts of the pairs alone (Schmidt, "Graphical model structure learning with L1-regularization", PhD thesis,
 * University of British Columbia 2010, section 2.3.3): once the zeros are known, this is L-BFGS on the rest. And only
 * coordinates at 0 are kept from moving against their slope, where the paper has it for all; a direction that does not go
 * downhill then gives way to -◇F.
 *
 * The length of a step is halved from 1 until F has fallen by a share of what the slopes promise. Where losses differ by
 * rounding only, a pseudo-gradient of a smaller norm counts in their place, as in L-BFGS.
 */

/** Armijo's share. */
const sufficientDecrease = 1e-4
const mostHalvings = 30

/**
 * @param penalties λᵢ of each parameter; 0 for those without a penalty
 * @param measure of the pseudo-gradient, for the tolerance
 */
export function createOrthantwise(
  penalties: Float64Array,
  tolerance: number,
  precision: Precision,
  measure?: (gradient: RealArray) => number,
): QuasiNewton {
  const count = penalties.length
  const direction = createArray(count, precision)
  /** Which coordinates may move. */
  const free = new Uint8Array(count)
  /** The sign that each coordinate may have on the way of a step; 0 where either. */
  const orthant = new Int8Array(count)

  const penaltyAt = (parameters: RealArray): number => {
    let sum = 0
    for (let i = 0; i < count; i++) sum += (penalties[i] as number) * Math.abs(parameters[i] as number)
    return sum
  }

  /** ◇F from the gradient of f. */
  const writeSlopes = (parameters: RealArray, of: RealArray, to: RealArray): void => {
    for (let i = 0; i < count; i++) {
      const slope = of[i] as number
      const penalty = penalties[i] as number
      const sign = Math.sign(parameters[i] as number)
      to[i] = sign === 0 ? Math.sign(slope) * Math.max(Math.abs(slope) - penalty, 0) : slope + penalty * sign
    }
  }

  const evaluate = (objective: SmoothObjective, at: RealArray, { gradient, slopes }: Point): number | 'stopped' => {
    const smooth = objective.evaluate(at, gradient)
    if (smooth === 'stopped') return smooth
    writeSlopes(at, gradient, slopes)
    return smooth + penaltyAt(at)
  }

  /** The direction, with its slope. */
  const aim = ({ start, here: { slopes }, pairs, usePairs }: SearchStart): number => {
    for (let i = 0; i < count; i++) free[i] = start[i] === 0 && slopes[i] === 0 ? 0 : 1
    direction.set(slopes)
    if (usePairs) pairs.applyInverseHessianWithin(free, direction)
    for (let i = 0; i < count; i++) {
      const slope = slopes[i] as number
      const at = start[i] as number
      const penalized = (penalties[i] as number) > 0
      const length = -(direction[i] as number)
      direction[i] = penalized && at === 0 && length * slope >= 0 ? 0 : length
      orthant[i] = penalized ? Math.sign(at === 0 ? -slope : at) : 0
    }
    return dot(slopes, direction)
  }

  const search = (objective: SmoothObjective, parameters: RealArray, from: SearchStart) => {
    if (!(aim(from) < 0)) return 'failed'
    const { start, loss, here, trial, firstStep } = from
    const { slopes } = here
    const noise = lossNoise[precision] * Math.abs(loss)
    let step = firstStep
    for (let halving = 0; halving <= mostHalvings; halving++, step /= 2) {
      let promised = 0
      for (let i = 0; i < count; i++) {
        const sign = orthant[i] as number
        parameters[i] = (start[i] as number) + step * (direction[i] as number)
        if (sign !== 0 && (parameters[i] as number) * sign <= 0) parameters[i] = 0
        promised += (slopes[i] as number) * ((parameters[i] as number) - (start[i] as number))
      }
      if (!(promised < 0)) continue
      const found = evaluate(objective, parameters, trial)
      if (found === 'stopped') return 'stopped'
      if (found <= loss + sufficientDecrease * promised) return found
      if (Math.abs(found - loss) <= noise && norm(trial.slopes) < norm(slopes)) return found
    }
    return 'failed'
  }

  const createPoint = (): Point => ({ gradient: createArray(count, precision), slopes: createArray(count, precision) })
  return createQuasiNewton(count, tolerance, precision, { createPoint, evaluate, search }, measure)
}
