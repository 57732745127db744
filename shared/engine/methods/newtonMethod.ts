import { columnScaleOf, isPlain, scaledRows } from '../coordinates/columnScale'
import { createCoordinates } from '../coordinates/coordinates'
import { fromLayout, toLayout } from '../network/layout'
import type { Method, MethodOptions } from './method'
import type { LayerShape } from '../network/network'
import { createNewton } from '../optimizers/newton'
import { realBytes, realView } from '../network/precision'
import { trainingRows } from '../rows/trainingRows'

/**
 * Newton's method over the whole batch: one iteration, with its step halving, an epoch.
 *
 * The iteration is in the plain order of the parameters, on this thread alone, and in float64, which the settings
 * require of such a run: the solution of the linear equations needs the figures, and the optimizer keeps the curvature
 * at parameters that must not be rounded on their way to the memory and back. Row weights are summed once: the loss is
 * a mean over them.
 *
 * It sees the rows with their columns centered and scaled, and the parameters that go with them (coordinates.ts): squares
 * of units such as 1e-6 beside 1e12 have no common figures left in float64. Standardized columns stay as they are.
 */
export function createNewtonMethod({ data, objective }: MethodOptions): Method {
  const { plan, memory, train } = data
  const { training, layout, network } = plan
  const parameters = realView(memory, training.precision, plan.parameters, layout.bytes / realBytes[training.precision])
  const { rows } = plan.train
  const lying = trainingRows(data)
  const scale = columnScaleOf(lying, rows, train.weights)
  const inputs = isPlain(scale) ? lying : scaledRows(lying, scale)
  const coordinates = createCoordinates(network.shapes[0] as LayerShape, scale)
  const newton = createNewton({ network, ...training, scales: scale.scales, norm: coordinates.norm })
  /** The parameters as the optimizer last left them; null before its first step. */
  let point: Float64Array | null = null
  let totalWeight = 0
  for (let row = 0; row < rows; row++) totalWeight += train.weights?.[row] ?? 1

  return {
    batches: 1,
    step(_, shouldStop) {
      const plain = fromLayout(layout, parameters, network.parameterCount)
      const at = point ?? new Float64Array(plain.length)
      if (point === null) coordinates.toPoint(plain, at)
      const { targets, weights } = train
      const problem = { rows, inputs, targets, weights, totalWeight, shouldStop }
      const outcome = newton.iterate(problem, at)
      if (outcome === 'stopped') return outcome
      point = at
      coordinates.toParameters(at, plain)
      toLayout(layout, plain, parameters)
      return outcome === 'stuck' ? 'stalled' : outcome
    },
    trainLoss: (shouldStop) => objective.meanLoss('train', shouldStop),
    learningRate: NaN,
    baseRate: NaN,
    gradientNorm: () => newton.gradientNorm,
    save: () => ({ numbers: {}, arrays: point === null ? {} : { point: point.slice() } }),
    restore: ({ arrays }) => {
      point = arrays['point'] ? Float64Array.from(arrays['point']) : null
    },
  }
}
