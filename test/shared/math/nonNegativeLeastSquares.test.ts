import { describe, expect, it } from 'vitest'
import { type RowMatrix, nonNegativeLeastSquares } from '@shared/math/nonNegativeLeastSquares'

const matrixOf = (rows: number[][]): RowMatrix => ({
  rows: rows.length,
  columns: rows[0]?.length ?? 0,
  multiply: (vector, to) => rows.forEach((row, i) => (to[i] = row.reduce((sum, v, k) => sum + v * vector[k]!, 0))),
  copyRow: (index, to) => to.set(rows[index]!),
})
const residual = (rows: number[][], target: number[], most = 50) => {
  const found = nonNegativeLeastSquares(matrixOf(rows), Float64Array.from(target), most)
  return { ...found, residual: Array.from(found.residual) }
}

describe('least squares with coefficients of 0 or more', () => {
  it('leave nothing of what lies between the rows, and all of what lies behind them', () => {
    expect(residual([[1, 0], [0, 1]], [3, 4])).toEqual({ residual: [0, 0], finished: true }) // prettier-ignore
    expect(residual([[1, 0], [0, 1]], [-3, -4])).toEqual({ residual: [3, 4], finished: true }) // prettier-ignore
    expect(residual([[1, 0], [0, 1]], [3, -4])).toEqual({ residual: [0, 4], finished: true }) // prettier-ignore
  })

  it('come to the nearest point of the cone, whichever row is taken first', () => {
    // scipy.optimize.nnls([[1, 1], [0.2, 1], [-1, 0.1]] transposed, [0.1, -0.2]) leaves all but (1, 1)·0: |r| is that of the target.
    expect(residual([[1, 1], [0.2, 1], [-1, 0.1]], [0.1, -0.2]).residual).toEqual([-0.1, 0.2]) // prettier-ignore
    // Between (1, 0) and (1, 1): the projection of (1, 2) on (1, 1) is (1.5, 1.5).
    const { residual: left } = residual([[1, 0], [1, 1]], [1, 2]) // prettier-ignore
    expect(left[0]).toBeCloseTo(0.5, 12)
    expect(left[1]).toBeCloseTo(-0.5, 12)
  })

  it('say where the bound of steps came first', () => {
    expect(residual([[1, 0], [0, 1]], [3, 4], 1).finished).toBe(false) // prettier-ignore
  })
})
