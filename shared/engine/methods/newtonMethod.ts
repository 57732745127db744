import { fromLayout, toLayout } from '../network/layout'
import type { Matrix, RowBlocks } from '../../math/matrix'
import type { Method, MethodOptions } from './method'
import { createNewton } from '../optimizers/newton'
import { createReals, realBytes, realView } from '../network/precision'
import type { TrainingData } from '../rows/trainingData'

/**
 * Newton's method over the whole batch: one iteration, with its step halving, an epoch.
 *
 * The iteration is in the plain order of the parameters, on this thread alone, and in float64, which the settings
 * require of such a run: the solution of the linear equations needs the figures, and the optimizer keeps the curvature
 * at parameters that must not be rounded on their way to the memory and back. Row weights are summed once: the loss is
 * a mean over them.
 */
export function createNewtonMethod({ data, objective }: MethodOptions): Method {
  const { plan, memory, train } = data
  const { training, layout, network } = plan
  const parameters = realView(memory, training.precision, plan.parameters, layout.bytes / realBytes[training.precision])
  const newton = createNewton({ network, ...training })
  const { rows } = plan.train
  const inputs = inputsOf(data)
  let totalWeight = 0
  for (let row = 0; row < rows; row++) totalWeight += train.weights?.[row] ?? 1

  return {
    batches: 1,
    step(_, shouldStop) {
      const plain = fromLayout(layout, parameters, network.parameterCount)
      const { targets, weights } = train
      const problem = { rows, inputs, targets, weights, totalWeight, shouldStop }
      const outcome = newton.iterate(problem, plain)
      if (outcome === 'stopped') return outcome
      toLayout(layout, plain, parameters)
      return outcome === 'stuck' ? 'converged' : outcome
    },
    trainLoss: (shouldStop) => objective.meanLoss('train', shouldStop),
    learningRate: NaN,
    get gradientNorm() {
      return newton.gradientNorm
    },
    save: () => ({ numbers: {}, arrays: {} }),
    restore: () => undefined,
  }
}

/**
 * The training rows where they lie: in memory, or a block at a time from outside of it, bit for bit the same numbers.
 */
function inputsOf({ plan, train, source }: TrainingData): Matrix | RowBlocks {
  const { rows, stride, source: part } = plan.train
  if (source === null || part === null) return train.inputs
  const { precision } = plan.training
  const columns = plan.network.inputs
  return {
    rows,
    columns,
    block: (from, count) => {
      const values = createReals(precision, (count * stride) / realBytes[precision])
      source.read(part, from, count, new Uint8Array(values.buffer))
      return { rows: count, columns, stride: stride / realBytes[precision], values }
    },
  }
}
