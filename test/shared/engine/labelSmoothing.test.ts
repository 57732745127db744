import { describe, expect, it } from 'vitest'
import type { TrainingSpec } from '@shared/spec/runSpec'
import { log } from '@shared/math/elementary'
import { baselineLoss } from '@shared/evaluation/baseline'
import type { PartData } from '@shared/engine/rows/partData'
import { gradientDescent, logistic, never, trainerOn } from './support'

const labelSmoothing = 0.2

/** One feature that is 0 in every row, so that only the biases are fitted. */
function constantPart(classes: readonly number[]): PartData {
  const values = new Float64Array(classes.length * 4)
  return {
    inputs: { rows: classes.length, columns: 1, stride: 4, values },
    targets: Uint32Array.from(classes),
    weights: null,
  }
}

function trained(classes: readonly number[], classCount: number, changes: Partial<TrainingSpec>) {
  const training = { ...gradientDescent, labelSmoothing, epochs: 200, tolerance: 1e-12, ...changes }
  const trainer = trainerOn(constantPart(classes), { network: logistic, training, classCount })
  while (trainer.ended === null) trainer.runEpoch(never)
  return trainer
}

describe('a run with label smoothing and nothing to learn from', () => {
  const methods: Partial<TrainingSpec>[] = [
    { optimizer: 'newton', learningRate: 1 },
    { optimizer: 'lbfgs', learningRate: 1 },
    { optimizer: 'gd', learningRate: 2, epochs: 2000 },
  ]

  it.each(methods)('gives two classes the smoothed share by $optimizer', (method) => {
    // 3 of 4 rows are of class 1: q = 0.8 · 3/4 + 0.1.
    const q = 0.7
    const trainer = trained([1, 1, 0, 1], 2, method)
    expect(trainer.parameters().at(-1)).toBeCloseTo(log(q / (1 - q)), 6)
    expect(trainer.trainLoss).toBeCloseTo(-q * log(q) - (1 - q) * log(1 - q), 10)
  })

  it.each(methods)('gives three classes their smoothed shares by $optimizer', (method) => {
    const shares = [3 / 6, 2 / 6, 1 / 6].map((share) => 0.8 * share + labelSmoothing / 3)
    const trainer = trained([0, 0, 0, 1, 1, 2], 3, method)
    const biases = trainer.parameters().slice(-3)
    expect(biases[0]! - biases[2]!).toBeCloseTo(log(shares[0]! / shares[2]!), 6)
    const entropy = shares.reduce((sum, share) => sum - share * log(share), 0)
    expect(trainer.trainLoss).toBeCloseTo(entropy, 10)
    const targets = { targets: Uint32Array.of(0, 0, 0, 1, 1, 2), weights: null }
    expect(baselineLoss(targets, { loss: 'crossEntropy', huberDelta: 1, labelSmoothing })).toBeCloseTo(entropy, 12)
  })
})
