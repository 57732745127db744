import { expect, it } from 'vitest'
import { classContext } from '@shared/evaluation/metricContext'
import { logLoss } from '@shared/evaluation/metrics/logLoss'
import { contextOfClasses } from '../contexts'

it('is the mean of -ln p of the true classes', () => {
  const probabilities = [
    [0.7, 0.2, 0.1],
    [0.3, 0.3, 0.4],
    [0.1, 0.8, 0.1],
    [0.6, 0.2, 0.2],
  ]
  const wanted = -(Math.log(0.7) + Math.log(0.3) + Math.log(0.8) + Math.log(0.2)) / 4
  expect(logLoss.compute(contextOfClasses(probabilities, [0, 1, 1, 2]))).toBeCloseTo(wanted, 14)
})

it('comes from the logits: ln(1 + e^2000) is 2000, where the probability is 0 to the last bit', () => {
  const probabilities = { rows: 1, columns: 2, stride: 2, values: Float64Array.of(1, 0) }
  const logits = { rows: 1, columns: 1, stride: 1, values: Float64Array.of(-2000) }
  expect(logLoss.compute(classContext({ kind: 'classes', probabilities, logits }, Uint32Array.of(1)))).toBe(2000)
  expect(logLoss.compute(classContext({ kind: 'classes', probabilities, logits }, Uint32Array.of(0)))).toBe(0)
})
