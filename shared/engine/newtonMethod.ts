import { fromLayout, toLayout } from './layout'
import type { Method, MethodOptions } from './method'
import { createNewton } from './optimizers/newton'
import { realBytes, realView } from './precision'

/** Newton's method over the whole batch: one iteration, with its step halving, an epoch. */
export function createNewtonMethod({ data, objective }: MethodOptions): Method {
  const { plan, memory, train } = data
  const { training, layout, network } = plan
  const parameters = realView(memory, training.precision, plan.parameters, layout.bytes / realBytes[training.precision])
  const newton = createNewton({ network, l2: training.l2, tolerance: training.tolerance })
  let totalWeight = 0
  for (let row = 0; row < train.inputs.rows; row++) totalWeight += train.weights?.[row] ?? 1

  return {
    batches: 1,
    step(_, shouldStop) {
      const plain = fromLayout(layout, parameters, network.parameterCount)
      const { inputs, targets, weights } = train
      const problem = { rows: inputs.rows, inputs, targets, weights, totalWeight, shouldStop }
      const outcome = newton.iterate(problem, plain)
      if (outcome === 'stopped') return outcome
      toLayout(layout, plain, parameters)
      return outcome === 'stuck' ? 'converged' : outcome
    },
    trainLoss: (shouldStop) => objective.meanLoss('train', shouldStop),
    learningRate: NaN,
    save: () => ({ numbers: {}, arrays: {} }),
    restore: () => undefined,
  }
}
