import { expect, it } from 'vitest'
import type { Predicted } from '@shared/model/fittedModel'
import { predictionCells, predictionColumns } from '@shared/model/predictionCells'

const classes: Predicted = {
  kind: 'classes',
  probabilities: { rows: 2, columns: 3, stride: 3, values: Float64Array.of(0.1, 0.7, 0.2, 0.5, Number.NaN, 0.5) },
  logits: { rows: 2, columns: 3, stride: 3, values: new Float64Array(6) },
}
const numbers: Predicted = {
  kind: 'numbers',
  values: Float64Array.of(0.1 + 0.2, Infinity),
  standardized: new Float64Array(2),
  scaling: { center: 0, scale: 1 },
}

it('names a column for each class, and one for what is predicted', () => {
  expect(predictionColumns(['a', 'b'])).toEqual(['p(a)', 'p(b)', 'predicted'])
  expect(predictionColumns([])).toEqual(['predicted'])
})

it('writes every digit, and nothing of what is not finite', () => {
  expect(predictionCells(classes, ['a', 'b', 'c'], 0)).toEqual(['0.1', '0.7', '0.2', 'b'])
  expect(predictionCells(classes, ['a', 'b', 'c'], 1)).toBeNull()
  expect(predictionCells(numbers, [], 0)).toEqual(['0.30000000000000004'])
  expect(predictionCells(numbers, [], 1)).toBeNull()
})
