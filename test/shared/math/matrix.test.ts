import { expect, it } from 'vitest'
import { createMatrix } from '@shared/math/matrix'

it('a new matrix is zero, in float64, its rows without a gap', () => {
  expect(createMatrix(2, 3)).toEqual({ rows: 2, columns: 3, stride: 3, values: new Float64Array(6) })
})
