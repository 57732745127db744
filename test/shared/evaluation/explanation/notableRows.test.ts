import { expect, it } from 'vitest'
import { partCodes } from '@shared/contract/analysis'
import type { Predictions } from '@shared/contract/predictions'
import { notableRowsOf } from '@shared/evaluation/explanation/notableRows'

const two: Predictions = {
  rows: Uint32Array.of(0, 2, 5, 6, 9),
  parts: Uint8Array.from([0, 0, 0, 1, 0], (held) => (held === 0 ? partCodes.train : partCodes.validation)),
  truth: Uint8Array.of(1, 0, 1, 0, 0),
  values: Float64Array.of(0.9, 0.95, 0.1, 0.99, 0.5),
  classes: ['no', 'yes'],
}

it('The most wrong rows of a part come by their log loss', () => {
  const { measure, rows } = notableRowsOf(two, 'train', 'wrong')
  expect([measure, rows.map(({ row }) => row)]).toEqual(['logLoss', [2, 5, 9, 0]])
  expect(rows[0]).toMatchObject({ truth: 'no', predicted: 'yes', ofPredicted: 0.95 })
  expect(rows[0]!.measure).toBeCloseTo(-Math.log(0.05), 12)
  // Of one half the event is predicted, as everywhere.
  expect(rows[2]).toMatchObject({ predicted: 'yes', ofTruth: 0.5 })
})

it('The least sure rows come by the lead of their likeliest class', () => {
  const { measure, rows } = notableRowsOf(two, 'train', 'uncertain')
  expect([measure, rows.map(({ row }) => row)]).toEqual(['lead', [9, 0, 5, 2]])
  const three: Predictions = {
    ...two,
    rows: Uint32Array.of(3, 4),
    parts: Uint8Array.of(partCodes.train, partCodes.train),
    truth: Uint8Array.of(2, 0),
    values: Float64Array.of(0.5, 0.1, 0.4, 0.45, 0.43, 0.12),
    classes: ['a', 'b', 'c'],
  }
  const found = notableRowsOf(three, 'train', 'uncertain').rows
  expect(found.map(({ row, measure: lead }) => [row, lead])).toEqual([
    [4, expect.closeTo(0.02, 12)],
    [3, expect.closeTo(0.1, 12)],
  ])
  expect(found[1]).toMatchObject({ truth: 'c', predicted: 'a', ofTruth: 0.4 })
})

it('Numbers are wrong by the size of their error, and never uncertain', () => {
  const numbers: Predictions = {
    ...two,
    truth: Float64Array.of(1, 2, 3, 4, 5),
    values: Float64Array.of(1, 0, 3.5, 9, 4),
    classes: [],
  }
  const { measure, rows } = notableRowsOf(numbers, 'train', 'wrong')
  expect([measure, rows.map(({ row }) => row)]).toEqual(['error', [2, 9, 5, 0]])
  expect(rows[0]).toMatchObject({ truth: 2, predicted: 0, ofTruth: null, measure: 2 })
  expect(() => notableRowsOf(numbers, 'train', 'uncertain')).toThrow(expect.objectContaining({ code: 'bad-call' }))
})

it('A row whose true class has a probability of 0 is the most wrong, with no figure', () => {
  const sure: Predictions = { ...two, values: Float64Array.of(0.9, 0.95, 0, 0.99, 0.5) }
  expect(notableRowsOf(sure, 'train', 'wrong').rows[0]).toMatchObject({ row: 5, measure: null })
})
