import { describe, expect, it } from 'vitest'
import type { Predictions } from '@shared/contract/predictions'
import { misclassified, notUsed, predictionsAt } from '@renderer/charts/field/pointPredictions'

/** Rows 1, 2 and 4 of a table: one of each part. */
const rows = Uint32Array.of(1, 2, 4)
const parts = Uint8Array.of(1, 2, 3)
const two: Predictions = {
  ...{ rows, parts, truth: Uint8Array.of(1, 1, 0) },
  ...{ values: Float64Array.of(0.5, 0.25, 0.75), classes: ['no', 'yes'] },
}
const three: Predictions = {
  ...{ rows, parts, truth: Uint8Array.of(0, 1, 2), classes: ['a', 'b', 'c'] },
  values: Float64Array.of(0.5, 0.25, 0.25, 0.125, 0.125, 0.75, 0.25, 0.375, 0.375),
}

describe('predictionsAt', () => {
  it('finds each row by its place in the file; a row that the run does not use has no prediction', () => {
    expect(predictionsAt(Uint32Array.of(0, 1, 2, 3, 4), two, 1)).toEqual({
      predicted: Float64Array.of(NaN, 0.5, 0.25, NaN, 0.75),
      part: Uint8Array.of(notUsed, 0, 1, notUsed, 2),
      wrong: Uint8Array.of(0, 0, 1, 0, 1),
    })
  })

  it('takes a sample of the rows', () => {
    expect(predictionsAt(Uint32Array.of(2, 3), two, 1).predicted).toEqual(Float64Array.of(0.25, NaN))
  })

  it('gives the probability of either of two classes', () => {
    expect(predictionsAt(rows, two, 0).predicted).toEqual(Float64Array.of(0.5, 0.75, 0.25))
  })

  it('gives the probability of the drawn one of more classes; the first of the largest is predicted', () => {
    const { predicted, wrong } = predictionsAt(rows, three, 2)
    expect(predicted).toEqual(Float64Array.of(0.25, 0.75, 0.375))
    expect(wrong).toEqual(Uint8Array.of(0, 1, 1))
  })

  it('gives the predicted number, of which none is misclassified', () => {
    const numbers = { ...two, truth: Float64Array.of(1, 2, 3), values: Float64Array.of(10, 20, 30), classes: [] }
    expect(predictionsAt(rows, numbers, 0)).toMatchObject({ predicted: Float64Array.of(10, 20, 30), wrong: null })
  })
})

describe('misclassified', () => {
  it('counts among the rows that the run uses', () => {
    expect(misclassified(predictionsAt(Uint32Array.of(0, 1, 2, 3, 4), two, 1))).toEqual({ wrong: 2, rows: 3 })
  })
})
