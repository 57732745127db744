import { expect, it } from 'vitest'
import { gradientNorm, meanLoss } from './judge.ts'

const values = Float64Array.from([1, 2, -1, 0.5, 3, -2])
const labels = Uint32Array.from([0, 1, 1])
const logistic = { rows: 3, columns: 2, hidden: [], classes: 2 }

it('gives log(classes) at zero weights', () => {
  expect(meanLoss({ workload: logistic, values, labels, parameters: new Float64Array(3) })).toBeCloseTo(Math.LN2, 14)
  const softmax = { ...logistic, classes: 5, hidden: [4] }
  const zeros = new Float64Array(2 * 4 + 4 + 4 * 5 + 5)
  expect(meanLoss({ workload: softmax, values, labels, parameters: zeros })).toBeCloseTo(Math.log(5), 14)
})

it('takes weights as [input][output] and silences negative units', () => {
  // Row (1, 2): units max(0, 1 * 2 + 2 * 1 - 1) = 3 and max(0, 1 * 0 - 2 * 4 + 0) = 0; score 3 * 0.5 + 0 * 7 + 0.25.
  const parameters = Float64Array.from([2, 0, 1, -4, -1, 0, 0.5, 7, 0.25])
  const one = { workload: { ...logistic, rows: 1, hidden: [2] }, values, labels, parameters }
  expect(meanLoss(one)).toBeCloseTo(Math.log(1 + Math.exp(1.75)), 14)
})

it('stays finite for scores whose exponential is not', () => {
  const parameters = Float64Array.from([1000, 0, 0])
  // Only row 2 is wrong, by 1000; row 1 too: its label is 0 at a score of 1000. Row 3 scores 3000 for its label 1.
  expect(meanLoss({ workload: logistic, values, labels, parameters })).toBeCloseTo(2000 / 3, 10)
})

it('gives the norm of the gradient that differences of the loss give', () => {
  const parameters = Float64Array.from([0.3, -0.2, 0.1])
  const step = 1e-5
  const slopes = Array.from(parameters, (_, index) => {
    const moved = (by: number) => {
      const there = parameters.slice()
      there[index]! += by
      return meanLoss({ workload: logistic, values, labels, parameters: there })
    }
    return (moved(step) - moved(-step)) / (2 * step)
  })
  expect(gradientNorm({ workload: logistic, values, labels, parameters })).toBeCloseTo(Math.hypot(...slopes), 9)
})
