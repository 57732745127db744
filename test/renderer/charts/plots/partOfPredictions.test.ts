import { describe, expect, it } from 'vitest'
import { partOfPredictions, partsWithRows } from '@renderer/charts/plots/partOfPredictions'

const names = { target: 'y', classes: ['a', 'b', 'c'] }
/** Four rows of three classes: training, test, none validates, training, test. */
const predictions = {
  rows: Uint32Array.of(0, 2, 3, 7),
  parts: Uint8Array.of(1, 3, 1, 3),
  truth: Uint8Array.of(0, 1, 2, 1),
  values: Float64Array.of(0.7, 0.2, 0.1, 0.1, 0.8, 0.1, 0.2, 0.2, 0.6, 0.3, 0.3, 0.4),
  classes: ['a', 'b', 'c'],
}

describe('partsWithRows', () => {
  it('puts the part first that says most about new rows, and leaves empty ones out', () => {
    expect(partsWithRows(predictions)).toEqual(['test', 'train'])
    expect(partsWithRows({ parts: new Uint8Array() })).toEqual([])
  })
})

describe('partOfPredictions', () => {
  it('takes the rows of one part with all their probabilities', () => {
    const { truth, values, width } = partOfPredictions(predictions, 'test', names)
    expect([...truth]).toEqual([1, 1])
    expect([...values]).toEqual([0.1, 0.8, 0.1, 0.3, 0.3, 0.4])
    expect(width).toBe(3)
  })

  it('takes one probability a row of two classes', () => {
    const two = { ...predictions, values: Float64Array.of(0.1, 0.9, 0.4, 0.2), classes: ['n', 'y'] }
    expect([...partOfPredictions(two, 'train', { target: 'y', classes: ['n', 'y'] }).values]).toEqual([0.1, 0.4])
  })

  it('is empty for a part without rows', () => {
    expect(partOfPredictions(predictions, 'validation', names).truth).toHaveLength(0)
  })
})
