import { createBackward } from './backward'
import { createForward } from './forward'
import { addLosses } from './losses'
import type { Matrix } from './matrix'
import type { Network } from './network'

/** The rows of one part of the data, prepared. */
export interface PartData {
  inputs: Matrix
  /** The class index of each row. */
  classes: Uint32Array
}

export type ShouldStop = () => boolean

/**
 * What training makes small, the mean cross-entropy of a part, and its gradient. Rows go through in blocks; `shouldStop`
 * is asked before each, and where it says yes the answer is 'stopped' and the gradient is not to be used.
 */
export interface Objective {
  /** The last gradient of the mean loss, without the penalty; one entry a parameter. */
  gradient: Float64Array
  meanLoss(parameters: Float64Array, part: PartData, shouldStop: ShouldStop): number | 'stopped'
  /** Both from one forward pass, over every row in the order of the part. */
  meanLossAndGradient(parameters: Float64Array, part: PartData, shouldStop: ShouldStop): number | 'stopped'
  /** The gradient of the mean loss over the rows order[from], ..., order[to - 1]. */
  batchGradient(
    parameters: Float64Array,
    part: PartData,
    order: Uint32Array,
    from: number,
    to: number,
    shouldStop: ShouldStop,
  ): 'finished' | 'stopped'
}

/** @param blockRows rows that go through together; only tests choose it */
export function createObjective(network: Network, blockRows?: number): Objective {
  const forward = createForward(network, blockRows)
  const backward = createBackward(network, forward)
  const { inputs, outputs } = network
  const gradient = new Float64Array(network.parameterCount)
  const gathered = new Float64Array(forward.blockRows * inputs)
  const gatheredClasses = new Uint32Array(forward.blockRows)

  const divide = (rows: number): void => {
    for (let i = 0; i < gradient.length; i++) gradient[i] = (gradient[i] as number) / rows
  }

  const pass = (
    parameters: Float64Array,
    { inputs: { rows, values }, classes }: PartData,
    shouldStop: ShouldStop,
    withGradient: boolean,
  ): number | 'stopped' => {
    let total = 0
    if (withGradient) gradient.fill(0)
    for (let start = 0; start < rows; start += forward.blockRows) {
      if (shouldStop()) return 'stopped'
      const count = Math.min(forward.blockRows, rows - start)
      const logits = forward.run(parameters, values, start, count)
      total = addLosses(total, logits, outputs, count, classes, start)
      if (withGradient) backward.add(parameters, values, start, count, classes, start, gradient)
    }
    if (withGradient) divide(rows)
    return total / rows
  }

  const gather = (part: PartData, order: Uint32Array, from: number, count: number): void => {
    const { values } = part.inputs
    let at = 0
    for (let i = 0; i < count; i++) {
      const row = order[from + i] as number
      gatheredClasses[i] = part.classes[row] as number
      for (let x = row * inputs; x < (row + 1) * inputs; x++) gathered[at++] = values[x] as number
    }
  }

  return {
    gradient,
    meanLoss: (parameters, part, shouldStop) => pass(parameters, part, shouldStop, false),
    meanLossAndGradient: (parameters, part, shouldStop) => pass(parameters, part, shouldStop, true),
    batchGradient(parameters, part, order, from, to, shouldStop) {
      gradient.fill(0)
      for (let start = from; start < to; start += forward.blockRows) {
        if (shouldStop()) return 'stopped'
        const count = Math.min(forward.blockRows, to - start)
        gather(part, order, start, count)
        forward.run(parameters, gathered, 0, count)
        backward.add(parameters, gathered, 0, count, gatheredClasses, 0, gradient)
      }
      divide(to - from)
      return 'finished'
    },
  }
}
