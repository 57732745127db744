import type { Precision } from '../../spec/runSpec'
import type { RealArray } from '../../math/matrix'
import { type CorrectionPairs, createCorrectionPairs } from './correctionPairs'
import { norm } from './vectors'

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

export interface QuasiNewtonState {
  numbers: Record<string, number>
  arrays: Record<string, RealArray>
}

export interface QuasiNewton {
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
  save(): QuasiNewtonState
  restore(state: QuasiNewtonState): void
}

/** Pairs that are kept; Nocedal and Wright (section 7.2) report that 3 to 20 serve well. */
const memory = 10
/** Rounding can hide progress for a while, as the losses of neighbouring points come out alike. */
const mostIdleSteps = 5

/** What is known of a point besides its loss. */
export interface Point {
  /** Of the smooth part of what is minimised: the pairs are of its differences. */
  gradient: RealArray
  /** The slopes that a step goes against, whose norm is to become 0: the gradient itself where all is smooth. */
  slopes: RealArray
}

/** Where a search begins, and what it may use. */
export interface SearchStart {
  start: RealArray
  loss: number
  here: Point
  /** To be left as the point that was found. */
  trial: Point
  pairs: CorrectionPairs
  /** Whether the pairs make the direction; else it is that of the slopes. */
  usePairs: boolean
  firstStep: number
}

/** What a method does its own way. */
export interface QuasiNewtonMethod {
  createPoint(): Point
  evaluate(objective: SmoothObjective, parameters: RealArray, to: Point): number | 'stopped'
  /** The loss of the point that it has moved the parameters to; 'failed' where no step helps. */
  search(objective: SmoothObjective, parameters: RealArray, from: SearchStart): number | 'stopped' | 'failed'
}

/**
 * Iterations of a quasi-Newton method. Where a direction by the pairs does not go downhill, or no step along it helps, the pairs are
 * forgotten and the plain slopes are tried.
 *
 * Where it ends. The norm of the slopes is the measure, since at a minimum the loss is flat: its last digits stop falling
 * while the gradient still has half of its figures to lose. So a step that does not lower the loss by what can be seen
 * is still accepted by its slope, up to a few in a row that lower neither loss nor norm below the best so far; then the
 * search is 'stuck', at what rounding allows.
 *
 * Determinism. Everything is one sequence of evaluations on the leading thread. Points, gradients and pairs are in the
 * run's precision, their inner products in float64 and in a fixed order; a checkpoint holds all of them.
 *
 * @param count parameters
 * @param tolerance of the norm of the slopes
 * @param measure that norm; the Euclidean one unless told
 */
export function createQuasiNewton(
  count: number,
  tolerance: number,
  precision: Precision,
  method: QuasiNewtonMethod,
  measure: (slopes: RealArray) => number = norm,
): QuasiNewton {
  const pairs = createCorrectionPairs(memory)
  const start = createArray(count, precision)
  let here = method.createPoint()
  let trial = method.createPoint()
  let loss = NaN
  /** The lowest loss and norm of all points so far, and how many steps in a row have lowered neither. */
  let lowestLoss = Infinity
  let lowestNorm = Infinity
  let idleSteps = 0
  let evaluated = false

  const begin = (objective: SmoothObjective, parameters: RealArray): 'ready' | 'stopped' => {
    if (evaluated) return 'ready'
    const first = method.evaluate(objective, parameters, here)
    if (first === 'stopped') return 'stopped'
    loss = first
    lowestLoss = loss
    lowestNorm = norm(here.slopes)
    evaluated = true
    return 'ready'
  }

  const iterate = (objective: SmoothObjective, parameters: RealArray): IterationOutcome => {
    if (begin(objective, parameters) === 'stopped') return 'stopped'
    const size = norm(here.slopes)
    if (!Number.isFinite(loss) || !Number.isFinite(size)) return 'diverged'
    if (measure(here.slopes) <= tolerance) return 'converged'

    start.set(parameters)
    const from = { start, loss, here, trial, pairs }
    const usePairs = pairs.count > 0
    let restart = false
    let found = method.search(objective, parameters, { ...from, usePairs, firstStep: usePairs ? 1 : 1 / size })
    if (found === 'failed' && usePairs) {
      restart = true
      found = method.search(objective, parameters, { ...from, usePairs: false, firstStep: Math.min(1, 1 / size) })
    }
    if (typeof found === 'string') {
      parameters.set(start)
      return found === 'stopped' ? 'stopped' : 'stuck'
    }
    const trialNorm = norm(trial.slopes)
    const idle = !(found < lowestLoss) && !(trialNorm < lowestNorm)
    if (idle && idleSteps === mostIdleSteps) {
      parameters.set(start)
      return 'stuck'
    }
    if (restart) pairs.clear()
    pairs.add(start, parameters, here.gradient, trial.gradient)
    loss = found
    lowestLoss = Math.min(lowestLoss, loss)
    lowestNorm = Math.min(lowestNorm, trialNorm)
    idleSteps = idle ? idleSteps + 1 : 0
    ;[here, trial] = [trial, here]
    return measure(here.slopes) <= tolerance ? 'converged' : 'moved'
  }

  return {
    begin,
    iterate,
    get loss() {
      return loss
    },
    get gradientNorm() {
      return evaluated ? measure(here.slopes) : NaN
    },
    save: () => ({
      numbers: { loss, lowestLoss, lowestNorm, idleSteps, evaluated: evaluated ? 1 : 0, pairs: pairs.count },
      arrays: {
        gradient: here.gradient.slice(),
        ...(here.slopes === here.gradient ? {} : { slopes: here.slopes.slice() }),
        ...pairs.save(),
      },
    }),
    restore({ numbers, arrays }) {
      loss = numbers['loss'] ?? NaN
      lowestLoss = numbers['lowestLoss'] ?? Infinity
      lowestNorm = numbers['lowestNorm'] ?? Infinity
      idleSteps = numbers['idleSteps'] ?? 0
      evaluated = numbers['evaluated'] === 1
      if (arrays['slopes']) here.slopes.set(arrays['slopes'])
      if (arrays['gradient']) here.gradient.set(arrays['gradient'])
      pairs.restore(arrays, numbers['pairs'] ?? 0)
    },
  }
}

export function createArray(count: number, precision: Precision): RealArray {
  return precision === 'float32' ? new Float32Array(count) : new Float64Array(count)
}
