import type { Precision } from '../../spec/runSpec'
import type { RealArray } from '../../math/matrix'
import { type LinePoint, lossNoise, searchLine } from './lineSearch'
import { type QuasiNewton, createArray, createQuasiNewton } from './quasiNewton'
import { dot } from './vectors'

/**
 * Limited-memory BFGS (Liu and Nocedal, "On the limited memory BFGS method for large scale optimization", Mathematical
 * Programming 45, 1989): θ ← θ - α H g, where H approximates the inverse Hessian from the last ten steps and α comes
 * from a strong Wolfe line search that tries 1 first. Without any pairs yet, H is the identity and α starts at 1 / ‖g‖,
 * a step of length 1.
 *
 * Newton's step is -B⁻¹g with the true Hessian B; here differences of gradients take its part (correctionPairs.ts).
 * Each iteration needs a pass over all rows for every trial of the line search, mostly one, and a few vectors beside
 * it: no matrix, no second derivatives. As H is positive definite, gᵀHg > 0 and the direction -H g goes downhill; where
 * rounding has made it not so, or where no step along it helps, the pairs are forgotten and the plain gradient is
 * tried.
 *
 * When it ends, and what it is determined by: quasiNewton.ts.
 *
 * @param count parameters
 * @param tolerance of the gradient's norm
 * @param measure that norm; the Euclidean one unless told
 */
export function createLbfgs(
  count: number,
  tolerance: number,
  precision: Precision,
  measure?: (gradient: RealArray) => number,
): QuasiNewton {
  const direction = createArray(count, precision)
  return createQuasiNewton(
    count,
    tolerance,
    precision,
    {
      createPoint: () => {
        const gradient = createArray(count, precision)
        return { gradient, slopes: gradient }
      },
      evaluate: (objective, parameters, { gradient }) => objective.evaluate(parameters, gradient),
      /** The line search along -H g, or along -g without the pairs. */
      search: (objective, parameters, { start, loss, here, trial, pairs, usePairs, firstStep }) => {
        direction.set(here.gradient)
        if (usePairs) pairs.applyInverseHessian(direction)
        for (let i = 0; i < count; i++) direction[i] = -(direction[i] as number)
        const slope = dot(here.gradient, direction)
        if (!(slope < 0)) return 'failed'

        let last = 0
        const at = (step: number): LinePoint | 'stopped' => {
          for (let i = 0; i < count; i++) parameters[i] = (start[i] as number) + step * (direction[i] as number)
          const trialLoss = objective.evaluate(parameters, trial.gradient)
          last = step
          return trialLoss === 'stopped' ? 'stopped' : { step, loss: trialLoss, slope: dot(trial.gradient, direction) }
        }
        const found = searchLine(at, { step: 0, loss, slope }, firstStep, lossNoise[precision] * Math.abs(loss))
        // The gradient at hand is that of the last step tried.
        const reached = typeof found === 'string' || found.step === last ? found : at(found.step)
        return typeof reached === 'string' ? reached : reached.loss
      },
    },
    measure,
  )
}
