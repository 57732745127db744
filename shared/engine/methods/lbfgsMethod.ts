import type { Method, MethodOptions } from './method'
import { type SmoothObjective, createLbfgs } from '../optimizers/lbfgs'
import type { ShouldStop } from '../rows/partData'
import { realBytes, realView } from '../network/precision'

/**
 * L-BFGS over the whole batch: one iteration, with its line search, an epoch. It minimizes the mean loss plus λ/2 Σw²,
 * which has to be smooth: curvature is estimated from differences of gradients, and neither the corner of L1, nor
 * dropout, nor the gradient of another batch would leave anything of it. The settings exclude them.
 *
 * The optimizer works on copies of the parameters and the memory follows: each evaluation copies the trial point in,
 * runs the gradient job, and copies the mean gradient out. The padding goes along, with a value and a gradient of 0.
 */
export function createLbfgsMethod({ data: { plan, memory }, kernels, objective }: MethodOptions): Method {
  const { training, layout } = plan
  const { rows } = plan.train
  const count = layout.bytes / realBytes[training.precision]
  const parameters = realView(memory, training.precision, plan.parameters, count)
  const gradient = realView(memory, training.precision, plan.gradient, count)
  const lbfgs = createLbfgs(count, training.tolerance, training.precision)
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
      parameters.set(at)
      meanLoss = null
      const loss = objective.gradient(0, rows, 0, true, shouldStop)
      if (loss === 'stopped') return 'stopped'
      meanLoss = loss
      objective.reduce()
      to.set(gradient)
      return loss + 0.5 * training.l2 * squaredWeights()
    },
  })

  return {
    batches: 1,
    step(_, shouldStop) {
      const moving = parameters.slice()
      const before = parameters.slice()
      const outcome = lbfgs.iterate(evaluator(shouldStop), moving)
      const after = outcome === 'stopped' ? before : moving
      if (!sameValues(after, parameters)) {
        parameters.set(after)
        meanLoss = null
      }
      return outcome === 'stuck' ? 'converged' : outcome
    },
    trainLoss(shouldStop) {
      // The pass that gives the loss of the start gives its gradient too.
      if (lbfgs.begin(evaluator(shouldStop), parameters.slice()) === 'stopped') return 'stopped'
      return meanLoss ?? objective.meanLoss('train', shouldStop)
    },
    learningRate: NaN,
    get gradientNorm() {
      return lbfgs.gradientNorm
    },
    save() {
      const { numbers, arrays } = lbfgs.save()
      return { numbers: { ...numbers, meanLoss: meanLoss ?? NaN }, arrays }
    },
    restore(state) {
      lbfgs.restore(state)
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
