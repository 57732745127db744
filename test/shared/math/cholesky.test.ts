import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factorCholesky, solveCholesky } from '@shared/math/cholesky'
import { createRandom } from '@shared/math/random'

const never = () => false

/** B Bᵀ of a random n × m matrix with m > n: positive definite. */
function gram(n: number, m: number, seed: number): Float64Array {
  const { normal } = createRandom(seed, 'sample')
  const b = Float64Array.from({ length: n * m }, normal)
  return Float64Array.from({ length: n * n }, (_, at) => {
    let sum = 0
    for (let k = 0; k < m; k++) sum += b[Math.floor(at / n) * m + k]! * b[(at % n) * m + k]!
    return sum
  })
}

const times = (matrix: Float64Array, n: number, x: Float64Array) =>
  x.map((_, i) => x.reduce((sum, value, j) => sum + matrix[i * n + j]! * value, 0))

it('factorCholesky factors a matrix of whole numbers exactly, from its lower triangle alone', () => {
  const matrix = Float64Array.of(4, NaN, NaN, 12, 37, NaN, -16, -43, 98)
  expect(factorCholesky(matrix, 3, never)).toBe('factored')
  expect([matrix[0], matrix[3], matrix[4], matrix[6], matrix[7], matrix[8]]).toEqual([2, 6, 1, -8, 5, 3])
})

it('solveCholesky solves with a residual of rounding size', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(1000), (n, seed) => {
      const matrix = gram(n, n + 5, seed)
      const right = Float64Array.from({ length: n }, createRandom(seed, 'split').normal)
      const factor = matrix.slice()
      const x = right.slice()
      expect(factorCholesky(factor, n, never)).toBe('factored')
      solveCholesky(factor, n, x)
      // Backward stable: |A x - b| is a few roundings of ‖A‖‖x‖ (Higham 2002, theorem 10.4).
      const scale = Math.max(...matrix.map(Math.abs)) * x.reduce((sum, value) => sum + Math.abs(value), 0)
      times(matrix, n, x).forEach((value, i) => expect(Math.abs(value - right[i]!)).toBeLessThan(n * 1e-15 * scale))
    }),
  )
})

describe('factorCholesky refuses', () => {
  const factored = (values: number[]) => factorCholesky(Float64Array.from(values), Math.sqrt(values.length), never)

  it('a negative, zero, infinite or missing pivot', () => {
    expect(factored([-1])).toBe('indefinite')
    expect(factored([0])).toBe('indefinite')
    expect(factored([Infinity])).toBe('indefinite')
    expect(factored([NaN])).toBe('indefinite')
    expect(factored([1, 2, 2, 1])).toBe('indefinite')
  })

  it('a repeated row and column, although rounding leaves a pivot that is not 0', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.nat(1000), fc.nat(1000), (n, seed, which) => {
        const single = gram(n, n + 5, seed)
        const source = (i: number) => (i === n ? which % n : i)
        const repeated = Float64Array.from({ length: (n + 1) * (n + 1) }, (_, at) => {
          return single[source(Math.floor(at / (n + 1))) * n + source(at % (n + 1))]!
        })
        expect(factorCholesky(repeated, n + 1, never)).toBe('indefinite')
      }),
    )
  })
})

it('factorCholesky takes a matrix whose columns have very different units', () => {
  const scales = [1e-6, 1, 1e6, 1e3]
  const matrix = gram(4, 9, 3).map((value, at) => value * scales[Math.floor(at / 4)]! * scales[at % 4]!)
  expect(factorCholesky(matrix, 4, never)).toBe('factored')
})

it('factorCholesky stops between rows', () => {
  let asked = 0
  expect(factorCholesky(gram(10, 12, 1), 10, () => ++asked === 4)).toBe('stopped')
  expect(asked).toBe(4)
})
