import { describe, expect, it } from 'vitest'
import type { Matrix } from '@shared/math/matrix'
import { predictedClass } from '@shared/engine/predict/predictedClass'

const matrix = (...rows: number[][]): Matrix => {
  const columns = rows[0]?.length ?? 2
  return { rows: rows.length, columns, stride: columns, values: Float64Array.from(rows.flat()) }
}
/** The same with gaps between the rows, filled with what must not be read. */
const withGaps = (...rows: number[][]): Matrix => {
  const { columns } = matrix(...rows)
  return { ...matrix(...rows.map((row) => [...row, 9])), columns, stride: columns + 1 }
}

describe('predicted class', () => {
  it('of two is the second from 0.5 on', () => {
    const probabilities = matrix([0.5, 0.5], [0.5000000000000001, 0.4999999999999999], [0.2, 0.8])
    expect([0, 1, 2].map((row) => predictedClass(probabilities, row))).toEqual([1, 0, 1])
  })

  it('of more is the most probable, the earlier on a tie', () => {
    const probabilities = [
      [0.2, 0.4, 0.4],
      [0.5, 0, 0.5],
      [0.1, 0.2, 0.7],
    ]
    for (const table of [matrix(...probabilities), withGaps(...probabilities)]) {
      expect([0, 1, 2].map((row) => predictedClass(table, row))).toEqual([1, 0, 2])
    }
  })
})
