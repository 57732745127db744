import { describe, expect, it } from 'vitest'
import { largestEigenvalue, rateOf } from '@shared/engine/optimizers/dataRate'
import { never, randomNumberPart, randomPart, trainerOn } from '../support'
import { gradientDescent } from '../support'

const rowsOf = (...rows: number[][]) => ({
  rows: rows.length,
  inputs: {
    rows: rows.length,
    columns: rows[0]!.length,
    stride: rows[0]!.length,
    values: Float64Array.from(rows.flat()),
  },
  weights: null,
})

describe('the largest eigenvalue', () => {
  it('is that of the mean of x xᵀ with a 1 for the bias', () => {
    // Columns without a mean that are no combination of each other: the matrix is diagonal, with 9, 4 and 1.
    const rows = rowsOf([3, 2], [3, -2], [-3, 2], [-3, -2])
    const found = largestEigenvalue(rows, never)
    expect(found).toMatchObject({ eigenvalue: expect.closeTo(9, 1), largestRow: 14 })
    // Two equal columns of variance 1 make it 2.
    expect(largestEigenvalue(rowsOf([1, 1], [-1, -1]), never)).toMatchObject({ eigenvalue: expect.closeTo(2, 1) })
  })

  it('counts rows by their weights', () => {
    const rows = { ...rowsOf([3], [-3], [100]), weights: Float64Array.of(1.5, 1.5, 0) }
    expect(largestEigenvalue(rows, never)).toMatchObject({ eigenvalue: expect.closeTo(9, 1), largestRow: 15 })
  })

  it('is left where somebody asks to stop', () => {
    expect(largestEigenvalue(rowsOf([1]), () => true)).toBe('stopped')
  })
})

describe('the learning rate', () => {
  const curvature = { eigenvalue: 4, largestRow: 40 }
  const settings = { optimizer: 'gd', output: 'linear', momentum: 0.9, l2: 0, batch: 100 } as const

  it('of all rows is 1 divided by the largest curvature: 1/4, 1/2 or 1 of the eigenvalue, and the penalty', () => {
    const rates = (['sigmoid', 'softmax', 'linear'] as const).map((output) =>
      rateOf({ ...settings, output }, curvature, 100),
    )
    expect(rates).toEqual([1, 0.5, 0.25])
    expect(rateOf({ ...settings, l2: 1 }, curvature, 100)).toBe(0.2)
    expect(rateOf({ ...settings, optimizer: 'momentum' }, curvature, 100)).toBe(0.25)
  })

  it('of mini-batches is between that of the roughest row and that of all', () => {
    const sgd = { ...settings, optimizer: 'sgd' } as const
    expect(rateOf({ ...sgd, batch: 1 }, curvature, 100)).toBe(1 / 80)
    const some = rateOf({ ...sgd, batch: 10 }, curvature, 100)
    expect(some).toBeGreaterThan(1 / 80)
    expect(some).toBeLessThan(1 / 8)
    expect(rateOf({ ...sgd, optimizer: 'momentum', batch: 10 }, curvature, 100)).toBeCloseTo(some / 10, 15)
  })
})

describe('a run by the rate of its data', () => {
  const training = { ...gradientDescent, learningRate: 0, epochs: 100 }

  it.each(['gd', 'sgd', 'momentum', 'nesterov'] as const)(
    'by %s does not diverge, whatever the columns',
    (optimizer) => {
      const steps = { ...training, optimizer, batchSize: optimizer === 'gd' ? ('full' as const) : 8 }
      for (const columns of [1, 5, 30]) {
        for (const [part, given] of [
          [randomPart(120, columns, 2), {}],
          [randomPart(120, columns, 3), { classCount: 3 }],
          [randomNumberPart(120, columns), { classCount: 0 }],
        ] as const) {
          // All columns nearly the same: the largest eigenvalue is as large as their number.
          const { stride } = part.inputs
          part.inputs.values.forEach((value, i, values) => {
            if (i % stride > 0 && i % stride < columns) values[i] = 0.05 * value + values[i - (i % stride)]!
          })
          const loss = given.classCount === 0 ? 'squaredError' : 'crossEntropy'
          const trainer = trainerOn(part, { ...given, training: { ...steps, loss } })
          trainer.begin(never)
          const first = trainer.trainLoss
          while (trainer.ended === null) expect(trainer.runEpoch(never)).toBe('finished')
          // Targets are drawn without regard to the inputs: steps by single batches go to and fro around the lowest loss.
          expect(trainer.trainLoss).toBeLessThanOrEqual(optimizer === 'gd' ? first : 1.5 * first)
          expect(trainer.baseRate).toBeGreaterThan(0)
        }
      }
    },
  )

  it('goes on from a checkpoint with the rate that it had', () => {
    const part = randomPart(50, 3, 2)
    const first = trainerOn(part, { training })
    for (let epoch = 0; epoch < 5; epoch++) first.runEpoch(never)
    const second = trainerOn(part, { training, checkpoint: structuredClone(first.checkpoint()) })
    expect(second.baseRate).toBe(first.baseRate)
    first.runEpoch(never)
    second.runEpoch(never)
    expect(second.parameters()).toEqual(first.parameters())
  })
})
