import { coordinatesOf } from '../coordinates/coordinatesOf'
import type { Method, MethodOptions } from './method'
import { createLbfgs } from '../optimizers/lbfgs'
import type { SmoothObjective } from '../optimizers/quasiNewton'
import { createOrthantwise } from '../optimizers/orthantwise'
import type { ShouldStop } from '../rows/partData'
import type { RealArray } from '../../math/matrix'
import { realBytes, realView } from '../network/precision'

/**
 * L-BFGS over the whole batch: one iteration, with its line search, an epoch. It minimizes the mean loss plus λ/2 Σw²,
 * which has to be smooth: curvature is estimated from differences of gradients, and neither dropout nor the gradient of
 * another batch would leave anything of it. The settings exclude them. The corners of L1 are the business of the orthant-wise
 * form (orthantwise.ts), without hidden layers.
 *
 * The optimizer works on a point of its own and the memory follows: each evaluation writes the parameters of the trial
 * point, runs the gradient phase, and takes the mean gradient back. The padding goes along, with a value and a gradient of
 * 0. The point is that of columns with the center 0 and a scale near 1 (coordinates.ts), whatever the units of the table:
 * for standardized ones it is the parameters themselves.
 */
export function createLbfgsMethod({ data, kernels, objective }: MethodOptions): Method {
  const { plan, memory } = data
  const { training, layout } = plan
  const { rows } = plan.train
  const count = layout.bytes / realBytes[training.precision]
  const parameters = realView(memory, training.precision, plan.parameters, count)
  const gradient = realView(memory, training.precision, plan.gradient, count)
  const coordinates = coordinatesOf(data)
  const penalties = new Float64Array(count)
  coordinates.penalize(training.l1, penalties)
  const lbfgs =
    training.l1 > 0
      ? createOrthantwise(penalties, training.tolerance, training.precision, coordinates.norm)
      : createLbfgs(count, training.tolerance, training.precision, coordinates.norm)
  /** Where the optimizer stands; null before it has begun. */
  let point: RealArray | null = null
  const startPoint = (): RealArray => {
    const start = parameters.slice()
    coordinates.toPoint(parameters, start)
    return start
  }
  /** Σw² over the weights as they lie in the memory; biases have no penalty. */
  const squaredWeights = (): number =>
    layout.layers.reduce(
      (sum, { weights, weightBytes }) => sum + kernels.sumOfSquares(plan.parameters + weights, weightBytes),
      0,
    )
  /** The mean loss of the last evaluation, which belongs to the parameters as they lie in the memory. */
  let meanLoss: number | null = null

  /** The objective as the optimizer sees it: loss with penalty, and gradient. */
  const evaluator = (shouldStop: ShouldStop): SmoothObjective => ({
    evaluate(at, to) {
      coordinates.toParameters(at, parameters)
      meanLoss = null
      const loss = objective.gradient(0, rows, 0, true, shouldStop)
      if (loss === 'stopped') return 'stopped'
      meanLoss = loss
      objective.reduce()
      to.set(gradient)
      coordinates.gradientAtPoint(to)
      return loss + 0.5 * training.l2 * squaredWeights()
    },
  })

  return {
    batches: 1,
    step(_, shouldStop) {
      const before = parameters.slice()
      const moving = point?.slice() ?? startPoint()
      const outcome = lbfgs.iterate(evaluator(shouldStop), moving)
      const after = before.slice()
      if (outcome !== 'stopped') {
        point = moving
        coordinates.toParameters(moving, after)
      }
      if (!sameValues(after, parameters)) {
        parameters.set(after)
        meanLoss = null
      }
      return outcome === 'stuck' ? 'stalled' : outcome
    },
    trainLoss(shouldStop) {
      // The pass that gives the loss of the start gives its gradient too.
      if (point === null) {
        const before = parameters.slice()
        const start = startPoint()
        if (lbfgs.begin(evaluator(shouldStop), start) === 'stopped') {
          parameters.set(before)
          return 'stopped'
        }
        point = start
      }
      return meanLoss ?? objective.meanLoss('train', shouldStop)
    },
    learningRate: NaN,
    baseRate: NaN,
    gradientNorm: () => lbfgs.gradientNorm,
    save() {
      const { numbers, arrays } = lbfgs.save()
      return {
        numbers: { ...numbers, meanLoss: meanLoss ?? NaN },
        arrays: { ...arrays, ...(point === null ? {} : { point: point.slice() }) },
      }
    },
    restore(state) {
      lbfgs.restore(state)
      point = state.arrays['point']?.slice() ?? null
      const { meanLoss: kept = NaN } = state.numbers
      meanLoss = Number.isNaN(kept) ? null : kept
    },
  }
}

/** Whether two arrays agree number by number; NaN agrees with nothing. */
function sameValues(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
