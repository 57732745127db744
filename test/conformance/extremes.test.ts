import { describe, expect, it } from 'vitest'
import { type Precision, precisions } from '@shared/spec/runSpec'
import { gradientDescent, never, partOf, trainerOn } from '../shared/engine/support'
import { kinds } from './cases'
import { predictProbabilities, predictValues } from '../shared/engine/predict/predictRows'

/** Near the largest number of each precision. */
const huge: Record<Precision, number> = { float32: 1e38, float64: 1e308 }

describe.each(precisions)('logits beyond measure in %s', (precision) => {
  const size = huge[precision]

  describe.each(kinds)('$name', ({ classCount, network }) => {
    const targets = classCount === 0 ? [0.5, -0.5, 0.5, -0.5] : [0, 1, 0, 1]
    // The network puts out the sign of the input, as large as its last weights; relu and tanh let it through.
    const part = partOf([[1], [1], [-1], [-1]], targets, classCount === 0 ? 'numbers' : 'classes')
    const training = {
      ...gradientDescent,
      precision,
      loss: classCount === 0 ? 'squaredError' : 'crossEntropy',
    } as const
    const given = { network, training, classCount }
    const count = trainerOn(part, given).network.parameterCount

    it.each([
      ['positive', size],
      ['negative', -size],
    ])('%s: no loss and no prediction is NaN', (_, value) => {
      const { network: shape } = trainerOn(part, given)
      const parameters = new Float64Array(count).fill(1)
      const { weightOffset, biasOffset, outputs } = shape.shapes.at(-1)!
      // Of one class more than of the others, by as much as there is.
      for (let at = weightOffset; at < biasOffset; at++)
        parameters[at] = (at - weightOffset) % outputs === 0 ? value / 64 : -value / 64
      parameters.fill(0, biasOffset)
      const trainer = trainerOn(part, { ...given, parameters })
      expect(trainer.trainLoss).not.toBeNaN()
      expect(trainer.trainLoss).toBeGreaterThan(0)
      const predicted =
        classCount === 0
          ? predictValues(shape, parameters, part.inputs)
          : predictProbabilities(shape, parameters, part.inputs).values
      expect(predicted.some(Number.isNaN)).toBe(false)
      // One step leaves the run finished or diverged, never silently NaN.
      const outcome = trainer.trainLoss === Infinity ? 'diverged' : trainer.runEpoch(never)
      const sound = Number.isFinite(trainer.trainLoss) && trainer.parameters().every(Number.isFinite)
      expect(outcome === 'finished').toBe(sound)
    })
  })

  it('of two classes: each loss is 0 or the logit', () => {
    const logistic = kinds[0]!.network
    const training = { ...gradientDescent, precision }
    const lossOf = (input: number, target: number) =>
      trainerOn(partOf([[input]], [target]), { network: logistic, training, parameters: Float64Array.of(size, 0) })
        .trainLoss
    expect(lossOf(1, 1)).toBe(0)
    expect(lossOf(-1, 0)).toBe(0)
    expect(lossOf(1, 0) / size).toBeCloseTo(1, 6)
    expect(lossOf(-1, 1) / size).toBeCloseTo(1, 6)
  })

  it('of three classes: the loss is 0, the difference of logits, or infinite', () => {
    const training = { ...gradientDescent, precision }
    const lossOf = (target: number) =>
      trainerOn(partOf([[1]], [target]), {
        training,
        classCount: 3,
        parameters: Float64Array.of(size, 0, -size, 0, 0, 0),
      }).trainLoss
    expect(lossOf(0)).toBe(0)
    expect(lossOf(1) / size).toBeCloseTo(1, 6)
    // Sums are float64 in either precision: the difference of 2e38 is one there.
    if (precision === 'float64') expect(lossOf(2)).toBe(Infinity)
    else expect(lossOf(2) / size).toBeCloseTo(2, 6)
  })
})
