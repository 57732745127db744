import { describe, expect, it } from 'vitest'
import { sortNumbers } from '@shared/math/sortNumbers'
import { createRandom } from '@shared/math/random'

const random = createRandom(3, 'sample')
const bits = () =>
  Float64Array.of(Math.floor(random.uniform() * 2 ** 32) - 2 ** 31)[0]! * 2 ** (random.integer(2000) - 1030)

describe('sortNumbers', () => {
  it.each([
    ['normal numbers', () => random.normal()],
    ['few whole numbers', () => random.integer(7) - 3],
    [
      'numbers of every size',
      () => (random.integer(50) === 0 ? [0, -0, Infinity, -Infinity, 5e-324][random.integer(5)]! : bits()),
    ],
    ['one number', () => 14.62],
  ])('orders %s as the built-in sort does', (_, draw) => {
    const values = Float64Array.from({ length: 60_000 }, draw)
    const expected = values.slice().sort()
    expect(sortNumbers(values)).toBe(values)
    // In bits, so that 0 and -0 count.
    expect(Buffer.from(values.buffer).equals(Buffer.from(expected.buffer))).toBe(true)
  })

  it('keeps to its part of a buffer, and sorts short arrays too', () => {
    const values = Float64Array.from({ length: 60_002 }, (_, index) => -index)
    sortNumbers(values.subarray(1, 60_001))
    expect([values[0], values[1], values[60_000], values[60_001]]).toEqual([-0, -60_000, -1, -60_001])
    expect(sortNumbers(Float64Array.of(3, -1, 2))).toEqual(Float64Array.of(-1, 2, 3))
  })
})
