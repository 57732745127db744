import type { Precision } from '../../spec/runSpec'
import type { RealArray } from '../../math/matrix'
import { dot, norm } from './vectors'
import { createCorrectionPairs } from './correctionPairs'
import { type LinePoint, lossNoise, searchLine } from './lineSearch'

/** A function of the parameters with a gradient everywhere. */
export interface SmoothObjective {
  /**
   * The loss with its penalty at these parameters; writes its gradient. NaN and Infinity may come back; 'stopped' when
   * asked to stop, and then the gradient is not used.
   */
  evaluate(parameters: RealArray, gradient: RealArray): number | 'stopped'
}

/**
 * 'moved': one step was taken. 'converged': the gradient's norm is at most the tolerance, after a step or without any.
 * The others leave the parameters as they were. 'stopped': the same call again gives the same bits as if it had not
 * been stopped. 'stuck': no lower loss is to be found within what rounding allows. 'diverged': the loss or its gradient
 * is not finite.
 */
export type IterationOutcome = 'moved' | 'stopped' | 'converged' | 'stuck' | 'diverged'

export interface LbfgsState {
  numbers: Record<string, number>
  arrays: Record<string, RealArray>
}

export interface Lbfgs {
  /**
   * One iteration: moves `parameters` in place. The loss and gradient there are kept from the iteration before, so that
   * nobody else may move them in between.
   */
  iterate(objective: SmoothObjective, parameters: RealArray): IterationOutcome
  /** Loss and gradient of the start; the first iteration begins with it where nobody has. */
  begin(objective: SmoothObjective, parameters: RealArray): 'ready' | 'stopped'
  /** The loss at the present parameters, with the penalty; NaN before the first iteration. */
  readonly loss: number
  /** The norm of the gradient there, as it is measured for the tolerance; NaN before the first iteration. */
  readonly gradientNorm: number
  /** All that an exact resume needs beside the parameters. */
  save(): LbfgsState
  restore(state: LbfgsState): void
}

/** Pairs that are kept; Nocedal and Wright (section 7.2) report that 3 to 20 serve well. */
export const memory = 10
/** Rounding can hide progress for a while, as the losses of neighbouring points come out alike. */
export const mostIdleSteps = 5

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
 * Where it ends. The gradient's norm is the measure, since at a minimum the loss is flat: its last digits stop falling
 * while the gradient still has half of its figures to lose. So a step that does not lower the loss by what can be seen
 * is still accepted by its slope, up to a few in a row that lower neither loss nor norm below the best so far; then the
 * search is 'stuck', at what rounding allows.
 *
 * Determinism. Everything is one sequence of evaluations on the leading thread. Points, gradients and pairs are in the
 * run's precision, their inner products in float64 and in a fixed order; a checkpoint holds all of them.
 *
 * @param count parameters
 * @param tolerance of the gradient's norm
 * @param measure that norm; the Euclidean one unless told
 */
export function createLbfgs(
  count: number,
  tolerance: number,
  precision: Precision,
  measure: (gradient: RealArray) => number = norm,
): Lbfgs {
  const createArray = (): RealArray => (precision === 'float32' ? new Float32Array(count) : new Float64Array(count))
  const pairs = createCorrectionPairs(memory)
  const start = createArray()
  const direction = createArray()
  let gradient = createArray()
  let trialGradient = createArray()
  let loss = NaN
  let gradientNorm = NaN
  /** The lowest loss and norm of all points so far, and how many steps in a row have lowered neither. */
  let lowestLoss = Infinity
  let lowestNorm = Infinity
  let idleSteps = 0
  let evaluated = false

  /**
   * The line search along -H g, or along -g where `usePairs` is false. Leaves the gradient of the point found in
   * `trialGradient`.
   */
  const search = (objective: SmoothObjective, parameters: RealArray, usePairs: boolean, firstStep: number) => {
    direction.set(gradient)
    if (usePairs) pairs.applyInverseHessian(direction)
    for (let i = 0; i < count; i++) direction[i] = -(direction[i] as number)
    const slope = dot(gradient, direction)
    if (!(slope < 0)) return 'failed'

    let last = 0
    const at = (step: number): LinePoint | 'stopped' => {
      for (let i = 0; i < count; i++) parameters[i] = (start[i] as number) + step * (direction[i] as number)
      const trialLoss = objective.evaluate(parameters, trialGradient)
      last = step
      return trialLoss === 'stopped' ? 'stopped' : { step, loss: trialLoss, slope: dot(trialGradient, direction) }
    }
    const found = searchLine(at, { step: 0, loss, slope }, firstStep, lossNoise[precision] * Math.abs(loss))
    // The gradient at hand is that of the last step tried.
    return typeof found === 'string' || found.step === last ? found : at(found.step)
  }

  const begin = (objective: SmoothObjective, parameters: RealArray): 'ready' | 'stopped' => {
    if (evaluated) return 'ready'
    const first = objective.evaluate(parameters, gradient)
    if (first === 'stopped') return 'stopped'
    loss = first
    gradientNorm = norm(gradient)
    lowestLoss = loss
    lowestNorm = gradientNorm
    evaluated = true
    return 'ready'
  }

  const iterate = (objective: SmoothObjective, parameters: RealArray): IterationOutcome => {
    if (begin(objective, parameters) === 'stopped') return 'stopped'
    if (!Number.isFinite(loss) || !Number.isFinite(gradientNorm)) return 'diverged'
    if (measure(gradient) <= tolerance) return 'converged'

    start.set(parameters)
    const usePairs = pairs.count > 0
    let restart = false
    let found = search(objective, parameters, usePairs, usePairs ? 1 : 1 / gradientNorm)
    if (found === 'failed' && usePairs) {
      restart = true
      found = search(objective, parameters, false, Math.min(1, 1 / gradientNorm))
    }
    if (typeof found === 'string') {
      parameters.set(start)
      return found === 'stopped' ? 'stopped' : 'stuck'
    }
    const trialNorm = norm(trialGradient)
    const idle = !(found.loss < lowestLoss) && !(trialNorm < lowestNorm)
    if (idle && idleSteps === mostIdleSteps) {
      parameters.set(start)
      return 'stuck'
    }
    if (restart) pairs.clear()
    pairs.add(start, parameters, gradient, trialGradient)
    loss = found.loss
    gradientNorm = trialNorm
    lowestLoss = Math.min(lowestLoss, loss)
    lowestNorm = Math.min(lowestNorm, trialNorm)
    idleSteps = idle ? idleSteps + 1 : 0
    const kept = gradient
    gradient = trialGradient
    trialGradient = kept
    return measure(gradient) <= tolerance ? 'converged' : 'moved'
  }

  return {
    begin,
    iterate,
    get loss() {
      return loss
    },
    get gradientNorm() {
      return evaluated ? measure(gradient) : NaN
    },
    save: () => ({
      numbers: {
        loss,
        gradientNorm,
        lowestLoss,
        lowestNorm,
        idleSteps,
        evaluated: evaluated ? 1 : 0,
        pairs: pairs.count,
      },
      arrays: { gradient: gradient.slice(), ...pairs.save() },
    }),
    restore({ numbers, arrays }) {
      loss = numbers['loss'] ?? NaN
      gradientNorm = numbers['gradientNorm'] ?? NaN
      lowestLoss = numbers['lowestLoss'] ?? Infinity
      lowestNorm = numbers['lowestNorm'] ?? Infinity
      idleSteps = numbers['idleSteps'] ?? 0
      evaluated = numbers['evaluated'] === 1
      if (arrays['gradient']) gradient.set(arrays['gradient'])
      pairs.restore(arrays, numbers['pairs'] ?? 0)
    },
  }
}
