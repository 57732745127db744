import { describe, expect, it } from 'vitest'
import { columnScaleOf, isPlain, scaledRows } from '@shared/engine/coordinates/columnScale'
import type { Matrix } from '@shared/math/matrix'

const matrixOf = (...rows: number[][]): Matrix => ({
  rows: rows.length,
  columns: rows[0]!.length,
  stride: rows[0]!.length,
  values: Float64Array.from(rows.flat()),
})
const scaleOf = (matrix: Matrix, weights: Float64Array | null = null) => columnScaleOf(matrix, matrix.rows, weights)

describe('the scale of a column', () => {
  it('is the power of two nearest to its standard deviation, with the mean as center where that is larger', () => {
    // The standard deviations are 3, 0.5 and 1e12.
    const scale = scaleOf(matrixOf([-3, 10.5, 1e12], [3, 9.5, -1e12]))
    expect(scale).toEqual({
      centers: Float64Array.of(0, 10, 0),
      scales: Float64Array.of(4, 0.5, 2 ** 40),
      spreads: Float64Array.of(3, 0.5, 1e12),
    })
  })

  it('leaves standardized columns as they are', () => {
    const third = 1 / Math.sqrt(2 / 3)
    expect(isPlain(scaleOf(matrixOf([-third, 1], [0, -1], [third, 0.5])))).toBe(true)
    expect(isPlain(scaleOf(matrixOf([-4], [4])))).toBe(false)
  })

  it('keeps its figures where the values of a column are far from 0 and close together', () => {
    const { centers, spreads } = scaleOf(matrixOf([1e9], [1e9 + 1], [1e9 + 2]))
    expect(centers[0]).toBe(1e9 + 1)
    expect(spreads[0]).toBeCloseTo(Math.sqrt(2 / 3), 12)
  })

  it('of a constant column is its size, so that its unit has no part either, and 1 where that is 0', () => {
    const { centers, scales, spreads } = scaleOf(matrixOf([3e6, 0, 0.1], [3e6, 0, 0.1], [3e6, 0, 0.1]))
    expect([...centers]).toEqual([0, 0, 0])
    expect([...spreads]).toEqual([3e6, 1, 0.1])
    expect([...scales]).toEqual([2 ** 22, 1, 0.125])
  })

  it('counts rows by their weights', () => {
    const matrix = matrixOf([0], [4], [100])
    expect(scaleOf(matrix, Float64Array.of(1, 1, 0)).spreads[0]).toBe(2)
  })
})

it('the rows less the centers, by the scales, are the same in memory and a block at a time', () => {
  const matrix = matrixOf([1, 20], [2, 30], [3, 40])
  const scale = { centers: Float64Array.of(0, 30), scales: Float64Array.of(2, 8), spreads: Float64Array.of(2, 8) }
  const blocks = {
    ...{ rows: 3, columns: 2 },
    block: (from: number, rows: number) => ({ ...matrix, rows, values: matrix.values.slice(2 * from) }),
  }
  const expected = [1, 0, 1.5, 1.25]
  expect([...scaledRows(matrix, scale).block(1, 2).values]).toEqual(expected)
  expect([...scaledRows(blocks, scale).block(1, 2).values]).toEqual(expected)
})
