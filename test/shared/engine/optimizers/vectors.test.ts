import { expect, it } from 'vitest'
import { addScaled, dot, norm } from '@shared/engine/optimizers/vectors'

it('dot is the sum of the products for every length', () => {
  for (let length = 0; length < 12; length++) {
    const ascending = Float64Array.from({ length }, (_, i) => i + 1)
    expect(dot(ascending, ascending)).toBe((length * (length + 1) * (2 * length + 1)) / 6)
    expect(dot(ascending, new Float64Array(length).fill(1))).toBe((length * (length + 1)) / 2)
  }
})

it('dot adds up in float64 whatever the arrays are', () => {
  // In float32, 2^24 + 1 is 2^24.
  expect(dot(Float32Array.of(4096, 1, 0, 0, 1), Float32Array.of(4096, 1, 0, 0, 1))).toBe(16_777_218)
})

it('norm is the Euclidean length, and addScaled adds a multiple', () => {
  expect(norm(Float64Array.of(2, 3, 6))).toBe(7)
  expect(norm(Float64Array.of(1, NaN))).toBeNaN()
  const a = Float64Array.of(1, 2, 3)
  addScaled(a, -2, Float64Array.of(1, 1, 0.5))
  expect([...a]).toEqual([-1, 0, 2])
})
