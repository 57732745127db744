import { describe, expect, it } from 'vitest'
import type { Predictions } from '@shared/contract/predictions'
import { rowsOfCell } from '@renderer/stores/evaluation/cellRows'

const two: Predictions = {
  rows: Uint32Array.of(0, 2, 3, 5, 8),
  parts: Uint8Array.of(2, 2, 1, 2, 2),
  truth: Uint8Array.of(1, 0, 1, 1, 1),
  values: Float64Array.of(0.5, 0.9, 0.1, 0.3, 0.7),
  classes: ['no', 'yes'],
}
const three: Predictions = {
  ...{ rows: Uint32Array.of(4, 6, 7), parts: Uint8Array.of(2, 2, 2), truth: Uint8Array.of(2, 2, 0) },
  values: Float64Array.of(0.2, 0.3, 0.5, 0.4, 0.4, 0.2, 0.1, 0.8, 0.1),
  classes: ['a', 'b', 'c'],
}

describe('the rows of a cell of a confusion matrix', () => {
  it('are those of the part, by the threshold', () => {
    expect([...rowsOfCell(two, 'validation', { truth: 1, predicted: 1 }, 0.5)]).toEqual([0, 8])
    expect([...rowsOfCell(two, 'validation', { truth: 1, predicted: 1 }, 0.6)]).toEqual([8])
    expect([...rowsOfCell(two, 'validation', { truth: 0, predicted: 1 }, 0.5)]).toEqual([2])
    expect([...rowsOfCell(two, 'train', { truth: 1, predicted: 0 }, 0.5)]).toEqual([3])
  })

  it('are of several classes those of the first largest probability', () => {
    expect([...rowsOfCell(three, 'validation', { truth: 2, predicted: 2 }, 0.5)]).toEqual([4])
    expect([...rowsOfCell(three, 'validation', { truth: 2, predicted: 0 }, 0.5)]).toEqual([6])
    expect([...rowsOfCell(three, 'validation', { truth: 0, predicted: 1 }, 0.5)]).toEqual([7])
  })
})
