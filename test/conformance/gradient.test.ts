import { describe, expect, it } from 'vitest'
import { type TrainingSpec, activations } from '@shared/spec/runSpec'
import { type Network, createNetwork } from '@shared/engine/network/network'
import type { PartData } from '@shared/engine/rows/partData'
import { createRandom } from '@shared/math/random'
import { lossSurface } from '../shared/engine/lossSurface'
import { plainSums, rowOf } from '../shared/engine/plainNetwork'
import {
  type Given,
  gradientDescent,
  logistic,
  randomNumberPart,
  randomPart,
  withWeights,
} from '../shared/engine/support'

const rows = 6
const inputs = 3
/** Of the central differences. Their error is h⁴/30 times the fifth derivative, and rounding over h. */
const h = 2e-4
/** Within it no difference reaches a kink, of an activation, of the Huber loss or of an absolute value. */
const margin = 4e-3

const targets = [
  { target: 'two classes', classCount: 2, loss: 'crossEntropy' },
  { target: 'three classes', classCount: 3, loss: 'crossEntropy' },
  { target: 'squared error', classCount: 0, loss: 'squaredError' },
  { target: 'Huber', classCount: 0, loss: 'huber' },
] as const
const regularisers = [
  { l1: 0, l2: 0 },
  { l1: 0.05, l2: 0 },
  { l1: 0, l2: 0.1 },
  { l1: 0.05, l2: 0.1 },
  { labelSmoothing: 0.3 },
]
const hiddens = [[], [5], [5, 4, 3]]
const huberDelta = 0.8

type Target = (typeof targets)[number]
interface Point {
  part: PartData
  parameters: Float64Array
}

/** Rows and parameters, biases too, at which nothing is near a kink: those of the first seed that has such. */
function smoothPoint(network: Network, { classCount, loss }: Target): Point {
  for (let seed = 1; seed < 1000; seed++) {
    const part = classCount > 0 ? randomPart(rows, inputs, classCount, seed) : randomNumberPart(rows, inputs, seed)
    const { normal } = createRandom(seed, 'initialisation')
    const parameters = Float64Array.from({ length: network.parameterCount }, () => 0.7 * normal())
    const smooth = Array.from({ length: rows }, (_, row) => {
      const sums = plainSums(network, parameters, rowOf(part, row))
      const outputs = sums.pop()!
      const residual = Math.abs(Math.abs(outputs[0]! - part.targets[row]!) - huberDelta)
      return sums.flat().every((z) => Math.abs(z) > margin) && (loss !== 'huber' || residual > margin)
    })
    if (smooth.every(Boolean) && parameters.every((value) => Math.abs(value) > margin)) return { part, parameters }
  }
  throw new Error('no seed will do')
}

/** Central differences of fourth order: (-f(x + 2h) + 8 f(x + h) - 8 f(x - h) + f(x - 2h)) / 12h. */
function expectSlopes(gradient: Float64Array, parameters: Float64Array, f: (at: Float64Array) => number): void {
  const moved = parameters.slice()
  const at = (index: number, change: number) => {
    moved[index] = parameters[index]! + change
    const value = f(moved)
    moved[index] = parameters[index]!
    return value
  }
  let worst = 0
  gradient.forEach((found, index) => {
    const near = at(index, h) - at(index, -h)
    const far = at(index, 2 * h) - at(index, -2 * h)
    const slope = (8 * near - far) / (12 * h)
    worst = Math.max(worst, Math.abs(found - slope) / (5e-6 * Math.abs(slope) + 1e-10))
  })
  expect(worst, 'of what 5e-6 of the slope and 1e-10 allow').toBeLessThanOrEqual(1)
  expect(gradient.some((value) => Math.abs(value) > 1e-3)).toBe(true)
}

describe.each(activations)('%s', (activation) => {
  describe.each(targets)('$target', (target) => {
    it.each(hiddens.map((hidden) => ({ hidden })))('layers of $hidden: the gradient is the slope', ({ hidden }) => {
      const network = { ...logistic, hidden, activation }
      const { classCount, loss } = target
      const { part, parameters } = smoothPoint(createNetwork(inputs, classCount, network), target)
      for (const rowsOf of [part, withWeights(part)]) {
        for (const regulariser of regularisers) {
          const training: TrainingSpec = { ...gradientDescent, loss, huberDelta, ...regulariser }
          const surface = lossSurface(rowsOf, { network, training, classCount })
          expectSlopes(surface.pass(parameters).gradient, parameters, surface.loss)
        }
      }
    })

    it('with dropout the gradient is the slope for the same dropped units', () => {
      const network = { ...logistic, hidden: [5, 4, 3], activation }
      const { classCount, loss } = target
      const { part, parameters } = smoothPoint(createNetwork(inputs, classCount, network), target)
      const training: TrainingSpec = { ...gradientDescent, loss, huberDelta, l2: 0.1, dropout: 0.3 }
      const given: Given = { network, training, classCount, seed: 5 }
      const surface = lossSurface(withWeights(part), given)
      const epoch = 4
      const { loss: dropped, gradient } = surface.pass(parameters, epoch)
      expect(dropped).not.toBe(surface.loss(parameters))
      expectSlopes(gradient, parameters, (at) => surface.pass(at, epoch).loss)
    })
  })
})
