import { expect, it } from 'vitest'
import { constantPredictionWarning, isConstantPrediction } from '../../../../electron/workers/train/constantPrediction'
import { exampleSpec } from '../../../support/examples'

const numbers = (...of: number[]) => {
  const standardized = Float64Array.from(of)
  return { kind: 'numbers' as const, values: standardized, standardized, scaling: { center: 0, scale: 1 } }
}

it('is one where no output varies by what a figure shows', () => {
  expect(isConstantPrediction(numbers(0.5, 0.5001, 0.5))).toBe(true)
  expect(isConstantPrediction(numbers(0.5, 0.51, 0.5))).toBe(false)
  expect(isConstantPrediction(numbers(0.5))).toBe(false)
  const logits = { rows: 2, columns: 2, stride: 2, values: Float64Array.of(1, 0, 1, 0.5) }
  expect(isConstantPrediction({ kind: 'classes', probabilities: logits, logits })).toBe(false)
})

it('is told with the reason that its settings give, and what to try', () => {
  const { network, preparation, training } = exampleSpec
  const said = (changes: object) => constantPredictionWarning({ ...exampleSpec, ...changes }).message
  const hidden = { ...network, hidden: [8] }
  expect(said({ network: { ...hidden, initialisation: 'zeros' } })).toContain('Glorot')
  const unscaled = { ...preparation, standardization: 'none' }
  expect(said({ network: { ...hidden, initialisation: 'glorot' }, preparation: unscaled })).toContain('Standardize')
  expect(said({ training: { ...training, l1: 5 } })).toContain('smaller L1')
})
